package milaan.domain.statement;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxHead;

/**
 * One cause of a difference between the portal's balance and the books', or of a negative balance.
 *
 * @param period      return period in which it arose, null when before the first one
 * @param item        the document's line of the working, null when none
 * @param amountPaise signed: what the cause adds to portal balance minus books balance; all causes of a head add up to it
 * @param explanation a sentence with the values
 */
public record BalanceCause(TaxPeriod period, TaxHead head, Cause cause, WorkingItem item, long amountPaise, String explanation) {
}
