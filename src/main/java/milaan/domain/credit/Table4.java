package milaan.domain.credit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * Table 4 of GSTR-3B: the sum of a period's events (gst-rules 1.2).
 * <pre>
 * 4C = 4A1 + ... + 4A5 − 4B1 − 4B2
 * </pre>
 * 4D is a memo and no part of 4C.
 *
 * @param rows by row, in the order of the form
 */
public record Table4(List<Row> rows) {

    private static final List<Gstr3bRow> ORDER = List.of(Gstr3bRow.ITC_IMPORT_OF_GOODS, Gstr3bRow.ITC_IMPORT_OF_SERVICES,
            Gstr3bRow.ITC_REVERSE_CHARGE, Gstr3bRow.ITC_ISD, Gstr3bRow.ITC_OTHER, Gstr3bRow.REVERSED_FOR_GOOD, Gstr3bRow.REVERSED_FOR_NOW,
            Gstr3bRow.NET_ITC, Gstr3bRow.RECLAIMED, Gstr3bRow.BARRED);

    /**
     * @param tax       paise per head
     * @param documents number of documents behind it; of 4C none are counted
     */
    public record Row(Gstr3bRow row, TaxAmounts tax, long documents) {

        /** What the form says of the row. */
        public String description() {
            return switch (row) {
                case ITC_IMPORT_OF_GOODS -> "Import of goods";
                case ITC_IMPORT_OF_SERVICES -> "Import of services";
                case ITC_REVERSE_CHARGE -> "Inward supplies liable to reverse charge (other than 1 and 2)";
                case ITC_ISD -> "Inward supplies from ISD";
                case ITC_OTHER -> "All other ITC";
                case REVERSED_FOR_GOOD -> "As per rules 38, 42 and 43 and section 17(5)";
                case REVERSED_FOR_NOW -> "Others";
                case NET_ITC -> "Net ITC available (A - B)";
                case RECLAIMED -> "ITC reclaimed which was reversed under 4(B)(2) in an earlier period";
                case BARRED -> "Ineligible ITC under section 16(4) and due to place of supply";
                default -> throw new IllegalArgumentException(row + " is no row of Table 4");
            };
        }
    }

    /** Sums of one kind and 4A row, as the register gives them. */
    public record Sum(EventKind kind, Gstr3bRow row, TaxAmounts tax, long documents) {
    }

    public Table4 {
        rows = List.copyOf(rows);
    }

    /** @param sums of one GSTIN and period; several of one kind and row are added up */
    public static Table4 of(List<Sum> sums) {
        Map<Gstr3bRow, TaxAmounts> tax = new EnumMap<>(Gstr3bRow.class);
        Map<Gstr3bRow, Long> documents = new EnumMap<>(Gstr3bRow.class);
        for (Sum sum : sums) {
            for (Gstr3bRow row : sum.kind().tableRows(sum.row())) {
                tax.merge(row, sum.tax(), TaxAmounts::plus);
                documents.merge(row, sum.documents(), Long::sum);
            }
        }
        TaxAmounts net = TaxAmounts.ZERO;
        for (Gstr3bRow row : ORDER.subList(0, ORDER.indexOf(Gstr3bRow.REVERSED_FOR_GOOD))) {
            net = net.plus(tax.getOrDefault(row, TaxAmounts.ZERO));
        }
        net = net.minus(tax.getOrDefault(Gstr3bRow.REVERSED_FOR_GOOD, TaxAmounts.ZERO))
                .minus(tax.getOrDefault(Gstr3bRow.REVERSED_FOR_NOW, TaxAmounts.ZERO));
        tax.put(Gstr3bRow.NET_ITC, net);
        List<Row> rows = new ArrayList<>();
        for (Gstr3bRow row : ORDER) {
            rows.add(new Row(row, tax.getOrDefault(row, TaxAmounts.ZERO), documents.getOrDefault(row, 0L)));
        }
        return new Table4(rows);
    }

    public TaxAmounts get(Gstr3bRow row) {
        return rows.stream().filter(one -> one.row() == row).findFirst().orElseThrow().tax();
    }
}
