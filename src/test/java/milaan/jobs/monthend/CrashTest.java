package milaan.jobs.monthend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import milaan.SmallYear;
import milaan.TestDatabase;
import milaan.accuracy.GeneratedFiles;
import milaan.accuracy.LabelledDocuments;
import milaan.accuracy.Mix;
import milaan.domain.identity.TaxPeriod;
import milaan.jobs.JobCrashTest;
import milaan.runtime.JobFile;

/** A month end with documents of both sides, returns, a statement and a working. */
abstract class CrashTest extends JobCrashTest {

    private TaxPeriod period;

    CrashTest(TestDatabase.Kind kind) {
        super(kind);
    }

    @Override
    protected JobFile write(Path folder) throws IOException {
        LabelledDocuments data = LabelledDocuments.generate(11, 60, Mix.USUAL);
        period = data.period();
        Path input = folder.resolve("input");
        List<Path> files = GeneratedFiles.write(data, input);
        Files.writeString(files.get(files.size() - 1), bad(data), StandardOpenOption.APPEND);
        new SmallYear(data.ours().get(0).text(), input).returns(period.previous() + " 30000/50000 R500/400")
                .ecrs("ecrs.csv", period.previous() + " 30000/50000=100000")
                .working("working.csv", "R1 " + period.previous() + " REVERSED_4B2 30000 because=NOT_RECEIVED, P1 " + period.previous()
                        + " RECLAIMED_4D1 50000 of=R1");
        return new JobFile("month-end", data.ours(), period, period, input, folder.resolve("output"), "", 200, Map.of());
    }

    private static String bad(LabelledDocuments data) {
        String start = data.ours().get(0) + ",27AAACR5055K1Z7,Reliance,INV,";
        return start + "R/1,31-04-2025,27,100.00,18.00,0.00,0.00,0.00,118.00,N\n" + start + "R/2,2025-08-01,27,12x,18.00,0.00,0.00,0.00,118.00,N\n";
    }

    @Override
    protected long rejected() {
        return 2;
    }

    @Override
    protected String time() {
        return period.toString();
    }

    @Override
    protected int stride() {
        return 3;
    }
}
