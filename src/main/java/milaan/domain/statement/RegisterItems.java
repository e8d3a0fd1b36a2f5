package milaan.domain.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditLot;
import milaan.domain.credit.EventKind;
import milaan.domain.document.SourceLine;
import milaan.domain.money.TaxAmounts;

/**
 * The credit register in the words of a reversal working, so that one reckoning explains the ECRS from either. A lot is a reversal in
 * 4(B)(2), a reclaim names it. What has lapsed of a lot stands as a reversal that may never be reclaimed: the portal still has it.
 */
public final class RegisterItems {

    /** {@link NotInStatement#TIME_BARRED} by its words. */
    private static final String LAPSED = "Lapsed, section 16(4): ";

    private final List<CreditEvent> reversals = new ArrayList<>();
    private final List<CreditEvent> reclaims = new ArrayList<>();
    private final Map<String, TaxAmounts> lapsed = new LinkedHashMap<>();

    /** In any order. */
    public void add(CreditEvent event) {
        if (event.kind() == EventKind.REVERSED_FOR_NOW) {
            reversals.add(event);
        } else if (event.kind() == EventKind.RECLAIMED) {
            reclaims.add(event);
        } else if (event.kind() == EventKind.LAPSED && !event.lot().isEmpty()) {
            lapsed.merge(event.lot(), event.tax(), TaxAmounts::plus);
        }
    }

    public List<WorkingItem> items() {
        List<WorkingItem> items = new ArrayList<>();
        for (CreditEvent event : reversals) {
            TaxAmounts lost = lapsed.getOrDefault(event.lot(), TaxAmounts.ZERO);
            if (!event.tax().minus(lost).isZero()) {
                items.add(item(event, itemOf(event.lot()), WorkingEvent.REVERSED_4B2, event.reason().name(), "", event.tax().minus(lost)));
            }
            if (!lost.isZero()) {
                items.add(item(event, itemOf(event.lot()) + "/lapsed", WorkingEvent.REVERSED_4B2, LAPSED + event.reason(), "", lost));
            }
        }
        for (CreditEvent event : reclaims) {
            items.add(item(event, event.period() + "/reclaimed/" + items.size() + "/" + itemOf(event.lot()), WorkingEvent.RECLAIMED_4D1,
                    event.reason().name(), itemOf(event.lot()), event.tax()));
        }
        return items;
    }

    /** A lot that a working brought is the item of the working. */
    private static String itemOf(String lot) {
        return lot.startsWith(CreditLot.OF_WORKING) ? lot.substring(CreditLot.OF_WORKING.length()) : lot;
    }

    private static WorkingItem item(CreditEvent event, String id, WorkingEvent what, String reason, String origin, TaxAmounts tax) {
        return new WorkingItem(event.document().recipient(), id, event.document().supplier(), event.document().number(), event.document().date(),
                event.period(), what, reason, origin, tax, new SourceLine("credit register", event.period().toString()));
    }
}
