/**
 * Money in paise, tax by head.
 * Its one rule: heads are never added together silently, and nothing is rounded where it is not written.
 * Start reading at {@link milaan.domain.money.TaxAmounts}.
 */
package milaan.domain.money;
