package milaan.domain.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxHead;

/**
 * Why the portal's balance of one head is not that of the roll: D1 of gst-rules 2.9, cause by cause.
 *
 * <p>Walks from one posting to the next. What the balances moved by between two postings, and what the postings themselves say,
 * is held against the returns; each difference is said once, where it arises, so that all causes add up to D1.
 */
final class PortalDifference {

    private final StatementRoll roll;
    private final Postings postings;
    private final TaxHead head;
    private final TaxPeriod upTo;
    private final List<BalanceCause> causes = new ArrayList<>();

    private PortalDifference(StatementRoll roll, Postings postings, TaxHead head, TaxPeriod upTo) {
        this.roll = roll;
        this.postings = postings;
        this.head = head;
        this.upTo = upTo;
    }

    /**
     * @param postings has a posting up to {@code upTo}
     * @return causes of the last posting's closing balance less the roll's balance after {@code upTo}
     */
    static List<BalanceCause> causes(StatementRoll roll, Postings postings, TaxHead head, TaxPeriod upTo) {
        PortalDifference difference = new PortalDifference(roll, postings, head, upTo);
        difference.walk();
        return difference.causes;
    }

    private void walk() {
        SortedMap<TaxPeriod, Long> movements = new TreeMap<>();
        TaxPeriod from = roll.opening().from();
        for (PeriodMovement movement : roll.chain().movements()) {
            if ((from == null || movement.period().compareTo(from) >= 0) && movement.period().compareTo(upTo) <= 0) {
                movements.put(movement.period(), Postings.net(movement).of(head));
            }
        }
        long opening = roll.opening().balance().of(head);
        StatementRow before = null;
        for (StatementRow row : postings.byPeriod().headMap(upTo.next()).values()) {
            if (before == null) {
                long returned = sum(movements.headMap(row.period()));
                opening(row.period(), closing(row) - net(row) - returned, opening);
            } else {
                gap(before, row, movements.subMap(before.period().next(), row.period()));
            }
            long returned = movements.getOrDefault(row.period(), 0L);
            add(row.period(), Cause.RETURN_DIFFERS, net(row) - returned, "the statement's posting of " + row.period() + " moves the balance by "
                    + rupees(net(row)) + ", the return by " + rupees(returned));
            before = row;
        }
        unposted(movements.tailMap(before.period().next()));
        add(null, Cause.OPENING_NOT_POSTED, -late(before), "a change of the opening balance by " + rupees(late(before))
                + " was declared only after the return of " + before.period() + " was posted; the next posting will have it");
    }

    private void opening(TaxPeriod period, long ofPortal, long ofRoll) {
        add(null, Cause.OPENING_NOT_POSTED, ofPortal - ofRoll, "the statement's first posting at hand, of " + period
                + ", leads back to an opening balance of " + rupees(ofPortal) + ", not " + rupees(ofRoll) + " (" + roll.opening().explanation() + ")");
    }

    /** Between two postings at hand: returns that were not posted, or a balance that moved without a posting at hand. */
    private void gap(StatementRow before, StatementRow row, SortedMap<TaxPeriod, Long> returns) {
        long moved = closing(row) - net(row) - closing(before);
        long rest = moved - sum(returns);
        if (rest == 0) {
            return;
        }
        if (moved == 0) {
            unposted(returns);
            return;
        }
        String explanation = "the statement moves by " + rupees(moved) + " between " + before.period() + " and " + row.period()
                + " without a row at hand, the returns between them by " + rupees(sum(returns));
        SortedSet<TaxPeriod> missing = roll.chain().missing().subSet(before.period(), row.period());
        if (!missing.isEmpty()) {
            add(missing.first(), Cause.RETURN_MISSING, rest, explanation);
        } else {
            add(row.period(), Cause.UNEXPLAINED, rest, explanation);
        }
    }

    private void unposted(SortedMap<TaxPeriod, Long> returns) {
        returns.forEach((period, amount) -> add(period, Cause.RETURN_MISSING, -amount,
                "the return of " + period + " moves the balance by " + rupees(amount) + ", the statement at hand has no posting of it"));
    }

    private void add(TaxPeriod period, Cause cause, long amount, String explanation) {
        if (amount != 0) {
            causes.add(new BalanceCause(period, head, cause, null, amount, explanation));
        }
    }

    private long closing(StatementRow row) {
        return row.closing().of(head) + late(row);
    }

    private long late(StatementRow row) {
        return postings.late(row).of(head);
    }

    private long net(StatementRow row) {
        return Postings.net(row).of(head);
    }

    private static long sum(SortedMap<TaxPeriod, Long> movements) {
        return movements.values().stream().reduce(0L, Math::addExact);
    }

    private static String rupees(long paise) {
        return Paise.formatIndian(paise);
    }
}
