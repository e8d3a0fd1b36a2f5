package milaan.domain.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import milaan.domain.identity.TaxPeriod;

/**
 * What a working says of the periods before the credit register, as the register took it up: each line as it was when it was first
 * given. The register has opened its lots by it, so a line that is changed afterwards, or added to one that is known, no longer counts.
 *
 * @param items       in the order in which they came
 * @param notFollowed lines of the last working that the register does not go by
 */
public record WorkingBefore(List<WorkingItem> items, List<WorkingItem> notFollowed) {

    public WorkingBefore {
        items = List.copyOf(items);
        notFollowed = List.copyOf(notFollowed);
    }

    /**
     * @param workings of one GSTIN, as each run knew it, oldest first
     * @param first    first period of the register
     */
    public static WorkingBefore of(List<List<WorkingItem>> workings, TaxPeriod first) {
        List<WorkingItem> items = new ArrayList<>();
        List<WorkingItem> notFollowed = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<String> named = new HashSet<>();
        Set<WorkingItem> contents = new HashSet<>();
        for (List<WorkingItem> working : workings) {
            notFollowed.clear();
            List<WorkingItem> added = new ArrayList<>();
            for (WorkingItem item : working) {
                if (item.period().compareTo(first) < 0 && !contents.contains(RepeatedItems.content(item))) {
                    boolean touches = known.contains(item.itemId()) || known.contains(item.originItemId()) || named.contains(item.itemId());
                    (touches ? notFollowed : added).add(item);
                }
            }
            for (WorkingItem item : added) {
                items.add(item);
                contents.add(RepeatedItems.content(item));
                known.add(item.itemId());
                named.add(item.originItemId());
            }
        }
        return new WorkingBefore(items, notFollowed);
    }
}
