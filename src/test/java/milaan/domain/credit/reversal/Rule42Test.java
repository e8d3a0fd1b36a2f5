package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;

class Rule42Test {

    private static final int YEARS = 5_000;

    static List<CSVRecord> months() {
        return Cases.read("rule42.csv");
    }

    static List<CSVRecord> years() {
        return Cases.read("rule42-year.csv");
    }

    @ParameterizedTest
    @MethodSource("months")
    void the_exempt_share_of_common_credit_is_given_back(CSVRecord row) {
        Rules rules = Cases.rules(row.get("rules"));
        CommonCredit month = Rule42.month(TaxPeriod.parse(row.get("period")), Cases.tax(row.get("t")), Cases.tax(row.get("t1")),
                Cases.tax(row.get("t2")), Cases.tax(row.get("t3")), Cases.tax(row.get("t4")), TaxAmounts.ZERO,
                turnovers(row.get("turnover")), rules);
        List<Portion> portions = Rule42.portions(month, rules);

        assertThat(month.d1()).as(row.get("case")).isEqualTo(Cases.tax(row.get("d1")));
        assertThat(month.d2()).as(row.get("case")).isEqualTo(Cases.tax(row.get("d2")));
        assertThat(String.valueOf(month.turnoverOf())).as(row.get("case")).isEqualTo(row.get("of").isEmpty() ? "null" : row.get("of"));
        assertThat(Cases.tax(portions, CreditReason.RULE_42)).as(row.get("case")).isEqualTo(month.d1().plus(month.d2()));
        assertThat(portions).allSatisfy(portion -> assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_GOOD));
        String said = portions.stream().map(Portion::explanation).collect(Collectors.joining("|")) + Rule42.notComputed(month).orElse("");
        assertThat(said).as(row.get("case")).contains(row.get("says"));
        assertThat(Rule42.notComputed(month).isPresent()).as(row.get("case")).isEqualTo(row.get("says").startsWith("not computed"));
    }

    @Test
    void all_that_rule_42_gives_back_is_27500() {
        CSVRecord row = months().get(0);
        Rules rules = Cases.rules(row.get("rules"));
        CommonCredit month = Rule42.month(TaxPeriod.of(2026, 4), Cases.cgst("100000"), Cases.cgst("4000"), Cases.cgst("6000"),
                Cases.cgst("10000"), Cases.cgst("50000"), TaxAmounts.ZERO, turnovers(row.get("turnover")), rules);

        assertThat(month.c2()).isEqualTo(Cases.cgst("30000"));
        assertThat(month.t1().plus(month.t2()).plus(month.t3()).plus(Cases.tax(Rule42.portions(month, rules), CreditReason.RULE_42)))
                .isEqualTo(Cases.cgst("27500"));
        assertThat(Rule42.portions(month, rules)).extracting(Portion::explanation).containsExactly(
                "D1 = E 20,000.00 of F 1,00,000.00 in 2026-04 × C2 (CGST 30,000.00) = CGST 6,000.00",
                "D2 = 5 % × C2 (CGST 30,000.00) = CGST 1,500.00");
        assertThat(Rule42.portions(month, rules)).extracting(Portion::rule).containsExactly("section 17(2); rule 42",
                "section 17(2); rule 42; r42.partly_non_business=true of the job file");
    }

    @ParameterizedTest
    @MethodSource("years")
    void the_year_puts_its_months_right(CSVRecord row) {
        Rules rules = Cases.rules(row.get("rules"));
        Rule42.TrueUp trueUp = Rule42.trueUp(FinancialYear.parse(row.get("year")), workings(row.get("months"), rules),
                LocalDate.parse(row.get("paid")), rules);

        assertThat(trueUp.provisional()).as(row.get("case")).isEqualTo(Cases.cgst(row.get("provisional")));
        assertThat(trueUp.due()).as(row.get("case")).isEqualTo(Cases.cgst(row.get("due")));
        assertThat(trueUp.interest()).as(row.get("case")).isEqualTo(Cases.cgst(row.get("interest")));
        assertThat(trueUp.portions().stream().map(portion -> portion.kind() + " " + portion.reason() + " " + portion.tax().cgst() / 100)
                .collect(Collectors.joining(";"))).as(row.get("case")).isEqualTo(row.get("portions"));
        String said = trueUp.portions().stream().map(Portion::explanation).collect(Collectors.joining("|")) + trueUp.notComputed();
        assertThat(said).as(row.get("case")).contains(row.get("says"));
    }

    @Test
    void the_year_is_recomputed_in_the_month_of_the_rule() {
        assertThat(Rule42.yearToTrueUp(TaxPeriod.of(2027, 9), Cases.rules(""))).contains(new FinancialYear(2026));
        assertThat(Rule42.yearToTrueUp(TaxPeriod.of(2027, 8), Cases.rules(""))).isEmpty();
        assertThat(Rule42.yearToTrueUp(TaxPeriod.of(2027, 4), Cases.rules("r42.true_up_month=04"))).contains(new FinancialYear(2026));
        assertThatThrownBy(() -> Rule42.yearToTrueUp(TaxPeriod.of(2027, 10), Cases.rules("r42.true_up_month=10")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'r42.true_up_month' is '10', expected 04 to 09: not later than the return of September");
    }

    @Test
    void heads_may_go_apart() {
        Rules rules = Cases.rules("");
        List<CommonCredit> months = new ArrayList<>();
        for (TaxPeriod period = TaxPeriod.of(2026, 4); period.compareTo(TaxPeriod.of(2027, 3)) <= 0; period = period.next()) {
            boolean first = period.equals(TaxPeriod.of(2026, 4));
            TaxAmounts t = first ? new TaxAmounts(0, 100_00, 0, 0) : new TaxAmounts(100_00, 0, 0, 0);
            Turnover turnover = new Turnover(period, first ? 100 : 0, 100, Turnover.Source.BOOKS);
            months.add(onlyCommon(period, t, List.of(turnover), rules));
        }

        // of the year a twelfth is exempt: IGST 1,100 / 12 = 91.67 due and 0 given back, CGST 100 / 12 = 8.33 due and 100 given back
        Rule42.TrueUp trueUp = Rule42.trueUp(new FinancialYear(2026), months, LocalDate.of(2027, 4, 20), rules);
        assertThat(trueUp.portions()).extracting(Portion::kind).containsExactly(EventKind.REVERSED_FOR_GOOD, EventKind.TAKEN);
        assertThat(trueUp.portions()).extracting(Portion::tax)
                .containsExactly(new TaxAmounts(91_67, 0, 0, 0), new TaxAmounts(0, 91_67, 0, 0));
    }

    @Test
    void a_month_whose_turnover_became_known_later_counts_in_the_year() {
        Rules rules = Cases.rules("");
        List<CommonCredit> months = new ArrayList<>();
        for (TaxPeriod period = TaxPeriod.of(2026, 4); period.compareTo(TaxPeriod.of(2027, 3)) <= 0; period = period.next()) {
            CommonCredit asRun = onlyCommon(period, new TaxAmounts(100_00, 0, 0, 0), List.of(), rules);
            months.add(asRun.withTurnover(new Turnover(period, 20_00, 100_00, Turnover.Source.GSTR_3B)));
        }

        // a fifth of IGST 1,200; the months gave nothing back
        Rule42.TrueUp trueUp = Rule42.trueUp(new FinancialYear(2026), months, LocalDate.of(2027, 4, 20), rules);
        assertThat(trueUp.notComputed()).isEmpty();
        assertThat(trueUp.provisional().isZero()).isTrue();
        assertThat(trueUp.portions()).extracting(Portion::tax).containsExactly(new TaxAmounts(240_00, 0, 0, 0));
    }

    @Test
    void months_and_recomputation_together_are_what_the_year_owes() {
        for (int seed = 0; seed < YEARS; seed++) {
            Random random = new Random(seed);
            Rules rules = Cases.rules(random.nextBoolean() ? "" : "r42.partly_non_business=true");
            List<Turnover> known = new ArrayList<>();
            List<CommonCredit> months = new ArrayList<>();
            for (TaxPeriod period = TaxPeriod.of(2026, 4); period.compareTo(TaxPeriod.of(2027, 3)) <= 0; period = period.next()) {
                if (random.nextInt(5) > 0) {
                    long total = 1 + random.nextInt(1_00_000);
                    known.add(new Turnover(period, random.nextLong(total + 1), total, Turnover.Source.BOOKS));
                }
                TaxAmounts t = TaxAmounts.byHead(head -> random.nextInt(1_00_000) - 20_000);
                CommonCredit month = onlyCommon(period, t, known, rules);
                for (TaxHead head : TaxHead.values()) {
                    assertThat(month.d1().of(head)).as("seed %d", seed).isBetween(0L, Math.max(0, t.of(head)));
                }
                months.add(month);
            }
            Rule42.TrueUp trueUp = Rule42.trueUp(new FinancialYear(2026), months, LocalDate.of(2027, 10, 20), rules);
            TaxAmounts more = Cases.tax(trueUp.portions(), CreditReason.RULE_42);
            TaxAmounts less = Cases.tax(trueUp.portions(), CreditReason.RULE_42_TRUE_UP);
            assertThat(trueUp.notComputed()).as("seed %d", seed).isEmpty();
            assertThat(trueUp.provisional().plus(more).minus(less)).as("seed %d", seed).isEqualTo(trueUp.due());
        }
    }

    private static CommonCredit onlyCommon(TaxPeriod period, TaxAmounts t, List<Turnover> known, Rules rules) {
        TaxAmounts none = TaxAmounts.ZERO;
        return Rule42.month(period, t, none, none, none, none, none, known, rules);
    }

    /** {@code 2026-04=20000/100000;...}: E and F. */
    static List<Turnover> turnovers(String text) {
        List<Turnover> turnovers = new ArrayList<>();
        for (String month : text.isEmpty() ? new String[0] : text.split(";")) {
            turnovers.add(turnover(TaxPeriod.parse(month.substring(0, 7)), month.substring(8)));
        }
        return turnovers;
    }

    private static Turnover turnover(TaxPeriod period, String exemptAndTotal) {
        String[] parts = exemptAndTotal.split("/");
        return new Turnover(period, Cases.paise(parts[0]), Cases.paise(parts[1]), Turnover.Source.BOOKS);
    }

    /** {@code 2026-04..2026-09:30000:10000/100000;...}: months, C2 of each, E and F of each or {@code -}. */
    private static List<CommonCredit> workings(String text, Rules rules) {
        List<CommonCredit> workings = new ArrayList<>();
        List<Turnover> known = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            String[] cells = part.split(":");
            TaxPeriod last = TaxPeriod.parse(cells[0].substring(9));
            for (TaxPeriod period = TaxPeriod.parse(cells[0].substring(0, 7)); period.compareTo(last) <= 0; period = period.next()) {
                if (!cells[2].equals("-")) {
                    known.add(turnover(period, cells[2]));
                }
                workings.add(onlyCommon(period, Cases.cgst(cells[1]), known, rules));
            }
        }
        return workings;
    }
}
