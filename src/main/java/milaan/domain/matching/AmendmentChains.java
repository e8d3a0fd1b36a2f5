package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.DocumentNumber;
import milaan.domain.document.PortalFacts;

/**
 * Amended documents carry their full new values and name the document before them (gst-rules section 4.3): the latest of a
 * chain stands for all, under every number the chain has had. Our GSTIN is no part of the chain: an amendment may correct it.
 */
final class AmendmentChains {

    private AmendmentChains() {
    }

    static void resolve(List<Entry> portal, MatchWriter out) {
        if (portal.stream().noneMatch(entry -> entry.amends() && isOffered(entry))) {
            return;
        }
        Map<Entry, Entry> parent = new LinkedHashMap<>();
        Map<String, Entry> byReference = new HashMap<>();
        Map<String, List<Entry>> byNumber = new HashMap<>();
        for (Entry entry : portal) {
            if (isOffered(entry)) {
                parent.put(entry, entry);
                byNumber.computeIfAbsent(key(entry, entry.number, entry.document.date().toString()), k -> new ArrayList<>(1)).add(entry);
            }
        }
        for (Entry entry : parent.keySet()) {
            if (entry.amends()) {
                String reference = reference(entry);
                Entry sibling = byReference.putIfAbsent(reference, entry);
                if (sibling != null) {
                    join(parent, sibling, entry);
                }
                for (Entry original : byNumber.getOrDefault(reference, List.of())) {
                    if (original != entry && original.document.period().compareTo(entry.document.period()) <= 0) {
                        join(parent, original, entry);
                    }
                }
            }
        }
        Map<Entry, List<Entry>> chains = new LinkedHashMap<>();
        for (Entry entry : parent.keySet()) {
            chains.computeIfAbsent(root(parent, entry), r -> new ArrayList<>(1)).add(entry);
        }
        chains.values().stream().filter(chain -> chain.size() > 1).forEach(chain -> supersede(chain, out));
    }

    private static void supersede(List<Entry> chain, MatchWriter out) {
        boolean moved = chain.stream().anyMatch(entry -> !entry.hasRecipientOf(chain.get(0)));
        Entry latest = chain.stream().max(Comparator
                .comparing((Entry e) -> e.document.period())
                .thenComparing(Entry::amends)
                .thenComparing(e -> !(moved && isEmptied(e)))
                .thenComparing(e -> e.document.portal().filedOn(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingInt(e -> e.order)).orElseThrow();
        for (Entry entry : chain) {
            boolean endsHere = !entry.hasRecipientOf(latest) && isEmptied(entry);
            if (entry != latest && !endsHere) {
                latest.formers.add(new Entry.Former(entry.number, entry.document.date()));
                // a chain may be longer than the run: the first of it is known by name only
                latest.formers.addAll(entry.formers);
                out.aside(entry, Status.NOT_COMPARED, Bucket.AMENDED, MatchingPasses.AMENDMENT, "Portal document "
                        + Explanation.name(entry) + " was amended: " + Explanation.name(latest) + " of "
                        + latest.document.period() + " stands for it.");
            }
        }
    }

    /** Amended to nothing: to our other GSTIN, when another amendment of the chain has it there. */
    private static boolean isEmptied(Entry entry) {
        return entry.amends() && entry.taxable == 0 && entry.document.tax().isZero();
    }

    private static boolean isOffered(Entry entry) {
        return !entry.taken && entry.document.portal().block() == PortalFacts.Block.OFFERED;
    }

    private static String reference(Entry amendment) {
        Entry.Former former = amendment.formers.get(0);
        return key(amendment, former.number(), former.date().toString());
    }

    private static String key(Entry entry, DocumentNumber number, String date) {
        String section = entry.document.portal().section().name();
        String family = entry.document.portal().section().isAmendment() ? section.substring(0, section.length() - 1) : section;
        return family + "|" + entry.document.supplier() + "|" + entry.document.portCode() + "|" + number.n1() + "|" + date;
    }

    private static void join(Map<Entry, Entry> parent, Entry a, Entry b) {
        parent.put(root(parent, a), root(parent, b));
    }

    private static Entry root(Map<Entry, Entry> parent, Entry entry) {
        while (parent.get(entry) != entry) {
            entry = parent.get(entry);
        }
        return entry;
    }
}
