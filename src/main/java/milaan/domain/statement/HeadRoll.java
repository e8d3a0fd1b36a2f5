package milaan.domain.statement;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxHead;

/** One head of a roll, period after period: what a row says depends on the rows before it. */
final class HeadRoll {

    private final StatementKind kind;
    private final TaxHead head;
    private final RollOpening start;
    private final ReturnChain chain;
    private final Postings postings;
    private final RollRules figures;

    private long balance;
    private TaxPeriod last;
    private boolean provisional;
    private long difference;
    private TaxPeriod differsSince;
    private TaxPeriod firstBreak;
    private TaxPeriod positiveSince;
    private long leastPositive;

    HeadRoll(StatementKind kind, TaxHead head, RollOpening start, ReturnChain chain, Postings postings, RollRules figures) {
        this.kind = kind;
        this.head = head;
        this.start = start;
        this.chain = chain;
        this.postings = postings;
        this.figures = figures;
        this.balance = start.balance().of(head);
        this.provisional = start.provisional();
    }

    /** First period in which the portal's balance is not the roll's, null when there is none. */
    TaxPeriod firstBreak() {
        return firstBreak;
    }

    RollRow next(PeriodMovement movement) {
        TaxPeriod period = movement.period();
        long opening = balance;
        long added = movement.added().of(head);
        long used = movement.used().of(head);
        long limit = Math.addExact(opening, added);
        long closing = Math.subtractExact(limit, used);
        List<String> notes = new ArrayList<>();
        RollResult result = RollResult.OK;

        if (last == null && start.source() == RollOpening.Source.UNKNOWN && (added != 0 || used != 0)) {
            notes.add("No opening balance is known: zero is taken.");
        }
        String excess = excess(opening, added, used);
        if (excess != null) {
            result = period.compareTo(figures.blockFrom()) >= 0 ? RollResult.BLOCK : RollResult.WARN;
            notes.add(excess);
            notes.add(result == RollResult.BLOCK
                    ? "Returns from " + figures.blockFrom() + " on are taken to be refused: portal start date not officially published."
                    : "Before " + figures.blockFrom() + " the portal only warns.");
        }
        if (kind == StatementKind.ECRS && used > 0 && used > movement.claimed().of(head)) {
            result = atLeastWarn(result);
            notes.add("4D1 of " + rupees(used) + " is more than 4A5 of " + rupees(movement.claimed().of(head)) + ", of which it is a part.");
        }
        if (kind == StatementKind.ECRS && excess == null && added > 0 && used > Math.max(opening, 0)) {
            notes.add("Reversed and reclaimed in the same period: " + rupees(used - Math.max(opening, 0)) + " of 4D1 is of this period's 4B2.");
        }
        if (kind == StatementKind.RCM) {
            noteForegone(period, closing, notes);
        }
        provisional |= movement.provisional() || last != null && !chain.missing().subSet(last, period).isEmpty();

        StatementRow row = postings.byPeriod().get(period);
        Long portalClosing = row == null ? null : row.closing().of(head);
        if (row != null && noteDifference(row, closing, movement.provisional(), notes)) {
            result = atLeastWarn(result);
        }
        balance = closing;
        last = period;
        return new RollRow(kind, period, head, opening, added, used, limit, closing, portalClosing,
                portalClosing == null ? null : Math.subtractExact(portalClosing, closing), result, String.join(" ", notes), provisional);
    }

    /** V01 to V04 of gst-rules 8. A negative ECRS balance is made good by 4B2 alone, a negative RCM balance also by taking less. */
    private String excess(long opening, long added, long used) {
        long limit = opening + added;
        if (limit < 0 && (kind == StatementKind.ECRS && opening < 0 || used > limit)) {
            long shortfall = kind == StatementKind.ECRS ? Math.max(-limit, used - limit) : used - limit;
            return "The balance before is " + rupees(opening) + " and " + (kind == StatementKind.ECRS ? "4B2" : "3.1(d)") + " adds "
                    + rupees(added) + (used == 0 ? "" : ", " + usedRow() + " takes " + rupees(used)) + ": " + rupees(shortfall)
                    + (kind == StatementKind.ECRS ? " more is to be reversed in 4B2 or not reclaimed."
                            : " more is to be paid in 3.1(d) or not taken.");
        }
        return used <= limit ? null : usedRow() + " of " + rupees(used) + " is " + rupees(used - limit) + " above the limit of " + rupees(limit)
                + ".";
    }

    private String usedRow() {
        return kind == StatementKind.ECRS ? "4D1" : "4A2 + 4A3";
    }

    /** Tax paid and never taken stays in the balance for ever: no credit, unless somebody still has the right to it (E-14). */
    private void noteForegone(TaxPeriod period, long closing, List<String> notes) {
        if (closing <= 0) {
            positiveSince = null;
            return;
        }
        if (positiveSince == null) {
            positiveSince = period;
            leastPositive = closing;
        }
        leastPositive = Math.min(leastPositive, closing);
        if (positiveSince.month().until(period.month(), ChronoUnit.MONTHS) >= figures.foregoneMonths()) {
            notes.add("Above zero since " + positiveSince + ", never below " + rupees(leastPositive) + ": RCM credit foregone?");
        }
    }

    /**
     * A balance that a return and the portal both lead to is no longer provisional.
     *
     * @return true when the difference arises or changes here
     */
    private boolean noteDifference(StatementRow row, long closing, boolean ofStatement, List<String> notes) {
        long late = postings.late(row).of(head);
        long now = row.closing().of(head) + late - closing;
        if (late != 0) {
            notes.add("The portal's balance was posted before " + (late > 0 ? rupees(late) + " of the opening balance was declared."
                    : "the opening balance was lowered by " + rupees(-late) + "."));
        }
        boolean changed = now != difference;
        if (changed && now == 0) {
            notes.add("The portal's balance agrees again.");
        } else if (changed && difference == 0) {
            notes.add("The portal's balance is " + rupees(row.closing().of(head)) + ", that of the returns " + rupees(closing)
                    + (firstBreak == null ? ": they part in this period." : ": they part again."));
        } else if (changed) {
            notes.add("The difference to the portal's balance changes from " + rupees(difference) + " to " + rupees(now) + ".");
        } else if (now != 0) {
            notes.add("The portal's balance differs by " + rupees(now) + " since " + differsSince + ".");
        }
        if (changed) {
            differsSince = row.period();
            firstBreak = firstBreak == null ? row.period() : firstBreak;
        }
        if (now == 0 && !ofStatement) {
            provisional = false;
        }
        difference = now;
        return changed && now != 0;
    }

    private static RollResult atLeastWarn(RollResult result) {
        return result == RollResult.OK ? RollResult.WARN : result;
    }

    private static String rupees(long paise) {
        return Paise.formatIndian(paise);
    }
}
