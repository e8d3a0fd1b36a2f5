package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.BalanceExplanation.Start;
import milaan.domain.statement.BalanceExplanation.Start.Knowledge;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code cases/balance-causes.csv}; the statement begins in August 2023 and is looked at up to March 2024. */
class BalanceExplanationTest {

    private static final TaxPeriod FIRST = TaxPeriod.of(2023, 8);
    private static final TaxPeriod UP_TO = TaxPeriod.of(2024, 3);

    static Stream<String> cases() throws IOException {
        return WorkingCases.byCase("/cases/balance-causes.csv").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_causes_are_those_of_the_case(String name) throws IOException {
        List<CSVRecord> rows = WorkingCases.byCase("/cases/balance-causes.csv").get(name);
        Start start = Stream.of(Knowledge.values()).flatMap(known -> of(rows, known.name()).map(row -> new Start(WorkingCases.tax(row), known)))
                .findFirst().orElseThrow();
        List<WorkingItem> items = of(rows, "ITEM").map(WorkingCases::item).toList();

        BalanceExplanation explained = BalanceExplanation.of(start, FIRST, movements(rows), items, UP_TO);

        assertThat(explained.portal()).as("portal").isEqualTo(of(rows, "PORTAL").map(WorkingCases::tax).findFirst().orElseThrow());
        assertThat(explained.books()).as("books").isEqualTo(of(rows, "BOOKS").map(WorkingCases::tax).findFirst().orElseThrow());
        Map<String, TaxAmounts> expected = new TreeMap<>();
        of(rows, "CAUSE").forEach(row -> expected.put(row.get("period") + " " + row.get("id") + " " + row.get("event"), WorkingCases.tax(row)));
        Map<String, TaxAmounts> actual = new TreeMap<>();
        Map<String, String> explanations = new TreeMap<>();
        for (BalanceCause cause : explained.causes()) {
            String key = (cause.period() == null ? "" : cause.period()) + " " + (cause.item() == null ? "" : cause.item().itemId()) + " " + cause.cause();
            actual.merge(key, TaxAmounts.byHead(head -> head == cause.head() ? cause.amountPaise() : 0), TaxAmounts::plus);
            explanations.merge(key, cause.explanation(), String::concat);
        }
        assertThat(actual).isEqualTo(expected);
        of(rows, "CAUSE").forEach(row -> assertThat(explanations.get(row.get("period") + " " + row.get("id") + " " + row.get("event")))
                .as(row.get("why")).contains(row.get("says")));
    }

    @Test
    void every_cause_of_the_working_has_a_case() throws IOException {
        Set<Cause> causes = EnumSet.of(Cause.RETURN_MISSING, Cause.RETURN_DIFFERS, Cause.OPENING_NOT_POSTED);
        for (List<CSVRecord> rows : WorkingCases.byCase("/cases/balance-causes.csv").values()) {
            of(rows, "CAUSE").forEach(row -> causes.add(Cause.valueOf(row.get("event"))));
        }
        assertThat(causes).containsExactly(Cause.values());
    }

    @Test
    void movements_before_the_statement_began_are_none_of_its() {
        PeriodMovement july = new PeriodMovement(TaxPeriod.of(2023, 7), TaxAmounts.ZERO, TaxAmounts.ZERO, new TaxAmounts(5, 5, 5, 5), TaxAmounts.ZERO, false);
        BalanceExplanation explained = BalanceExplanation.of(new Start(TaxAmounts.ZERO, Knowledge.DECLARED), FIRST, List.of(july), List.of(), UP_TO);
        assertThat(explained.portal()).isEqualTo(TaxAmounts.ZERO);
        assertThat(explained.causes()).isEmpty();
    }

    @Test
    void causes_that_do_not_add_up_fail_with_both_figures() {
        BalanceCause cause = new BalanceCause(null, TaxHead.CGST, Cause.OPENING_DIFFERS, null, 100, "");
        assertThatThrownBy(() -> new BalanceExplanation(new TaxAmounts(0, 200, 0, 0), TaxAmounts.ZERO, List.of(cause)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("CGST").hasMessageContaining("1.00").hasMessageContaining("2.00");
    }

    private static Stream<CSVRecord> of(List<CSVRecord> rows, String kind) {
        return rows.stream().filter(row -> row.get("row").equals(kind));
    }

    private static List<PeriodMovement> movements(List<CSVRecord> rows) {
        List<PeriodMovement> movements = new ArrayList<>();
        for (String kind : List.of("4B1", "4B2", "4D1")) {
            of(rows, kind).forEach(row -> movements.add(new PeriodMovement(TaxPeriod.parse(row.get("period")), TaxAmounts.ZERO,
                    kind.equals("4B1") ? WorkingCases.tax(row) : TaxAmounts.ZERO, kind.equals("4B2") ? WorkingCases.tax(row) : TaxAmounts.ZERO,
                    kind.equals("4D1") ? WorkingCases.tax(row) : TaxAmounts.ZERO, false)));
        }
        return movements;
    }
}
