package milaan.domain.credit;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * Turnover of a GSTIN in a month as the books have it.
 *
 * @param taxableValue without tax, paise; negative for net returns
 * @param tax          paise per head
 */
public record TurnoverLine(Gstin gstin, TaxPeriod period, Supply supply, long taxableValue, TaxAmounts tax, SourceLine source) {

    /** Classes of supplies (contract section 2, turnover-books). */
    public enum Supply {
        TAXABLE, ZERO_RATED, EXEMPT, NIL, NON_GST, BRANCH_TRANSFER,
        /** Inward supplies under reverse charge: no turnover of ours. */
        RCM_INWARD,
        /** Through an e-commerce operator who pays the tax. */
        ECO_SUPPLIER
    }
}
