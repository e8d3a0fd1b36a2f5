package milaan.domain.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/**
 * The reversals of a working as lots, and what each reclaim took from the lot it names (gst-rules 2.4 and 2.9, C). Reclaims draw in
 * order of period, then item id; never more than the lot has left in a head. What they claim beyond it is told by its cause.
 * The order in which items are given changes nothing.
 *
 * @param lots     in order of period and item id, with what is left of each
 * @param reclaims in the order in which they drew
 */
public record WorkingLots(List<Lot> lots, List<Reclaim> reclaims) {

    /** Total, so that no result hangs on the order of rows; of items with one id the first is the one that links mean. */
    static final Comparator<WorkingItem> ORDER = Comparator.comparing(WorkingItem::period).thenComparing(WorkingItem::itemId)
            .thenComparing(WorkingItem::event).thenComparing(item -> String.valueOf(item.supplier())).thenComparing(WorkingItem::number)
            .thenComparing(item -> String.valueOf(item.date())).thenComparing(WorkingItem::reason).thenComparing(WorkingItem::originItemId)
            .thenComparing(item -> item.tax().igst()).thenComparing(item -> item.tax().cgst()).thenComparing(item -> item.tax().sgst())
            .thenComparing(item -> item.tax().cess()).thenComparing(item -> String.valueOf(item.source()));

    private static final Set<WorkingEvent> REVERSALS = EnumSet.of(WorkingEvent.REVERSED_4B2, WorkingEvent.REVERSED_OTHERWISE,
            WorkingEvent.TO_BE_RECLAIMED);

    /** What an item still to be reclaimed may stand for. */
    private static final Set<WorkingEvent> ORIGINS = EnumSet.of(WorkingEvent.AVAILABLE_NOT_TAKEN, WorkingEvent.REVERSED_4B2,
            WorkingEvent.REVERSED_OTHERWISE, WorkingEvent.TO_BE_RECLAIMED);

    /**
     * @param left     paise per head not reclaimed yet, never negative
     * @param madeGood part of the item that is nothing to reclaim: it makes good a reclaim that was too much, or brings a reversal made
     *                 outside 4B(2) into the statement
     */
    public record Lot(WorkingItem item, TaxAmounts left, TaxAmounts madeGood) {
    }

    /**
     * How a reclaim falls apart; in each head {@code taken + wrongHead + unlinked + twice + above} is its tax. Paise per head.
     *
     * @param lot             the reversal it draws on, null when not linked to one
     * @param taken           drawn from the lot in the same head
     * @param wrongHead       claimed in a head that the lot does not have, drawn from heads it has
     * @param takenOtherHeads the same amount by head of the lot
     * @param unlinked        all of it, when there is no lot
     * @param twice           beyond what is left because an earlier reclaim took it
     * @param above           beyond what the lot ever had
     * @param explanation     why it is not linked, else empty
     */
    public record Reclaim(WorkingItem item, WorkingItem lot, TaxAmounts taken, TaxAmounts wrongHead, TaxAmounts takenOtherHeads,
                          TaxAmounts unlinked, TaxAmounts twice, TaxAmounts above, String explanation) {

        /** What the lot lost, paise per head of the lot. */
        public TaxAmounts drawn() {
            return taken.plus(takenOtherHeads);
        }
    }

    /** What a link leads to: a lot, or why there is none. */
    private record Link(WorkingItem lot, String whyNot) {
    }

    public WorkingLots {
        lots = List.copyOf(lots);
        reclaims = List.copyOf(reclaims);
    }

    /**
     * @param items items of one GSTIN, in any order
     * @param upTo  last return period that is looked at
     * @throws IllegalArgumentException when the items are of several GSTINs: a statement is never shared (E-18)
     */
    public static WorkingLots of(List<WorkingItem> items, TaxPeriod upTo) {
        return of(items, upTo, REVERSALS);
    }

    /** @param counted events whose items are lots */
    static WorkingLots of(List<WorkingItem> items, TaxPeriod upTo, Set<WorkingEvent> counted) {
        List<WorkingItem> ordered = RepeatedItems.once(items).stream().filter(item -> item.period().compareTo(upTo) <= 0).toList();
        Map<String, WorkingItem> byId = byId(ordered);
        Map<String, Tally> tallies = new HashMap<>();
        List<Tally> inOrder = new ArrayList<>();
        for (WorkingItem item : ordered) {
            if (isLot(item, byId, counted)) {
                Tally tally = new Tally(item);
                inOrder.add(tally);
                tallies.putIfAbsent(item.itemId(), tally);
                WorkingItem origin = byId.get(item.originItemId());
                if (item.event() == WorkingEvent.REVERSED_4B2 && origin != null && origin.event() == WorkingEvent.REVERSED_OTHERWISE
                        && isLot(origin, byId, counted)) {
                    tally.makeGood(origin.tax());
                }
            }
        }
        List<Reclaim> reclaims = new ArrayList<>();
        for (WorkingItem item : ordered) {
            if (item.event() == WorkingEvent.RECLAIMED_4D1 || item.event() == WorkingEvent.RECLAIMED_OTHERWISE) {
                Link link = link(item, byId, counted);
                Reclaim reclaim = link.lot() == null ? unlinked(item, link.whyNot()) : tallies.get(link.lot().itemId()).draw(item);
                reclaims.add(reclaim);
                TaxAmounts tooMuch = reclaim.unlinked().plus(reclaim.twice()).plus(reclaim.above());
                for (Tally tally : inOrder) {
                    if (item.event() == WorkingEvent.RECLAIMED_4D1 && tally.item.event() == WorkingEvent.REVERSED_4B2
                            && tally.item.originItemId().equals(item.itemId()) && byId.get(item.itemId()) == item) {
                        tooMuch = tooMuch.minus(tally.makeGood(tooMuch));
                    }
                }
            }
        }
        return new WorkingLots(inOrder.stream().map(tally -> new Lot(tally.item, tally.left, tally.madeGood)).toList(), reclaims);
    }

    /** Sum of what is left of the lots, paise per head: C of gst-rules 2.9. */
    public TaxAmounts open() {
        return lots.stream().map(Lot::left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /** In {@link #ORDER}. @throws IllegalArgumentException when they are of several GSTINs */
    static List<WorkingItem> ordered(List<WorkingItem> items) {
        List<Gstin> gstins = items.stream().map(WorkingItem::gstin).filter(Objects::nonNull).distinct().sorted().toList();
        if (gstins.size() > 1) {
            throw new IllegalArgumentException("items of " + gstins + " given together; a statement belongs to one GSTIN");
        }
        return items.stream().sorted(ORDER).toList();
    }

    static Map<String, WorkingItem> byId(List<WorkingItem> ordered) {
        Map<String, WorkingItem> byId = new HashMap<>();
        ordered.forEach(item -> byId.putIfAbsent(item.itemId(), item));
        return byId;
    }

    /** A thing to be reclaimed is a reversal of its own unless it names one that is counted: nothing is counted twice. */
    static boolean isLot(WorkingItem item, Map<String, WorkingItem> byId, Set<WorkingEvent> counted) {
        return counted.contains(item.event()) && NotInStatement.find(item).isEmpty()
                && (item.event() != WorkingEvent.TO_BE_RECLAIMED || countedOrigin(item, byId) == null);
    }

    /** What an item still to be reclaimed names, when it is in the working and stands for the same credit; else null. */
    static WorkingItem countedOrigin(WorkingItem item, Map<String, WorkingItem> byId) {
        WorkingItem origin = item.originItemId().isEmpty() ? null : byId.get(item.originItemId());
        boolean stands = origin != null && !origin.equals(item) && ORIGINS.contains(origin.event()) && NotInStatement.find(origin).isEmpty()
                && (origin.event() != WorkingEvent.TO_BE_RECLAIMED || origin.originItemId().isEmpty());
        return stands ? origin : null;
    }

    private static Link link(WorkingItem reclaim, Map<String, WorkingItem> byId, Set<WorkingEvent> counted) {
        String id = reclaim.originItemId();
        if (id.isEmpty()) {
            return new Link(null, "it names no reversal");
        }
        WorkingItem origin = byId.get(id);
        if (origin == null) {
            return new Link(null, "the item '" + id + "' that it names is not in the working up to that period");
        }
        if (origin.event() == WorkingEvent.TO_BE_RECLAIMED && !isLot(origin, byId, counted)) {
            origin = Objects.requireNonNullElse(countedOrigin(origin, byId), origin);
        }
        Optional<NotInStatement> never = NotInStatement.find(origin);
        if (never.isPresent()) {
            return new Link(null, "the item '" + id + "' that it names may never be reclaimed: " + never.get().sentence());
        }
        if (!isLot(origin, byId, counted)) {
            return new Link(null, "the item '" + id + "' that it names is no reversal that is counted (" + origin.event() + ")");
        }
        if (origin.period().compareTo(reclaim.period()) > 0) {
            return new Link(null, "the reversal '" + id + "' that it names is of a later period, " + origin.period());
        }
        return new Link(origin, "");
    }

    private static Reclaim unlinked(WorkingItem item, String whyNot) {
        TaxAmounts none = TaxAmounts.ZERO;
        return new Reclaim(item, null, none, none, none, item.tax(), none, none, whyNot);
    }

    /** A lot while it is drawn on. */
    private static final class Tally {

        private final WorkingItem item;
        private TaxAmounts left;
        private TaxAmounts madeGood = TaxAmounts.ZERO;

        Tally(WorkingItem item) {
            this.item = item;
            this.left = item.tax();
        }

        /** @return what of {@code tooMuch} it makes good */
        TaxAmounts makeGood(TaxAmounts tooMuch) {
            TaxAmounts now = TaxAmounts.byHead(head -> Math.min(tooMuch.of(head), left.of(head)));
            left = left.minus(now);
            madeGood = madeGood.plus(now);
            return now;
        }

        Reclaim draw(WorkingItem reclaim) {
            TaxAmounts before = left;
            TaxAmounts claimed = reclaim.tax();
            TaxAmounts taken = TaxAmounts.byHead(head -> Math.min(claimed.of(head), before.of(head)));
            left = before.minus(taken);
            long[] wrong = new long[TaxHead.values().length];
            long[] elsewhere = new long[TaxHead.values().length];
            for (TaxHead head : TaxHead.values()) {
                if (item.tax().of(head) == 0) {
                    for (TaxHead other : TaxHead.values()) {
                        long moved = Math.min(claimed.of(head) - wrong[head.ordinal()], left.of(other) - elsewhere[other.ordinal()]);
                        wrong[head.ordinal()] += moved;
                        elsewhere[other.ordinal()] += moved;
                    }
                }
            }
            TaxAmounts wrongHead = TaxAmounts.byHead(head -> wrong[head.ordinal()]);
            TaxAmounts takenOtherHeads = TaxAmounts.byHead(head -> elsewhere[head.ordinal()]);
            left = left.minus(takenOtherHeads);

            TaxAmounts rest = claimed.minus(taken).minus(wrongHead);
            TaxAmounts twice = twice(rest, item.tax().minus(madeGood).minus(before));
            return new Reclaim(reclaim, item, taken, wrongHead, takenOtherHeads, TaxAmounts.ZERO, twice, rest.minus(twice), "");
        }

        /**
         * What would have been left without earlier reclaims; in a head that the lot does not have, as much as they took in all.
         *
         * @param earlier taken from the lot before, paise per head
         */
        private TaxAmounts twice(TaxAmounts rest, TaxAmounts earlier) {
            long elsewhere = 0;
            long[] twice = new long[TaxHead.values().length];
            for (TaxHead head : TaxHead.values()) {
                boolean has = item.tax().of(head) != 0;
                twice[head.ordinal()] = Math.min(rest.of(head), has ? earlier.of(head) : earlier.total() - elsewhere);
                elsewhere += has ? 0 : twice[head.ordinal()];
            }
            return TaxAmounts.byHead(head -> twice[head.ordinal()]);
        }
    }
}
