package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same number of the same supplier twice in a year (gst-rules section 5.3). Several bookings under one number are parts of
 * a split bill when they add up to the portal's document; otherwise one booking is compared and the copies are duplicates.
 */
final class Duplicates {

    private final Tolerances tolerances;
    private final MatchWriter out;

    Duplicates(Tolerances tolerances, MatchWriter out) {
        this.tolerances = tolerances;
        this.out = out;
    }

    /** Settles the copies of what the portal has; without it they may still be parts or differently numbered documents. */
    void settle(List<Entry> books, List<Entry> portal) {
        Map<String, List<Entry>> portalGroups = byNumber(portal);
        for (List<Entry> group : portalGroups.values()) {
            if (group.size() > 1) {
                settlePortal(group);
            }
        }
        for (Map.Entry<String, List<Entry>> group : byNumber(books).entrySet()) {
            if (group.getValue().size() > 1) {
                List<Entry> partners = portalGroups.getOrDefault(group.getKey(), List.of()).stream()
                        .filter(entry -> !entry.taken).toList();
                if (!isSplit(group.getValue(), partners)) {
                    settleBooks(group.getValue(), partners);
                }
            }
        }
    }

    /** What is left over although a document of the same number has been placed is a copy of it. */
    void settleLeftOver(List<Entry> books, List<Entry> portal) {
        for (List<Entry> group : byNumber(books).values()) {
            for (Entry entry : group) {
                Entry kept = kept(entry, group);
                if (!entry.taken && kept != null) {
                    duplicateBooking(entry, kept);
                }
            }
        }
        for (List<Entry> group : byNumber(portal).values()) {
            for (Entry entry : group) {
                Entry kept = kept(entry, group);
                if (!entry.taken && kept != null && kept.document.date().equals(entry.document.date())
                        && Agreement.amountLevel(kept, entry, tolerances).compareTo(Agreement.AmountLevel.TOLERANCE) <= 0) {
                    duplicatePortal(entry, kept);
                }
            }
        }
    }

    private Entry kept(Entry copy, List<Entry> group) {
        for (Entry other : group) {
            boolean sameNumber = other.number.n1().equals(copy.number.n1());
            boolean standing = other.taken || other.order < copy.order;
            if (other != copy && standing && (sameNumber
                    || Agreement.amountLevel(other, copy, tolerances).compareTo(Agreement.AmountLevel.TOLERANCE) <= 0)) {
                return other;
            }
        }
        return null;
    }

    /** Groups of one number, in fixed order. */
    private static Map<String, List<Entry>> byNumber(Collection<Entry> entries) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.numbered && !entry.aside) {
                String key = entry.document.recipient() + "|" + entry.document.supplier() + "|" + entry.document.type() + "|"
                        + entry.document.portCode() + "|" + entry.number.n2() + "|" + entry.year;
                groups.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
            }
        }
        return groups;
    }

    private void settlePortal(List<Entry> group) {
        List<Entry> standing = new ArrayList<>();
        List<Entry> earliestFirst = new ArrayList<>(group);
        earliestFirst.sort(Comparator.comparing((Entry e) -> e.document.period()).thenComparingInt(e -> e.order));
        for (Entry entry : earliestFirst) {
            Entry original = standing.stream().filter(kept -> kept.number.n1().equals(entry.number.n1())
                    && kept.document.date().equals(entry.document.date()) && isSameAmount(kept, entry)).findFirst().orElse(null);
            if (original == null) {
                standing.add(entry);
            } else {
                duplicatePortal(entry, original);
            }
        }
    }

    private boolean isSplit(List<Entry> group, List<Entry> partners) {
        if (group.size() > Splits.LARGEST) {
            return false;
        }
        for (Entry partner : partners) {
            if (group.stream().noneMatch(entry -> isSameAmount(entry, partner))) {
                Splits.Group parts = new Splits(group, tolerances).findByNumber(partner);
                if (parts != null && parts.strangers() == 0) {
                    out.group(parts, true);
                    return true;
                }
            }
        }
        return false;
    }

    private void settleBooks(List<Entry> group, List<Entry> partners) {
        List<Entry> rest = new ArrayList<>(group);
        while (!rest.isEmpty()) {
            Entry first = rest.get(0);
            List<Entry> copies = rest.stream().filter(entry -> isSameAmount(first, entry)).toList();
            rest.removeAll(copies);
            List<Entry> documents = partners.stream().filter(partner -> isSameAmount(first, partner)).toList();
            int stay = documents.size();
            if (stay > 0 && copies.size() > stay) {
                List<Entry> bestFirst = new ArrayList<>(copies);
                bestFirst.sort(Comparator.comparingLong((Entry copy) -> distance(copy, documents)).thenComparingInt(e -> e.order));
                Entry kept = bestFirst.get(0);
                for (Entry copy : bestFirst.subList(stay, bestFirst.size())) {
                    duplicateBooking(copy, kept);
                }
            }
        }
    }

    private static long distance(Entry copy, List<Entry> documents) {
        return documents.stream().mapToLong(d -> 2 * copy.daysTo(d) + (copy.number.n1().equals(d.number.n1()) ? 0 : 1))
                .min().orElse(0);
    }

    private boolean isSameAmount(Entry a, Entry b) {
        return Agreement.amountLevel(a, b, tolerances).compareTo(Agreement.AmountLevel.TOLERANCE) <= 0;
    }

    private void duplicateBooking(Entry copy, Entry kept) {
        boolean sameNumber = copy.number.n1().equals(kept.number.n1());
        out.alone(copy, Status.DUPLICATE, sameNumber ? Bucket.DUP_BOOKS : Bucket.DUP_SUSPECT, MatchingPasses.DUPLICATE,
                "Booking " + Explanation.name(copy) + (sameNumber ? " repeats the number of booking " : " looks like booking ")
                        + Explanation.name(kept) + ".");
    }

    private void duplicatePortal(Entry copy, Entry kept) {
        out.alone(copy, Status.DUPLICATE, Bucket.DUP_2B, MatchingPasses.DUPLICATE, "Portal document " + Explanation.name(copy)
                + " of " + copy.document.period() + " is already in the statement of " + kept.document.period() + ".");
    }
}
