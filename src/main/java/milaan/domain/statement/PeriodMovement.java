package milaan.domain.statement;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * What one return period does to a statement, in paise per head.
 *
 * @param claimed      4A5 of the return, zero for RCM
 * @param reversedGood 4B1 of the return, zero for RCM or when only the statement is at hand
 * @param provisional  true when the return itself is missing and the movement is the statement's, or when two returns of the
 *                     period move the balance differently
 */
public record PeriodMovement(TaxPeriod period, TaxAmounts claimed, TaxAmounts reversedGood, TaxAmounts added, TaxAmounts used,
                             boolean provisional) implements Comparable<PeriodMovement> {

    @Override
    public int compareTo(PeriodMovement other) {
        return period.compareTo(other.period);
    }
}
