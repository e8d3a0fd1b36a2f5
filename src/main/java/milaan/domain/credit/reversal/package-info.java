/**
 * The provisions by which credit is given back, one class each; found by scanning.
 * Their one rule: each opens with its section, dates, formula and one worked figure; the order among them stands in
 * {@link milaan.domain.credit.reversal.Precedence} and nowhere else.
 * Start reading at {@link milaan.domain.credit.reversal.DocumentReversal}.
 */
package milaan.domain.credit.reversal;
