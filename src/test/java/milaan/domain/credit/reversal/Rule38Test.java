package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

class Rule38Test {

    static List<CSVRecord> cases() {
        return Cases.read("rule38.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_bank_that_chose_it_gives_half_back(CSVRecord row) {
        List<Portion> portions = Rule38.portions(TaxPeriod.of(2026, 4), Cases.tax(row.get("eligible")), Cases.tax(row.get("own")),
                Cases.rules(row.get("rules")));

        assertThat(Cases.tax(portions, CreditReason.RULE_38)).as(row.get("case")).isEqualTo(Cases.tax(row.get("reversed")));
        assertThat(portions).hasSize(row.get("reversed").isEmpty() ? 0 : 1)
                .allSatisfy(portion -> assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_GOOD));
        assertThat(portions.stream().map(Portion::explanation).collect(Collectors.joining())).as(row.get("case")).contains(row.get("says"));
    }

    @Test
    void a_supply_of_the_same_pan_is_of_an_own_registration() {
        assertThat(isOwn(new Gstin("29AAPFU0939F1ZR"))).isTrue();
        assertThat(isOwn(Cases.SUPPLIER)).isFalse();
        assertThat(isOwn(null)).isFalse();
    }

    private static boolean isOwn(Gstin supplier) {
        LocalDate date = LocalDate.of(2026, 4, 10);
        return Rule38.isOfOwnRegistration(Cases.portal(DocumentType.INV, supplier, false, date, Block.OFFERED));
    }
}
