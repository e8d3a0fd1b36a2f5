package milaan.domain.advice;

import milaan.domain.credit.DocumentKey;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxAmounts;

/**
 * What only the supplier can put right.
 *
 * @param tax      credit that hangs on it, paise per head
 * @param ours     what our books have, for the letter; empty when nothing
 * @param theirs   what the supplier has reported; empty when nothing
 * @param sentence what the supplier is asked to do, and by when it helps
 */
public record SupplierRequest(Gstin recipient, Gstin supplier, String supplierName, DocumentKey document, Ask ask, TaxAmounts tax,
                              String ours, String theirs, String sentence) {

    public enum Ask {
        REPORT, AMEND_VALUE, AMEND_HEADS, AMEND_PLACE_OF_SUPPLY, AMEND_RECIPIENT, AMEND_TYPE, AMEND_REVERSE_CHARGE, ISSUE_CREDIT_NOTE,
        FILE_GSTR3B
    }
}
