package milaan.domain.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;
import milaan.domain.statement.BalanceExplanation.Start;

/**
 * Why the portal's balance of the ECRS is not what the books hold open, or is below zero (gst-rules 2.8 and 2.9): what parts portal
 * and returns, then what parts returns and books. Per head the causes add up to portal less books exactly.
 *
 * @param upTo   last return period that is explained
 * @param books  what the books hold open, paise per head; null when no working was given
 * @param booksCauses causes of returns less books, empty when no working was given
 * @param causes all causes, by head
 */
public record EcrsFindings(TaxPeriod upTo, TaxAmounts books, List<BalanceCause> booksCauses, List<BalanceCause> causes) {

    public EcrsFindings {
        booksCauses = List.copyOf(booksCauses);
        causes = List.copyOf(causes);
    }

    /**
     * @param roll      roll of the ECRS up to {@code upTo} or later
     * @param statement rows that the roll was made with
     * @param items     items of the same GSTIN, in any order; empty when no working was given
     */
    public static EcrsFindings of(StatementRoll roll, List<StatementRow> statement, List<WorkingItem> items, TaxPeriod upTo, Rules rules) {
        Postings postings = Postings.of(StatementKind.ECRS, statement, RollRules.of(StatementKind.ECRS, rules, upTo).firstPeriod(), upTo);
        Optional<BalanceExplanation> explanation = items.isEmpty() ? Optional.empty() : Optional.of(explain(roll, items, upTo, rules));
        List<BalanceCause> causes = new ArrayList<>();
        for (TaxHead head : TaxHead.values()) {
            if (!postings.byPeriod().isEmpty()) {
                causes.addAll(PortalDifference.causes(roll, postings, head, upTo));
            }
            explanation.ifPresent(books -> causes.addAll(books.causes(head)));
            long closing = roll.closing(upTo).of(head);
            if (explanation.isEmpty() && closing < 0) {
                causes.add(new BalanceCause(firstBelowZero(roll, head), head, Cause.UNEXPLAINED, null, closing, "the balance is below zero by "
                        + Paise.formatIndian(-closing) + " and no working was given: a credit-working names the documents behind it"));
            }
        }
        return new EcrsFindings(upTo, explanation.map(BalanceExplanation::books).orElse(null),
                explanation.map(BalanceExplanation::causes).orElse(List.of()), causes);
    }

    /** What came before the roll's first period reached the portal with its opening balance. */
    private static BalanceExplanation explain(StatementRoll roll, List<WorkingItem> items, TaxPeriod upTo, Rules rules) {
        TaxPeriod first = roll.opening().from();
        if (first == null) {
            first = roll.chain().complete() || roll.chain().movements().isEmpty() ? RollRules.of(StatementKind.ECRS, rules, upTo).firstPeriod()
                    : roll.chain().movements().get(0).period();
        }
        return BalanceExplanation.of(start(roll, first), first, roll.chain().movements(), items, upTo);
    }

    /**
     * A declared balance stands before the first period there ever was. Nothing was declared when the statement's own postings
     * reach back to it and began with zero; returns alone cannot tell.
     */
    private static Start start(StatementRoll roll, TaxPeriod first) {
        TaxAmounts balance = roll.opening().balance();
        boolean fromTheBeginning = roll.chain().complete() && first.compareTo(roll.chain().movements().get(0).period()) <= 0;
        return switch (roll.opening().source()) {
            case UNKNOWN -> Start.unknown();
            case DECLARED -> new Start(balance, roll.opening().provisional() ? Start.Knowledge.OF_STATEMENT : Start.Knowledge.DECLARED);
            case STATEMENT -> !fromTheBeginning ? new Start(balance, Start.Knowledge.OF_STATEMENT)
                    : balance.isZero() ? Start.neverDeclared() : new Start(balance, Start.Knowledge.DECLARED);
        };
    }

    private static TaxPeriod firstBelowZero(StatementRoll roll, TaxHead head) {
        return roll.rows().stream().filter(row -> row.head() == head && row.closing() < 0).map(RollRow::period).findFirst().orElse(null);
    }
}
