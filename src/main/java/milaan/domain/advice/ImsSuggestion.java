package milaan.domain.advice;

import java.time.LocalDate;

import milaan.domain.credit.DocumentKey;
import milaan.domain.document.Section;
import milaan.domain.money.TaxAmounts;

/**
 * What to do with a document in the invoice management system.
 *
 * @param status    what IMS has now, as the portal codes it; empty when not said
 * @param reduction credit to declare as reduced on accepting, paise per head; null when nothing is to be declared
 * @param until     last day for it, null when there is none
 */
public record ImsSuggestion(DocumentKey document, String supplierName, Section section, Action action, String status, TaxAmounts reduction,
                            String why, LocalDate until) {

    public enum Action {
        ACCEPT, REJECT, PENDING
    }
}
