package milaan.jobs.monthend;

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

import milaan.SmallMonth;
import milaan.SmallYear;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunFailure;

/** The control totals notice whatever is taken away, added or changed behind their back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyTest {

    private static final String OWN = "27AAPFU0939F1ZV";
    private static final String SUPPLIER = SmallMonth.gstin("24", "AAACR5055K");

    private TestApplication application;
    private JobFile job;
    private Verify verify;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder), Map.of());
        verify = application.get(Verify.class);
        job = new JobFile("month-end", List.of(new Gstin(OWN)), TaxPeriod.of(2026, 4), TaxPeriod.of(2026, 4), folder.resolve("input"),
                folder.resolve("output"), "", 200, Map.of());
        new SmallMonth(OWN, "2026-04").both(SUPPLIER, "A/1", "2026-04-05", "1000.00").books(SUPPLIER, "A/2", "2026-04-06", "2000.00")
                .row(OWN + "," + SUPPLIER + ",Supplier,INV,A/3,31-04-2026,27,1.00,0.18,0.00,0.00,0.00,1.18,N,V9,2026-04-30")
                .write(folder.resolve("input"));
        new SmallYear(OWN, folder.resolve("input")).returns("2026-03 30/5 R4/3")
                .ecrs("z-ecrs.csv", "2026-03 30/5=25, 2026-04 7/0=32");
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
    void totals_of_an_undisturbed_run_agree() {
        assertThatCode(() -> verify.verify(1)).doesNotThrowAnyException();
    }

    /** File 1 is 2b.json, file 3 the register. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "delete from document_line where document_number = 'A/2'                | 'register.csv': loaded 2 rows, taxable 3000.00, IGST 540.00, CGST 0.00, SGST 0.00, CESS 0.00, but the table holds 1 rows, taxable 1000.00, IGST 180.00,",
        "delete from match_line where portal_document_id is not null            | 27AAPFU0939F1ZV PORTAL: 1 documents, but matches name 0",
        "update document_line set igst = igst + 0.01 where document_number='A/2'| IGST 540.00, CGST 0.00, SGST 0.00, CESS 0.00, but the table holds 2 rows, taxable 3000.00, IGST 540.01,",
        "update document_line set igst = 0, cgst = igst where side = 'PORTAL'   | but the table holds 1 rows, taxable 1000.00, IGST 0.00, CGST 180.00",
        "delete from document_line where side = 'PORTAL'                        | '2b.json': loaded 1 rows, taxable 1000.00",
        "delete from finding where code = 'BAD_DATE'                            | 'register.csv': 3 rows read, but 2 loaded + 0 rejected = 2",
        "update source_file set rows_read = 4 where file_no = 3                 | 'register.csv': 4 rows read, but 2 loaded + 1 rejected = 3",
        "update source_file set sgst = 0.01 where file_no = 1                   | SGST 0.01, CESS 0.00, but the table holds 1 rows",
        "delete from statement_row where period = '2026-04'                     | 'z-ecrs.csv': loaded 2 rows, taxable 0.00, IGST 0.00, CGST ",
        "update gstr3b_row set cgst = cgst + 0.01 where form_row = 'RECLAIMED'   | 'gstr3b-2026-03.json': loaded 1 rows",
        "update statement_roll set closing = closing + 1 where period = '2026-03' and head = 'CGST' and statement = 'ECRS' | 27AAPFU0939F1ZV ECRS 2026-03 CGST: closing is not opening + added - used; 27AAPFU0939F1ZV ECRS 2026-04 CGST: opening is not the closing of the period before",
        "insert into gathered_document select run_id, block, line_id, 2, 2000.00, 360.00, 0, 0, 0, null, false, null, null from document_line where document_number = 'A/2' | loaded 2 rows, taxable 3000.00, IGST 540.00, CGST 0.00, SGST 0.00, CESS 0.00, but reconciled 3 rows",
        "insert into gathered_document select run_id, block, line_id, 1, 2000.00, 360.01, 0, 0, 0, null, false, null, null from document_line where document_number = 'A/2' | but reconciled 2 rows, taxable 3000.00, IGST 540.01,"})
    void a_row_or_paisa_that_is_missing_is_named_with_both_figures(String tampering, String message) {
        assertThat(application.jdbc().update(tampering)).isEqualTo(1);

        assertThatThrownBy(() -> verify.verify(1)).isInstanceOf(RunFailure.class).hasMessageStartingWith("control totals disagree: ")
                .hasMessageContaining(message).satisfies(failure ->
                        assertThat(((RunFailure) failure).exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER));
    }

    @Test
    void a_match_line_that_stands_twice_is_noticed() {
        application.jdbc().update("insert into match_line select run_id, block, match_id, line_no + 50, gstin, books_document_id, "
                + "portal_document_id, differences from match_line where portal_document_id is null");

        assertThatThrownBy(() -> verify.verify(1)).isInstanceOf(RunFailure.class)
                .hasMessageContaining("27AAPFU0939F1ZV BOOKS: 2 documents, but matches name 3");
    }

    /** The framework's step fails and says 21; what was tampered with is there between fold and verify. */
    @Test
    void a_run_whose_totals_disagree_is_not_published() {
        application.empty();
        application.jdbc().execute("create trigger lose after insert on table_4 referencing new row as line for each row "
                + "when (line.row_no = 1) delete from document_line where run_id = line.run_id and document_number = 'A/2'");
        try {
            var result = application.run(job);
            assertThat(result.exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER);
            assertThat(result.message()).startsWith("control totals disagree: 'register.csv': loaded 2 rows");
            assertThat(application.jdbc().queryForObject("select status from run", String.class)).isEqualTo("STARTED");
        } finally {
            application.jdbc().execute("drop trigger lose");
        }
    }
}
