package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVRecord;

import milaan.SmallCompany;
import milaan.SmallYear;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.accuracy.GeneratedFiles;
import milaan.accuracy.LabelledDocuments;
import milaan.accuracy.Mix;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.jobs.JobCrashTest;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;

/** A month end with documents of both sides, returns, a statement, a working, payments, turnover and decisions. */
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
        writeCredit(data, input, files.get(files.size() - 1));
        decide(data, input, folder.resolve("undecided"));
        return job(data, input, folder.resolve("output"));
    }

    private JobFile job(LabelledDocuments data, Path input, Path output) {
        return new JobFile("month-end", data.ours(), period, period, input, output, "", 200, Map.of());
    }

    /** An open lot, common credit and capital goods of our own working with their turnover, and payments of the first bills and on account. */
    private void writeCredit(LabelledDocuments data, Path input, Path register) throws IOException {
        String day = period.firstDay().toString();
        String own = data.ours().get(0).text();
        new SmallCompany(own, period.toString()).add("working", "R9 " + period.previous() + " REVERSED_4B2 I700 because=NOT_RECEIVED doc=O/1:"
                        + period.previous().firstDay())
                .add("books", "S/1 " + day + " 200000 I36000 rev unregistered class=COMMON")
                .add("books", "S/2 " + day + " 100000 I18000 rev unregistered class=COMMON_CAPITAL")
                .add("turnover", "TAXABLE 900000").add("turnover", "EXEMPT 100000").add("paid", "NOPE/1 77 " + day)
                .add("paid", "- 5000 " + day).write(input.resolve("credit"));
        StringBuilder payments = new StringBuilder("recipient_gstin,supplier_gstin,document_number,payment_date,amount\n");
        Files.readAllLines(register).stream().skip(1).map(line -> line.split(",")).filter(cells -> cells.length > 5 && cells[3].equals("INV")
                && !cells[4].contains("\"") && Gstin.isGstin(cells[1])).limit(8)
                .forEach(cells -> payments.append(String.join(",", cells[0], cells[1], cells[4], day, "1234.56")).append('\n'));
        Files.writeString(input.resolve("credit/more-payments.csv"), payments);
    }

    /** What an analyst makes of the review of a first run: a decision on every second item. */
    private void decide(LabelledDocuments data, Path input, Path folder) throws IOException {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder), Map.of())) {
            assertThat(application.run(job(data, input, folder)).exitCode()).isEqualTo(ExitCode.DONE);
        }
        StringBuilder decisions = new StringBuilder("gstin,item_key,evidence_hash,decision,decision_reason,decided_by,decided_on\n");
        for (Gstin gstin : data.ours()) {
            List<CSVRecord> items = new CreditResults(folder.resolve("month-end").resolve(gstin.text()).resolve(period.toString())).rows("review.csv");
            for (int i = 0; i < items.size(); i += 2) {
                CSVRecord item = items.get(i);
                decisions.append(String.join(",", gstin.text(), item.get("item_key"), item.get("evidence_hash"),
                        item.get("status").equals("OPEN_LOT") ? "CLAIM" : item.get("suggested"), "seen", "A. Rao", "2026-01-05")).append('\n');
            }
        }
        Files.writeString(input.resolve("credit/decisions.csv"), decisions);
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

    @Override
    protected int strideOfInserts() {
        return 2;
    }
}
