package milaan.domain.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

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

/** Documents for tests, from plain text. */
public final class TestDocuments {

    public static final String OURS = "27AAPFU0939F1ZV";
    public static final String SUPPLIER = "29AAACZ9999K1Z2";

    private TestDocuments() {
    }

    public static long paise(String rupees) {
        return Paise.ofRupees(new BigDecimal(rupees));
    }

    /** @param facts what is not usual, by the names of {@code cases/matching.csv} */
    public static Document document(long id, Side side, String recipient, String supplier, DocumentType type, String number,
                                    LocalDate date, long taxable, TaxAmounts tax, Map<String, String> facts) {
        PortalFacts portal = side == Side.BOOKS ? null : new PortalFacts(
                Section.valueOf(facts.getOrDefault("section", "B2B")),
                PortalFacts.Block.valueOf(facts.getOrDefault("block", "OFFERED")),
                PortalFacts.Availability.valueOf(facts.getOrDefault("avail", "AVAILABLE")),
                facts.getOrDefault("supply", "R"), facts.getOrDefault("supplierperiod", ""), null, facts.getOrDefault("ims", ""));
        BooksFacts books = side == Side.PORTAL ? null : new BooksFacts("V" + id, date,
                BooksFacts.Receipt.valueOf(facts.getOrDefault("receipt", "NOT_STATED")), null,
                BooksFacts.CreditClass.ELIGIBLE, BooksFacts.Status.valueOf(facts.getOrDefault("status", "ACTIVE")), "", "", "");
        LocalDate originalDate = facts.containsKey("origdate") ? LocalDate.parse(facts.get("origdate")) : null;
        TaxPeriod period = facts.containsKey("period") ? TaxPeriod.parse(facts.get("period")) : TaxPeriod.of(date);
        return new Document(id, side, new Gstin(recipient), supplier.equals("none") ? null : new Gstin(supplier), "Supplier", type,
                number, date, period, taxable, tax, null, facts.getOrDefault("pos", ""), "Y".equals(facts.get("rcm")),
                facts.getOrDefault("orig", ""), originalDate, facts.getOrDefault("port", ""), "", "Y".equals(facts.get("damaged")), portal, books,
                new SourceLine(side == Side.BOOKS ? "books.csv" : "2b.json", String.valueOf(id)), null);
    }
}
