package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/** The four heads as columns, in rupees. */
final class Amounts {

    static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");

    private Amounts() {
    }

    /** @return {@code names} and the four heads */
    static List<String> behind(String... names) {
        return with(List.of(names), "");
    }

    /** @return names and, for each prefix, the four heads ({@code added_igst} for {@code added_}) */
    static List<String> with(List<String> names, String... prefixes) {
        List<String> all = new ArrayList<>(names);
        Stream.of(prefixes).forEach(prefix -> HEADS.forEach(head -> all.add(prefix + head)));
        return List.copyOf(all);
    }

    /** @return {@code keys} and the four heads */
    static Object[] values(TaxAmounts tax, Object... keys) {
        List<Object> row = new ArrayList<>(Arrays.asList(keys));
        add(row, tax);
        return row.toArray();
    }

    static void add(List<Object> row, TaxAmounts tax) {
        for (TaxHead head : TaxHead.values()) {
            row.add(BulkWriter.money(tax.of(head)));
        }
    }

    static TaxAmounts read(ResultSet row, String prefix) throws SQLException {
        return new TaxAmounts(DocumentColumns.paise(row, prefix + "igst"), DocumentColumns.paise(row, prefix + "cgst"),
                DocumentColumns.paise(row, prefix + "sgst"), DocumentColumns.paise(row, prefix + "cess"));
    }
}
