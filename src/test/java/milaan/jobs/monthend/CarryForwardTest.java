package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import milaan.SmallMonth;
import milaan.Snapshot;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;
import milaan.tables.Faults;

/** Two months: what April leaves open can be closed in May, and April stays as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarryForwardTest {

    private static final String OWN = "27AAPFU0939F1ZV";
    private static final String BRANCH = SmallMonth.gstin("29", "AAPFU0939F");
    private static final String SUPPLIER = SmallMonth.gstin("24", "AAACR5055K");
    private static final String OTHER = SmallMonth.gstin("33", "AABCT1332L");
    private static final String RECONCILED = "select books_document_number as b, portal_document_number as p, status, bucket, carried_from "
            + "from current_reconciliation where run_id = ? and gstin = ? order by coalesce(books_document_number, portal_document_number), status";

    private final TestDatabase.Kind kind;
    private TestApplication application;
    private Faults.Plan faults;
    @TempDir
    Path folder;

    CarryForwardTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path databases) {
        application = TestApplication.start(TestDatabase.empty(kind, databases),
                Map.of("milaan.chunk-size", "2", "milaan.block-size", "2"), Faults.class);
        faults = application.get(Faults.Plan.class);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget_every_run() {
        application.empty();
        faults.failNothing();
    }

    @Test
    void a_document_missing_in_april_is_claimed_when_it_appears_in_may() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-04"));
        may().both(SUPPLIER, "M/1", "2026-05-05", "300.00").portal(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-05"));
        run("2026-04");
        Snapshot april = april(1);
        assertThat(reconciled(1)).containsExactly("A/1=A/1 MATCHED EXACT", "A/2=- MISSING_IN_2B MISSING_IN_2B");

        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/2=A/2 MATCHED EXACT from 2026-04", "M/1=M/1 MATCHED EXACT");
        april(1).assertSameAs(april, "after May");
    }

    @Test
    void a_carried_document_that_stays_open_keeps_the_month_it_came_from() throws IOException {
        april().books(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-04"));
        may().both(SUPPLIER, "M/1", "2026-05-05", "300.00").write(inbox("2026-05"));
        new SmallMonth(OWN, "2026-06").portal(SUPPLIER, "A/2", "2026-04-06", "2000.00").books(SUPPLIER, "J/1", "2026-06-06", "10.00")
                .write(inbox("2026-06"));
        run("2026-04");
        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/2=- MISSING_IN_2B MISSING_IN_2B from 2026-04", "M/1=M/1 MATCHED EXACT");
        run("2026-06");
        assertThat(reconciled(3)).containsExactly("A/2=A/2 MATCHED EXACT from 2026-04", "J/1=- MISSING_IN_2B MISSING_IN_2B");
    }

    @Test
    void a_register_that_repeats_an_open_document_updates_it_and_never_doubles_it() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-04"));
        may().both(SUPPLIER, "A/2", "2026-04-06", "2500.00").write(inbox("2026-05"));
        run("2026-04");
        run("2026-05");

        assertThat(reconciled(2)).containsExactly("A/2=A/2 MATCHED EXACT from 2026-04");
        assertThat(application.jdbc().queryForList("select code, message from exceptions where run_id = 2").stream()
                .map(row -> row.get("code") + ": " + row.get("message")).toList()).containsExactly("CARRIED_UPDATED: document 'A/2' of "
                + "2026-04-06, open since 2026-04, stands in this register again and is updated, taxable 2,000.00 -> 2,500.00, "
                + "tax 360.00 -> 450.00");
        assertThat(totals(2)).containsExactly("BOOKS carried in 1 2000.00", "BOOKS carried, replaced by this register 1 2000.00",
                "BOOKS loaded 1 2500.00", "BOOKS reconciled 1 2500.00", "PORTAL loaded 1 2500.00", "PORTAL reconciled 1 2500.00");
    }

    @Test
    void a_register_of_the_year_to_date_opens_nothing_that_was_reconciled() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-04"));
        may().books(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .both(SUPPLIER, "M/1", "2026-05-05", "300.00").write(inbox("2026-05"));
        new SmallMonth(OWN, "2026-06").books(SUPPLIER, "A/1", "2026-04-05", "1100.00").portal(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .write(inbox("2026-06"));
        run("2026-04");
        Snapshot april = april(1);
        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/1=- DUPLICATE DUP_BOOKS from 2026-04", "A/2=- MISSING_IN_2B MISSING_IN_2B from 2026-04",
                "M/1=M/1 MATCHED EXACT");
        assertThat(totals(2)).containsExactly("BOOKS carried in 2 3000.00", "BOOKS carried, replaced by this register 2 3000.00",
                "BOOKS loaded 3 3300.00", "BOOKS reconciled 3 3300.00", "PORTAL loaded 1 300.00", "PORTAL reconciled 1 300.00");
        assertThat(codes(2)).containsExactly("ALREADY_RECONCILED: document 'A/1' of 2026-04-05, reconciled in 2026-04, stands in this register"
                + " again and is not compared again, nothing changed", "CARRIED_UPDATED: document 'A/2' of 2026-04-06, open since 2026-04,"
                + " stands in this register again and is updated, nothing changed");
        april(1).assertSameAs(april, "after May");

        run("2026-06");
        assertThat(reconciled(3)).containsExactly("A/1=- DUPLICATE DUP_BOOKS from 2026-04", "A/2=A/2 MATCHED EXACT from 2026-04");
        assertThat(codes(3)).containsExactly("ALREADY_RECONCILED: document 'A/1' of 2026-04-05, reconciled in 2026-04, stands in this register"
                + " again and is not compared again, taxable 1,000.00 -> 1,100.00, tax 180.00 -> 198.00");
    }

    @Test
    void another_booking_of_a_reconciled_number_is_open() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").write(inbox("2026-04"));
        may().both(SUPPLIER, "M/1", "2026-05-05", "300.00").books(SUPPLIER, "A/1", "2026-04-05", "70.00").write(inbox("2026-05"));
        run("2026-04");
        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/1=- MISSING_IN_2B MISSING_IN_2B", "M/1=M/1 MATCHED EXACT");
    }

    @Test
    void an_amendment_reopens_what_a_register_of_the_year_to_date_repeats() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").write(inbox("2026-04"));
        may().books(SUPPLIER, "A/1", "2026-04-05", "1200.00").amendment(SUPPLIER, "A/1", "2026-04-05", "1200.00", "A/1", "2026-04-05")
                .write(inbox("2026-05"));
        run("2026-04");
        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/1=A/1 MATCHED EXACT from 2026-04", "-=A/1 NOT_COMPARED AMENDED from 2026-04");
    }

    private List<String> codes(long run) {
        return application.jdbc().queryForList("select code, message from exceptions where run_id = ? order by message", run).stream()
                .map(row -> row.get("code") + ": " + row.get("message")).toList();
    }

    @Test
    void an_amendment_reopens_the_closed_match_of_its_original() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").both(OTHER, "T/1", "2026-04-06", "500.00").write(inbox("2026-04"));
        may().amendment(SUPPLIER, "A/1", "2026-04-05", "1200.00", "A/1", "2026-04-05").books(SUPPLIER, "M/1", "2026-05-06", "70.00")
                .write(inbox("2026-05"));
        run("2026-04");
        Snapshot april = april(1);
        run("2026-05");

        assertThat(reconciled(2)).containsExactly("A/1=A/1 DIFFERENCE VALUE_MISMATCH from 2026-04", "-=A/1 NOT_COMPARED AMENDED from 2026-04",
                "M/1=- MISSING_IN_2B MISSING_IN_2B");
        assertThat(totals(2)).containsExactly("BOOKS carried in 1 1000.00", "BOOKS loaded 1 70.00", "BOOKS reconciled 2 1070.00",
                "PORTAL carried in 1 1000.00", "PORTAL loaded 1 1200.00", "PORTAL reconciled 2 2200.00");
        april(1).assertSameAs(april, "after May");
    }

    @Test
    void a_second_amendment_under_the_first_number_finds_the_amendment_between() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").write(inbox("2026-04"));
        may().amendment(SUPPLIER, "B/1", "2026-04-05", "1000.00", "A/1", "2026-04-05").books(SUPPLIER, "M/1", "2026-05-06", "70.00")
                .write(inbox("2026-05"));
        new SmallMonth(OWN, "2026-06").amendment(SUPPLIER, "C/1", "2026-04-05", "1000.00", "A/1", "2026-04-05")
                .books(SUPPLIER, "J/1", "2026-06-06", "10.00").write(inbox("2026-06"));
        run("2026-04");
        run("2026-05");
        run("2026-06");
        assertThat(reconciled(3)).hasSize(5).contains("-=A/1 NOT_COMPARED AMENDED from 2026-04", "-=B/1 NOT_COMPARED AMENDED from 2026-05");
        assertThat(reconciled(3).stream().filter(row -> row.startsWith("A/1="))).singleElement().asString().startsWith("A/1=C/1");
    }

    @Test
    void an_amendment_of_a_document_still_open_carries_it_once() throws IOException {
        april().portal(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(OTHER, "T/1", "2026-04-06", "500.00").write(inbox("2026-04"));
        may().amendment(SUPPLIER, "A/1", "2026-04-05", "1200.00", "A/1", "2026-04-05").books(SUPPLIER, "A/1", "2026-04-05", "1200.00")
                .write(inbox("2026-05"));
        run("2026-04");
        run("2026-05");
        assertThat(reconciled(2)).containsExactly("A/1=A/1 MATCHED EXACT", "-=A/1 NOT_COMPARED AMENDED from 2026-04",
                "T/1=- MISSING_IN_2B MISSING_IN_2B from 2026-04");
    }

    @Test
    void a_new_revision_of_april_makes_a_new_revision_of_may() throws IOException {
        april().books(SUPPLIER, "A/2", "2026-04-06", "2000.00").write(inbox("2026-04"));
        may().portal(SUPPLIER, "A/2", "2026-04-06", "2000.00").books(OTHER, "T/1", "2026-05-06", "1.00").write(inbox("2026-05"));
        run("2026-04");
        run("2026-05");
        assertThat(run("2026-05").status()).isEqualTo("NOTHING_TO_DO");
        april().books(SUPPLIER, "A/2", "2026-04-06", "2000.00").books(SUPPLIER, "A/3", "2026-04-07", "5.00").write(inbox("2026-04"));
        assertThat(run("2026-04").revision()).isEqualTo(2);
        RunResult may = run("2026-05");
        assertThat(may.status() + " " + may.revision()).isEqualTo("COMPLETED 2");
        assertThat(reconciled(4)).containsExactly("A/2=A/2 MATCHED EXACT from 2026-04", "A/3=- MISSING_IN_2B MISSING_IN_2B from 2026-04",
                "T/1=- MISSING_IN_2B MISSING_IN_2B");
    }

    @Test
    void a_range_gives_what_its_months_give_one_by_one_and_survives_a_failure_in_the_middle() throws IOException {
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .portal(OTHER, "T/1", "2026-04-09", "70.00").write(inbox("2026-04"));
        may().both(SUPPLIER, "M/1", "2026-05-05", "300.00").portal(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .books(OTHER, "T/1", "2026-04-09", "70.00").amendment(SUPPLIER, "A/1", "2026-04-05", "1001.00", "A/1", "2026-04-05")
                .write(inbox("2026-05"));
        Path all = folder.resolve("input");
        launch(job("2026-04", "2026-04", all, List.of(OWN)));
        launch(job("2026-05", "2026-05", all, List.of(OWN)));
        Map<String, List<String>> oneByOne = results();

        application.empty();
        faults.failNothing();
        launch(job("2026-04", "2026-04", all, List.of(OWN)));
        int insertsOfApril = faults.inserts();
        application.empty();
        faults.failNothing();
        JobFile range = job("2026-04", "2026-05", all, List.of(OWN));
        launch(range);
        int inserts = faults.inserts();
        assertThat(results()).isEqualTo(oneByOne);
        Snapshot undisturbed = Snapshot.of(application.jdbc(), range.output());

        for (int n = insertsOfApril; n <= inserts; n += 3) {
            application.empty();
            faults.failInsert(n);
            assertThat(application.run(range).exitCode()).as("insert %d of %d", n, inserts).isEqualTo(ExitCode.INTERNAL);
            faults.failNothing();
            launch(range);
            Snapshot.of(application.jdbc(), range.output()).assertSameAs(undisturbed, "insert " + n + " of " + inserts);
        }
    }

    @Test
    void rows_of_a_register_of_several_months_find_theirs_by_posting_date_else_document_date() throws IOException {
        Path all = folder.resolve("all");
        april().portal(SUPPLIER, "A/1", "2026-04-05", "1.00").writePortal(all.resolve("april.json"));
        may().portal(SUPPLIER, "M/1", "2026-05-05", "1.00").writePortal(all.resolve("may.json"));
        Files.writeString(all.resolve("books.csv"), SmallMonth.TITLES
                + row("A/1", "2026-04-05", "2026-04-06") + row("A/2", "2026-04-30", "2026-05-02") + row("A/3", "2026-04-29", "")
                + row("M/1", "2026-05-05", "2026-05-05") + row("M/2", "2026-05-31", "") + row("OLD", "2026-03-05", "2026-03-06")
                + row("LATE", "2026-05-30", "2026-06-02"));
        launch(job("2026-04", "2026-05", all, List.of(OWN)));

        assertThat(application.jdbc().queryForList("select run_id, document_number from document_line where side = 'BOOKS' and line_id > 1000000000000 "
                + "order by run_id, document_number").stream().map(row -> row.get("run_id") + " " + row.get("document_number")).toList())
                .containsExactly("1 A/1", "1 A/3", "1 OLD", "2 A/2", "2 LATE", "2 M/1", "2 M/2");
        assertThat(application.jdbc().queryForList("select rows_read, rows_loaded from files where file = 'books.csv' order by run_id").stream()
                .map(row -> row.get("rows_read") + "/" + row.get("rows_loaded")).toList()).containsExactly("3/3", "4/4");
    }

    private static String row(String number, String date, String posted) {
        return OWN + "," + SUPPLIER + ",Supplier,INV," + number + "," + date + ",27,1.00,0.18,0.00,0.00,0.00,1.18,N,V" + number + "," + posted + "\n";
    }

    @Test
    void gstins_of_one_pan_are_matched_together_and_published_apart() throws IOException {
        Path all = folder.resolve("all");
        april().both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "WRONG-77", "2026-04-06", "2000.00").write(all.resolve("own"));
        new SmallMonth(BRANCH, "2026-04").both(SUPPLIER, "B/1", "2026-04-07", "300.00").portal(SUPPLIER, "WRONG-77", "2026-04-06", "2000.00")
                .write(all.resolve("branch"));
        RunResult result = launch(job("2026-04", "2026-04", all, List.of(OWN, BRANCH)));
        assertThat(result.documents()).isEqualTo(6);

        assertThat(reconciled(1)).containsExactly("A/1=A/1 MATCHED EXACT", "WRONG-77=- DIFFERENCE OUR_BRANCH_MISMATCH");
        assertThat(reconciled(1, BRANCH)).containsExactly("B/1=B/1 MATCHED EXACT", "-=WRONG-77 DIFFERENCE OUR_BRANCH_MISMATCH");
        assertThat(totals(1)).containsExactly("BOOKS loaded 2 3000.00", "BOOKS reconciled 2 3000.00", "PORTAL loaded 1 1000.00",
                "PORTAL reconciled 1 1000.00");
        assertThat(totals(1, BRANCH)).containsExactly("BOOKS loaded 1 300.00", "BOOKS reconciled 1 300.00", "PORTAL loaded 2 2300.00",
                "PORTAL reconciled 2 2300.00");

        Map<String, String> files = Snapshot.files(folder.resolve("output/month-end"));
        assertThat(files.get(OWN + "/2026-04/reconciliation.csv").lines().skip(1).filter(line -> line.contains(",WRONG-77,"))).hasSize(1);
        assertThat(files.get(BRANCH + "/2026-04/reconciliation.csv").lines().skip(1)).hasSize(2);
        assertThat(files.get("AAPFU0939F/2026-04/portfolio.csv").lines().toList()).containsExactly(
                "gstin,period,documents,matched_documents,difference_documents,probable_documents,missing_in_2b_documents,"
                        + "missing_in_books_documents,duplicate_documents,not_claimable_documents,not_compared_documents,books_tax,portal_tax,verdict",
                OWN + ",2026-04,3,2,1,0,0,0,0,0,0,540.00,180.00,NOT_ASSESSED",
                BRANCH + ",2026-04,3,2,1,0,0,0,0,0,0,54.00,414.00,NOT_ASSESSED");
    }

    // --- tools

    private static SmallMonth april() {
        return new SmallMonth(OWN, "2026-04");
    }

    private static SmallMonth may() {
        return new SmallMonth(OWN, "2026-05");
    }

    private Path inbox(String month) {
        return folder.resolve("input").resolve(month);
    }

    private RunResult run(String month) {
        return launch(job(month, month, inbox(month), List.of(OWN)));
    }

    private JobFile job(String first, String last, Path input, List<String> gstins) {
        return new JobFile("month-end", gstins.stream().map(Gstin::new).toList(), TaxPeriod.parse(first), TaxPeriod.parse(last), input,
                folder.resolve("output"), "", 200, Map.of());
    }

    private RunResult launch(JobFile job) {
        RunResult result = application.run(job);
        assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
        return result;
    }

    private List<String> reconciled(long run) {
        return reconciled(run, OWN);
    }

    private List<String> reconciled(long run, String gstin) {
        return application.jdbc().queryForList(RECONCILED, run, gstin).stream().map(row -> text(row.get("b")) + "=" + text(row.get("p")) + " "
                + row.get("status") + " " + row.get("bucket") + (row.get("carried_from") == null ? "" : " from " + row.get("carried_from")))
                .toList();
    }

    private static String text(Object value) {
        return value == null ? "-" : value.toString();
    }

    private List<String> totals(long run) {
        return totals(run, OWN);
    }

    private List<String> totals(long run, String gstin) {
        return application.jdbc().queryForList("select side, station, row_count, taxable_value from control_total where run_id = ? and gstin = ? "
                + "order by side, station", run, gstin).stream().map(row -> row.get("side") + " " + row.get("station") + " " + row.get("row_count")
                + " " + row.get("taxable_value")).toList();
    }

    /** What April left: its rows in every table, and its files. */
    private Snapshot april(int run) {
        Snapshot all = Snapshot.of(application.jdbc(), folder.resolve("output/month-end").resolve(OWN).resolve("2026-04"));
        Map<String, List<String>> rows = new java.util.TreeMap<>();
        all.tables().forEach((table, lines) -> rows.put(table, lines.stream().filter(line -> ("|" + line + "|").contains("|run_id=" + run + "|"))
                .toList()));
        return new Snapshot(rows, all.files());
    }

    /** Results without what names the command: the files of the other month are refused when a month is run alone. */
    private Map<String, List<String>> results() {
        Map<String, List<String>> tables = new java.util.TreeMap<>(Snapshot.of(application.jdbc(), folder.resolve("output")).tables());
        tables.keySet().retainAll(List.of("document", "document_line", "match_result", "match_line", "control_total", "result_change"));
        return tables;
    }
}
