package milaan.domain.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;

/**
 * Names that stand on several items of a working. The name is what a reclaim is linked by and what a later working replaces, so two
 * items of one name are a mistake or a working given twice. Items that are alike but for where they stand count once; others are all
 * counted, for no rule can tell which is right; either is said.
 */
public final class RepeatedItems {

    private RepeatedItems() {
    }

    /** @return the items, of those that are alike in everything but where they stand only the first: a working given twice counts once */
    static List<WorkingItem> once(List<WorkingItem> items) {
        Set<WorkingItem> seen = new HashSet<>();
        return WorkingLots.ordered(items).stream().filter(item -> seen.add(content(item))).toList();
    }

    /**
     * @param items items of one GSTIN, in any order
     * @return one remark a name, by name; its source is the second item
     * @throws IllegalArgumentException when the items are of several GSTINs
     */
    public static List<StatementRemark> remarks(List<WorkingItem> items) {
        Map<String, List<WorkingItem>> byName = new LinkedHashMap<>();
        WorkingLots.ordered(items).forEach(item -> byName.computeIfAbsent(item.itemId(), name -> new ArrayList<>()).add(item));
        return byName.entrySet().stream().filter(named -> named.getValue().size() > 1).sorted(Map.Entry.comparingByKey())
                .map(named -> remark(named.getKey(), named.getValue())).toList();
    }

    private static StatementRemark remark(String name, List<WorkingItem> items) {
        boolean alike = once(items).size() == 1;
        String each = items.stream().map(item -> text(item) + " in " + item.source()).collect(Collectors.joining(", "));
        return new StatementRemark(items.get(1).period(), items.get(1).source(), new Finding(RejectionReason.POSSIBLE_DOUBLE_COUNT, "item_id",
                "item_id '" + name + "' stands on " + items.size() + (alike ? " items that are alike" : " items that differ")
                        + " (expected one): " + each + (alike ? "; it counts once" : "; all are counted, and links to it mean the first")));
    }

    /** All but where it stands. */
    static WorkingItem content(WorkingItem item) {
        return new WorkingItem(item.gstin(), item.itemId(), item.supplier(), item.number(), item.date(), item.period(), item.event(), item.reason(),
                item.originItemId(), item.tax(), null);
    }

    private static String text(WorkingItem item) {
        return item.event() + " of " + item.period() + ", " + Postings.text(item.tax())
                + (item.number().isEmpty() ? "" : ", document '" + item.number() + "'")
                + (item.originItemId().isEmpty() ? "" : ", drawing on '" + item.originItemId() + "'");
    }
}
