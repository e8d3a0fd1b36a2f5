package milaan.domain.credit;

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

    private WorkingOpening() {
    }

    /**
     * @param items of one GSTIN, in any order
     * @param first first period that the register covers: what the working says of it and later is left to the register
     */
    public static List<CreditLot> lots(List<WorkingItem> items, TaxPeriod first) {
        return WorkingLots.of(items, first.previous()).lots().stream().filter(lot -> !lot.left().isZero()).map(WorkingOpening::lot).toList();
    }

    private static CreditLot lot(WorkingLots.Lot lot) {
        WorkingItem item = lot.item();
        DocumentKey document = new DocumentKey(item.gstin(), item.supplier(), "", null, item.number(), item.date());
        boolean named = item.supplier() != null && !item.number().isEmpty() && item.date() != null;
        String account = named ? AccountName.of(document) : AccountName.of(CreditLot.OF_WORKING + item.itemId());
        return new CreditLot(CreditLot.OF_WORKING + item.itemId(), account, document, item.period(), Gstr3bRow.ITC_OTHER, reason(item.reason()),
                lot.left(), TaxAmounts.ZERO, TaxAmounts.ZERO);
    }

    /** Reasons in other words are kept as {@link CreditReason#OF_WORKING}. */
    static CreditReason reason(String words) {
        String text = words.toUpperCase(Locale.ROOT);
        return WORDS.stream().filter(entry -> entry.getValue().matcher(text).find()).map(Map.Entry::getKey).findFirst()
                .orElse(CreditReason.OF_WORKING);
    }
}
