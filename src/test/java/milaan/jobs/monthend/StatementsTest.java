package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.SmallMonth;
import milaan.SmallYear;
import milaan.Snapshot;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;

/** The two statements over several months: what a month has loaded the next one knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StatementsTest {

    private static final String OWN = "27AAPFU0939F1ZV";
    private static final String BRANCH = SmallMonth.gstin("29", "AAPFU0939F");

    private final TestDatabase.Kind kind;
    private TestApplication application;
    @TempDir
    Path folder;

    StatementsTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path databases) {
        application = TestApplication.start(TestDatabase.empty(kind, databases), Map.of("milaan.chunk-size", "2"));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget_every_run() {
        application.empty();
    }

    // --- the worked rolls of gst-rules 2.10 and 3.5

    @Test
    void the_worked_roll_of_the_ecrs_goes_on_from_month_to_month() throws IOException {
        inbox("2026-04").ecrs("ecrs.csv", "2026-03 0/0=100000").returns("2026-03 0/0, 2026-04 20000/50000");
        inbox("2026-05").returns("2026-05 0/90000 claimed=90000");
        inbox("2026-06").returns("2026-06 20000/0");
        inbox("2026-07").returns("2026-07 5000/5000");
        run("2026-04");
        assertThat(rolled("ecrs", 1)).containsExactly("2026-03 100000 +0 -0 =100000 OK", "2026-04 100000 +20000 -50000 =70000 OK");
        run("2026-05");
        run("2026-06");
        run("2026-07");

        assertThat(rolled("ecrs", 4)).containsExactly("2026-03 100000 +0 -0 =100000 OK", "2026-04 100000 +20000 -50000 =70000 OK",
                "2026-05 70000 +0 -90000 =-20000 BLOCK", "2026-06 -20000 +20000 -0 =0 OK", "2026-07 0 +5000 -5000 =0 OK");
        assertThat(note("2026-05")).contains("4D1 of 90,000.00 is 20,000.00 above the limit of 70,000.00");
        assertThat(note("2026-07")).contains("Reversed and reclaimed in the same period");
        assertThat(Files.readAllLines(published("2026-07").resolve("ecrs-statement.csv")))
                .anyMatch(line -> line.startsWith("2026-05,CGST,70000.00,0.00,90000.00,70000.00,-20000.00,,,BLOCK,"));
        assertThat(codes(4)).containsOnly("SIDE_MISSING");
    }

    @Test
    void the_worked_roll_of_the_rcm_statement_goes_on_from_month_to_month() throws IOException {
        inbox("2024-08").rcm("rcm.csv", "2024-08 10000/6000=4000").returns("2024-08 R10000/6000");
        inbox("2024-09").returns("2024-09 R5000/12000");
        inbox("2024-10").returns("2024-10 R3000/0");
        run("2024-08");
        run("2024-09");
        run("2024-10");

        assertThat(rolled("rcm", 3)).containsExactly("2024-08 0 +10000 -6000 =4000 OK", "2024-09 4000 +5000 -12000 =-3000 WARN",
                "2024-10 -3000 +3000 -0 =0 OK");
        assertThat(Files.readAllLines(published("2024-10").resolve("rcm-series.csv"))).containsExactly("period,igst,cgst,sgst,cess,zero",
                "2024-08,0.00,4000.00,0.00,0.00,0.00", "2024-09,0.00,-3000.00,0.00,0.00,0.00", "2024-10,0.00,0.00,0.00,0.00,0.00");
    }

    @Test
    void a_range_rolls_as_its_months_do_one_by_one() throws IOException {
        Path all = folder.resolve("input");
        new SmallYear(OWN, all).ecrs("ecrs.csv", "2026-03 0/0=100000, 2026-04 20000/50000=70000").rcm("rcm.csv", "2026-03 10000/6000=4000")
                .returns("2026-03 0/0 R10000/6000, 2026-04 20000/50000 R5000/12000, 2026-05 0/90000 R3000/0, 2026-06 20000/0")
                .working("working.csv", "R1 2026-03 REVERSED_4B2 100000, R2 2026-04 REVERSED_4B2 20000, P1 2026-04 RECLAIMED_4D1 50000 of=R1");
        launch("2026-04", "2026-04", all);
        launch("2026-05", "2026-05", all);
        launch("2026-06", "2026-06", all);
        Map<String, List<String>> oneByOne = results();
        assertThat(rolled("ecrs", 3)).endsWith("2026-04 100000 +20000 -50000 =70000 OK", "2026-05 70000 +0 -90000 =-20000 BLOCK",
                "2026-06 -20000 +20000 -0 =0 OK");
        assertThat(rolled("rcm", 3)).containsExactly("2026-03 0 +10000 -6000 =4000 OK", "2026-04 4000 +5000 -12000 =-3000 BLOCK",
                "2026-05 -3000 +3000 -0 =0 OK", "2026-06 0 +0 -0 =0 OK");

        application.empty();
        launch("2026-04", "2026-06", all);
        assertThat(results()).isEqualTo(oneByOne);
    }

    @Test
    void a_month_tells_nothing_of_the_months_after_it() throws IOException {
        Path all = folder.resolve("input");
        new SmallYear(OWN, all).returns("2026-04 20000/0, 2026-05 0/30000, 2026-06 7000/0");
        launch("2026-04", "2026-06", all);

        assertThat(rolled("ecrs", 1)).containsExactly("2026-04 0 +20000 -0 =20000 OK");
        assertThat(rolled("ecrs", 2)).endsWith("2026-05 20000 +0 -30000 =-10000 BLOCK");
    }

    // --- what is brought again

    @Test
    void the_same_return_brought_again_in_a_later_month_is_not_doubled() throws IOException {
        inbox("2026-04").ecrs("ecrs.csv", "2026-03 0/0=100000").returns("2026-04 20000/50000");
        inbox("2026-05").returns("2026-04 20000/50000, 2026-05 0/10000")
                .working("working.csv", "R1 2026-04 REVERSED_4B2 20000");
        inbox("2026-06").ecrs("ecrs.csv", "2026-03 0/0=100000, 2026-04 20000/50000=70000")
                .working("working.csv", "R1 2026-04 REVERSED_4B2 20000, R2 2026-04 REVERSED_4B2 1");
        run("2026-04");
        run("2026-05");
        run("2026-06");

        assertThat(rolled("ecrs", 3)).containsExactly("2026-03 100000 +0 -0 =100000 OK", "2026-04 100000 +20000 -50000 =70000 OK",
                "2026-05 70000 +0 -10000 =60000 OK");
        assertThat(count("gstr3b", 3)).as("returns of April and May").isEqualTo(2);
        assertThat(count("statement_row", 3)).isEqualTo(2);
        assertThat(count("working_item", 3)).isEqualTo(2);
        assertThat(codes(3)).doesNotContain("DUPLICATE_PERIOD", "POSSIBLE_DOUBLE_COUNT");
    }

    @Test
    void a_draft_brought_later_does_not_replace_what_was_filed() throws IOException {
        inbox("2026-04").returns("2026-04 20000/0");
        inbox("2026-05").returns("2026-04 1/0 draft, 2026-05 0/5000");
        run("2026-04");
        run("2026-05");

        assertThat(rolled("ecrs", 2)).containsExactly("2026-04 0 +20000 -0 =20000 OK", "2026-05 20000 +0 -5000 =15000 OK");
        assertThat(codes(2)).containsOnly("SIDE_MISSING");
    }

    @Test
    void a_return_downloaded_again_with_other_figures_replaces_the_older_one() throws IOException {
        inbox("2026-04").returns("2026-04 20000/0");
        inbox("2026-05").returns("2026-04 21000/0, 2026-05 0/5000");
        run("2026-04");
        run("2026-05");

        assertThat(rolled("ecrs", 2)).endsWith("2026-05 21000 +0 -5000 =16000 OK");
        assertThat(codes(2)).containsOnly("SIDE_MISSING");
    }

    @Test
    void a_corrected_statement_replaces_the_older_row() throws IOException {
        inbox("2026-04").ecrs("ecrs.csv", "2026-03 0/0=100000").returns("2026-04 20000/50000");
        inbox("2026-05").ecrs("ecrs.csv", "2026-03 0/0=110000, 2026-04 20000/50000=80000").returns("2026-05 0/80000");
        run("2026-04");
        Snapshot april = Snapshot.of(application.jdbc(), published("2026-04"));
        assertThat(rolled("ecrs", 1)).endsWith("2026-04 100000 +20000 -50000 =70000 OK");
        run("2026-05");

        assertThat(rolled("ecrs", 2)).containsExactly("2026-03 110000 +0 -0 =110000 OK", "2026-04 110000 +20000 -50000 =80000 OK",
                "2026-05 80000 +0 -80000 =0 OK");
        assertThat(Snapshot.files(published("2026-04"))).as("April stays as it was").isEqualTo(april.files());
    }

    @Test
    void an_item_corrected_in_the_month_in_which_the_register_begins_replaces_the_older_one() throws IOException {
        inbox("2026-04").returns("2026-03 20000/0").working("working.csv", "R1 2026-03 REVERSED_4B2 25000");
        run("2026-04");
        assertThat(findings(1)).containsExactly("2026-03 CGST UNEXPLAINED -5000");

        inbox("2026-04").working("working.csv", "R1 2026-03 REVERSED_4B2 20000");
        run("2026-04");
        assertThat(findings(2)).isEmpty();
    }

    @Test
    void an_item_name_given_twice_with_another_content_is_said() throws IOException {
        inbox("2026-04").returns("2026-03 20000/0").working("working.csv", "R1 2026-03 REVERSED_4B2 15000, R1 2026-03 REVERSED_4B2 5000");
        run("2026-04");

        assertThat(application.jdbc().queryForList("select message from exceptions where code = 'POSSIBLE_DOUBLE_COUNT'", String.class))
                .containsExactly("item_id 'R1' stands on 2 items that differ (expected one): REVERSED_4B2 of 2026-03, CGST 5,000.00 in working.csv:3, "
                        + "REVERSED_4B2 of 2026-03, CGST 15,000.00 in working.csv:2; all are counted, and links to it mean the first");
    }

    @Test
    void an_item_that_the_next_working_does_not_name_is_carried_on_and_said() throws IOException {
        inbox("2026-04").returns("2026-04 20000/0").working("working.csv", "R1 2026-04 REVERSED_4B2 15000, R2 2026-04 REVERSED_4B2 5000");
        run("2026-04");
        inbox("2026-05").returns("2026-05 0/0").working("working.csv", "R2 2026-04 REVERSED_4B2 5000");
        run("2026-05");

        assertThat(application.jdbc().queryForList("select message from exceptions where run_id = 2 and code = 'POSSIBLE_DOUBLE_COUNT'", String.class))
                .containsExactly("1 items of an earlier working are not in this one and are carried on: 'R1'; one that was renamed counts twice");
        assertThat(application.jdbc().queryForList("select item_id from working_item where run_id = 2 order by item_id", String.class))
                .containsExactly("R1", "R2");
    }

    @Test
    void a_row_for_another_pan_in_a_file_that_says_whose_it_is_is_rejected_and_not_lost() throws IOException {
        String other = SmallMonth.gstin("29", "AABCT1332L");
        Path input = folder.resolve("input");
        Files.createDirectories(input);
        Files.writeString(input.resolve("working.csv"), "Company GSTIN," + OWN + "\ngstin,item_id,return_period,event,igst,cgst,sgst,cess\n"
                + OWN + ",R1,2026-04,REVERSED_4B2,0,5,0,0\n" + other + ",R2,2026-04,REVERSED_4B2,0,7,0,0\n");

        application.run(new JobFile("month-end", List.of(new Gstin(OWN), new Gstin(other)), TaxPeriod.of(2026, 4), TaxPeriod.of(2026, 4), input,
                folder.resolve("output"), "", 200, Map.of()));

        assertThat(application.jdbc().queryForList("select code from exceptions where severity = 'REJECTED' and row_no > 0", String.class))
                .containsExactly("WRONG_RECIPIENT");
        assertThat(application.jdbc().queryForList("select item_id from working_item", String.class)).containsExactly("R1");
    }

    @Test
    void a_first_run_in_the_middle_of_history_takes_all_of_it() throws IOException {
        inbox("2026-06").returns("2026-03 100000/0, 2026-04 20000/50000, 2026-05 0/10000");
        run("2026-06");

        assertThat(rolled("ecrs", 1)).endsWith("2026-05 70000 +0 -10000 =60000 OK");
        assertThat(codes(1)).containsOnly("SIDE_MISSING");
    }

    @Test
    void statements_of_two_gstins_are_rolled_apart() throws IOException {
        Path all = folder.resolve("input");
        new SmallYear(OWN, all).ecrs("own.csv", "2026-03 0/0=100000").returns("2026-04 20000/50000");
        new SmallYear(BRANCH, all.resolve("branch")).ecrs("branch.csv", "2026-03 0/0=9").returns("2026-04 0/10");
        assertThat(application.run(new JobFile("month-end", List.of(new Gstin(OWN), new Gstin(BRANCH)), TaxPeriod.of(2026, 4), TaxPeriod.of(2026, 4),
                all, folder.resolve("output"), "", 200, Map.of())).exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(rolled("ecrs", 1, OWN)).endsWith("2026-04 100000 +20000 -50000 =70000 OK");
        assertThat(rolled("ecrs", 1, BRANCH)).endsWith("2026-04 9 +0 -10 =-1 BLOCK");
    }

    // --- returns that are not there

    @ParameterizedTest(name = "{5}")
    @CsvFileSource(resources = "/cases/month-end-returns.csv", numLinesToSkip = 1, delimiter = ';')
    void a_return_is_missed_when_it_should_have_been_filed_by_then(String returns, String statement, String month, String missed, String codes,
            String why) throws IOException {
        inbox(month).returns(returns);
        if (statement != null) {
            inbox(month).ecrs("ecrs.csv", statement);
        }
        run(month);

        assertThat(application.jdbc().queryForList("select message from exceptions where code = 'MISSING_PERIOD' order by row_no", String.class).stream()
                .map(message -> message.replaceAll("no filed return of ([0-9-]+) is .*", "$1"))).as(why)
                .containsExactlyElementsOf(missed == null ? List.of() : List.of(missed.split(" ")));
        assertThat(codes(1).stream().filter(code -> !code.equals("SIDE_MISSING") && !code.equals("MISSING_PERIOD"))).as(why)
                .containsExactlyElementsOf(codes == null ? List.of() : List.of(codes.split(" ")));
    }

    // --- tools

    private SmallYear inbox(String month) {
        return new SmallYear(OWN, folder.resolve("input").resolve(month));
    }

    private RunResult run(String month) {
        return launch(month, month, folder.resolve("input").resolve(month));
    }

    private RunResult launch(String first, String last, Path input) {
        RunResult result = application.run(new JobFile("month-end", List.of(new Gstin(OWN)), TaxPeriod.parse(first), TaxPeriod.parse(last), input,
                folder.resolve("output"), "", 200, Map.of()));
        assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
        return result;
    }

    private Path published(String month) {
        return folder.resolve("output/month-end").resolve(OWN).resolve(month);
    }

    private List<String> rolled(String statement, long run) {
        return rolled(statement, run, OWN);
    }

    private List<String> rolled(String statement, long run, String gstin) {
        return application.jdbc().queryForList("select period, opening, added, used, closing, result from " + statement + "_statement "
                + "where run_id = ? and gstin = ? and head = 'CGST' order by row_no", run, gstin).stream().map(row -> row.get("period") + " "
                + rupees(row.get("opening")) + " +" + rupees(row.get("added")) + " -" + rupees(row.get("used")) + " =" + rupees(row.get("closing"))
                + " " + row.get("result")).toList();
    }

    private String note(String period) {
        return application.jdbc().queryForObject("select note from current_ecrs_statement where run_id = 4 and period = ? and head = 'CGST'",
                String.class, period);
    }

    private List<String> findings(long run) {
        return application.jdbc().queryForList("select period, head, cause, amount from ecrs_findings where run_id = ? order by row_no", run).stream()
                .map(row -> row.get("period") + " " + row.get("head") + " " + row.get("cause") + " " + rupees(row.get("amount"))).toList();
    }

    private List<String> codes(long run) {
        return application.jdbc().queryForList("select code from exceptions where run_id = ? order by file_no, row_no", String.class, run);
    }

    private int count(String table, long run) {
        return application.jdbc().queryForObject("select count(*) from " + table + " where run_id = ?", Integer.class, run);
    }

    private Map<String, List<String>> results() {
        Map<String, List<String>> tables = new TreeMap<>(Snapshot.of(application.jdbc(), folder.resolve("output")).tables());
        tables.keySet().retainAll(List.of("statement_roll", "balance_series", "ecrs_finding"));
        return tables;
    }

    private static String rupees(Object amount) {
        return ((BigDecimal) amount).signum() == 0 ? "0" : ((BigDecimal) amount).stripTrailingZeros().toPlainString();
    }
}
