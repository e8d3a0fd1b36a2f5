package milaan.domain.statement;

import java.util.List;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * The balance that a roll starts with.
 *
 * @param balance     paise per head, may be negative
 * @param from        first period that is added to the balance, null when every period is
 * @param provisional the balance is not known for certain
 * @param explanation a sentence that says where it comes from
 */
public record RollOpening(TaxAmounts balance, Source source, TaxPeriod from, boolean provisional, String explanation) {

    /** Where an opening balance comes from. */
    public enum Source {
        /** Declared on the portal when the statement began (gst-rules 2.3 and 3.2). */
        DECLARED,
        /** First row of the statement at hand, less its own movement. */
        STATEMENT,
        /** Nothing is known: zero, provisionally. */
        UNKNOWN
    }

    /**
     * The declared opening when the chain reaches back to the first period; else the first row of the statement less its own
     * movement; else the declared opening as far as it goes; else zero.
     */
    public static RollOpening of(StatementKind kind, ReturnChain chain, List<StatementRow> statement, TaxPeriod upTo, Rules rules) {
        Postings postings = Postings.of(kind, statement, RollRules.of(kind, rules, upTo).firstPeriod(), upTo);
        StatementRow declared = postings.declared();
        if (declared != null && (chain.complete() || postings.byPeriod().isEmpty())) {
            boolean doubtful = !chain.complete() && !chain.movements().isEmpty();
            return new RollOpening(Postings.net(declared), Source.DECLARED, null, doubtful, "opening balance declared"
                    + (declared.date() == null ? "" : " on " + declared.date())
                    + (doubtful ? "; the returns before " + chain.movements().get(0).period() + " are not at hand" : ""));
        }
        if (!postings.byPeriod().isEmpty()) {
            StatementRow first = postings.byPeriod().get(postings.byPeriod().firstKey());
            return new RollOpening(postings.restated(first).minus(Postings.net(first)), Source.STATEMENT, first.period(), false,
                    "closing balance of the statement after " + first.period() + " less the movement of that row");
        }
        return new RollOpening(TaxAmounts.ZERO, Source.UNKNOWN, null, true, "no opening balance is known: zero is taken");
    }
}
