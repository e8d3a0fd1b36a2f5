package milaan.jobs.ecrsopening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import milaan.SmallMonth;
import milaan.SmallYear;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.jobs.JobCrashTest;
import milaan.runtime.JobFile;

/** An opening of two GSTINs with returns, statements and workings, and a row of each kind that is refused. */
abstract class CrashTest extends JobCrashTest {

    static final String OWN = "27AAPFU0939F1ZV";
    static final String BRANCH = SmallMonth.gstin("29", "AAPFU0939F");

    CrashTest(TestDatabase.Kind kind) {
        super(kind);
    }

    @Override
    protected JobFile write(Path folder) throws IOException {
        Path input = folder.resolve("input");
        inbox(input);
        return new JobFile("ecrs-opening", List.of(new Gstin(OWN), new Gstin(BRANCH)), TaxPeriod.of(2026, 4), TaxPeriod.of(2027, 3), input,
                folder.resolve("output"), "", 200, Map.of());
    }

    static void inbox(Path input) throws IOException {
        SmallYear branch = new SmallYear(BRANCH, input);
        new SmallYear(OWN, input).returns("2025-12 70000/0, 2026-01 50000/0 R900/400, 2026-03 30000/50000 I10/0, 2026-04 1000/0")
                .write("list.json", "[" + branch.filed("2026-03 700/0") + "," + branch.filed("2026-02 20/0 draft") + "]")
                .write("bad-return.json", branch.filed("2026-02 20/0").replace("\"RUL\"", "\"RULE\""))
                .ecrs("ecrs-own.csv", "2025-12 70000/0=70000, 2026-01 50000/0=120000, 2026-03 30000/50000=100000")
                .rcm("rcm-own.csv", "2026-01 900/400=500, 2026-02 0/0=500 S0/0=-7 services=S7")
                .working("working.csv", "R1 2025-12 REVERSED_4B2 70000 because=R37_180D, R2 2026-01 REVERSED_4B2 45000, B1 2026-01 REVERSED_4B2 5000 "
                        + "because=17(5), R3 2026-03 REVERSED_4B2 30000, P1 2026-03 RECLAIMED_4D1 50000 of=R1, P2 2026-03 RECLAIMED_OTHERWISE 9, "
                        + "R2 2026-03 REVERSED_OTHERWISE 11, N1 2026-03 REVERSED_4B2 -5, N2 2026-03 GIFT 5, V1 2026-03 REVERSED_4B2 700 gstin="
                        + BRANCH);
        branch.ecrs("ecrs-branch.csv", "2026-03 700/0=900");
    }

    /** The return whose table names an unknown row, State tax on imported services, a minus and an unknown event. */
    @Override
    protected long rejected() {
        return 4;
    }

    @Override
    protected String time() {
        return "2026-27";
    }

    @Override
    protected int stride() {
        return 1;
    }
}
