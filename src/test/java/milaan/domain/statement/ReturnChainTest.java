package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;

class ReturnChainTest {

    @ParameterizedTest(name = "{6}")
    @CsvFileSource(resources = "/cases/return-chain.csv", numLinesToSkip = 1, delimiter = ';')
    void returns_and_postings_become_a_chain(String returns, String statement, String upTo, String movements, String missing, String codes,
                                             String why) {
        List<Gstr3b> filed = new ArrayList<>(Samples.returns(returns));
        List<StatementRow> rows = new ArrayList<>(Samples.statement(statement));
        ReturnChain chain = ReturnChain.of(StatementKind.ECRS, filed, rows, TaxPeriod.parse(upTo), Samples.RULES);

        assertThat(chain.movements().stream().map(ReturnChainTest::text).collect(Collectors.joining(", "))).as(why).isEqualTo(empty(movements));
        assertThat(chain.missing().stream().map(TaxPeriod::toString).collect(Collectors.joining(" "))).as(why).isEqualTo(empty(missing));
        assertThat(chain.remarks().stream().map(remark -> remark.finding().reason().name()).collect(Collectors.joining(" "))).as(why)
                .isEqualTo(empty(codes));

        Collections.reverse(filed);
        Collections.reverse(rows);
        assertThat(ReturnChain.of(StatementKind.ECRS, filed, rows, TaxPeriod.parse(upTo), Samples.RULES)).as("reversed: " + why)
                .isEqualTo(chain);
    }

    @Test
    void of_two_different_returns_of_one_day_the_names_of_the_files_do_not_decide() {
        String one = "2026-04 20/50 on=2026-05-20 file=%s, 2026-04 30/40 on=2026-05-20 file=%s";
        List<PeriodMovement> first = movements(String.format(one, "a", "b"));

        assertThat(movements(String.format(one, "b", "a"))).isEqualTo(first);
        assertThat(first).hasSize(1).allMatch(PeriodMovement::provisional);
    }

    @Test
    void a_return_that_differs_from_its_posting_names_row_head_and_both_amounts() {
        ReturnChain chain = ReturnChain.of(StatementKind.ECRS, Samples.returns("2026-04 20000/50000"),
                Samples.statement("2026-04 20000/50001.50=7 claimed=50000"), TaxPeriod.of(2026, 4), Samples.RULES);

        assertThat(chain.remarks().get(0).finding().message()).isEqualTo("the return of 2026-04 and the statement's posting differ: "
                + "4D1 CGST 50,000.00 in the return, 50,001.50 in the statement");
    }

    @Test
    void an_opening_amended_too_often_keeps_its_history() {
        ReturnChain chain = ReturnChain.of(StatementKind.ECRS, List.of(), Samples.statement("opening 5 on=2023-12-05, opening 1 on=2023-10-05, "
                + "opening 3 on=2023-11-05, opening 2 on=2023-10-06, opening 4 on=2023-12-01"), TaxPeriod.of(2026, 4), Samples.RULES);

        assertThat(chain.remarks().get(0).finding().message()).isEqualTo("the opening balance was declared 5 times: CGST 1.00 on 2023-10-05, "
                + "then CGST 2.00 on 2023-10-06, then CGST 3.00 on 2023-11-05, then CGST 4.00 on 2023-12-01, then CGST 5.00 on 2023-12-05; "
                + "the last one counts, although only 3 amendments were allowed");
    }

    @Test
    void an_amount_in_the_old_4d1_does_not_move_the_statement() {
        Gstr3b old = new Gstr3b(Samples.GSTIN, TaxPeriod.of(2026, 4), true, null,
                Map.of(Gstr3bRow.LEGACY_INELIGIBLE, new Gstr3b.Amounts(0, Samples.cgst(500))), new SourceLine("a", "$"));

        assertThat(movementsOf(StatementKind.ECRS, old).get(0).used()).isEqualTo(TaxAmounts.ZERO);
    }

    /** E-12: the reclaim of reverse-charge credit goes through 4A5 and 4D1. */
    @Test
    void reverse_charge_credit_reversed_in_4b2_leaves_the_rcm_statement_alone() {
        Gstr3b reclaim = Samples.filed(TaxPeriod.of(2026, 4), Samples.cgst(900), Samples.cgst(500), Samples.cgst(900));

        PeriodMovement movement = movementsOf(StatementKind.RCM, reclaim).get(0);
        assertThat(List.of(movement.added(), movement.used(), movement.claimed())).containsOnly(TaxAmounts.ZERO);
    }

    /** E-18. */
    @Test
    void two_gstins_never_share_a_statement() {
        Gstr3b other = new Gstr3b(new Gstin("29AAPFU0939F1ZR"), TaxPeriod.of(2026, 4), true, null, Map.of(), new SourceLine("a", "$"));

        assertThatThrownBy(() -> movementsOf(StatementKind.ECRS, other, Samples.returns("2026-04 1/0").get(0)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("27AAPFU0939F1ZV").hasMessageContaining("29AAPFU0939F1ZR");
    }

    private static List<PeriodMovement> movements(String returns) {
        return ReturnChain.of(StatementKind.ECRS, Samples.returns(returns), List.of(), TaxPeriod.of(2026, 4), Samples.RULES).movements();
    }

    private static List<PeriodMovement> movementsOf(StatementKind kind, Gstr3b... returns) {
        return ReturnChain.of(kind, List.of(returns), List.of(), TaxPeriod.of(2026, 4), Samples.RULES).movements();
    }

    private static String text(PeriodMovement movement) {
        return movement.period() + " " + plain(movement.added().cgst()) + "/" + plain(movement.used().cgst())
                + (movement.provisional() ? "?" : "");
    }

    private static String plain(long paise) {
        return Paise.toRupees(paise).stripTrailingZeros().toPlainString();
    }

    private static String empty(String text) {
        return text == null ? "" : text;
    }
}
