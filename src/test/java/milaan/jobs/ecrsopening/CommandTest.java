package milaan.jobs.ecrsopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import milaan.SmallYear;
import milaan.TestDatabase;
import milaan.runtime.TestCommand;

/** The opening as a command: exit codes, the last line, and sentences instead of stack traces. */
class CommandTest {

    private static final String OWN = "27AAPFU0939F1ZV";

    @TempDir
    Path folder;
    private TestDatabase database;

    @BeforeEach
    void use_an_empty_database() throws IOException {
        database = TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder);
        database.environment().forEach(System::setProperty);
        System.setProperty("milaan.work", folder.resolve("work").toString());
        Files.createDirectories(folder.resolve("input"));
    }

    @AfterEach
    void leave_nothing_behind() {
        database.environment().keySet().forEach(System::clearProperty);
        System.clearProperty("milaan.work");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "period: 2026-04                            | key 'period' is not for this job; expected financial-year, such as 2026-27",
        "financial-year: 2026-28                    | financial-year '2026-28' is not a financial year (expected such as 2026-27)",
        "financial-year: 2026                       | financial-year '2026' is not a financial year (expected such as 2026-27)",
        "financial-year: 2026-2027                  | financial-year '2026-2027' is not a financial year (expected such as 2026-27)",
        "financial-year: 2016-17                    | financial-year '2016-17' is not a financial year (expected such as 2026-27)",
        "financial-year: ~                          | key 'financial-year' is missing",
        "year: 2026-27                              | key 'year' is not known; expected one of [decisions, financial-year, gstin,"})
    void a_wrong_time_in_the_job_file_is_named(String line, String message) throws IOException {
        TestCommand command = run(line);

        assertThat(command.code()).isEqualTo(20);
        assertThat(command.err()).contains(message);
        assertThat(command.last()).contains("status=FAILED code=20");
        assertNoStackTrace(command);
    }

    @Test
    void an_inbox_of_the_month_end_says_what_to_bring() throws IOException {
        Files.writeString(folder.resolve("input/letter.txt"), "Dear all\n");
        TestCommand command = run("financial-year: 2026-27");

        assertThat(command.code()).isEqualTo(20);
        assertThat(command.err()).contains("expected gstr3b, ecrs-statement and credit-working files", "'letter.txt' is of no kind that is known");
        assertNoStackTrace(command);
    }

    @Test
    void an_inbox_full_of_faults_is_a_run_with_sentences() throws IOException {
        SmallYear year = new SmallYear(OWN, folder.resolve("input"));
        year.returns("2026-01 5/0, 2026-03 30/5, 2026-03 40/5 file=b, 2027-04 1/0").ecrs("ecrs.csv", "2026-03 30/5=25, 2026-04 0/0=7")
                .rcm("rcm.csv", "2026-03 0/0=-5 services=5").working("working.csv", "R1 2026-03 GIVEN_BACK 25, R2 2026-03 REVERSED_4B2 -1, "
                        + "P1 2026-03 RECLAIMED_OTHERWISE 5").write("cut.json", year.filed("2026-02 1/0").substring(0, 150))
                .write("empty.csv", "").write("noise.xlsx", "PK\u0003\u0004 no workbook");
        TestCommand command = run("financial-year: 2026-27");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.last()).matches("MILAAN RESULT job=ecrs-opening key=27AAPFU0939F1ZV/2026-27 revision=1 status=COMPLETED code=0 "
                + "documents=4 matched=0 review=[0-9]+ rejected=3 seconds=[0-9]+\\.[0-9]");
        assertNoStackTrace(command);
        assertThat(Files.readAllLines(folder.resolve("output/ecrs-opening").resolve(OWN).resolve("2026-27/exceptions.csv"))).noneMatch(line ->
                line.contains("Exception"));
    }

    @Test
    void too_many_rejected_rows_leave_a_folder_that_names_them() throws IOException {
        new SmallYear(OWN, folder.resolve("input")).returns("2026-03 30/5").working("working.csv", "R1 2026-03 GIVEN_BACK 25");
        TestCommand command = run("financial-year: 2026-27", "--set", "limits.rejected-rows=0");

        assertThat(command.code()).isEqualTo(21);
        assertThat(command.err()).contains("1 rows were rejected, the limit is 0: {UNKNOWN_CODE=1}");
        assertThat(Files.readAllLines(folder.resolve("output/ecrs-opening").resolve(OWN).resolve("2026-27.failed/exceptions.csv")))
                .anyMatch(line -> line.startsWith("working.csv,2,REJECTED,event,UNKNOWN_CODE,"));
        assertNoStackTrace(command);
    }

    private static void assertNoStackTrace(TestCommand command) {
        assertThat(command.err() + command.out()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    private TestCommand run(String time, String... more) throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, "job: ecrs-opening\ngstin: " + OWN + "\n" + time + "\ninput: " + folder.resolve("input") + "\noutput: "
                + folder.resolve("output") + "\n");
        List<String> words = new ArrayList<>(List.of("run", file.toString()));
        words.addAll(List.of(more));
        return TestCommand.execute(words.toArray(String[]::new));
    }
}
