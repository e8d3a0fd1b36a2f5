/**
 * The credit register: every rupee of input tax credit from its document to the return.
 * Its one rule: the register only grows; what stands in a return is a sum of its events, and a reclaim never exceeds its lot.
 * Start reading at {@link milaan.domain.credit.CreditEvent}.
 */
package milaan.domain.credit;
