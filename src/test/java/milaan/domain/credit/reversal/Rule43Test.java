package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

class Rule43Test {

    static List<CSVRecord> cases() {
        return Cases.read("rule43.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_sixtieth_of_the_tax_is_shared_each_month(CSVRecord row) {
        Rules rules = Cases.rules(row.get("rules"));
        TaxPeriod period = TaxPeriod.parse(row.get("period"));
        List<CapitalGood> goods = goods(row.get("goods"), rules);
        List<Turnover> known = Rule42Test.turnovers(row.get("turnover"));
        List<Portion> portions = Rule43.portions(goods, period, known, rules);
        String notComputed = Rule43.notComputed(goods, period, known, rules).orElse("");

        assertThat(Rule43.tc(goods, period, rules)).as(row.get("case")).isEqualTo(Cases.cgst(row.get("tc")));
        assertThat(Rule43.te(goods, period, known, rules)).as(row.get("case")).isEqualTo(Cases.cgst(row.get("te")));
        assertThat(Cases.tax(portions, CreditReason.RULE_43)).as(row.get("case")).isEqualTo(Cases.cgst(row.get("te")));
        assertThat(portions).allSatisfy(portion -> assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_GOOD));
        assertThat(portions.stream().map(Portion::explanation).collect(Collectors.joining()) + notComputed).as(row.get("case"))
                .contains(row.get("says"));
        assertThat(notComputed.isEmpty()).as(row.get("case")).isEqualTo(!row.get("says").startsWith("not computed"));
    }

    @Test
    void in_60_months_of_one_ratio_the_ratio_of_the_tax_is_given_back() {
        Rules rules = Cases.rules("");
        List<CapitalGood> goods = goods("2021-04-15 COMMON_CAPITAL 600000", rules);
        TaxAmounts sum = TaxAmounts.ZERO;
        for (TaxPeriod period = TaxPeriod.of(2021, 1); period.compareTo(TaxPeriod.of(2027, 12)) <= 0; period = period.next()) {
            sum = sum.plus(Rule43.te(goods, period, List.of(new Turnover(period, 20, 100, Turnover.Source.BOOKS)), rules));
        }
        assertThat(sum).isEqualTo(Cases.cgst("120000"));
    }

    @Test
    void the_same_use_again_changes_nothing() {
        Rules rules = Cases.rules("");
        CapitalGood good = goods("2026-04-15 EXEMPT_ONLY 600000 COMMON_CAPITAL@2026-07", rules).get(0);

        assertThat(Rule43.changeUse(good, CreditClass.COMMON_CAPITAL, TaxPeriod.of(2027, 1), rules)).isEqualTo(good);
        assertThat(good.commonSince()).isEqualTo(TaxPeriod.of(2026, 7));
        assertThat(good.common()).isEqualTo(Cases.cgst("540000"));
    }

    /** {@code 2026-04-15 EXEMPT_ONLY 600000 COMMON_CAPITAL@2026-07;...}: invoice, first use, tax, later uses. */
    @Test
    void an_amendment_changes_what_enters_Tc_in_proportion() {
        Rules rules = Cases.rules("");
        CapitalGood common = goods("2026-04-15 COMMON_CAPITAL 600000", rules).get(0);
        CapitalGood since = goods("2026-04-15 EXEMPT_ONLY 600000 COMMON_CAPITAL@2026-07", rules).get(0);
        CapitalGood idle = goods("2026-04-15 CAPITAL 600000", rules).get(0);

        assertThat(Rule43.amend(common, Cases.cgst("-300000")).common()).isEqualTo(Cases.cgst("300000"));
        assertThat(Rule43.amend(since, Cases.cgst("-300000")).common()).as("90 %").isEqualTo(Cases.cgst("270000"));
        assertThat(Rule43.amend(idle, Cases.cgst("-300000")).common()).isEqualTo(TaxAmounts.ZERO);
        assertThat(Rule43.amend(idle, Cases.cgst("-300000")).tax()).isEqualTo(Cases.cgst("300000"));
    }

    private static List<CapitalGood> goods(String text, Rules rules) {
        List<CapitalGood> goods = new ArrayList<>();
        for (String part : text.split(";")) {
            String[] words = part.split(" ");
            LocalDate invoice = LocalDate.parse(words[0]);
            DocumentKey key = new DocumentKey(Cases.OURS, Cases.SUPPLIER, "", DocumentType.INV, "M" + goods.size(), invoice);
            CreditClass use = CreditClass.valueOf(words[1]);
            CapitalGood good = Rule43.changeUse(new CapitalGood(key.text(), key, use, Cases.cgst(words[2]), TaxAmounts.ZERO, null), use,
                    TaxPeriod.of(invoice), rules);
            for (int i = 3; i < words.length; i++) {
                String[] change = words[i].split("@");
                good = Rule43.changeUse(good, CreditClass.valueOf(change[0]), TaxPeriod.parse(change[1]), rules);
            }
            goods.add(good);
        }
        return goods;
    }
}
