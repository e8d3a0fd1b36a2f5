package milaan.domain.credit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * What shall hold of a document's credit at the end of the period: a target, not a change. The register posts the difference to
 * what it has posted before.
 *
 * @param account     the credit's life
 * @param former      the document it amends, null when none
 * @param row         row of 4A
 * @param reason      why {@code taken} is claimed
 * @param rule        as in {@link CreditEvent#rule()}
 * @param taken       claimed in 4A, paise per head; negative for a credit note; null leaves it as it is
 * @param portions    what becomes of parts of it, and what is not claimed
 * @param settles     reasons for which nothing is reversed beyond the portions: lots of these that are larger are reclaimed
 * @param creditClass null when the books do not know the document
 * @param value       value with tax that the supplier is owed, paise; null when it is nothing to pay
 * @param matchId     empty when none
 * @param decision    null when nobody decided
 */
public record Claim(String account, DocumentKey document, DocumentKey former, Gstr3bRow row, CreditReason reason, String rule, TaxAmounts taken,
                    List<Portion> portions, Set<CreditReason> settles, CreditClass creditClass, Long value, String matchId, Decision decision, String explanation) {

    public Claim {
        portions = List.copyOf(portions);
        settles = Set.copyOf(settles);
    }

    /** What one kind shall amount to, by reason, paise per head. */
    Map<CreditReason, TaxAmounts> targets(EventKind kind) {
        Map<CreditReason, TaxAmounts> targets = new EnumMap<>(CreditReason.class);
        portions.stream().filter(portion -> portion.kind() == kind)
                .forEach(portion -> targets.merge(portion.reason(), portion.tax(), TaxAmounts::plus));
        return targets;
    }

    /** The first portion of a reason tells its rule and its sentence. */
    Optional<Portion> portion(EventKind kind, CreditReason of) {
        return portions.stream().filter(portion -> portion.kind() == kind && portion.reason() == of).findFirst();
    }

    /** True when the documents must be looked at again next month: a part of the credit waits for them. */
    public boolean waits() {
        return portions.stream().anyMatch(portion -> (portion.kind() == EventKind.REVERSED_FOR_NOW || portion.kind() == EventKind.DEFERRED)
                && portion.reason().waitsForDocuments() && !portion.tax().isZero());
    }
}
