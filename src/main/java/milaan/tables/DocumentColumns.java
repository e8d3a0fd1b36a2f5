package milaan.tables;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

/** A {@link Document} as columns, the same in every table that holds documents. */
final class DocumentColumns {

    static final List<String> NAMES = List.of("side", "recipient_gstin", "supplier_gstin", "supplier_name",
            "document_type", "document_number", "document_date", "period", "taxable_value", "igst", "cgst", "sgst",
            "cess", "document_value", "place_of_supply", "reverse_charge", "original_number", "original_date",
            "port_code", "irn", "number_damaged", "section", "portal_block", "availability", "supply_type",
            "supplier_period", "filed_on", "ims_status", "voucher_number", "posting_date", "receipt", "received_date",
            "credit_class", "books_status", "hsn", "rate", "account", "source_file", "source_line", "carried_from");

    /** Where the file's name stands; empty for a line of one of the run's own files, which its id names by number. */
    static final int SOURCE_FILE = NAMES.indexOf("source_file");
    private static final int PORTAL_COLUMNS = NAMES.indexOf("voucher_number") - NAMES.indexOf("section");
    private static final int BOOKS_COLUMNS = NAMES.indexOf("source_file") - NAMES.indexOf("voucher_number");

    /** Columns that gathering may change. */
    private static final List<String> GATHERED = List.of("taxable_value", "igst", "cgst", "sgst", "cess", "document_value",
            "number_damaged", "carried_from");

    /**
     * The columns of documents out of {@link #FROM}: those of the line, or of the gathered document where there is one.
     * Written out here and not read from the view {@code document}, which HSQLDB would build whole before it joins.
     */
    static final String SELECT = select(NAMES.toArray(String[]::new));

    /** Lines {@code d} with what gathering made of them {@code g}; {@code coalesce(g.line_count, 1) > 0} leaves the documents. */
    static final String FROM = "document_line d left join gathered_document g on g.run_id = d.run_id and g.block = d.block "
            + "and g.document_id = d.line_id";

    private DocumentColumns() {
    }

    /** Some of the columns out of {@link #FROM}. */
    static String select(String... names) {
        return Stream.of(names).map(name -> name.equals("document_type") ? "coalesce(g.document_type, d.document_type) as document_type"
                : GATHERED.contains(name) ? "case when g.line_count is null then d." + name + " else g." + name + " end as " + name : "d." + name)
                .collect(Collectors.joining(", "));
    }

    /** @return names of {@code keys} and then {@link #NAMES} */
    static List<String> behind(String... keys) {
        List<String> all = new ArrayList<>(List.of(keys));
        all.addAll(NAMES);
        return List.copyOf(all);
    }

    /** @return {@code keys} and then the document's values in the order of {@link #NAMES} */
    static Object[] values(Document d, Object... keys) {
        Object[] row = new Object[keys.length + NAMES.size()];
        System.arraycopy(keys, 0, row, 0, keys.length);
        PortalFacts portal = d.portal();
        BooksFacts books = d.books();
        Object[] values = {d.side().name(), d.recipient().text(), d.supplier() == null ? null : d.supplier().text(),
                d.supplierName(), d.type().name(), d.number(), d.date(), d.period().toString(),
                BulkWriter.money(d.taxableValue()), BulkWriter.money(d.tax().igst()), BulkWriter.money(d.tax().cgst()),
                BulkWriter.money(d.tax().sgst()), BulkWriter.money(d.tax().cess()),
                d.documentValue() == null ? null : BulkWriter.money(d.documentValue()), d.placeOfSupply(),
                d.reverseCharge(), d.originalNumber(), d.originalDate(), d.portCode(), d.irn(), d.numberDamaged(),
                portal == null ? null : portal.section().name(), portal == null ? null : portal.block().name(),
                portal == null ? null : portal.availability().name(), portal == null ? null : portal.supplyType(),
                portal == null ? null : portal.supplierPeriod(), portal == null ? null : portal.filedOn(),
                portal == null ? null : portal.imsStatus(), books == null ? null : books.voucherNumber(),
                books == null ? null : books.postingDate(), books == null ? null : books.receipt().name(),
                books == null ? null : books.receivedDate(), books == null ? null : books.creditClass().name(),
                books == null ? null : books.status().name(), books == null ? null : books.hsn(),
                books == null ? null : books.rate(), books == null ? null : books.account(), d.source().file(),
                d.source().line(), d.carriedFrom() == null ? null : d.carriedFrom().toString()};
        System.arraycopy(values, 0, row, keys.length, values.length);
        return row;
    }

    /**
     * Reads by position: a name would be looked up forty times a row.
     *
     * @param first position of the first of {@link #NAMES}; the others follow in order
     * @param id    of the line
     * @param files names of the files of the run by number
     */
    static Document read(ResultSet row, int first, long id, Map<Integer, String> files) throws SQLException {
        Cursor c = new Cursor(row, first);
        Side side = Side.valueOf(c.text());
        Gstin recipient = new Gstin(c.text());
        String supplier = c.text();
        String supplierName = c.text();
        DocumentType type = DocumentType.valueOf(c.text());
        String number = c.text();
        LocalDate date = c.date();
        TaxPeriod period = TaxPeriod.parse(c.text());
        long taxableValue = c.paise();
        TaxAmounts tax = new TaxAmounts(c.paise(), c.paise(), c.paise(), c.paise());
        BigDecimal documentValue = c.decimal();
        String placeOfSupply = c.text();
        boolean reverseCharge = c.flag();
        String originalNumber = c.text();
        LocalDate originalDate = c.date();
        String portCode = c.text();
        String irn = c.text();
        boolean numberDamaged = c.flag();
        PortalFacts portal = null;
        BooksFacts books = null;
        if (side == Side.PORTAL) {
            portal = new PortalFacts(Section.valueOf(c.text()), PortalFacts.Block.valueOf(c.text()),
                    PortalFacts.Availability.valueOf(c.text()), c.text(), c.text(), c.date(), c.text());
            c.skip(BOOKS_COLUMNS);
        } else {
            c.skip(PORTAL_COLUMNS);
            books = new BooksFacts(c.text(), c.date(), BooksFacts.Receipt.valueOf(c.text()), c.date(),
                    BooksFacts.CreditClass.valueOf(c.text()), BooksFacts.Status.valueOf(c.text()), c.text(), c.text(), c.text());
        }
        SourceLine source = new SourceLine(file(c.text(), id, files), c.text());
        String carriedFrom = c.text();
        return new Document(id, side, recipient, supplier == null ? null : new Gstin(supplier), supplierName, type, number, date,
                period, taxableValue, tax, documentValue == null ? null : Paise.ofRupees(documentValue), placeOfSupply, reverseCharge,
                originalNumber, originalDate, portCode, irn, numberDamaged, portal, books, source,
                carriedFrom == null ? null : TaxPeriod.parse(carriedFrom));
    }

    /** @param stored as the column has it */
    static String file(String stored, long id, Map<Integer, String> files) {
        return stored.isEmpty() ? files.get((int) (id / StagedLine.FILE_FACTOR)) : stored;
    }

    /** The columns of a row, one after the other. */
    private static final class Cursor {

        private final ResultSet row;
        private int next;

        Cursor(ResultSet row, int first) {
            this.row = row;
            this.next = first;
        }

        String text() throws SQLException {
            return row.getString(next++);
        }

        LocalDate date() throws SQLException {
            return row.getObject(next++, LocalDate.class);
        }

        BigDecimal decimal() throws SQLException {
            return row.getBigDecimal(next++);
        }

        long paise() throws SQLException {
            return Paise.ofRupees(decimal());
        }

        boolean flag() throws SQLException {
            return row.getBoolean(next++);
        }

        void skip(int columns) {
            next += columns;
        }
    }

    static long paise(ResultSet row, String column) throws SQLException {
        return Paise.ofRupees(row.getBigDecimal(column));
    }
}
