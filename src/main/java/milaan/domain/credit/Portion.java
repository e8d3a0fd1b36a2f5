package milaan.domain.credit;

import milaan.domain.money.TaxAmounts;

/**
 * Part of a document's credit, and what shall become of it.
 *
 * @param kind        REVERSED_FOR_NOW, REVERSED_FOR_GOOD, BARRED, DEFERRED or LAPSED; TAKEN only for what the year of rule 42 gives back
 * @param rule        as in {@link CreditEvent#rule()}
 * @param tax         paise per head
 * @param explanation a sentence with the figures, for people; may be empty
 */
public record Portion(EventKind kind, CreditReason reason, String rule, TaxAmounts tax, String explanation) {
}
