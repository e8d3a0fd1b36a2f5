package milaan.domain.document;

import java.time.LocalDate;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * An inward document (purchase) of either side, or one line of it: lines of the same document are {@linkplain #plus
 * added up}. Amounts are paise; those of credit notes are negative.
 *
 * @param id             number of the document within its run; 0 before it has one. No meaning beyond identity
 * @param side           books or portal
 * @param recipient      our GSTIN
 * @param supplier       the supplier's GSTIN, null for imports and unregistered suppliers
 * @param supplierName   as written, may be empty
 * @param type           the supplier's view
 * @param number         as written (trimmed)
 * @param date           date of the document
 * @param period         portal: period of the statement it came with; books: the month it was booked in
 * @param taxableValue   value without tax, paise
 * @param tax            tax per head, paise
 * @param documentValue  value with tax as stated by the source, paise; null when not stated
 * @param placeOfSupply  two-digit State code, empty when unknown
 * @param reverseCharge  true when the recipient pays the tax
 * @param originalNumber for amendments and notes: the number of the document before it, else empty
 * @param originalDate   its date, else null
 * @param portCode       port of a bill of entry, else empty
 * @param irn            e-invoice reference, else empty
 * @param numberDamaged  true when a spreadsheet has damaged the number ({@code 1E+05}, {@code 03-Apr}): never match by it
 * @param portal         facts only the portal knows; null on the books' side
 * @param books          facts only the books know; null on the portal's side
 * @param source         file and line of the (first) line
 * @param carriedFrom    period of the earlier run this open document came from, null when it is new
 */
public record Document(long id, Side side, Gstin recipient, Gstin supplier, String supplierName, DocumentType type,
                       String number, LocalDate date, TaxPeriod period, long taxableValue, TaxAmounts tax,
                       Long documentValue, String placeOfSupply, boolean reverseCharge, String originalNumber,
                       LocalDate originalDate, String portCode, String irn, boolean numberDamaged, PortalFacts portal,
                       BooksFacts books, SourceLine source, TaxPeriod carriedFrom) {

    /** Block of documents without a supplier PAN that are imports. */
    public static final String IMPORTS = "~IMPORTS";
    /** Block of documents whose supplier has no GSTIN. */
    public static final String NO_GSTIN = "~NO-GSTIN";

    public Document {
        if ((side == Side.PORTAL) != (portal != null) || (side == Side.BOOKS) != (books != null)) {
            throw new IllegalArgumentException("a document of " + side + " needs that side's facts and no others");
        }
    }

    /**
     * The supplier PAN, within which documents are matched. Every bill of entry is in one block: one side may know
     * the SEZ supplier and the other not. {@code ~} sorts behind every PAN in ASCII.
     */
    public String block() {
        if (type == DocumentType.BOE) {
            return IMPORTS;
        }
        return supplier == null ? NO_GSTIN : supplier.pan();
    }

    /** Taxable value and all heads, paise. */
    public long valueWithTax() {
        return Math.addExact(taxableValue, tax.total());
    }

    /** The first line's facts with the amounts of both: how lines become a document. A stated document value is kept, not added. */
    public Document plus(Document line) {
        return new Document(id, side, recipient, supplier, supplierName, type, number, date, period,
                Math.addExact(taxableValue, line.taxableValue), tax.plus(line.tax),
                documentValue != null ? documentValue : line.documentValue, placeOfSupply, reverseCharge,
                originalNumber, originalDate, portCode, irn, numberDamaged || line.numberDamaged, portal, books,
                source, carriedFrom);
    }

    public Document withId(long newId) {
        return new Document(newId, side, recipient, supplier, supplierName, type, number, date, period, taxableValue,
                tax, documentValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, books, source, carriedFrom);
    }

    public Document withType(DocumentType newType) {
        return new Document(id, side, recipient, supplier, supplierName, newType, number, date, period, taxableValue,
                tax, documentValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, books, source, carriedFrom);
    }

    public Document withBooks(BooksFacts newBooks) {
        return new Document(id, side, recipient, supplier, supplierName, type, number, date, period, taxableValue,
                tax, documentValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, newBooks, source, carriedFrom);
    }

    public Document withPeriod(TaxPeriod newPeriod) {
        return new Document(id, side, recipient, supplier, supplierName, type, number, date, newPeriod, taxableValue,
                tax, documentValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, books, source, carriedFrom);
    }

    public Document withDocumentValue(Long newValue) {
        return new Document(id, side, recipient, supplier, supplierName, type, number, date, period, taxableValue,
                tax, newValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, books, source, carriedFrom);
    }

    public Document withCarriedFrom(TaxPeriod newCarriedFrom) {
        return new Document(id, side, recipient, supplier, supplierName, type, number, date, period, taxableValue,
                tax, documentValue, placeOfSupply, reverseCharge, originalNumber, originalDate, portCode, irn,
                numberDamaged, portal, books, source, newCarriedFrom);
    }
}
