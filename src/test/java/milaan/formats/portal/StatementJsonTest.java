package milaan.formats.portal;

import static milaan.formats.portal.StatementFile.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxAmounts;

class StatementJsonTest {

    private static final String BODY = """
            {'gstin':'27AAPFU0939F1ZV','frdt':'01/04/2026','todt':'31/03/2027','opnbal':{'igst':0,'cgst':100000,'sgst':0,'cess':0},'tr':[
              {'trandt':'20/05/2026','refno':'AA1','rtnprd':'042026','desc':'Filing of Form GSTR-3B','itc4a5':{'cgst':300000.5},
               'itc4b2':{'igst':0,'cgst':20000,'sgst':0,'cess':0},'itc4d1':{'cgst':50000.00},'clsbal':{'cgst':70000}},
              {'trandt':'20/06/2026','refno':'AA2','rtnprd':'052026','desc':'Filing of Form GSTR-3B','itc4d1':{'cgst':90000},'clsbal':{'cgst':-20000}},
              {'trandt':'22/07/2026','refno':'AA3','rtnprd':'062026','desc':'Filing of Form GSTR-3BQ','itc4b2':{'cgst':20000}}],
             'clsbal':{'cgst':0}}""";

    @Test
    void a_missing_table_is_zero() {
        StatementFile file = json(BODY);

        assertThat(file.kind()).isEqualTo("ecrs-statement");
        assertThat(file.gstin()).contains(new Gstin(StatementFile.OURS));
        assertThat(file.refusal()).isEmpty();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.cgst()).containsExactly("2026-04 +20000 -50000 =70000", "2026-05 +0 -90000 =-20000", "2026-06Q +20000 -0 =0");
        assertThat(file.rows().get(0).claimed()).isEqualTo(new TaxAmounts(0, 300_000_50, 0, 0));
        assertThat(file.rows().get(0).date()).isEqualTo(LocalDate.of(2026, 5, 20));
        assertThat(file.rows().get(0).source().line()).isEqualTo("tr[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':%s}", "{'status':1,'data':{'data':%s}}"})
    void wrappers_do_not_matter(String wrapper) {
        StatementFile file = json(String.format(wrapper, BODY.replace("frdt", "fdate")));

        assertThat(file.cgst()).isEqualTo(json(BODY).cgst());
        assertThat(file.gstin()).isPresent();
        assertThat(json(String.format(wrapper, BODY.replace("100000,", "110000,"))).refusal()).isPresent();
    }

    @Test
    void the_balance_before_the_range_is_checked() {
        assertThat(json(BODY.replace("'cgst':100000,", "'cgst':100000.01,")).refusal()).hasValueSatisfying(finding -> {
            assertThat(finding.reason()).isEqualTo(RejectionReason.BALANCE_BROKEN);
            assertThat(finding.message()).startsWith("row tr[0] (return period 2026-04): the closing balance of CGST is 70,000.00, expected 70,000.01")
                    .contains("download the statement again");
        });
    }

    @Test
    void the_opening_row_has_no_period_and_its_amount_under_4b2() {
        StatementFile file = json("""
                {'gstin':'27AAPFU0939F1ZV','tr':[
                  {'trandt':'20/09/2023','refno':'AA2','rtnprd':'082023','desc':'Filing of Form GSTR-3B','itc4d1':{'igst':40},'clsbal':{'igst':60}},
                  {'trandt':'01/09/2023','refno':'AA1','desc':'Opening Balance reported for <31/07/2023>','itc4b2':{'igst':100},'clsbal':{'igst':100}}]}""");

        assertThat(file.refusal()).isEmpty();
        assertThat(file.rows().get(1).isOpeningBalance()).isTrue();
        assertThat(file.rows().get(1).added()).isEqualTo(new TaxAmounts(100_00, 0, 0, 0));
    }

    @Test
    void the_answer_on_declared_balances_is_one_opening_row_for_each() {
        StatementFile file = json("""
                {'gstin':'27AAPFU0939F1ZV','tr':[
                  {'trandt':'10/10/2023','refno':'AA1','action':'D','opnbal':{'igst':0,'cgst':90000,'sgst':90000,'cess':0}},
                  {'trandt':'20/12/2023','refno':'AA2','action':'A','opnbal':{'igst':0,'cgst':100000,'sgst':100000,'cess':0}}]}""");

        assertThat(file.kind()).isEqualTo("ecrs-statement");
        assertThat(file.refusal()).isEmpty();
        assertThat(file.cgst()).containsExactly("opening +90000 -0 =90000", "opening +100000 -0 =100000");
    }

    @Test
    void a_closing_balance_alone_is_refused_with_what_to_bring() {
        assertThat(json("{'gstin':'27AAPFU0939F1ZV','clsbal':{'igst':1,'cgst':2,'sgst':3,'cess':0}}").kind())
                .isEqualTo("a closing balance without return periods: bring the statement with its rows (tr)");
    }

    @Test
    void the_rcm_statement_is_known_by_its_tables() {
        StatementFile file = json("""
                {'gstin':'27AAPFU0939F1ZV','opnbal':{'cgst':0},'tr':[
                  {'trandt':'20/09/2024','rtnprd':'082024','desc':'On filing of GSTR-3B','refno':'AA1','inwardsup_3_1d':{'igst':500,'cgst':10000},
                   'itc4a2':{'igst':300,'cess':0},'itc4a3':{'cgst':6000,'igst':200},'clsbal':{'igst':0,'cgst':4000}},
                  {'trandt':'20/10/2024','rtnprd':'092024','desc':'On filing of GSTR-3B','refno':'AA2','inwardsup_3_1d':{'cgst':5000},
                   'itc4a3':{'cgst':12000},'clsbal':{'cgst':-3000}},
                  {'trandt':'20/11/2024','rtnprd':'102024','desc':'On filing of GSTR-3B','refno':'AA3','inwardsup_3_1d':{'cgst':3000},'clsbal':{'cgst':0}}]}""");

        assertThat(file.kind()).isEqualTo("rcm-statement");
        assertThat(file.refusal()).isEmpty();
        assertThat(file.cgst()).containsExactly("2024-08 +10000 -6000 =4000", "2024-09 +5000 -12000 =-3000", "2024-10 +3000 -0 =0");
        assertThat(file.rows().get(0).used()).isEqualTo(new TaxAmounts(500_00, 6_000_00, 0, 0));
    }

    @Test
    void a_row_that_is_neither_a_filing_nor_an_opening_is_rejected() {
        StatementFile file = json(BODY.replace("'rtnprd':'052026',", ""));

        assertThat(file.rejected()).singleElement().asString().startsWith("tr[1] MISSING_FIELD rtnprd '' names no return period");
        assertThat(file.refusal()).isEmpty();
    }

    @Test
    void another_ledger_and_a_bad_gstin_are_refused() {
        assertThat(json("{'gstin':'27AAPFU0939F1ZV','tr':[{'dt':'01/04/2026','igstTaxAmt':5}]}").kind()).contains("at tr");
        assertThat(json(BODY.replace("27AAPFU0939F1ZV", "27AAPFU")).kind()).isEqualTo("gstin '27AAPFU' is not a GSTIN (expected 2 digits and 13 letters or digits)");
        assertThat(List.of(json("{'error':'x'}").kind())).doesNotContain("ecrs-statement", "rcm-statement");
    }

    @Test
    void an_unreadable_row_leaves_a_hole_and_no_break() {
        assertThat(json(BODY.replace("'itc4d1':{'cgst':90000}", "'itc4d1':{'cgst':'ninety'}")).refusal()).map(Finding::message).isEmpty();
    }
}
