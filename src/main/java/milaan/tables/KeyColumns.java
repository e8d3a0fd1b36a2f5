package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.DocumentKey;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;
import milaan.domain.returns.Gstr3bRow;

/** What names a document over the months, as columns of the tables of the credit register; and the rows of Table 4 by number. */
final class KeyColumns {

    static final List<String> NAMES = List.of("gstin", "supplier_gstin", "party", "document_type", "document_number", "document_date");

    private static final Map<String, Gstr3bRow> ROWS = Stream.of(Gstr3bRow.values())
            .collect(Collectors.toMap(Gstr3bRow::number, Function.identity()));

    private KeyColumns() {
    }

    /** @return {@code names} and then {@link #NAMES} */
    static List<String> behind(String... names) {
        List<String> all = new ArrayList<>(List.of(names));
        all.addAll(NAMES);
        return List.copyOf(all);
    }

    /** @return {@code values} and then those of {@link #NAMES} */
    static Object[] values(DocumentKey key, Object... values) {
        List<Object> row = new ArrayList<>(Arrays.asList(values));
        row.addAll(Arrays.asList(key.recipient().text(), textOrNull(key.supplier()), key.party(), nameOrNull(key.type()), key.number(),
                key.date()));
        return row.toArray();
    }

    static DocumentKey read(ResultSet row) throws SQLException {
        return key(row, row.getString("party"));
    }

    /** Out of a table that has the supplier's name instead of the party. */
    static DocumentKey ofSupplierName(ResultSet row) throws SQLException {
        boolean named = row.getString("supplier_gstin") == null && !DocumentType.BOE.name().equals(row.getString("document_type"));
        return key(row, named ? row.getString("supplier_name") : "");
    }

    static DocumentKey key(ResultSet row, String party) throws SQLException {
        String type = row.getString("document_type");
        return new DocumentKey(new Gstin(row.getString("gstin")), gstinOrNull(row.getString("supplier_gstin")), party,
                type == null ? null : DocumentType.valueOf(type), row.getString("document_number"),
                row.getObject("document_date", LocalDate.class));
    }

    /** What a document of a table with {@code original_number} and {@code original_date} names: the same type amended, or an invoice. */
    static DocumentKey original(DocumentKey document, DocumentType type, ResultSet row) throws SQLException {
        LocalDate date = row.getObject("original_date", LocalDate.class);
        return new DocumentKey(document.recipient(), document.supplier(), document.party(), type, row.getString("original_number"),
                date == null ? document.date() : date);
    }

    static Gstin gstinOrNull(String text) {
        return text == null ? null : new Gstin(text);
    }

    static String textOrNull(Gstin gstin) {
        return gstin == null ? null : gstin.text();
    }

    static String nameOrNull(Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** @param number {@code 4A5} */
    static Gstr3bRow formRow(String number) {
        Gstr3bRow row = ROWS.get(number);
        if (row == null) {
            throw new IllegalStateException("'" + number + "' is not the number of a row of GSTR-3B (expected 4A1, 4A5 ...)");
        }
        return row;
    }
}
