package milaan.domain.credit.reversal;

import java.util.List;

import milaan.domain.credit.Portion;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * A provision that takes credit of single documents away. Pure, without state, with a constructor without arguments; found by
 * scanning this package. It says what shall hold in the period, not what changes: the register posts the difference to what it has
 * posted before, so a portion that is smaller than last month's is a reclaim.
 */
public interface DocumentReversal {

    /** Its place among the provisions. */
    Precedence precedence();

    /**
     * @param left what the provisions before it have left of the credit, paise per head; not negative
     * @return parts of {@code left}, none when it does not touch the document
     */
    List<Portion> touch(Supply supply, TaxAmounts left, Rules rules);
}
