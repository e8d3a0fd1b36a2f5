package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.OpeningBalance.Basis;
import org.junit.jupiter.api.Test;

class RepeatedItemsTest {

    @Test
    void one_name_on_two_items_is_said_once_with_both() throws IOException {
        List<StatementRemark> remarks = RepeatedItems.remarks(items("one-name-twice"));

        assertThat(remarks).hasSize(1);
        assertThat(remarks.get(0).finding()).isEqualTo(new Finding(RejectionReason.POSSIBLE_DOUBLE_COUNT, "item_id", "item_id 'A' stands on 2 items "
                + "that differ (expected one): REVERSED_4B2 of 2023-05, CGST 1,000.00 in " + items("one-name-twice").get(0).source()
                + ", REVERSED_4B2 of 2023-06, CGST 500.00 in " + items("one-name-twice").get(1).source()
                + "; all are counted, and links to it mean the first"));
    }

    @Test
    void items_that_are_alike_are_said_to_be() throws IOException {
        WorkingItem item = items("one-name-twice").get(0);

        assertThat(RepeatedItems.remarks(List.of(item, item)).get(0).finding().message()).contains("stands on 2 items that are alike", "it counts once");
    }

    @Test
    void a_working_given_twice_counts_once() throws IOException {
        List<WorkingItem> twice = items("guide").stream().flatMap(item -> Stream.of(item, elsewhere(item))).toList();
        TaxPeriod july = TaxPeriod.of(2023, 7);

        assertThat(OpeningBalance.of(twice, july).opening(Basis.STATED)).isEqualTo(new TaxAmounts(0, 2_15_000_00, 0, 0));
        assertThat(OpeningBalance.of(twice, july).items()).hasSize(16);
        assertThat(WorkingLots.of(twice, july).open()).isEqualTo(WorkingLots.of(items("guide"), july).open());
    }

    private static WorkingItem elsewhere(WorkingItem item) {
        return new WorkingItem(item.gstin(), item.itemId(), item.supplier(), item.number(), item.date(), item.period(), item.event(), item.reason(),
                item.originItemId(), item.tax(), new SourceLine("copy.csv", "1"));
    }

    @Test
    void names_of_their_own_need_no_remark() throws IOException {
        assertThat(RepeatedItems.remarks(items("guide"))).isEmpty();
    }

    private static List<WorkingItem> items(String name) throws IOException {
        return WorkingCases.byCase("/cases/opening-balance.csv").get(name).stream().filter(row -> !row.get("line").equals("OPENING"))
                .map(WorkingCases::item).toList();
    }
}
