package milaan.domain.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.rules.Rules;

/**
 * A running statement of the portal, rolled from the returns (gst-rules 2.2, 2.7, 3.1 and 3.3), per head and never netted:
 * <pre>
 * limit   = closing of the period before + added      used above the limit fires, to the paisa
 * closing = limit − used
 * </pre>
 * The first return from which the portal refuses is a rule of its own ({@code ecrs.block_from}, {@code rcm.block_from}); before it
 * the same excess is a warning. Where the portal's own balance differs the roll goes on from its own, so that one
 * difference shows as the same figure from then on and a second one as a change.
 *
 * <p>Worked figure (2.10, CGST): 1,00,000 + 20,000 − 50,000 = 70,000; 90,000 reclaimed next is 20,000 too much.
 *
 * @param rows        by period, then head
 * @param firstBreaks the first period in which the portal's balance is not the roll's, for heads where there is one
 */
public record StatementRoll(StatementKind kind, RollOpening opening, ReturnChain chain, List<RollRow> rows,
                            Map<TaxHead, TaxPeriod> firstBreaks) {

    public StatementRoll {
        rows = List.copyOf(rows);
        firstBreaks = Map.copyOf(firstBreaks);
    }

    /**
     * @param returns   returns of one GSTIN in any order
     * @param statement rows of the statement in any order, may be empty
     * @param upTo      last period of the roll
     */
    public static StatementRoll of(StatementKind kind, List<Gstr3b> returns, List<StatementRow> statement, TaxPeriod upTo, Rules rules) {
        ReturnChain chain = ReturnChain.of(kind, returns, statement, upTo, rules);
        return of(kind, RollOpening.of(kind, chain, statement, upTo, rules), chain, statement, upTo, rules);
    }

    /** @param chain movements of the same statement, up to {@code upTo} */
    static StatementRoll of(StatementKind kind, RollOpening opening, ReturnChain chain, List<StatementRow> statement, TaxPeriod upTo,
                            Rules rules) {
        RollRules figures = RollRules.of(kind, rules, upTo);
        Postings postings = Postings.of(kind, statement, figures.firstPeriod(), upTo);
        List<PeriodMovement> movements = chain.movements().stream().filter(movement -> opening.from() == null
                || movement.period().compareTo(opening.from()) >= 0).filter(movement -> movement.period().compareTo(upTo) <= 0).toList();
        List<RollRow> rows = new ArrayList<>();
        Map<TaxHead, TaxPeriod> firstBreaks = new EnumMap<>(TaxHead.class);
        for (TaxHead head : TaxHead.values()) {
            HeadRoll roll = new HeadRoll(kind, head, opening, chain, postings, figures);
            for (PeriodMovement movement : movements) {
                rows.add(roll.next(movement));
            }
            if (roll.firstBreak() != null) {
                firstBreaks.put(head, roll.firstBreak());
            }
        }
        rows.sort(Comparator.comparing(RollRow::period).thenComparing(RollRow::head));
        return new StatementRoll(kind, opening, chain, rows, firstBreaks);
    }

    /** Balance after the last period that is not after {@code period}, paise per head; the opening when there is none. */
    public TaxAmounts closing(TaxPeriod period) {
        TaxAmounts closing = opening.balance();
        for (PeriodMovement movement : chain.movements()) {
            if ((opening.from() == null || movement.period().compareTo(opening.from()) >= 0) && movement.period().compareTo(period) <= 0) {
                closing = closing.plus(Postings.net(movement));
            }
        }
        return closing;
    }
}
