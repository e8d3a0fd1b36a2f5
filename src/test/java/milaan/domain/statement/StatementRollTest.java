package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;
import milaan.runtime.RulesFile;

class StatementRollTest {

    static Stream<Arguments> ecrs() {
        return Samples.cases("ecrs-roll.csv").entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    static Stream<Arguments> rcm() {
        return Samples.cases("rcm-roll.csv").entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ecrs")
    void the_ecrs_rolls_as_the_portal_does(String name, List<CSVRecord> lines) {
        roll(StatementKind.ECRS, lines, Map.of("4A5", Gstr3bRow.ITC_OTHER, "4B2", Gstr3bRow.REVERSED_FOR_NOW, "4D1", Gstr3bRow.RECLAIMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rcm")
    void the_rcm_statement_rolls_as_the_portal_does(String name, List<CSVRecord> lines) {
        roll(StatementKind.RCM, lines, Map.of("3.1(d)", Gstr3bRow.INWARD_REVERSE_CHARGE, "4A2", Gstr3bRow.ITC_IMPORT_OF_SERVICES,
                "4A3", Gstr3bRow.ITC_REVERSE_CHARGE));
    }

    /** The opening of a head's first line is given; every other opening is expected. */
    private static void roll(StatementKind kind, List<CSVRecord> lines, Map<String, Gstr3bRow> columns) {
        Map<TaxPeriod, Map<Gstr3bRow, Gstr3b.Amounts>> byPeriod = new TreeMap<>();
        Map<TaxPeriod, TaxAmounts> portal = new TreeMap<>();
        Map<TaxHead, Long> openings = new EnumMap<>(TaxHead.class);
        for (CSVRecord line : lines) {
            TaxPeriod period = TaxPeriod.parse(line.get("period"));
            TaxHead head = TaxHead.valueOf(line.get("head"));
            openings.putIfAbsent(head, Samples.paise(line.get("opening")));
            columns.forEach((column, row) -> byPeriod.computeIfAbsent(period, none -> new EnumMap<>(Gstr3bRow.class))
                    .merge(row, new Gstr3b.Amounts(0, Samples.tax(head, Samples.paise(line.get(column)))),
                            (a, b) -> new Gstr3b.Amounts(0, a.tax().plus(b.tax()))));
            if (!line.get("portal").isEmpty()) {
                portal.merge(period, Samples.tax(head, Samples.paise(line.get("portal"))), TaxAmounts::plus);
            }
        }
        List<Gstr3b> returns = new ArrayList<>();
        List<StatementRow> statement = new ArrayList<>();
        byPeriod.forEach((period, rows) -> {
            Gstr3b filed = new Gstr3b(Samples.GSTIN, period, true, null, rows, new SourceLine("3b.json", "$"));
            returns.add(filed);
            if (portal.containsKey(period)) {
                statement.add(Samples.posting(kind, period, null, false, filed.tax(Gstr3bRow.ITC_OTHER), kind.added(filed), kind.used(filed),
                        portal.get(period), "s.csv"));
            }
        });
        TaxAmounts opening = openings.entrySet().stream().map(entry -> Samples.tax(entry.getKey(), entry.getValue()))
                .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        TaxPeriod first = byPeriod.keySet().iterator().next();
        TaxPeriod last = returns.get(returns.size() - 1).period();
        StatementRoll roll = StatementRoll.of(kind, new RollOpening(opening, RollOpening.Source.STATEMENT, first, false, ""),
                ReturnChain.of(kind, returns, statement, last, Samples.RULES), statement, last, Samples.RULES);

        assertThat(roll.rows()).hasSize(byPeriod.size() * TaxHead.values().length);
        for (CSVRecord line : lines) {
            RollRow row = row(roll, line.get("period"), TaxHead.valueOf(line.get("head")));
            String why = line.toString();
            assertThat(row.opening()).as(why).isEqualTo(Samples.paise(line.get("opening")));
            assertThat(row.limit()).as(why).isEqualTo(Samples.paise(line.get("limit")));
            assertThat(row.closing()).as(why).isEqualTo(Samples.paise(line.get("closing")));
            assertThat(row.result()).as(why).isEqualTo(RollResult.valueOf(line.get("result")));
            if (line.get("note").isEmpty()) {
                assertThat(row.note()).as(why).isEmpty();
            } else {
                assertThat(row.note()).as(why).contains(line.get("note"));
            }
            assertThat(row.portalClosing()).as(why).isEqualTo(line.get("portal").isEmpty() ? null : (Long) Samples.paise(line.get("portal")));
            assertThat(row.provisional()).as(why).isFalse();
        }
    }

    @Test
    void the_opening_declared_last_counts_when_the_chain_begins_with_the_statement() {
        StatementRoll roll = roll("2023-08 10/0, 2023-09 0/30", "opening 100 on=2023-09-01, opening 80 on=2023-09-10, "
                + "2023-08 10/0=90 on=2023-09-20, 2023-09 0/30=60 on=2023-10-20", "2023-09");

        assertThat(roll.opening().source()).isEqualTo(RollOpening.Source.DECLARED);
        assertThat(row(roll, "2023-08", TaxHead.CGST).opening()).isEqualTo(80_00);
        assertThat(roll.closing(TaxPeriod.of(2023, 9)).cgst()).isEqualTo(60_00);
        assertThat(roll.firstBreaks()).isEmpty();
    }

    /** The opening belongs before the first period, the row of August was posted without it (gst-rules 2.3). */
    @Test
    void an_opening_declared_after_a_posting_is_no_break() {
        StatementRoll roll = roll("2023-08 10/0, 2023-09 0/30", "opening 80 on=2023-10-10, 2023-08 10/0=10 on=2023-09-20, "
                + "2023-09 0/30=60 on=2023-10-20", "2023-09");

        RollRow august = row(roll, "2023-08", TaxHead.CGST);
        assertThat(august.closing()).isEqualTo(90_00);
        assertThat(august.difference()).isEqualTo(-80_00);
        assertThat(august.result()).isEqualTo(RollResult.OK);
        assertThat(august.note()).isEqualTo("The portal's balance was posted before 80.00 of the opening balance was declared.");
        assertThat(row(roll, "2023-09", TaxHead.CGST).note()).isEmpty();
        assertThat(roll.firstBreaks()).isEmpty();
    }

    @Test
    void without_the_beginning_the_first_row_of_the_statement_less_its_movement_is_the_opening() {
        StatementRoll roll = roll("2026-03 7/0, 2026-04 20/50, 2026-05 1/0", "opening 5 on=2023-10-10, 2026-04 20/50=70", "2026-05");

        assertThat(roll.opening().source()).isEqualTo(RollOpening.Source.STATEMENT);
        assertThat(roll.opening().provisional()).isFalse();
        assertThat(row(roll, "2026-04", TaxHead.CGST).opening()).as("70 - 20 + 50").isEqualTo(100_00);
        assertThat(row(roll, "2026-05", TaxHead.CGST).closing()).isEqualTo(71_00);
        assertThat(roll.rows()).as("March is in the opening").noneMatch(row -> row.period().equals(TaxPeriod.of(2026, 3)));
    }

    @Test
    void a_declared_opening_without_the_returns_after_it_is_provisional() {
        StatementRoll roll = roll("2026-04 20/0", "opening 100 on=2023-10-10", "2026-04");

        assertThat(roll.opening().source()).isEqualTo(RollOpening.Source.DECLARED);
        assertThat(row(roll, "2026-04", TaxHead.CGST).closing()).isEqualTo(120_00);
        assertThat(row(roll, "2026-04", TaxHead.CGST).provisional()).isTrue();
    }

    @Test
    void nothing_known_is_zero_and_provisional() {
        StatementRoll roll = roll("2026-04 20/0", "", "2026-04");

        assertThat(roll.opening().source()).isEqualTo(RollOpening.Source.UNKNOWN);
        assertThat(roll.opening().balance()).isEqualTo(TaxAmounts.ZERO);
        assertThat(row(roll, "2026-04", TaxHead.CGST).provisional()).isTrue();
    }

    @Test
    void behind_a_missing_return_all_is_provisional_until_return_and_portal_agree() {
        StatementRoll roll = roll("2023-08 20/0, 2023-10 5/0, 2023-11 5/0", "opening 0 on=2023-08-01, 2023-11 5/0=30", "2023-11");

        assertThat(roll.rows().stream().filter(row -> row.head() == TaxHead.CGST).map(RollRow::provisional))
                .containsExactly(false, true, false);
    }

    @Test
    void a_statement_cannot_prove_itself() {
        StatementRoll roll = roll("", "2026-04 20/0=20, 2026-05 5/0=25", "2026-05");

        assertThat(roll.rows()).hasSize(8).allMatch(RollRow::provisional).allMatch(row -> row.difference() == 0);
    }

    @Test
    void a_monthly_return_of_september_2023_is_not_the_beginning() {
        StatementRoll monthly = roll("2023-09 10/0, 2023-10 5/0", "opening 80 on=2023-10-10", "2023-10");
        StatementRoll quarterly = roll("2023-09 10/0, 2023-12 5/0", "opening 80 on=2023-10-10", "2023-12");

        assertThat(monthly.opening().provisional()).as("August is not at hand").isTrue();
        assertThat(quarterly.opening().provisional()).isFalse();
    }

    /** The first row was posted in May 2024, the opening was declared in October (gst-rules 2.3, second window). */
    @Test
    void an_opening_declared_after_the_first_row_at_hand_is_part_of_the_opening() {
        StatementRoll roll = roll("", "2024-04 20/50=70 on=2024-05-20, 2024-05 1/0=71 on=2024-06-20, opening 30 on=2024-10-01, "
                + "2024-06 0/0=101 on=2024-10-20", "2024-06");

        assertThat(roll.opening().balance().cgst()).as("70 - 20 + 50 + 30").isEqualTo(130_00);
        assertThat(row(roll, "2024-06", TaxHead.CGST).closing()).isEqualTo(101_00);
        assertThat(roll.firstBreaks()).isEmpty();
    }

    @Test
    void the_start_of_blocking_is_a_rule_of_its_own() {
        Rules later = RulesFile.read(Map.of("ecrs.block_from", "2026-05"));
        StatementRoll roll = StatementRoll.of(StatementKind.ECRS, Samples.returns("2026-04 0/1, 2026-05 0/1"), List.of(), TaxPeriod.of(2026, 5), later);

        assertThat(row(roll, "2026-04", TaxHead.CGST).result()).isEqualTo(RollResult.WARN);
        assertThat(row(roll, "2026-05", TaxHead.CGST).result()).isEqualTo(RollResult.BLOCK);
    }

    @Test
    void a_series_has_every_head_at_every_period_and_a_line_at_zero() {
        BalanceSeries series = BalanceSeries.of(roll("2026-04 20/0, 2026-05 0/30", "", "2026-05").rows());

        assertThat(series.periods()).containsExactly(TaxPeriod.of(2026, 4), TaxPeriod.of(2026, 5));
        assertThat(series.closings().get(TaxHead.CGST)).containsExactly(20_00L, -10_00L);
        assertThat(series.closings().get(TaxHead.IGST)).containsExactly(0L, 0L);
        assertThat(series.zeroLine()).isZero();
    }

    private static StatementRoll roll(String returns, String statement, String upTo) {
        return StatementRoll.of(StatementKind.ECRS, Samples.returns(returns), Samples.statement(statement), TaxPeriod.parse(upTo),
                Samples.RULES);
    }

    static RollRow row(StatementRoll roll, String period, TaxHead head) {
        return roll.rows().stream().filter(row -> row.period().equals(TaxPeriod.parse(period)) && row.head() == head).findFirst().orElseThrow();
    }
}
