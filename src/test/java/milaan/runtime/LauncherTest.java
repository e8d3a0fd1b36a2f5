package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import milaan.SmallMonth;
import milaan.Snapshot;
import milaan.TestDatabase;

/** The whole command line in this process: exit codes, the last line, and what is left behind. */
class LauncherTest {

    private static final String OWN = "27AAPFU0939F1ZV";
    private static final String SUPPLIER = SmallMonth.gstin("29", "AAACR5055K");
    private static final String OTHER = SmallMonth.gstin("33", "AABCT1332L");

    @TempDir
    Path folder;
    private Path input;
    private Path output;
    private TestDatabase database;
    private String out;
    private String err;

    @BeforeEach
    void use_an_empty_database() throws IOException {
        use(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder));
        input = folder.resolve("input");
        output = folder.resolve("output");
        Files.createDirectories(input);
        System.setProperty("milaan.work", folder.resolve("work").toString());
        System.setProperty("logging.level.milaan", "OFF");
    }

    @AfterEach
    void leave_nothing_behind() {
        database.environment().keySet().forEach(System::clearProperty);
        System.clearProperty("milaan.work");
        System.clearProperty("logging.level.milaan");
    }

    private void use(TestDatabase other) {
        database = other;
        database.environment().forEach(System::setProperty);
    }

    // --- the life of a run

    @ParameterizedTest
    @EnumSource
    void a_run_is_made_once_and_its_files_come_back_when_they_are_removed(TestDatabase.Kind kind) throws IOException {
        use(TestDatabase.empty(kind, folder));
        april().write(input);

        assertThat(run()).isZero();
        assertThat(last()).matches("MILAAN RESULT job=month-end key=27AAPFU0939F1ZV/2026-04 revision=1 status=COMPLETED code=0 "
                + "documents=5 matched=4 review=0 rejected=0 seconds=[0-9]+\\.[0-9]");
        Map<String, String> files = Snapshot.files(output);
        assertThat(files.keySet()).contains("month-end/27AAPFU0939F1ZV/2026-04/reconciliation.csv",
                "month-end/27AAPFU0939F1ZV/2026-04/exceptions.csv", "month-end/27AAPFU0939F1ZV/2026-04/files.csv",
                "month-end/27AAPFU0939F1ZV/2026-04/changes.csv", "month-end/27AAPFU0939F1ZV/2026-04/summary.json");

        assertThat(run()).isZero();
        assertThat(last()).contains("revision=1 status=NOTHING_TO_DO code=0 documents=5 matched=4 review=0 rejected=0");
        assertThat(Snapshot.files(output)).isEqualTo(files);

        delete(output);
        assertThat(run()).isZero();
        assertThat(last()).contains("revision=1 status=NOTHING_TO_DO code=0");
        assertThat(Snapshot.files(output)).isEqualTo(files);
    }

    @Test
    void a_changed_register_gives_a_second_revision_with_what_changed() throws IOException {
        april().write(input);
        assertThat(run()).isZero();
        // A/2 is repaired to the value that the portal has, A/9 is booked
        new SmallMonth(OWN, "2026-04").both(SUPPLIER, "A/1", "2026-04-05", "1000.00").both(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .books(OTHER, "T/1", "2026-04-20", "500.00").books(OTHER, "T/9", "2026-04-21", "700.00").write(input);

        assertThat(run()).isZero();
        assertThat(last()).contains("revision=2 status=COMPLETED code=0 documents=6 matched=4");
        assertThat(rows("changes.csv")).containsExactly("what,key,before,after",
                "NEW,BOOKS " + OTHER + " INV T/9 2026-04-21,,MISSING_IN_2B MISSING_IN_2B taxable 700.00 igst 126.00 cgst 0.00 sgst 0.00 cess 0.00",
                "NEW,CREDIT " + OTHER + " INV T/9 2026-04-21 DEFERRED MISSING_IN_2B,,igst 126.00 cgst 0.00 sgst 0.00 cess 0.00");

        JdbcTemplate jdbc = jdbc();
        assertThat(jdbc.queryForList("select distinct r.revision from current_reconciliation c join run r on r.run_id = c.run_id",
                Integer.class)).containsExactly(2);
        assertThat(jdbc.queryForList("select r.revision, count(*) as n from reconciliation c join run r on r.run_id = c.run_id "
                + "group by r.revision order by r.revision").stream().map(row -> row.get("REVISION") + ":" + row.get("N")).toList())
                .containsExactly("1:3", "2:4");
    }

    @Test
    void a_changed_amount_is_told_with_both_results() throws IOException {
        new SmallMonth(OWN, "2026-04").portal(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/1", "2026-04-05", "100.00")
                .write(input);
        assertThat(run()).isZero();
        new SmallMonth(OWN, "2026-04").both(SUPPLIER, "A/1", "2026-04-05", "1000.00").write(input);
        assertThat(run()).isZero();

        List<String> changes = rows("changes.csv");
        assertThat(changes).hasSize(6);
        assertThat(changes.get(1)).startsWith("CHANGED,BOOKS " + SUPPLIER + " INV A/1 2026-04-05,")
                .contains("taxable 100.00 igst 18.00").endsWith("MATCHED EXACT taxable 1000.00 igst 180.00 cgst 0.00 sgst 0.00 cess 0.00 with A/1");
        assertThat(changes.get(2)).isEqualTo("GONE,CREDIT " + SUPPLIER + " INV A/1 2026-04-05 REVERSED_FOR_NOW VALUE_DIFF,"
                + "igst 162.00 cgst 0.00 sgst 0.00 cess 0.00,");
        assertThat(changes.get(3)).startsWith("CHANGED,PORTAL " + SUPPLIER + " INV A/1 2026-04-05,")
                .endsWith("MATCHED EXACT taxable 1000.00 igst 180.00 cgst 0.00 sgst 0.00 cess 0.00 with A/1");
        assertThat(changes.subList(4, 6)).containsExactly(
                "CHANGED,TABLE_4 4B2,igst 162.00 cgst 0.00 sgst 0.00 cess 0.00,igst 0.00 cgst 0.00 sgst 0.00 cess 0.00",
                "CHANGED,TABLE_4 4C,igst 18.00 cgst 0.00 sgst 0.00 cess 0.00,igst 180.00 cgst 0.00 sgst 0.00 cess 0.00");
    }

    @Test
    void a_revision_can_be_forced_but_not_skipped_or_rewritten() throws IOException {
        april().write(input);
        assertThat(run("--revision", "2")).isEqualTo(20);
        assertThat(err).contains("--revision 2 cannot be run").contains("expected 1");
        assertThat(run("--revision", "1")).isZero();
        assertThat(run("--revision", "1")).isZero();
        assertThat(last()).contains("revision=1 status=NOTHING_TO_DO");
        assertThat(run("--revision", "2")).isZero();
        assertThat(last()).contains("revision=2 status=COMPLETED");
        assertThat(rows("changes.csv")).containsExactly("what,key,before,after");
        assertThat(run("--revision", "1")).isEqualTo(20);
        assertThat(err).contains("the latest revision is 2");
    }

    @Test
    void items_for_review_make_the_code_ten_when_asked() throws IOException {
        new SmallMonth(OWN, "2026-04").portal(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/1", "2026-04-05", "1100.00")
                .write(input);
        assertThat(run("--fail-on-review")).isEqualTo(10);
        assertThat(last()).contains("status=COMPLETED code=10 documents=2 matched=0 review=2");
        assertThat(run()).isZero();
        assertThat(last()).contains("status=NOTHING_TO_DO code=0 documents=2 matched=0 review=2");
    }

    @Test
    void a_dry_run_touches_nothing() throws IOException {
        april().write(input);
        assertThat(run("--dry-run")).isZero();
        assertThat(out).contains("2b.json: gstr2b").contains("register.csv: purchase-register");
        assertThat(last()).contains("status=DRY_RUN code=0");
        assertThat(output).doesNotExist();
        assertThat(folder.resolve("data")).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()).toList()).containsExactlyInAnyOrder("input", "job.yml");
        }
    }

    // --- wrong words and inputs

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            job=year-end             | job 'year-end' does not exist; expected one of [month-end, ecrs-opening]
            gstin=27AAPFU0939F1Z     | gstin '27AAPFU0939F1Z' is not a GSTIN
            period=2026-13           | '2026-13' is not a tax period
            period=2026-05..2026-04  | must run forward
            financial-year=2026-27   | key 'financial-year' is not for this job; expected period, such as 2026-04
            inputs=elsewhere         | key 'inputs' is not known; expected one of [decisions, financial-year, gstin, gstins, input, job, limits, output, period, profile, rules]
            limits.rows=5            | limit 'rows' is not known; expected rejected-rows
            limits.rejected-rows=few | limits.rejected-rows is 'few', expected a whole number
            rules.match.tolerance=5  | rule 'match.tolerance' does not exist; known: [
            rules.match.tolR=soon    | rule 'match.tolR' is set to 'soon', expected an amount such as 1.00
            rules.match.windowDays=31.5 | rule 'match.windowDays' is set to '31.5', expected a whole number such as 31
            input=nowhere            | input 'nowhere' does not exist
            profile=nowhere.yml      | profile 'nowhere.yml' cannot be read
            """)
    void a_wrong_key_is_named_and_not_tried_again(String set, String message) throws IOException {
        april().write(input);
        assertThat(run("--set", set)).isEqualTo(20);
        assertThat(err).contains(message);
        assertThat(last()).contains("status=FAILED code=20");
    }

    @Test
    void a_range_over_an_empty_folder_is_a_wrong_input_and_makes_no_run() throws IOException {
        Files.createDirectories(input);
        assertThat(run("--set", "period=2026-04..2026-06")).isEqualTo(20);
        assertThat(err).contains("can be loaded; expected files of 2026-04 to 2026-06. Found: no files");
        assertThat(last()).contains("revision=0 status=FAILED code=20");
    }

    @Test
    void a_missing_job_file_is_named() {
        assertThat(execute("run", folder.resolve("none.yml").toString())).isEqualTo(20);
        assertThat(err).contains("none.yml' cannot be read");
        assertThat(last()).isEqualTo("MILAAN RESULT job=- key=- revision=0 status=FAILED code=20 documents=0 matched=0 review=0 rejected=0 "
                + "seconds=0.0");
    }

    @Test
    void words_that_are_not_understood_get_the_usage_and_a_last_line() {
        assertThat(execute("run", "job.yml", "--fast")).isEqualTo(20);
        assertThat(err).contains("--fast").contains("Usage: milaan run");
        assertThat(last()).contains("status=FAILED code=20");
        assertThat(execute("reconcile")).isEqualTo(20);
        assertThat(err).contains("Usage: milaan");
    }

    @Test
    void help_is_no_failure() {
        assertThat(execute("--help")).isZero();
        assertThat(out).contains("run", "inspect", "status", "Exit codes");
        assertThat(execute("run", "--help")).isZero();
        assertThat(out).contains("--dry-run");
    }

    @Test
    void an_empty_inbox_is_a_wrong_input() {
        assertThat(run()).isEqualTo(20);
        assertThat(err).contains("no file in '" + input + "' can be loaded").contains("Found: no files");
        assertThat(last()).contains("revision=1 status=FAILED code=20");
    }

    @Test
    void files_that_are_not_of_this_run_are_refused_by_name() throws IOException {
        april().generatedOn(14).write(input);
        new SmallMonth(SmallMonth.gstin("29", "AAPFU0939F"), "2026-04").both(SUPPLIER, "X/1", "2026-04-05", "10.00")
                .writePortal(input.resolve("other-gstin.json"));
        new SmallMonth(OWN, "2026-03").both(SUPPLIER, "X/2", "2026-03-05", "10.00").writePortal(input.resolve("other-period.json"));
        april().generatedOn(10).writePortal(input.resolve("older.json"));
        Files.copy(input.resolve("register.csv"), input.resolve("register2.csv"));
        Files.writeString(input.resolve("letter.txt"), "Dear all,\nplease find the register attached.\n");

        assertThat(run()).isZero();
        assertThat(last()).contains("documents=5 matched=4 review=0 rejected=0");
        assertThat(rows("exceptions.csv").stream().map(row -> row.split(",")[0] + " " + row.split(",")[4]).toList()).containsExactly("file code",
                "letter.txt UNKNOWN_FILE", "older.json SUPERSEDED_FILE", "other-gstin.json OTHER_GSTIN_FILE",
                "other-period.json OTHER_PERIOD_FILE", "register2.csv DUPLICATE_FILE");
    }

    @Test
    void a_workbook_with_several_sheets_that_are_no_register_is_loaded_and_says_so() throws IOException {
        april().writePortal(input.resolve("2b.json"));
        try (var workbook = new org.dhatim.fastexcel.Workbook(Files.newOutputStream(input.resolve("register.xlsx")), "test", "1.0")) {
            List<String> titles = List.of(SmallMonth.TITLES.strip().split(","));
            List<String> row = List.of((OWN + "," + SUPPLIER + ",Supplier,INV,A/1,2026-04-05,27,1000.00,180.00,0.00,0.00,0.00,1180.00,N,V1,2026-04-05")
                    .split(","));
            var register = workbook.newWorksheet("Purchases");
            for (int column = 0; column < titles.size(); column++) {
                register.value(0, column, titles.get(column));
                register.value(1, column, row.get(column));
            }
            for (String name : List.of("Notes", "Pivot")) {
                var sheet = workbook.newWorksheet(name);
                List<String> other = List.of("supplier_gstin", "supplier_name", "document_number", "hsn", "rate");
                for (int column = 0; column < other.size(); column++) {
                    sheet.value(0, column, other.get(column));
                    sheet.value(1, column, row.get(column + 1));
                }
            }
        }

        assertThat(run()).as(err).isZero();
        assertThat(rows("exceptions.csv").stream().filter(line -> line.contains("MISSING_COLUMN")).toList()).hasSize(1).first().asString()
                .contains("sheet 'Notes' is not read").contains("sheet 'Pivot' is not read");
    }

    // --- rejected rows

    @Test
    void too_many_rejected_rows_stop_the_run_and_a_higher_limit_lets_it_go_on() throws IOException {
        april().row(OWN + "," + SUPPLIER + ",Supplier,INV,B/1,31-04-2026,27,100.00,18.00,0.00,0.00,0.00,118.00,N,V91,2026-04-30")
                .row(OWN + "," + SUPPLIER + ",Supplier,INV,B/2,2026-04-30,27,1x,18.00,0.00,0.00,0.00,118.00,N,V92,2026-04-30")
                .row(OWN + "," + SUPPLIER + ",Supplier,INV,B/3,2026-04-30,27,2x,18.00,0.00,0.00,0.00,118.00,N,V93,2026-04-30").write(input);

        assertThat(run("--set", "limits.rejected-rows=2")).isEqualTo(21);
        assertThat(err).contains("3 rows were rejected, the limit is 2: {BAD_AMOUNT=2, BAD_DATE=1}");
        assertThat(last()).contains("revision=1 status=FAILED code=21").contains("rejected=3");
        Path failed = output.resolve("month-end/" + OWN + "/2026-04.failed");
        assertThat(Files.readAllLines(failed.resolve("exceptions.csv"))).hasSize(4);
        assertThat(Files.readAllLines(failed.resolve("files.csv")).get(2)).contains(",purchase-register,,,6,3,3,");
        assertThat(output.resolve("month-end/" + OWN + "/2026-04")).doesNotExist();

        assertThat(run("--set", "limits.rejected-rows=3")).isZero();
        assertThat(last()).contains("revision=1 status=COMPLETED code=0 documents=5 matched=4 review=0 rejected=3");
        assertThat(failed).doesNotExist();
        assertThat(rows("exceptions.csv")).hasSize(4);
    }

    @Test
    void a_row_that_is_very_long_is_rejected_not_a_failure() throws IOException {
        april().row(OWN + "," + SUPPLIER + "," + "long ".repeat(1500) + ",INV,B/1,2026-04-30,27,100.00,18.00,0.00,0.00,0.00,118.00,N,V91,2026-04-30")
                .row(OWN + "," + SUPPLIER + "," + "name ".repeat(390) + ",INV," + "N".repeat(1900) + ",2026-04-30,27,100.00,18.00,0.00,0.00,0.00,"
                        + "118.00,N," + "V".repeat(1900) + ",2026-04-30").write(input);
        assertThat(run()).as(err).isZero();
    }

    // --- trouble

    @Test
    void a_database_that_cannot_be_reached_may_be_tried_again() throws IOException {
        april().write(input);
        use(new TestDatabase(TestDatabase.Kind.POSTGRESQL, "jdbc:postgresql://localhost:1/milaan", "milaan", "wrong"));
        System.setProperty("spring.datasource.hikari.connection-timeout", "500");
        System.setProperty("spring.datasource.hikari.initialization-fail-timeout", "1");
        try {
            assertThat(run()).isEqualTo(30);
        } finally {
            System.clearProperty("spring.datasource.hikari.connection-timeout");
            System.clearProperty("spring.datasource.hikari.initialization-fail-timeout");
        }
        assertThat(err).contains("cannot start: ");
        assertThat(last()).contains("status=FAILED code=30");
    }

    @Test
    void the_embedded_database_takes_one_process_and_says_who_has_it() throws IOException {
        april().write(input);
        Path lock = Database.lockFile(new org.springframework.core.env.StandardEnvironment()).orElseThrow();
        try (ProcessLock held = ProcessLock.take(lock, "month-end 27AAPFU0939F1ZV/2026-04")) {
            assertThat(run()).isEqualTo(31);
            assertThat(last()).contains("code=31");
            assertThat(run("--set", "period=2026-05")).isEqualTo(30);
            assertThat(err).contains("the database is in use, process").contains("27AAPFU0939F1ZV/2026-04");
        }
        assertThat(run()).isZero();
    }

    // --- tools

    private static SmallMonth april() {
        return new SmallMonth(OWN, "2026-04").both(SUPPLIER, "A/1", "2026-04-05", "1000.00").both(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .books(OTHER, "T/1", "2026-04-20", "500.00");
    }

    private int run(String... more) {
        try {
            Files.writeString(folder.resolve("job.yml"), "job: month-end\ngstin: " + OWN + "\nperiod: 2026-04\ninput: " + input + "\noutput: "
                    + output + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<String> words = new ArrayList<>(List.of("run", folder.resolve("job.yml").toString()));
        words.addAll(List.of(more));
        return execute(words.toArray(String[]::new));
    }

    private int execute(String... words) {
        TestCommand command = TestCommand.execute(words);
        out = command.out();
        err = command.err();
        return command.code();
    }

    private String last() {
        List<String> lines = out.lines().toList();
        return lines.get(lines.size() - 1);
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(output.resolve("month-end").resolve(OWN).resolve("2026-04").resolve(file));
    }

    private JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            Consumer<Path> delete = path -> path.toFile().delete();
            walk.sorted(java.util.Comparator.reverseOrder()).forEach(delete);
        }
    }
}
