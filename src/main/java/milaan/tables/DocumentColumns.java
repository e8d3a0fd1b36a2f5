package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    /** Columns that gathering may change. */
    private static final List<String> GATHERED = List.of("taxable_value", "igst", "cgst", "sgst", "cess", "document_value",
            "number_damaged", "carried_from");

    /**
     * The columns of documents out of {@link #FROM}: those of the line, or of the gathered document where there is one.
     * Written out here and not read from the view {@code document}, which HSQLDB would build whole before it joins.
     */
    static final String SELECT = NAMES.stream().map(name -> GATHERED.contains(name)
            ? "case when g.line_count is null then d." + name + " else g." + name + " end as " + name : "d." + name)
            .collect(Collectors.joining(", "));

    /** Lines {@code d} with what gathering made of them {@code g}; {@code coalesce(g.line_count, 1) > 0} leaves the documents. */
    static final String FROM = "document_line d left join gathered_document g on g.run_id = d.run_id and g.block = d.block "
            + "and g.document_id = d.line_id";

    private DocumentColumns() {
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

    /** @param id the document's id, or 0 for a line */
    static Document read(ResultSet row, long id) throws SQLException {
        Side side = Side.valueOf(row.getString("side"));
        String supplier = row.getString("supplier_gstin");
        String carriedFrom = row.getString("carried_from");
        PortalFacts portal = side == Side.BOOKS ? null : new PortalFacts(Section.valueOf(row.getString("section")),
                PortalFacts.Block.valueOf(row.getString("portal_block")),
                PortalFacts.Availability.valueOf(row.getString("availability")), row.getString("supply_type"),
                row.getString("supplier_period"), date(row, "filed_on"), row.getString("ims_status"));
        BooksFacts books = side == Side.PORTAL ? null : new BooksFacts(row.getString("voucher_number"),
                date(row, "posting_date"), BooksFacts.Receipt.valueOf(row.getString("receipt")),
                date(row, "received_date"), BooksFacts.CreditClass.valueOf(row.getString("credit_class")),
                BooksFacts.Status.valueOf(row.getString("books_status")), row.getString("hsn"), row.getString("rate"),
                row.getString("account"));
        return new Document(id, side, new Gstin(row.getString("recipient_gstin")),
                supplier == null ? null : new Gstin(supplier), row.getString("supplier_name"),
                DocumentType.valueOf(row.getString("document_type")), row.getString("document_number"),
                date(row, "document_date"), TaxPeriod.parse(row.getString("period")), paise(row, "taxable_value"),
                new TaxAmounts(paise(row, "igst"), paise(row, "cgst"), paise(row, "sgst"), paise(row, "cess")),
                row.getBigDecimal("document_value") == null ? null : paise(row, "document_value"),
                row.getString("place_of_supply"), row.getBoolean("reverse_charge"), row.getString("original_number"),
                date(row, "original_date"), row.getString("port_code"), row.getString("irn"),
                row.getBoolean("number_damaged"), portal, books,
                new SourceLine(row.getString("source_file"), row.getString("source_line")),
                carriedFrom == null ? null : TaxPeriod.parse(carriedFrom));
    }

    static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static long paise(ResultSet row, String column) throws SQLException {
        return Paise.ofRupees(row.getBigDecimal(column));
    }
}
