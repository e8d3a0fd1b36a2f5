package milaan.domain.credit.reversal;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * The working of rules 42 and 43 for one GSTIN and month, letters as in the rules; amounts in paise per head. What the year's
 * recomputation adds up.
 *
 * @param t           total input tax, without capital goods
 * @param t1          only for other than business
 * @param t2          only for exempt supplies
 * @param t3          blocked by section 17(5)
 * @param t4          only for taxable supplies
 * @param d1          exempt share of the common credit
 * @param d2          5 % of it when it is partly for other than business
 * @param te          rule 43: exempt share of the month's part of common capital goods
 * @param exempt      E, paise
 * @param total       F, paise
 * @param turnoverOf  month whose turnover was taken; null when none is known and nothing was computed
 */
public record CommonCredit(TaxPeriod period, TaxAmounts t, TaxAmounts t1, TaxAmounts t2, TaxAmounts t3, TaxAmounts t4, TaxAmounts d1,
                           TaxAmounts d2, TaxAmounts te, long exempt, long total, TaxPeriod turnoverOf) {

    /** C2: common credit. */
    public TaxAmounts c2() {
        return t.minus(t1).minus(t2).minus(t3).minus(t4);
    }

    /** The same working with the turnover of its month, which may become known later; what was given back stays as it is. */
    public CommonCredit withTurnover(Turnover turnover) {
        return new CommonCredit(period, t, t1, t2, t3, t4, d1, d2, te, turnover.exempt(), turnover.total(), turnover.period());
    }
}
