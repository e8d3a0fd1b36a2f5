/**
 * Figures that law or practice may change: a value by code and date.
 * Its one rule: no such figure stands in code; it stands in rules.csv with its source and how sure it is.
 * Start reading at {@link milaan.domain.rules.Rules}.
 */
package milaan.domain.rules;
