package milaan.domain.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import milaan.domain.document.DocumentNumber;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

/**
 * The opening balance of the ECRS from the books, in five lines (gst-rules 2.4 and 2.5): L1 + L2 + L3 − L4 − L5, per head.
 *
 * <p>L5 is subtracted only as far as the reversal it takes back is counted and has something left; L4 always, for it did reduce the
 * portal's balance. The guide's eight lines give 2,15,000 stated, 1,65,000 by GSTN's own words and 1,95,000 read literally.
 *
 * @param lastCounted last return period that counts: July 2023, or April to June 2023 for quarterly returns
 * @param items       every item that was given, in order of period and item id
 */
public record OpeningBalance(TaxPeriod lastCounted, List<Item> items) {

    /** How the five lines are read. */
    public enum Basis {
        /** The guide's five lines, with reclaims linked to their reversals. */
        STATED,
        /** GSTN's words: only what was reversed; credit never taken (L1) is none of it. */
        STRICT_GSTN,
        /** The formula as printed: every reclaim without 4D(1) is subtracted in full. Shown for comparison. */
        LITERAL
    }

    /**
     * @param line        null when the item is in none
     * @param effects     what it adds to the opening balance on each basis, paise per head, negative when subtracted
     * @param explanation why it has no effect, or other than its whole amount; empty when there is nothing to say
     * @param findings    remarks for exceptions.csv
     */
    public record Item(WorkingItem item, OpeningLine line, Map<Basis, TaxAmounts> effects, String explanation, List<Finding> findings) {

        public Item {
            effects = Map.copyOf(effects);
            findings = List.copyOf(findings);
        }

        public TaxAmounts effect(Basis basis) {
            return effects.get(basis);
        }
    }

    /** What makes two items one document. */
    private record DocumentKey(String supplier, String number, FinancialYear year) {
    }

    private static final Set<WorkingEvent> STATED = EnumSet.of(WorkingEvent.AVAILABLE_NOT_TAKEN, WorkingEvent.REVERSED_4B2,
            WorkingEvent.REVERSED_OTHERWISE, WorkingEvent.TO_BE_RECLAIMED);
    private static final Set<WorkingEvent> STRICT_GSTN = EnumSet.of(WorkingEvent.REVERSED_4B2, WorkingEvent.REVERSED_OTHERWISE,
            WorkingEvent.TO_BE_RECLAIMED);

    public OpeningBalance {
        items = List.copyOf(items);
    }

    /**
     * @param items items of one GSTIN, in any order
     * @throws IllegalArgumentException when they are of several
     */
    public static OpeningBalance of(List<WorkingItem> items, TaxPeriod lastCounted) {
        List<WorkingItem> ordered = RepeatedItems.once(items);
        List<WorkingItem> counted = ordered.stream().filter(item -> item.period().compareTo(lastCounted) <= 0).toList();
        Map<String, WorkingItem> byId = WorkingLots.byId(counted);
        Map<WorkingItem, WorkingLots.Reclaim> stated = reclaims(counted, lastCounted, STATED);
        Map<WorkingItem, WorkingLots.Reclaim> strict = reclaims(counted, lastCounted, STRICT_GSTN);
        List<Item> read = new ArrayList<>();
        for (WorkingItem item : ordered) {
            if (item.period().compareTo(lastCounted) > 0) {
                read.add(without(item, "after the last counted period " + lastCounted + ": the statement itself has it"));
            } else if (NotInStatement.find(item).isPresent()) {
                read.add(without(item, NotInStatement.find(item).get().sentence()));
            } else if (stated.containsKey(item)) {
                read.add(reclaim(item, stated.get(item), strict.get(item)));
            } else {
                read.add(reversal(item, byId));
            }
        }
        List<Item> all = new ArrayList<>(withRemarks(read));
        Set<WorkingItem> counts = Collections.newSetFromMap(new IdentityHashMap<>());
        counts.addAll(ordered);
        WorkingLots.ordered(items).stream().filter(item -> !counts.contains(item))
                .forEach(item -> all.add(without(item, "the same item stands in the working before: it counts once")));
        return new OpeningBalance(lastCounted, all);
    }

    /** Amount of a line, paise per head, positive; subtracted where the line's sign is minus. */
    public TaxAmounts amount(Basis basis, OpeningLine line) {
        TaxAmounts sum = items.stream().filter(item -> item.line() == line).map(item -> item.effect(basis))
                .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        return line.sign() < 0 ? sum.negated() : sum;
    }

    /** The opening balance, paise per head. */
    public TaxAmounts opening(Basis basis) {
        return items.stream().map(item -> item.effect(basis)).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /** Why the three figures differ, in a few sentences; amounts are those of all heads together. */
    public String comparison() {
        return "STATED " + total(Basis.STATED) + ": L1 + L2 + L3 − L4 − L5, where a reclaim without 4D(1) counts only against its own reversal. "
                + "STRICT_GSTN " + total(Basis.STRICT_GSTN) + whyStrict() + " LITERAL " + total(Basis.LITERAL) + whyLiteral();
    }

    private String whyStrict() {
        TaxAmounts neverTaken = amount(Basis.STATED, OpeningLine.L1);
        TaxAmounts linked = amount(Basis.STATED, OpeningLine.L5).minus(amount(Basis.STRICT_GSTN, OpeningLine.L5));
        if (neverTaken.isZero()) {
            return ": the same, for there is no L1.";
        }
        return ": leaves out L1, " + Paise.formatIndian(neverTaken.total()) + " of credit that was never taken"
                + (linked.isZero() ? "" : ", and " + Paise.formatIndian(linked.total()) + " of L5 that was linked to it")
                + "; GSTN's words speak of credit reversed only.";
    }

    private String whyLiteral() {
        if (opening(Basis.LITERAL).equals(opening(Basis.STATED))) {
            return ": the same.";
        }
        long beyond = amount(Basis.LITERAL, OpeningLine.L5).minus(amount(Basis.STATED, OpeningLine.L5)).total();
        return beyond == 0 ? ": subtracts L5 in the head it was reclaimed in, where its reversal is not."
                : ": subtracts all of L5, also " + Paise.formatIndian(beyond)
                + " whose reversal is not among the plus lines; it would lower the balance by what never raised it.";
    }

    private String total(Basis basis) {
        return Paise.formatIndian(opening(basis).total());
    }

    /** By identity: two items may be equal, and each draws for itself. */
    private static Map<WorkingItem, WorkingLots.Reclaim> reclaims(List<WorkingItem> items, TaxPeriod upTo, Set<WorkingEvent> counted) {
        Map<WorkingItem, WorkingLots.Reclaim> byItem = new IdentityHashMap<>();
        WorkingLots.of(items, upTo, counted).reclaims().forEach(reclaim -> byItem.put(reclaim.item(), reclaim));
        return byItem;
    }

    private static Item reversal(WorkingItem item, Map<String, WorkingItem> byId) {
        WorkingItem origin = item.event() == WorkingEvent.TO_BE_RECLAIMED ? WorkingLots.countedOrigin(item, byId) : null;
        if (origin != null) {
            return without(item, (origin.event() == WorkingEvent.AVAILABLE_NOT_TAKEN ? "its credit '" : "its reversal '") + origin.itemId() + "' is counted already");
        }
        if (item.event() == WorkingEvent.AVAILABLE_NOT_TAKEN) {
            return new Item(item, OpeningLine.L1, effects(item.tax(), TaxAmounts.ZERO, item.tax()),
                    withDoubt(item, "never taken: part of the opening by the guide, not by GSTN's words (STRICT_GSTN)"), List.of());
        }
        String unknown = item.event() == WorkingEvent.TO_BE_RECLAIMED && !item.originItemId().isEmpty()
                ? "the reversal '" + item.originItemId() + "' that it names is not counted, so it counts itself" : "";
        return new Item(item, OpeningLine.of(item.event()), effects(item.tax(), item.tax(), item.tax()), withDoubt(item, unknown), List.of());
    }

    private static String withDoubt(WorkingItem item, String explanation) {
        return NotInStatement.doubt(item).map(words -> (explanation.isEmpty() ? "" : explanation + "; ") + "counted, although its reason '"
                + item.reason() + "' also speaks of " + words.sentence() + ": look at the document").orElse(explanation);
    }

    private static Item reclaim(WorkingItem item, WorkingLots.Reclaim stated, WorkingLots.Reclaim strict) {
        TaxAmounts whole = item.tax().negated();
        if (item.event() == WorkingEvent.RECLAIMED_4D1) {
            String remark = stated.lot() == null ? stated.explanation() + "; subtracted all the same, for 4D(1) did reduce the portal's balance"
                    : beyond(stated, "subtracted all the same, for 4D(1) did reduce the portal's balance");
            return new Item(item, OpeningLine.L4, effects(whole, whole, whole), remark, List.of());
        }
        Map<Basis, TaxAmounts> effects = effects(stated.drawn().negated(), strict.drawn().negated(), whole);
        if (stated.lot() == null) {
            String remark = stated.explanation() + ": no effect, its reversal is not among the plus lines";
            return new Item(item, OpeningLine.L5, effects, remark, List.of(new Finding(RejectionReason.ECRS_L5_UNLINKED, "origin_item_id",
                    "'" + item.itemId() + "' reclaims " + Paise.formatIndian(item.tax().total()) + " without 4D(1), and " + remark)));
        }
        String remark = beyond(stated, "without effect, for no more than its reversal can be taken back");
        if (strict.lot() == null) {
            remark += (remark.isEmpty() ? "" : "; ") + "no effect on STRICT_GSTN: '" + stated.lot().itemId() + "' was never taken";
        }
        return new Item(item, OpeningLine.L5, effects, remark, List.of());
    }

    private static String beyond(WorkingLots.Reclaim reclaim, String consequence) {
        List<String> parts = new ArrayList<>();
        long beyond = reclaim.twice().plus(reclaim.above()).total();
        if (beyond > 0) {
            parts.add(Paise.formatIndian(beyond) + " is more than '" + reclaim.lot().itemId() + "' has left: " + consequence);
        }
        if (!reclaim.wrongHead().isZero()) {
            parts.add(Paise.formatIndian(reclaim.wrongHead().total()) + " is in another head than its reversal '" + reclaim.lot().itemId() + "'");
        }
        return String.join("; ", parts);
    }

    private static Item without(WorkingItem item, String why) {
        return new Item(item, null, effects(TaxAmounts.ZERO, TaxAmounts.ZERO, TaxAmounts.ZERO), why, List.of());
    }

    private static Map<Basis, TaxAmounts> effects(TaxAmounts stated, TaxAmounts strict, TaxAmounts literal) {
        Map<Basis, TaxAmounts> effects = new EnumMap<>(Basis.class);
        effects.put(Basis.STATED, stated);
        effects.put(Basis.STRICT_GSTN, strict);
        effects.put(Basis.LITERAL, literal);
        return effects;
    }

    /** One document in two plus lines: both stay as they are, and both say so. */
    private static List<Item> withRemarks(List<Item> items) {
        Map<DocumentKey, List<Item>> byDocument = new HashMap<>();
        for (Item item : items) {
            if (item.line() != null && item.line().sign() > 0 && isDocument(item.item())) {
                byDocument.computeIfAbsent(key(item.item()), key -> new ArrayList<>()).add(item);
            }
        }
        Map<Item, List<Finding>> findings = new IdentityHashMap<>();
        byDocument.values().stream().filter(group -> group.size() > 1).forEach(group -> add(findings, group, RejectionReason.POSSIBLE_DOUBLE_COUNT,
                "document_number", "document '" + group.get(0).item().number() + "' of " + group.get(0).item().supplier() + " is counted by "
                        + group.stream().map(item -> "'" + item.item().itemId() + "' (" + item.line() + ")").collect(Collectors.joining(" and "))));
        return items.stream().map(item -> findings.containsKey(item) ? new Item(item.item(), item.line(), item.effects(), item.explanation(),
                findings.get(item)) : item).toList();
    }

    private static void add(Map<Item, List<Finding>> findings, List<Item> group, RejectionReason reason, String field, String message) {
        for (Item item : group) {
            findings.computeIfAbsent(item, same -> new ArrayList<>(item.findings())).add(new Finding(reason, field, message));
        }
    }

    private static boolean isDocument(WorkingItem item) {
        return item.supplier() != null && item.date() != null && !item.number().isEmpty();
    }

    private static DocumentKey key(WorkingItem item) {
        FinancialYear year = FinancialYear.of(item.date());
        return new DocumentKey(item.supplier().text(), DocumentNumber.of(item.number(), year).n0(), year);
    }
}
