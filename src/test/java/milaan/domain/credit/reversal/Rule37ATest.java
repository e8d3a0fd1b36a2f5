package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.EventKind;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

class Rule37ATest {

    static List<CSVRecord> cases() {
        return Cases.read("rule37a.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_portal_has_among_the_reversals_is_held(CSVRecord row) {
        Rules rules = Cases.rules("");
        LocalDate date = LocalDate.of(2025, 11, 10);
        Document document = Cases.portal(DocumentType.INV, Cases.SUPPLIER, false, date, Block.valueOf(row.get("block")));
        Payable payable = null;
        if (!row.get("payable_taken").isEmpty()) {
            TaxPeriod taken = TaxPeriod.parse(row.get("payable_taken"));
            Payable untaken = Cases.payable("INV/1", date, 1_18_000_00, Cases.IGST_18000);
            payable = new Payable(untaken.account(), untaken.document(), taken, untaken.row(), untaken.value(), untaken.credit(), 0, 0);
            assertThat(Rule37A.testOn(taken, rules)).isEqualTo(row.get("test_on"));
            assertThat(Rule37A.reverseBy(taken, rules)).isEqualTo(row.get("reverse_by"));
        }
        Supply supply = new Supply(document, null, TaxPeriod.of(2026, 10), LocalDate.parse(row.get("filed")),
                row.get("taken").equals("Y"), payable);

        List<Portion> portions = new Rule37A().touch(supply, Cases.IGST_18000, rules);
        assertThat(new Rule37A().touch(supply, TaxAmounts.ZERO, rules)).isEmpty();
        if (row.get("portion").isEmpty()) {
            assertThat(portions).isEmpty();
            return;
        }
        assertThat(portions).singleElement().satisfies(portion -> {
            assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_NOW);
            assertThat(portion.reason().name()).isEqualTo(row.get("portion"));
            assertThat(portion.tax()).isEqualTo(Cases.IGST_18000);
            assertThat(portion.explanation()).contains(row.get("says"));
        });
    }
}
