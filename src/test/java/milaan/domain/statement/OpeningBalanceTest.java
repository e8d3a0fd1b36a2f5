package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.OpeningBalance.Basis;
import milaan.domain.statement.OpeningBalance.Item;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code cases/opening-balance.csv}; July 2023 is the last counted period. */
class OpeningBalanceTest {

    private static final TaxPeriod JULY = TaxPeriod.of(2023, 7);

    static Stream<String> cases() throws IOException {
        return WorkingCases.byCase("/cases/opening-balance.csv").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void items_count_in_their_line_as_the_case_says(String name) throws IOException {
        List<CSVRecord> rows = rows(name);
        OpeningBalance opening = OpeningBalance.of(items(rows), JULY);

        for (CSVRecord row : rows) {
            if (row.get("line").equals("OPENING")) {
                assertThat(opening.opening(Basis.STATED)).as("%s STATED", name).isEqualTo(WorkingCases.tax(row.get("stated")));
                assertThat(opening.opening(Basis.STRICT_GSTN)).as("%s STRICT_GSTN", name).isEqualTo(WorkingCases.tax(row.get("strict")));
                assertThat(opening.opening(Basis.LITERAL)).as("%s LITERAL", name).isEqualTo(WorkingCases.tax(row.get("literal")));
                continue;
            }
            WorkingItem given = WorkingCases.item(row);
            Item item = opening.items().stream().filter(one -> one.item().equals(given)).findFirst().orElseThrow();
            String as = name + " " + row.get("id") + ": " + row.get("why");
            assertThat(item.line() == null ? "" : item.line().name()).as(as).isEqualTo(row.get("line"));
            assertThat(item.effect(Basis.STATED)).as(as).isEqualTo(WorkingCases.tax(row.get("stated")));
            assertThat(item.effect(Basis.STRICT_GSTN)).as(as).isEqualTo(WorkingCases.tax(row.get("strict")));
            assertThat(item.effect(Basis.LITERAL)).as(as).isEqualTo(WorkingCases.tax(row.get("literal")));
            assertThat(item.explanation() + " " + item.findings()).as(as).contains(row.get("says"));
            if (item.effect(Basis.STATED).isZero()) {
                assertThat(item.explanation()).as("%s says why it has no effect", as).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_five_lines_add_up_and_the_order_of_items_changes_nothing(String name) throws IOException {
        List<WorkingItem> items = items(rows(name));
        OpeningBalance opening = OpeningBalance.of(items, JULY);
        for (Basis basis : Basis.values()) {
            TaxAmounts sum = TaxAmounts.ZERO;
            for (OpeningLine line : OpeningLine.values()) {
                sum = line.sign() > 0 ? sum.plus(opening.amount(basis, line)) : sum.minus(opening.amount(basis, line));
            }
            assertThat(opening.opening(basis)).isEqualTo(sum);
        }
        for (int seed = 0; seed < 5; seed++) {
            List<WorkingItem> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(OpeningBalance.of(shuffled, JULY)).isEqualTo(opening);
        }
    }

    @Test
    void the_guides_lines_are_those_of_the_guide() throws IOException {
        OpeningBalance opening = OpeningBalance.of(items(rows("guide")), JULY);
        assertThat(Stream.of(OpeningLine.values()).map(line -> opening.amount(Basis.STATED, line).cgst()))
                .containsExactly(50_000_00L, 1_15_000_00L, 80_000_00L, 30_000_00L, 0L);
        assertThat(opening.amount(Basis.STRICT_GSTN, OpeningLine.L1).cgst()).isZero();
        assertThat(opening.amount(Basis.LITERAL, OpeningLine.L5).cgst()).isEqualTo(20_000_00L);
    }

    @Test
    void the_comparison_says_why_the_three_figures_differ() throws IOException {
        assertThat(OpeningBalance.of(items(rows("guide-heads")), JULY).comparison()).contains("STATED 2,15,000.00", "STRICT_GSTN 1,65,000.00",
                "leaves out L1, 50,000.00", "LITERAL 1,95,000.00", "also 20,000.00 whose reversal is not among the plus lines");
        assertThat(OpeningBalance.of(items(rows("l5-of-l1")), JULY).comparison()).contains("and 9,000.00 of L5 that was linked to it", "LITERAL 0.00: the same");
        assertThat(OpeningBalance.of(items(rows("other-head")), JULY).comparison()).contains("LITERAL 0.00: subtracts L5 in the head it was reclaimed in");
        assertThat(OpeningBalance.of(List.of(), JULY).comparison()).contains("STRICT_GSTN 0.00: the same", "LITERAL 0.00: the same");
    }

    @Test
    void items_of_two_gstins_are_refused() throws IOException {
        WorkingItem ours = items(rows("guide")).get(0);
        WorkingItem theirs = new WorkingItem(new Gstin("29AAPFU0939F1ZR"), "1", null, "", null, ours.period(), ours.event(), "", "", ours.tax(), ours.source());
        assertThatThrownBy(() -> OpeningBalance.of(List.of(ours, theirs), JULY)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("27AAPFU0939F1ZV").hasMessageContaining("29AAPFU0939F1ZR");
    }

    @Test
    void every_event_and_every_exclusion_has_a_case() throws IOException {
        Set<WorkingEvent> events = EnumSet.noneOf(WorkingEvent.class);
        Set<NotInStatement> exclusions = EnumSet.noneOf(NotInStatement.class);
        for (List<CSVRecord> rows : WorkingCases.byCase("/cases/opening-balance.csv").values()) {
            items(rows).forEach(item -> {
                events.add(item.event());
                NotInStatement.find(item).ifPresent(exclusions::add);
            });
        }
        assertThat(events).containsExactly(WorkingEvent.values());
        assertThat(exclusions).containsExactly(NotInStatement.values());
    }

    private static List<CSVRecord> rows(String name) throws IOException {
        return WorkingCases.byCase("/cases/opening-balance.csv").get(name);
    }

    private static List<WorkingItem> items(List<CSVRecord> rows) {
        return rows.stream().filter(row -> !row.get("line").equals("OPENING")).map(WorkingCases::item).toList();
    }
}
