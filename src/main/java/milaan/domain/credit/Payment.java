package milaan.domain.credit;

import java.time.LocalDate;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;

/**
 * Money, or what counts as money, that went to a supplier.
 *
 * @param recipient      our GSTIN
 * @param documentNumber the bill it pays as written, empty = on account
 * @param documentDate   date of the bill, null when not said
 * @param date           day of the bank debit or of the set-off
 * @param amount         paise, positive
 */
public record Payment(Gstin recipient, Gstin supplier, String documentNumber, LocalDate documentDate, LocalDate date, long amount,
                      Kind kind, SourceLine source) {

    /** TDS and set-off count as paid; a credit note lowers what is owed (gst-rules 6.1). */
    public enum Kind {
        PAYMENT, TDS, SET_OFF, CREDIT_NOTE
    }

    public boolean isOnAccount() {
        return documentNumber.isEmpty();
    }

    public Payment withAmount(long newAmount) {
        return new Payment(recipient, supplier, documentNumber, documentDate, date, newAmount, kind, source);
    }
}
