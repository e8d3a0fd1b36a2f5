package milaan.jobs.ecrsopening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import milaan.SmallYear;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunFailure;

/** The proofs of an opening notice whatever is taken away, added or changed behind their back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyOpeningTest {

    private static final String OWN = "27AAPFU0939F1ZV";

    private TestApplication application;
    private JobFile job;
    private VerifyOpening verify;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder), Map.of());
        verify = application.get(VerifyOpening.class);
        job = new JobFile("ecrs-opening", List.of(new Gstin(OWN)), TaxPeriod.of(2026, 4), TaxPeriod.of(2027, 3), folder.resolve("input"),
                folder.resolve("output"), "", 200, Map.of());
        new SmallYear(OWN, folder.resolve("input")).returns("2026-02 20/0, 2026-03 30/40")
                .ecrs("ecrs.csv", "2026-02 120/0=120, 2026-03 30/50=100").rcm("rcm.csv", "2026-02 5/0=5, 2026-03 1/2=4")
                .working("working.csv", "R1 2026-02 REVERSED_4B2 60, B1 2026-03 REVERSED_4B2 5 because=17(5), R2 2026-03 REVERSED_4B2 10, "
                        + "P1 2026-03 RECLAIMED_4D1 8 of=R1, X1 2026-03 REVERSED_4B2 -1");
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void run() {
        application.empty();
        assertThat(application.run(job).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void proofs_of_an_undisturbed_run_agree() {
        assertThatCode(() -> verify.verify(1)).doesNotThrowAnyException();
    }

    /** Files by number: ecrs.csv, two returns, rcm.csv, working.csv. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "delete from gstr3b_row where form_row = 'RECLAIMED'                              | 'gstr3b-2026-03.json': loaded 1 rows",
        "delete from statement_row where statement = 'ECRS' and period = '2026-02'        | 'ecrs.csv': loaded 2 rows",
        "update statement_row set closing_cgst = 99 where period = '2026-03' and statement = 'ECRS' | 'ecrs.csv': loaded 2 rows",
        "update working_item set cgst = 10.01 where item_id = 'R2'                        | 'working.csv': loaded 4 rows",
        "delete from finding where code = 'BAD_AMOUNT'                                    | 'working.csv': 5 rows read, but 4 loaded + 0 rejected = 4",
        "update source_file set rows_read = 3 where file = 'rcm.csv'                      | 'rcm.csv': 3 rows read, but 2 loaded + 0 rejected = 2",
        "update statement_roll set closing = 0.01 where statement = 'RCM' and period = '2026-02' and head = 'SGST' | 27AAPFU0939F1ZV RCM 2026-02 SGST: closing is not opening + added - used",
        "update statement_roll set used = used + 1, closing = closing - 1 where statement = 'ECRS' and period = '2026-02' and head = 'CGST' | 27AAPFU0939F1ZV ECRS 2026-03 CGST: opening is not the closing of the period before",
        "update statement_roll set opening = opening + 1, closing = closing + 1, use_limit = use_limit + 1 where statement = 'ECRS' and period = '2026-03' and head = 'IGST' | 27AAPFU0939F1ZV ECRS 2026-03 IGST: opening is not the closing of the period before",
        "update statement_roll set use_limit = 1 where statement = 'ECRS' and period = '2026-03' and head = 'CESS' | 27AAPFU0939F1ZV ECRS 2026-03 CESS: ",
        "update ecrs_opening_item set stated_cgst = 9 where item_id = 'R2'                | 27AAPFU0939F1ZV STATED L2: the items of the line add up to another figure",
        "update ecrs_opening_item set stated_igst = 1 where item_id = 'B1'                | 27AAPFU0939F1ZV STATED OPENING: the items of the line add up to another figure",
        "update ecrs_opening set cgst = 7 where basis = 'STATED' and line = 'L4'          | 27AAPFU0939F1ZV STATED L4: the items of the line add up to another figure",
        "update ecrs_opening_item set strict_gstn_cgst = 9 where item_id = 'R2'           | 27AAPFU0939F1ZV STRICT_GSTN L2: the items of the line add up to another figure",
        "update ecrs_opening set cgst = 7 where basis = 'LITERAL' and line = 'OPENING'    | 27AAPFU0939F1ZV LITERAL OPENING: the items of the line add up to another figure",
        "delete from ecrs_opening_item where item_id = 'B1'                               | 27AAPFU0939F1ZV: the books' side has",
        "update ecrs_bridge set cgst = cgst + 1 where figure = 'D1' and cause is null     | 27AAPFU0939F1ZV D1: causes do not add up to the difference",
        "update ecrs_bridge set sgst = 1 where figure = 'D2' and cause is null            | 27AAPFU0939F1ZV D2: causes do not add up to the difference",
        "delete from ecrs_bridge where figure = 'D1' and cause = 'RETURN_DIFFERS'         | 27AAPFU0939F1ZV D1: causes do not add up to the difference",
        "update ecrs_bridge set cgst = cgst + 1 where figure = 'A'                        | 27AAPFU0939F1ZV D1: is not",
        "update ecrs_bridge set igst = 1 where figure = 'C'                               | 27AAPFU0939F1ZV D2: is not",
        "update ecrs_bridge set cgst = cgst + 1 where figure = 'E'                        | 27AAPFU0939F1ZV E: is above",
        "update ecrs_bridge set cgst = -1 where figure = 'E'                              | 27AAPFU0939F1ZV E: is"})
    void a_row_or_paisa_that_is_missing_is_named(String tampering, String message) {
        assertThat(application.jdbc().update(tampering)).isEqualTo(1);

        assertThatThrownBy(() -> verify.verify(1)).isInstanceOf(RunFailure.class).hasMessageStartingWith("control totals disagree: ")
                .hasMessageContaining(message).satisfies(failure ->
                        assertThat(((RunFailure) failure).exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER));
    }

    /** What was tampered with is there between compute-opening and verify. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "ecrs_bridge        | update working_item set cgst = cgst + 1 where item_id = 'R2'     | 'working.csv': loaded 4 rows",
        "ecrs_opening_item  | update statement_roll set opening = opening + 1 where row_no = 8 | closing is not opening + added - used"})
    void a_run_whose_proofs_fail_ends_with_21_and_is_not_published(String table, String tampering, String message) {
        application.empty();
        application.jdbc().execute("create trigger tamper after insert on " + table + " for each statement " + tampering);
        try {
            var result = application.run(job);
            assertThat(result.exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER);
            assertThat(result.message()).startsWith("control totals disagree: ").contains(message);
            assertThat(application.jdbc().queryForObject("select status from run", String.class)).isEqualTo("STARTED");
        } finally {
            application.jdbc().execute("drop trigger tamper");
        }
    }
}
