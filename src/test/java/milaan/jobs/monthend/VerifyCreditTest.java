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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import milaan.SmallCompany;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunFailure;
import milaan.runtime.RunResult;

/** The proof of the credit register notices whatever is taken away, added or changed behind its back, as far as the tables let it be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyCreditTest {

    private static final long APRIL = 2;

    private TestApplication application;
    private Verify verify;
    private TransactionTemplate transaction;
    private Path folder;

    /** March leaves lots of A/1 and Z/1 and one of a working; in April A/1 arrives and N/1 does not; rule 42 takes a tenth of 100.00. */
    @BeforeAll
    void run_two_months(@TempDir Path folder) throws IOException {
        this.folder = folder;
        application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder), Map.of());
        verify = application.get(Verify.class);
        transaction = new TransactionTemplate(application.get(PlatformTransactionManager.class));
        new SmallCompany("2026-03").add("both", "A/1 2026-03-05 100000 I18000 received=no").add("both", "Z/1 2026-03-06 5000 I900 received=no from=B")
                .add("working", "R1 2026-01 REVERSED_4B2 C700 because=R37_180D doc=O/1:2025-05-05").write(folder.resolve("2026-03"));
        new SmallCompany("2026-04").add("both", "W/1 2026-04-05 10000 I1800").add("both", "N/1 2026-04-06 2000 I360 received=no")
                .add("both", "C/1 2026-04-07 1000 C100 class=COMMON").add("books", "A/1 2026-03-05 100000 I18000 received=2026-04-10")
                .add("turnover", "TAXABLE 900").add("turnover", "EXEMPT 100").write(folder.resolve("2026-04"));
        assertThat(run("2026-03").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("2026-04").exitCode()).isEqualTo(ExitCode.DONE);
    }

    private RunResult run(String month) {
        return application.run(new JobFile("month-end", List.of(new Gstin(SmallCompany.OWN)), TaxPeriod.parse(month), TaxPeriod.parse(month),
                folder.resolve(month), folder.resolve("output"), "", 200, Map.of()));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void a_register_that_nobody_has_touched_is_proved() {
        assertThatCode(() -> transaction.executeWithoutResult(status -> {
            verify.verify(APRIL);
            status.setRollbackOnly();
        })).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "delete from credit_event where run_id = 2 and event = 'TAKEN' and document_number = 'W/1' | Table 4 row 4A5 and its events differ: IGST 20160.00 against 18360.00",
        "delete from credit_event where run_id = 2 and event = 'RECLAIMED' | IGST RECLAIMED: 0.00 in the events, 18000.00 in the lot",
        "delete from credit_event where run_id = 2 and event = 'REVERSED_FOR_NOW' | IGST REVERSED_FOR_NOW: 0.00 in the events, 360.00 in the lot",
        "delete from credit_event where run_id = 2 and reason = 'RULE_42' | Table 4 row 4B1 and its events differ: CGST 10.00 against 0.00",
        "update credit_event set igst = igst + 0.01 where run_id = 2 and event = 'TAKEN' and document_number = 'W/1' | Table 4 row 4A5 and its events differ: IGST 20160.00 against 20160.01",
        "update credit_event set igst = 0, cgst = igst where run_id = 2 and event = 'TAKEN' and document_number = 'W/1' | CGST 100.00 against 1900.00",
        "update credit_event set table_4_row = '4B1' where run_id = 2 and event = 'REVERSED_FOR_NOW' | Table 4 row 4B1 and its events differ: IGST 0.00 against 360.00",
        "update credit_lot set drawn_igst = 17000, left_igst = 1000 where run_id = 2 and document_number = 'A/1' | IGST RECLAIMED: 18000.00 in the events, 17000.00 in the lot",
        "update credit_lot set lapsed_igst = 900, left_igst = 0 where run_id = 2 and document_number = 'Z/1' | IGST LAPSED: 0.00 in the events, 900.00 in the lot",
        "update credit_lot set start_igst = 361, left_igst = 361 where run_id = 2 and document_number = 'N/1' | IGST REVERSED_FOR_NOW: 360.00 in the events, 361.00 in the lot",
        "update credit_lot set start_igst = 901, left_igst = 901 where run_id = 2 and document_number = 'Z/1' | open lots and the books' side of the ECRS differ: IGST 1261.00 against 1260.00",
        "update credit_lot set start_cgst = 701, left_cgst = 701 where run_id = 2 and lot_id = 'working/27AAPFU0939F1ZV/R1' | open lots and the books' side of the ECRS differ: CGST 701.00 against 700.00",
        "delete from credit_lot where run_id = 2 and document_number = 'Z/1' | of the period before is missing",
        "update table_4 set igst = igst + 0.01 where run_id = 2 and \"row\" = '4B2' | Table 4 row 4B2 and its events differ: IGST 360.01 against 360.00",
        "update table_4 set igst = igst - 1 where run_id = 2 and \"row\" = '4C' | Table 4 row 4C and 4A less 4B differ: IGST 19799.00 against 19800.00",
        "update table_4 set igst = 0 where run_id = 2 and \"row\" = '4D1' | Table 4 row 4D1 and its events differ: IGST 0.00 against 18000.00",
        "delete from table_4_tie_part where run_id = 2 and cause = 'RECLAIMED' | row 4A5 and its steps from GSTR-2B differ: IGST 20160.00 against 2160.00",
        "update table_4_tie_part set cause = 'EARLIER_2B' where run_id = 2 and cause = 'GSTR_2B' | what GSTR-2B offers and what the steps begin with differ: IGST 2160.00 against 0.00, CGST 100.00 against 0.00"})
    void what_was_tampered_with_is_named_with_both_figures(String tampering, String message) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThat(application.jdbc().update(tampering)).isEqualTo(1);
            verify.verify(APRIL);
        })).isInstanceOf(RunFailure.class).hasMessageStartingWith("control totals disagree: ").hasMessageContaining(message)
                .satisfies(failure -> assertThat(((RunFailure) failure).exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER));
    }

    /** The database refuses by itself what no proof would have to find. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "update credit_lot set drawn_igst = 18001 where run_id = 2 and document_number = 'A/1'",
        "update credit_lot set drawn_igst = 18001, left_igst = -1 where run_id = 2 and document_number = 'A/1'",
        "delete from credit_lot where run_id = 2 and document_number = 'A/1'",
        "update credit_event set lot_id = 'another' where run_id = 2 and event = 'RECLAIMED'"})
    void a_lot_of_which_more_is_drawn_than_is_left_cannot_be_stored(String tampering) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            application.jdbc().update(tampering);
        })).hasMessageContaining("integrity constraint violation");
    }

    @Test
    void a_run_whose_register_disagrees_ends_with_21_and_is_not_published() throws IOException {
        new SmallCompany("2026-05").add("both", "M/1 2026-05-05 10000 I1800").write(folder.resolve("2026-05"));
        application.jdbc().execute("create trigger lose after insert on table_4 referencing new row as line for each row "
                + "when (line.row_no = 10) delete from credit_event where run_id = line.run_id and event = 'TAKEN'");
        try {
            RunResult result = run("2026-05");
            assertThat(result.exitCode()).isEqualTo(ExitCode.TOTALS_DIFFER);
            assertThat(result.exitCode().number()).isEqualTo(21);
            assertThat(result.message()).startsWith("control totals disagree: 27AAPFU0939F1ZV: Table 4 row 4A5 and its events differ: IGST 1800.00 "
                    + "against 0.00");
            assertThat(folder.resolve("output/month-end").resolve(SmallCompany.OWN).resolve("2026-05")).doesNotExist();
        } finally {
            application.jdbc().execute("drop trigger lose");
        }
    }
}
