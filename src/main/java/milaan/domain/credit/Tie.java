package milaan.domain.credit;

import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * A step from what GSTR-2B offers to what a row of 4A claims; all steps of a row add up to the row.
 *
 * @param row one of 4A1 to 4A5
 * @param tax paise per head
 */
public record Tie(Gstin gstin, Gstr3bRow row, Cause cause, TaxAmounts tax) {

    public enum Cause {
        /** Offered by the GSTR-2B of the period. */
        GSTR_2B,
        /** The lower of books and GSTR-2B, within the tolerance. */
        ROUNDING,
        TIME_BARRED,
        /** Not due yet, by method NET or IMS, or in dispute before it was claimed. */
        DEFERRED,
        /** Claimed before: an amendment counts with its difference. */
        CLAIMED_BEFORE,
        /** The document stands twice in GSTR-2B, or its amendment stands for it. */
        DUPLICATE,
        /** In the GSTR-2B of an earlier period, due now. */
        EARLIER_2B,
        OWN_WORKING,
        CLAIMED_WITHOUT_2B,
        /** Reversed before in 4(B)(2): 4(D)(1). */
        RECLAIMED,
        /** Recomputation of rule 42 over the year. */
        TRUE_UP
    }
}
