package milaan.domain.credit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.statement.WorkingItem;
import milaan.domain.statement.WorkingLots;

/** The lots that a hand-kept working had open when the register began. */
public final class WorkingOpening {

    /** Words of a working's reason, the more special before the more general. */
    private static final List<Map.Entry<CreditReason, Pattern>> WORDS = List.of(
            Map.entry(CreditReason.R37A_SUPPLIER_3B, Pattern.compile("\\bR(ULES?)?[ ._-]*37 ?\\(?A\\b|SUPPLIER.*3B")),
            Map.entry(CreditReason.R37_180D, Pattern.compile("\\bR(ULES?)?[ ._-]*37(?![0-9A])|\\b180\\b")),
            Map.entry(CreditReason.NOT_RECEIVED, Pattern.compile("NOT[ _-]*(YET[ _-]*)?RECEIVED|IN TRANSIT|LAST LOT")),
            Map.entry(CreditReason.BOOKS_MISSING, Pattern.compile("BOOKS[ _-]*MISSING|NOT[ _-]*(IN[ _-]*BOOKS|BOOKED)")),
            Map.entry(CreditReason.DOC_MISSING, Pattern.compile("DOC(UMENT)?S?[ _-]*MISSING|NO[ _-]*(INVOICE|DOCUMENT)")),
            Map.entry(CreditReason.VALUE_DIFF, Pattern.compile("VALUE[ _-]*DIFF")),
            Map.entry(CreditReason.TAX_NOT_PAID, Pattern.compile("TAX[ _-]*NOT[ _-]*PAID")),
            Map.entry(CreditReason.DISPUTE, Pattern.compile("DISPUTE")),
            Map.entry(CreditReason.ERROR_CORRECTION, Pattern.compile("ERROR")));

    /** Room for {@code #2} below 400 characters. */
    private static final int LONGEST = 380;
    private static final Pattern LIKE_A_REPEATED_ONE = Pattern.compile("#[0-9]+$");

    private WorkingOpening() {
    }

    /**
     * @param items of one GSTIN, in any order
     * @param first first period that the register covers: what the working says of it and later is left to the register
     */
    public static List<CreditLot> lots(List<WorkingItem> items, TaxPeriod first) {
        return byId(items, first).entrySet().stream().filter(lot -> !lot.getValue().left().isZero())
                .map(lot -> lot(lot.getKey(), lot.getValue())).toList();
    }

    /**
     * The lots of a working by the id that the register knows them by: {@code working/<gstin>/<item id>}, with {@code #2} and so on
     * behind it where an item id stands on several. A long item id is cut, with a hash of it in place of the rest.
     *
     * @return in order of period and item id, those too of which nothing is left
     */
    public static Map<String, WorkingLots.Lot> byId(List<WorkingItem> items, TaxPeriod first) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, WorkingLots.Lot> byId = new LinkedHashMap<>();
        for (WorkingLots.Lot lot : WorkingLots.of(items, first.previous()).lots()) {
            int times = seen.merge(lot.item().itemId(), 1, Integer::sum);
            byId.put(id(lot.item()) + (times == 1 ? "" : "#" + times), lot);
        }
        return byId;
    }

    private static String id(WorkingItem item) {
        String id = CreditLot.OF_WORKING + item.gstin() + "/" + item.itemId();
        boolean plain = id.length() <= LONGEST && !LIKE_A_REPEATED_ONE.matcher(id).find();
        String hash = "~" + AccountName.of(item.itemId());
        return plain ? id : id.substring(0, Math.min(id.length(), LONGEST - hash.length())) + hash;
    }

    private static CreditLot lot(String id, WorkingLots.Lot lot) {
        WorkingItem item = lot.item();
        DocumentKey document = new DocumentKey(item.gstin(), item.supplier(), "", null, item.number(), item.date());
        boolean named = item.supplier() != null && !item.number().isEmpty() && item.date() != null;
        String account = named ? AccountName.of(document) : AccountName.of(id);
        return new CreditLot(id, account, document, item.period(), Gstr3bRow.ITC_OTHER, reason(item.reason()),
                lot.left(), TaxAmounts.ZERO, TaxAmounts.ZERO);
    }

    /** Reasons in other words are kept as {@link CreditReason#OF_WORKING}. */
    static CreditReason reason(String words) {
        String text = words.toUpperCase(Locale.ROOT);
        return WORDS.stream().filter(entry -> entry.getValue().matcher(text).find()).map(Map.Entry::getKey).findFirst()
                .orElse(CreditReason.OF_WORKING);
    }
}
