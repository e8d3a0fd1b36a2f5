package milaan.domain.credit;

import java.time.LocalDate;
import java.util.Locale;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;

/**
 * What names a document over the months. Two keys are the same document when their {@link #text()} is the same.
 *
 * @param recipient our GSTIN
 * @param supplier  null for imports and suppliers without GSTIN
 * @param party     the supplier's name when it has no GSTIN, else empty
 * @param type      the supplier's view; null when a working does not say
 * @param number    as written
 * @param date      null when a working does not say
 */
public record DocumentKey(Gstin recipient, Gstin supplier, String party, DocumentType type, String number, LocalDate date) {

    public static DocumentKey of(Document d) {
        return new DocumentKey(d.recipient(), d.supplier(), d.supplier() == null && d.type() != DocumentType.BOE ? d.supplierName() : "",
                d.type(), d.number(), d.date());
    }

    /** The document that an amendment names as the one before it; of a note that amends nothing, the invoice it is against. */
    public static DocumentKey ofOriginal(Document d) {
        boolean amends = d.portal() != null && d.portal().section().isAmendment();
        return new DocumentKey(d.recipient(), d.supplier(), d.supplier() == null && d.type() != DocumentType.BOE ? d.supplierName() : "",
                amends ? d.type() : DocumentType.INV, d.originalNumber(), d.originalDate() == null ? d.date() : d.originalDate());
    }

    /** The supplier block it stands in: {@link Document#block()}. */
    public String block() {
        if (type == DocumentType.BOE) {
            return Document.IMPORTS;
        }
        return supplier == null ? Document.NO_GSTIN : supplier.pan();
    }

    /**
     * Of the type only whether it is a credit note, which may have the number and date of an invoice: the rest a credit working does not
     * know and a correction may change. The number without case.
     */
    public String text() {
        return recipient + "|" + (supplier == null ? party.strip().toUpperCase(Locale.ROOT) : supplier.text()) + "|"
                + number.strip().toUpperCase(Locale.ROOT) + "|" + date + (type == DocumentType.CRN ? "|" + type : "");
    }
}
