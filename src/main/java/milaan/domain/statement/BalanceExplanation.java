package milaan.domain.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/**
 * Why the portal's balance of the ECRS is not what the books hold open (gst-rules 2.9, D2 = A − C), cause by cause and head by head.
 *
 * <p>Every item of the working does something to the portal (P) and something to the books (K); an item for which both are the
 * same is no cause. Items of periods before the first one reached the portal only through the balance it began with.
 * What the returns say beyond the items is UNEXPLAINED, a row of its own for each period and head.
 *
 * @param portal balance at the start plus all that was added, less all that was used; paise per head
 * @param books  what is left of the lots of the working; paise per head
 * @param causes in order of period (the opening first), head, cause and item
 */
public record BalanceExplanation(TaxAmounts portal, TaxAmounts books, List<BalanceCause> causes) {

    /**
     * What the first period began with.
     *
     * @param balance paise per head
     */
    public record Start(TaxAmounts balance, Knowledge knowledge) {

        /** Only against a declared balance is a difference one of the declaration. */
        public enum Knowledge {
            DECLARED,
            /** The statement begins with its first period and nothing was declared. */
            NEVER_DECLARED,
            /** The balance of the statement in the middle of its history: known, but not what it is made of. */
            OF_STATEMENT,
            /** Zero was taken because nothing is known. */
            UNKNOWN
        }

        public static Start neverDeclared() {
            return new Start(TaxAmounts.ZERO, Knowledge.NEVER_DECLARED);
        }

        public static Start unknown() {
            return new Start(TaxAmounts.ZERO, Knowledge.UNKNOWN);
        }
    }

    /** @throws IllegalStateException when the causes of a head do not add up to its difference: a fault of this program */
    public BalanceExplanation {
        causes = List.copyOf(causes);
        for (TaxHead head : TaxHead.values()) {
            long sum = causes.stream().filter(cause -> cause.head() == head).mapToLong(BalanceCause::amountPaise).sum();
            long difference = portal.of(head) - books.of(head);
            if (sum != difference) {
                throw new IllegalStateException(head + ": the causes add up to " + Paise.format(sum) + ", the portal's balance less that of the books is "
                        + Paise.format(difference));
            }
        }
    }

    /**
     * @param start       what {@code firstPeriod} began with
     * @param firstPeriod first return period that is added to it
     * @param movements   what the returns did, in any order; those before {@code firstPeriod} and after {@code upTo} are passed over
     * @param items       items of one GSTIN, in any order; those after {@code upTo} are passed over
     * @throws IllegalArgumentException when the items are of several GSTINs
     */
    public static BalanceExplanation of(Start start, TaxPeriod firstPeriod, List<PeriodMovement> movements,
                                        List<WorkingItem> items, TaxPeriod upTo) {
        List<PeriodMovement> counted = movements.stream().filter(movement -> movement.period().compareTo(firstPeriod) >= 0
                && movement.period().compareTo(upTo) <= 0).sorted().toList();
        TaxAmounts portal = start.balance();
        for (PeriodMovement movement : counted) {
            portal = portal.plus(movement.added()).minus(movement.used());
        }
        WorkingLots lots = WorkingLots.of(items, upTo);
        List<WorkingItem> ordered = RepeatedItems.once(items).stream().filter(item -> item.period().compareTo(upTo) <= 0).toList();
        return new BalanceExplanation(portal, lots.open(), new Search(start, firstPeriod, counted, ordered, lots).causes());
    }

    /** Causes of one head. */
    public List<BalanceCause> causes(TaxHead head) {
        return causes.stream().filter(cause -> cause.head() == head).toList();
    }

    /** What a period's items say that its return should have: paise per head. */
    private record Said(TaxAmounts added, TaxAmounts used) {

        static final Said NOTHING = new Said(TaxAmounts.ZERO, TaxAmounts.ZERO);

        Said plus(Said other) {
            return new Said(added.plus(other.added), used.plus(other.used));
        }
    }

    private static final class Search {

        private final Start start;
        private final TaxPeriod firstPeriod;
        private final List<PeriodMovement> movements;
        private final List<WorkingItem> items;
        private final WorkingLots lots;
        /** By identity, as all maps of items here: items may be equal but for where they stand. */
        private final Map<WorkingItem, Integer> position = new IdentityHashMap<>();
        private final Map<WorkingItem, List<WorkingLots.Reclaim>> reclaimsByLot = new IdentityHashMap<>();
        private final List<BalanceCause> found = new ArrayList<>();

        Search(Start start, TaxPeriod firstPeriod, List<PeriodMovement> movements, List<WorkingItem> items, WorkingLots lots) {
            this.start = start;
            this.firstPeriod = firstPeriod;
            this.movements = movements;
            this.items = items;
            this.lots = lots;
            items.forEach(item -> position.put(item, position.size()));
            lots.lots().forEach(lot -> reclaimsByLot.put(lot.item(), new ArrayList<>()));
            lots.reclaims().stream().filter(reclaim -> reclaim.lot() != null).forEach(reclaim -> reclaimsByLot.get(reclaim.lot()).add(reclaim));
        }

        List<BalanceCause> causes() {
            for (TaxHead head : TaxHead.values()) {
                opening(head);
            }
            items.stream().filter(item -> item.event() == WorkingEvent.REVERSED_4B2 && isInStatement(item)).forEach(this::parked);
            lots.lots().stream().map(WorkingLots.Lot::item)
                    .filter(lot -> lot.event() == WorkingEvent.REVERSED_OTHERWISE && isInStatement(lot)).forEach(this::outside);
            lots.lots().stream().filter(lot -> isInStatement(lot.item())).forEach(this::madeGood);
            lots.reclaims().stream().filter(reclaim -> isInStatement(reclaim.item())).forEach(this::reclaimed);
            unexplained();
            found.sort(Comparator.comparing(BalanceCause::period, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(BalanceCause::head).thenComparing(BalanceCause::cause)
                    .thenComparing(cause -> cause.item() == null ? -1 : position.get(cause.item()))
                    .thenComparing(BalanceCause::amountPaise).thenComparing(BalanceCause::explanation));
            return found;
        }

        private boolean isInStatement(WorkingItem item) {
            return item.period().compareTo(firstPeriod) >= 0;
        }

        private void add(TaxPeriod period, TaxHead head, Cause cause, WorkingItem item, long paise, String explanation) {
            if (paise != 0) {
                found.add(new BalanceCause(period, head, cause, item, paise, explanation));
            }
        }

        // what came before the statement

        /** What of the books was open when the first period began, against the balance it began with. */
        private void opening(TaxHead head) {
            long open = lots.lots().stream().filter(lot -> !isInStatement(lot.item()))
                    .mapToLong(lot -> lot.item().tax().of(head) - lot.madeGood().of(head)).sum()
                    - lots.reclaims().stream().filter(reclaim -> !isInStatement(reclaim.item())).mapToLong(reclaim -> reclaim.drawn().of(head)).sum();
            boolean everKnown = startsWith(head);
            if (!everKnown) {
                // what the portal never had is not missing there after a reclaim
                open -= lots.reclaims().stream().filter(reclaim -> isInStatement(reclaim.item()) && reclaim.lot() != null
                        && !isInStatement(reclaim.lot()) && reclaim.item().event() == WorkingEvent.RECLAIMED_OTHERWISE)
                        .mapToLong(reclaim -> reclaim.drawn().of(head)).sum();
            }
            long difference = start.balance().of(head) - open;
            List<WorkingItem> parked = parkedBefore(head, difference);
            for (WorkingItem item : parked) {
                NotInStatement why = NotInStatement.find(item).orElseThrow();
                add(null, head, why == NotInStatement.CREDIT_NOTE ? Cause.CREDIT_NOTES_BEFORE_2023 : Cause.PERMANENT_IN_4B2, item,
                        item.tax().of(head), name(item, head) + " stood in 4B(2) of " + item.period() + " and in "
                        + (start.knowledge() == Start.Knowledge.DECLARED ? "the declared opening balance" : "the balance before " + firstPeriod) + ": "
                        + why.sentence());
            }
            if (parked.isEmpty()) {
                add(null, head, openingCause(), null, difference, openingWords(head, Paise.formatIndian(open) + " " + head + " from before "
                        + firstPeriod + (everKnown ? " that was open then" : " that was open then and not reclaimed without 4D(1) since"))
                        + openingHint(head, difference));
            }
        }

        private Cause openingCause() {
            return switch (start.knowledge()) {
                case DECLARED -> Cause.OPENING_DIFFERS;
                case NEVER_DECLARED -> Cause.OPENING_NEVER_DECLARED;
                case OF_STATEMENT, UNKNOWN -> Cause.OPENING_NOT_KNOWN;
            };
        }

        private String openingWords(TaxHead head, String open) {
            String balance = Paise.formatIndian(start.balance().of(head)) + " " + head;
            return switch (start.knowledge()) {
                case DECLARED -> balance + " was declared, the working has " + open;
                case NEVER_DECLARED -> "the statement begins with " + firstPeriod + " and has no declared opening balance; the working has " + open;
                case OF_STATEMENT -> "the balance before " + firstPeriod + " is " + balance + ", the working has " + open
                        + "; the returns that led to that balance are not at hand";
                case UNKNOWN -> "the balance before " + firstPeriod + " is not known and zero is taken; the working has " + open;
            };
        }

        /** The portal began with something in this head: what the books had open then may be part of it. */
        private boolean startsWith(TaxHead head) {
            return start.balance().of(head) != 0;
        }

        /** Permanent reversals in 4B(2) before the statement whose sum is to the paisa what was declared too much; else none. */
        private List<WorkingItem> parkedBefore(TaxHead head, long difference) {
            List<WorkingItem> all = items.stream().filter(item -> item.event() == WorkingEvent.REVERSED_4B2 && !isInStatement(item)
                    && NotInStatement.find(item).isPresent() && item.tax().of(head) != 0).toList();
            List<WorkingItem> notes = all.stream().filter(item -> NotInStatement.find(item).get() == NotInStatement.CREDIT_NOTE).toList();
            List<WorkingItem> others = all.stream().filter(item -> !notes.contains(item)).toList();
            for (List<WorkingItem> some : List.of(notes, others, all)) {
                if (difference > 0 && sum(some, head) == difference) {
                    return some;
                }
            }
            return List.of();
        }

        private String openingHint(TaxHead head, long difference) {
            long sum = sum(items.stream().filter(item -> item.event() == WorkingEvent.AVAILABLE_NOT_TAKEN && !isInStatement(item)
                    && NotInStatement.find(item).isEmpty()).toList(), head);
            if (difference > 0 && sum == difference) {
                return "; the difference is exactly the credit that was never taken (L1)";
            }
            sum = lots.reclaims().stream().filter(reclaim -> !isInStatement(reclaim.item())
                    && reclaim.item().event() == WorkingEvent.RECLAIMED_OTHERWISE).mapToLong(reclaim -> reclaim.drawn().of(head)).sum();
            if (difference > 0 && sum == difference) {
                return "; the difference is exactly what was reclaimed without 4D(1) before (L5)";
            }
            sum = sum(lots.lots().stream().map(WorkingLots.Lot::item).filter(lot -> lot.event() == WorkingEvent.REVERSED_OTHERWISE
                    && !isInStatement(lot)).toList(), head);
            return difference < 0 && sum == -difference ? "; the difference is exactly what was reversed outside 4B(2) before (L3)" : "";
        }

        private static long sum(List<WorkingItem> items, TaxHead head) {
            return items.stream().mapToLong(item -> item.tax().of(head)).sum();
        }

        // items of the statement's own periods

        /** P + x, K 0. */
        private void parked(WorkingItem item) {
            NotInStatement.find(item).ifPresent(why -> {
                for (TaxHead head : TaxHead.values()) {
                    add(item.period(), head, Cause.PERMANENT_IN_4B2, item, item.tax().of(head), name(item, head) + " stands in 4B(2) of "
                            + item.period() + ", but it is " + why.sentence());
                }
            });
        }

        /** P + x, K 0: the balance is put right, and there is nothing to reclaim for it. */
        private void madeGood(WorkingLots.Lot lot) {
            for (TaxHead head : TaxHead.values()) {
                add(lot.item().period(), head, Cause.MADE_GOOD, lot.item(), lot.madeGood().of(head), name(lot.item(), head) + " makes good '"
                        + lot.item().originItemId() + "' in 4B(2) of " + lot.item().period());
            }
        }

        /** P 0, K + x. What was reclaimed without 4D(1) later never touched the portal either way. */
        private void outside(WorkingItem lot) {
            for (TaxHead head : TaxHead.values()) {
                long reclaimed = 0;
                long elsewhere = 0;
                List<String> by = new ArrayList<>();
                for (WorkingLots.Reclaim reclaim : reclaimsByLot.get(lot)) {
                    if (reclaim.drawn().of(head) != 0) {
                        if (reclaim.item().event() == WorkingEvent.RECLAIMED_4D1) {
                            reclaimed += reclaim.drawn().of(head);
                            by.add("'" + reclaim.item().itemId() + "' in " + reclaim.item().period());
                        } else {
                            elsewhere += reclaim.drawn().of(head);
                        }
                    }
                }
                add(lot.period(), head, Cause.REVERSED_OUTSIDE_4B2_AND_RECLAIMED, lot, -reclaimed, name(lot, head)
                        + " was reversed outside 4B(2) in " + lot.period() + ", and " + Paise.formatIndian(reclaimed) + " of it reclaimed through 4D(1) by "
                        + String.join(" and ", by) + ": the portal saw only the reclaim" + in4B1(lot.period(), head));
                long open = lot.tax().of(head) - reclaimed - elsewhere;
                add(lot.period(), head, Cause.REVERSED_OUTSIDE_4B2, lot, -open, name(lot, head) + " was reversed outside 4B(2) in "
                        + lot.period() + "; " + Paise.formatIndian(open) + " of it is open in the books and unknown to the portal" + in4B1(lot.period(), head));
            }
        }

        /** What the return of the reversal has in the row where it may stand; a posting of the statement does not tell. */
        private String in4B1(TaxPeriod period, TaxHead head) {
            List<PeriodMovement> returned = movements.stream().filter(one -> one.period().equals(period) && !one.provisional()).toList();
            long paise = returned.stream().mapToLong(one -> one.reversedGood().of(head)).sum();
            return returned.isEmpty() ? "" : "; the return of " + period + " has " + Paise.formatIndian(paise) + " " + head + " in 4B(1)";
        }

        private void reclaimed(WorkingLots.Reclaim reclaim) {
            WorkingItem item = reclaim.item();
            for (TaxHead head : TaxHead.values()) {
                if (item.event() == WorkingEvent.RECLAIMED_OTHERWISE) {
                    add(item.period(), head, Cause.RECLAIM_WITHOUT_4D1, item, reclaim.lot() != null && reachedPortal(reclaim.lot(), head) ? reclaim.drawn().of(head) : 0, name(item, head)
                            + " was reclaimed in " + item.period() + " without 4D(1): the portal still holds its reversal " + lotName(reclaim));
                    continue;
                }
                add(item.period(), head, Cause.RECLAIM_WITHOUT_REVERSAL, item, -reclaim.unlinked().of(head), name(item, head)
                        + " stands in 4D(1) of " + item.period() + ", but " + reclaim.explanation());
                add(item.period(), head, Cause.RECLAIMED_TWICE, item, -reclaim.twice().of(head), Paise.formatIndian(reclaim.twice().of(head))
                        + " of " + name(item, head) + " in 4D(1) of " + item.period() + " had been reclaimed before: its reversal "
                        + lotName(reclaim) + " had no more left");
                add(item.period(), head, Cause.RECLAIM_ABOVE_REVERSAL, item, -reclaim.above().of(head), Paise.formatIndian(reclaim.above().of(head))
                        + " of " + name(item, head) + " in 4D(1) of " + item.period() + " is more than its reversal " + lotName(reclaim)
                        + " of " + (reclaim.lot() == null ? "0.00" : Paise.formatIndian(reclaim.lot().tax().of(head))) + " ever was");
                add(item.period(), head, Cause.WRONG_HEAD, item, -reclaim.wrongHead().of(head), name(item, head) + " stands in 4D(1) of "
                        + item.period() + " under " + head + ", but its reversal " + lotName(reclaim) + " has no " + head);
                add(item.period(), head, Cause.WRONG_HEAD, item, reclaim.takenOtherHeads().of(head), Paise.formatIndian(reclaim.takenOtherHeads().of(head))
                        + " " + head + " of the reversal " + lotName(reclaim) + " was reclaimed by '" + item.itemId() + "' in " + item.period()
                        + " under another head: the portal still holds it");
            }
        }

        /** By 4B(2), or by the balance of the start. What never did is not missing there after a reclaim. */
        private boolean reachedPortal(WorkingItem lot, TaxHead head) {
            return isInStatement(lot) ? lot.event() != WorkingEvent.REVERSED_OTHERWISE : startsWith(head);
        }

        // what no item accounts for

        private void unexplained() {
            Map<TaxPeriod, Said> returns = new TreeMap<>();
            movements.forEach(movement -> returns.merge(movement.period(), new Said(movement.added(), movement.used()), Said::plus));
            Map<TaxPeriod, Said> working = new HashMap<>();
            items.stream().filter(this::isInStatement).forEach(item -> working.merge(item.period(), said(item), Said::plus));
            Set<TaxPeriod> periods = new TreeSet<>(returns.keySet());
            periods.addAll(working.keySet());

            Map<TaxPeriod, TaxAmounts> rests = new TreeMap<>();
            for (TaxPeriod period : periods) {
                Said filed = returns.getOrDefault(period, Said.NOTHING);
                Said items = working.getOrDefault(period, Said.NOTHING);
                rests.put(period, filed.added().minus(items.added()).minus(filed.used().minus(items.used())));
            }
            rests.forEach((period, rest) -> {
                Said filed = returns.getOrDefault(period, Said.NOTHING);
                Said items = working.getOrDefault(period, Said.NOTHING);
                for (TaxHead head : TaxHead.values()) {
                    String figures = (returns.containsKey(period) ? "the return of " + period + " has " + head + " 4B(2) "
                            + Paise.formatIndian(filed.added().of(head)) + " and 4D(1) " + Paise.formatIndian(filed.used().of(head))
                            : "no return of " + period + " is at hand") + ", the working 4B(2) " + Paise.formatIndian(items.added().of(head))
                            + " and 4D(1) " + Paise.formatIndian(items.used().of(head));
                    add(period, head, Cause.UNEXPLAINED, null, rest.of(head), figures + hint(period, head, rest.of(head), filed, items, rests));
                }
            });
        }

        /** What an item should have done to the portal in its period. */
        private Said said(WorkingItem item) {
            return switch (item.event()) {
                case REVERSED_4B2 -> new Said(item.tax(), TaxAmounts.ZERO);
                case TO_BE_RECLAIMED -> reclaimsByLot.containsKey(item) ? new Said(item.tax(), TaxAmounts.ZERO) : Said.NOTHING;
                case RECLAIMED_4D1 -> new Said(TaxAmounts.ZERO, item.tax());
                default -> Said.NOTHING;
            };
        }

        /** A figure elsewhere that is the same to the paisa: where to look first, not a finding. */
        private String hint(TaxPeriod period, TaxHead head, long rest, Said filed, Said items, Map<TaxPeriod, TaxAmounts> rests) {
            if (rest < 0) {
                for (PeriodMovement movement : movements) {
                    if (movement.reversedGood().of(head) == -rest) {
                        return "; exactly this amount stands in 4B(1) of the return of " + movement.period();
                    }
                }
            }
            for (TaxHead other : TaxHead.values()) {
                if (other != head && rest != 0 && rests.get(period).of(other) == -rest) {
                    return "; the same amount is the other way round in " + other;
                }
            }
            for (Map.Entry<TaxPeriod, TaxAmounts> other : rests.entrySet()) {
                if (!other.getKey().equals(period) && rest != 0 && other.getValue().of(head) == -rest) {
                    return "; the same amount is the other way round in " + other.getKey();
                }
            }
            if (items.used().of(head) == 0 && filed.used().of(head) == -rest) {
                return "; it is exactly the 4D(1) of the return, for which the working has no item";
            }
            if (items.added().of(head) == 0 && filed.added().of(head) == rest) {
                return "; it is exactly the 4B(2) of the return, for which the working has no item";
            }
            return "";
        }

        private static String name(WorkingItem item, TaxHead head) {
            return "'" + item.itemId() + "'" + (item.number().isEmpty() ? "" : " (" + item.number() + ")") + ", " + head + " "
                    + Paise.formatIndian(item.tax().of(head)) + ",";
        }

        private static String lotName(WorkingLots.Reclaim reclaim) {
            return reclaim.lot() == null ? "" : "'" + reclaim.lot().itemId() + "'";
        }
    }
}
