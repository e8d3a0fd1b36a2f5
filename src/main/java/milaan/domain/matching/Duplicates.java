package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;

/**
 * The same number of the same supplier twice in a year (gst-rules section 5.3). Several bookings under one number are parts of
 * a split bill when they add up to the portal's document; otherwise one booking is compared and the copies are duplicates.
 */
final class Duplicates {

    /** By law a number is unique in its year: one that stands on more documents than this is none (a dash, a date, a 1). */
    private static final int WORTHLESS_ABOVE = 50;

    private final Tolerances tolerances;
    private final MatchWriter out;
    private final Map<Key, List<Entry>> books;
    private final Map<Key, List<Entry>> portal;

    /** What the law makes unique. */
    private record Key(Gstin recipient, Gstin supplier, DocumentType type, String portCode, String n2, int year) {
    }

    Duplicates(List<Entry> books, List<Entry> portal, Tolerances tolerances, MatchWriter out) {
        this.tolerances = tolerances;
        this.out = out;
        this.books = byNumber(books);
        this.portal = byNumber(portal);
    }

    /** Groups of one number, in fixed order. Numbers that too many documents share lose their worth here. */
    private static Map<Key, List<Entry>> byNumber(List<Entry> entries) {
        Map<Key, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.numbered) {
                Document d = entry.document;
                Key key = new Key(d.recipient(), d.supplier(), d.type(), d.portCode(), entry.number.n2(), entry.year);
                groups.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
            }
        }
        groups.values().removeIf(group -> {
            boolean worthless = group.size() > WORTHLESS_ABOVE;
            if (worthless) {
                group.forEach(entry -> entry.numbered = false);
            }
            return worthless;
        });
        return groups;
    }

    private static List<Entry> free(List<Entry> group) {
        return group.stream().filter(entry -> !entry.taken && !entry.aside).toList();
    }

    /** Settles the copies of what the portal has; without it they may still be parts or differently numbered documents. */
    void settle() {
        for (List<Entry> group : portal.values()) {
            if (group.size() > 1) {
                settlePortal(free(group));
            }
        }
        for (Map.Entry<Key, List<Entry>> group : books.entrySet()) {
            if (group.getValue().size() > 1) {
                List<Entry> bookings = free(group.getValue());
                List<Entry> partners = free(portal.getOrDefault(group.getKey(), List.of()));
                if (!isSplit(bookings, partners)) {
                    settleBooks(bookings, partners);
                }
            }
        }
    }

    /** What is left over although a document of the same number has been placed is a copy of it. */
    void settleLeftOver() {
        for (List<Entry> group : books.values()) {
            for (Entry entry : group) {
                if (group.size() > 1 && !entry.taken && !entry.aside) {
                    group.stream().filter(other -> isOriginal(other, entry)).findFirst()
                            .ifPresent(kept -> duplicateBooking(entry, kept));
                }
            }
        }
        for (List<Entry> group : portal.values()) {
            for (Entry entry : group) {
                if (group.size() > 1 && !entry.taken && !entry.aside) {
                    group.stream().filter(other -> isOriginal(other, entry) && other.day == entry.day).findFirst()
                            .ifPresent(kept -> duplicatePortal(entry, kept));
                }
            }
        }
    }

    /** Of several that stand alone the first is the original. Another amount may be another part of a split bill. */
    private boolean isOriginal(Entry other, Entry copy) {
        boolean standing = other.taken || other.order < copy.order;
        return other != copy && !other.aside && standing && isSameAmount(other, copy);
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
