package milaan.domain.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.WorkingOpening;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * The credit register, and the working before it, in the words of a reversal working, so that one reckoning explains the ECRS from
 * either. A lot is a reversal in 4(B)(2), a reclaim names it. What has lapsed of a lot stands as a reversal that may never be
 * reclaimed: the portal still has it.
 */
public final class RegisterItems {

    /** {@link NotInStatement#TIME_BARRED} by its words; no others beside them, or they decide nothing. */
    private static final String LAPSED = "Lapsed, section 16(4)";

    private final List<WorkingItem> before;
    private final Map<String, WorkingItem> ofWorking = new LinkedHashMap<>();
    private final Map<String, CreditEvent> reversals = new LinkedHashMap<>();
    private final Map<String, TaxAmounts> reversed = new HashMap<>();
    private final List<CreditEvent> reclaims = new ArrayList<>();
    private final Map<String, TaxAmounts> lapsed = new LinkedHashMap<>();

    /**
     * @param before items of the working of periods before the register, as the register took them up
     * @param first  first period of the register
     */
    public RegisterItems(List<WorkingItem> before, TaxPeriod first) {
        this.before = List.copyOf(before);
        WorkingOpening.byId(before, first).forEach((id, lot) -> ofWorking.put(id, lot.item()));
    }

    /** In any order; events of one lot and period in that of the register. */
    public void add(CreditEvent event) {
        if (event.kind() == EventKind.REVERSED_FOR_NOW) {
            reversals.putIfAbsent(event.lot(), event);
            reversed.merge(event.lot(), event.tax(), TaxAmounts::plus);
        } else if (event.kind() == EventKind.RECLAIMED) {
            reclaims.add(event);
        } else if (event.kind() == EventKind.LAPSED && !event.lot().isEmpty()) {
            lapsed.merge(event.lot(), event.tax(), TaxAmounts::plus);
        }
    }

    /** @return those of the working first */
    public List<WorkingItem> items() {
        Map<String, String> names = names();
        List<WorkingItem> items = workingItems(names);
        reversals.forEach((lot, event) -> {
            TaxAmounts lost = lapsed.getOrDefault(lot, TaxAmounts.ZERO);
            TaxAmounts rest = reversed.get(lot).minus(lost);
            if (!rest.isZero()) {
                items.add(item(event, lot, WorkingEvent.REVERSED_4B2, event.reason().name(), "", rest));
            }
            if (!lost.isZero()) {
                items.add(item(event, lapsedOf(lot), WorkingEvent.REVERSED_4B2, LAPSED, "", lost));
            }
        });
        Map<String, Integer> numbers = new HashMap<>();
        for (CreditEvent event : reclaims) {
            int number = numbers.merge(event.period() + " " + event.lot(), 1, Integer::sum);
            String lot = names.getOrDefault(event.lot(), event.lot());
            items.add(item(event, event.period() + "/reclaimed/" + number + "/" + lot, WorkingEvent.RECLAIMED_4D1, event.reason().name(), lot,
                    event.tax()));
        }
        return items;
    }

    /** What an item of the working is called here: its own name where a link by it leads to it, else that of its lot. */
    private Map<String, String> names() {
        Map<String, WorkingItem> linked = WorkingLots.byId(WorkingLots.ordered(before));
        Map<String, String> names = new HashMap<>();
        ofWorking.forEach((lot, item) -> names.put(lot,
                RepeatedItems.content(linked.get(item.itemId())).equals(RepeatedItems.content(item)) ? item.itemId() : lot));
        return names;
    }

    /** Those on which the register drew may have another name, and those of which something lapsed fall in two. */
    private List<WorkingItem> workingItems(Map<String, String> names) {
        Set<String> drawn = new HashSet<>(lapsed.keySet());
        reclaims.forEach(event -> drawn.add(event.lot()));
        Set<String> origins = new HashSet<>();
        before.forEach(item -> origins.add(item.originItemId()));
        List<WorkingItem> items = new ArrayList<>();
        Set<WorkingItem> replaced = new HashSet<>();
        ofWorking.forEach((lot, item) -> {
            if (drawn.contains(lot)) {
                replaced.add(RepeatedItems.content(item));
                String name = names.get(lot);
                TaxAmounts lost = lapsed.getOrDefault(lot, TaxAmounts.ZERO);
                TaxAmounts rest = item.tax().minus(lost);
                if (!rest.isZero() || origins.contains(name)) {
                    items.add(changed(item, name, item.reason(), rest));
                }
                if (!lost.isZero()) {
                    items.add(changed(item, lapsedOf(name), LAPSED, lost));
                }
            }
        });
        before.stream().filter(item -> !replaced.contains(RepeatedItems.content(item))).forEach(items::add);
        return items;
    }

    private static String lapsedOf(String name) {
        return name + "/lapsed";
    }

    private static WorkingItem changed(WorkingItem item, String id, String reason, TaxAmounts tax) {
        return new WorkingItem(item.gstin(), id, item.supplier(), item.number(), item.date(), item.period(), item.event(), reason,
                item.originItemId(), tax, item.source());
    }

    private static WorkingItem item(CreditEvent event, String id, WorkingEvent what, String reason, String origin, TaxAmounts tax) {
        return new WorkingItem(event.document().recipient(), id, event.document().supplier(), event.document().number(), event.document().date(),
                event.period(), what, reason, origin, tax, new SourceLine("credit register", event.period().toString()));
    }
}
