package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;

class YearOpeningTest {

    /** The year that follows the first period of the case. */
    @ParameterizedTest(name = "{14}")
    @CsvFileSource(resources = "/cases/year-opening.csv", numLinesToSkip = 1, delimiter = ';')
    void a_year_opens_with_portal_returns_and_books_side_by_side(String returns, String statement, String books, String causes, String a,
            String b, String c, String d1, String d2, String e, String rolledCauses, String booksCauses, boolean provisional, String note,
            String why) {
        List<Gstr3b> filed = Samples.returns(returns);
        List<StatementRow> rows = Samples.statement(statement);
        FinancialYear year = new FinancialYear(filed.get(0).period().financialYear().startYear() + 1);
        YearOpening opening = open(year, filed, rows, books, causes);
        HeadOpening cgst = opening.of(TaxHead.CGST);

        assertThat(rupees(cgst.portal())).as("A: " + why).isEqualTo(a);
        assertThat(rupees(cgst.rolled())).as("B: " + why).isEqualTo(b);
        assertThat(rupees(cgst.books())).as("C: " + why).isEqualTo(c);
        assertThat(rupees(cgst.portalLessRolled())).as("D1: " + why).isEqualTo(d1);
        assertThat(rupees(cgst.portalLessBooks())).as("D2: " + why).isEqualTo(d2);
        assertThat(rupees(cgst.claimable())).as("E: " + why).isEqualTo(e);
        assertThat(text(cgst.rolledCauses())).as(why).isEqualTo(rolledCauses == null ? "" : rolledCauses);
        assertThat(text(cgst.booksCauses())).as(why).isEqualTo(booksCauses == null ? "" : booksCauses);
        assertThat(cgst.provisional()).as(why + " " + cgst.note()).isEqualTo(provisional);
        assertThat(cgst.note()).as(why).contains(note == null ? "" : note);
        assertThat(opening.of(TaxHead.IGST).claimable()).as("heads are never netted").isZero();
    }

    @Test
    void the_months_before_prove_the_opening_and_those_after_start_from_it() {
        YearOpening opening = open(new FinancialYear(2026), Samples.returns("2025-03 5/0, 2025-12 1/0, 2026-03 30/0, 2026-06 4/0"),
                Samples.statement("2025-03 5/0=5 quarterly, 2025-06 4/0=9 quarterly, 2025-09 4/0=13 quarterly"), null, null);
        List<RollRow> cgst = opening.months().stream().filter(row -> row.head() == TaxHead.CGST).toList();

        assertThat(cgst.stream().map(row -> row.period().toString())).containsExactly("2025-06", "2025-09", "2025-12", "2026-03", "2026-06");
        assertThat(cgst.get(0).opening()).isEqualTo(5_00);
        assertThat(cgst.get(3).closing()).as("5 + 4 + 4 + 1 + 30").isEqualTo(44_00).isEqualTo(opening.of(TaxHead.CGST).rolled());
        assertThat(cgst.get(4).opening()).isEqualTo(44_00);
    }

    @Test
    void an_opening_declared_after_march_was_posted_is_a_cause() {
        YearOpening opening = open(new FinancialYear(2024), Samples.returns("2023-09 10/0, 2023-12 0/0, 2024-03 5/0, 2024-06 0/0"),
                Samples.statement("2023-09 10/0=10 on=2023-10-22, 2023-12 0/0=10 on=2024-01-22, 2024-03 5/0=15 on=2024-04-22, "
                        + "2024-06 0/0=15 on=2024-07-22, opening 80 on=2024-10-01"), null, null);

        assertThat(opening.of(TaxHead.CGST).rolled()).as("80 belong before the first period, declared in October or not").isEqualTo(95_00);
        assertThat(text(opening.of(TaxHead.CGST).rolledCauses())).isEqualTo("OPENING_NOT_POSTED -80");
    }

    @Test
    void a_statement_that_begins_after_april_is_no_opening_of_the_year() {
        List<StatementRow> rows = Samples.statement("2026-07 0/0=35");
        StatementRoll roll = StatementRoll.of(StatementKind.ECRS, List.of(), rows, TaxPeriod.of(2026, 7), Samples.RULES);
        HeadOpening cgst = YearOpening.of(new FinancialYear(2026), roll, rows, null, List.of(), Samples.RULES).of(TaxHead.CGST);

        assertThat(cgst.note()).contains("The roll begins at 2026-07 only");
        assertThat(cgst.claimable()).isEqualTo(35_00);
    }

    @Test
    void a_statement_that_begins_in_april_still_tells_what_it_began_with() {
        HeadOpening cgst = YearOpening.of(new FinancialYear(2026), StatementRoll.of(StatementKind.ECRS, Samples.returns("2026-04 20/50"),
                Samples.statement("2026-04 20/50=70"), TaxPeriod.of(2026, 4), Samples.RULES), Samples.statement("2026-04 20/50=70"), null,
                List.of(), Samples.RULES).of(TaxHead.CGST);

        assertThat(cgst.portal()).isNull();
        assertThat(cgst.portalLessRolled()).isNull();
        assertThat(cgst.claimable()).as("70 - 20 + 50").isEqualTo(100_00);
        assertThat(cgst.note()).contains("closing balance of the statement after 2026-04 less the movement of that row");
    }

    /** The RCM statement has the same opening and the same trap (gst-rules 3.6). */
    @Test
    void the_rcm_statement_opens_a_year_in_the_same_way() {
        List<StatementRow> rows = List.of(rcm(TaxPeriod.of(2026, 2), 10, 6, 4), rcm(TaxPeriod.of(2026, 3), 5, 8, 1));
        StatementRoll roll = StatementRoll.of(StatementKind.RCM, List.of(), rows, TaxPeriod.of(2026, 3), Samples.RULES);
        HeadOpening cgst = YearOpening.of(new FinancialYear(2026), roll, rows, Samples.cgst(3), List.of(), Samples.RULES).of(TaxHead.CGST);

        assertThat(cgst.portal()).isEqualTo(1);
        assertThat(cgst.claimable()).isEqualTo(1);
        assertThat(cgst.provisional()).isFalse();
    }

    private static StatementRow rcm(TaxPeriod period, long added, long used, long closing) {
        return Samples.posting(StatementKind.RCM, period, null, false, TaxAmounts.ZERO, Samples.cgst(added), Samples.cgst(used),
                Samples.cgst(closing), "s.csv");
    }

    @Test
    void causes_that_do_not_add_up_are_a_fault_of_the_program() {
        BalanceCause cause = new BalanceCause(null, TaxHead.CGST, Cause.UNEXPLAINED, null, 1, "");

        assertThatThrownBy(() -> new HeadOpening(TaxHead.CGST, 5L, 3, null, 2L, null, List.of(cause), List.of(), 5, false, ""))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("CGST: causes add up to 1 paise, A - B is 2");
    }

    private static YearOpening open(FinancialYear year, List<Gstr3b> filed, List<StatementRow> rows, String books, String causes) {
        StatementRoll roll = StatementRoll.of(StatementKind.ECRS, filed, rows, TaxPeriod.of(year.lastDay()), Samples.RULES);
        TaxAmounts open = books == null ? null : Samples.cgst(Samples.paise(books));
        List<BalanceCause> given = new ArrayList<>();
        if (causes != null) {
            String[] words = causes.split(" ");
            given.add(new BalanceCause(null, TaxHead.CGST, Cause.valueOf(words[0]), null, Samples.paise(words[1]), ""));
        }
        return YearOpening.of(year, roll, rows, open, given, Samples.RULES);
    }

    private static String rupees(Long paise) {
        BigDecimal rupees = paise == null ? null : Paise.toRupees(paise).stripTrailingZeros();
        return rupees == null ? null : rupees.toPlainString();
    }

    private static String text(List<BalanceCause> causes) {
        return causes.stream().map(cause -> cause.cause() + (cause.period() == null ? "" : "@" + cause.period()) + " "
                + rupees(cause.amountPaise())).collect(Collectors.joining(", "));
    }
}
