package milaan.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import milaan.domain.document.Document;
import milaan.domain.document.Side;
import milaan.domain.matching.Block;
import milaan.domain.matching.BlockMatcher;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.matching.Status;
import milaan.domain.matching.Tolerances;

/**
 * How well matches agree with the truth. A proposed link is every pair of a booking and a portal document inside one match, whatever
 * its status. It is right when it is a true link, or when it uses the other booking of a duplicate and nothing else
 * has taken that link. The other booking of a duplicate inside the same match claims nothing and is not counted.
 *
 * @param overall        all links, each once
 * @param perNoise       links by what happened to either document; a document with two noises counts under both, so
 *                       rows do not add up to {@code overall}. Wrong links are counted under the noises of both documents
 * @param matchedRows    pairs inside matches of status MATCHED
 * @param matchedWrong   those of them that are wrong
 * @param matchingMillis time spent in the matcher alone, milliseconds
 * @param mistakes       wrong and missed links, the first of them, for people
 */
record Accuracy(Count overall, Map<Noise, Count> perNoise, int matchedRows, int matchedWrong, long matchingMillis,
                List<String> mistakes) {

    private static final int SHOWN_MISTAKES = 200;

    /**
     * @param links true links
     * @param found true links that were proposed
     * @param wrong proposed links that are not true
     */
    record Count(int links, int found, int wrong) {

        /** Right among the proposed; 1 when nothing was proposed. */
        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }

        /** Found among the true; 1 when there are none. */
        double recall() {
            return links == 0 ? 1 : (double) found / links;
        }

        private Count plus(int moreLinks, int moreFound, int moreWrong) {
            return new Count(links + moreLinks, found + moreFound, wrong + moreWrong);
        }
    }

    /** Runs the matcher over all blocks and compares. */
    static Accuracy of(LabelledDocuments data) {
        BlockMatcher matcher = new BlockMatcher(Tolerances.DEFAULT);
        List<Block> blocks = blocks(data);
        List<Match> matches = new ArrayList<>();
        long start = System.nanoTime();
        // as the job does: blocks know nothing of one another, every processor takes some
        blocks.parallelStream().map(matcher::match).toList().forEach(matches::addAll);
        long millis = (System.nanoTime() - start) / 1_000_000;
        return of(data, matches, millis);
    }

    static List<Block> blocks(LabelledDocuments data) {
        Map<String, List<Document>> books = new TreeMap<>();
        Map<String, List<Document>> portal = new TreeMap<>();
        data.books().forEach(document -> books.computeIfAbsent(document.block(), key -> new ArrayList<>()).add(document));
        data.portal().forEach(document -> portal.computeIfAbsent(document.block(), key -> new ArrayList<>()).add(document));
        Set<String> keys = new TreeSet<>(books.keySet());
        keys.addAll(portal.keySet());
        return keys.stream()
                .map(key -> new Block(key, books.getOrDefault(key, List.of()), portal.getOrDefault(key, List.of()))).toList();
    }

    /**
     * @throws IllegalStateException when a document stands in no line or in two
     */
    static Accuracy of(LabelledDocuments data, List<Match> matches, long matchingMillis) {
        requireEachDocumentOnce(data, matches);
        Map<Long, Document> documents = new HashMap<>();
        data.books().forEach(document -> documents.put(document.id(), document));
        data.portal().forEach(document -> documents.put(document.id(), document));
        Tally tally = new Tally(data, documents);
        for (Match match : matches) {
            tally.add(match);
        }
        return tally.result(matchingMillis);
    }

    private static void requireEachDocumentOnce(LabelledDocuments data, List<Match> matches) {
        Set<Long> seen = new HashSet<>();
        for (Match match : matches) {
            for (MatchLine line : match.lines()) {
                for (Document document : new Document[] {line.books(), line.portal()}) {
                    if (document != null && !seen.add(document.id())) {
                        throw new IllegalStateException("document " + document.id()
                                + " stands in two lines, the second in match " + match.id());
                    }
                }
            }
        }
        int expected = data.books().size() + data.portal().size();
        if (seen.size() != expected) {
            throw new IllegalStateException(expected + " documents went in, " + seen.size() + " came out");
        }
    }

    /** A Markdown table: overall, then each noise. */
    String table(String title) {
        StringBuilder text = new StringBuilder("### " + title + "\n\n| noise | links | found | wrong | precision | recall |\n");
        text.append("|---|--:|--:|--:|--:|--:|\n");
        row(text, "**all**", overall);
        perNoise.forEach((noise, count) -> row(text, noise.name(), count));
        text.append(String.format(Locale.ROOT, "%nRows called MATCHED: %,d, wrong: %d. Matching: %.2f s.%n", matchedRows, matchedWrong,
                matchingMillis / 1000.0));
        return text.toString();
    }

    /** The table and the first wrong and missed links. */
    String explained(String title) {
        return table(title) + "\n" + String.join("\n", mistakes) + "\n";
    }

    private static void row(StringBuilder text, String name, Count count) {
        text.append(String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %.4f | %s |%n", name, count.links, count.found, count.wrong,
                count.precision(), count.links == 0 ? "–" : String.format(Locale.ROOT, "%.4f", count.recall())));
    }

    /** Adds up matches; one use. */
    private static final class Tally {

        private final LabelledDocuments data;
        private final Map<Long, Document> documents;
        private final Map<Noise, Count> perNoise = new EnumMap<>(Noise.class);
        private final Set<Link> found = new HashSet<>();
        private final List<String> mistakes = new ArrayList<>();
        private int wrong;
        private int matchedRows;
        private int matchedWrong;

        Tally(LabelledDocuments data, Map<Long, Document> documents) {
            this.data = data;
            this.documents = documents;
        }

        void add(Match match) {
            Set<Link> inThisMatch = new HashSet<>();
            for (MatchLine left : match.lines()) {
                for (MatchLine right : match.lines()) {
                    if (left.books() != null && right.portal() != null) {
                        add(match, new Link(left.books().id(), right.portal().id()), inThisMatch);
                    }
                }
            }
        }

        private void add(Match match, Link proposed, Set<Link> inThisMatch) {
            Link link = new Link(data.copies().getOrDefault(proposed.booksId(), proposed.booksId()), proposed.portalId());
            if (!inThisMatch.add(link)) {
                return;
            }
            boolean right = data.links().contains(link) && found.add(link);
            if (!right) {
                wrong++;
                for (Noise noise : noises(link)) {
                    perNoise.merge(noise, new Count(0, 0, 1), (old, one) -> old.plus(0, 0, 1));
                }
                note("WRONG " + match.status() + " " + match.bucket() + " " + match.pass(), proposed);
            }
            if (match.status() == Status.MATCHED) {
                matchedRows++;
                matchedWrong += right ? 0 : 1;
            }
        }

        private Set<Noise> noises(Link link) {
            Set<Noise> noises = EnumSet.copyOf(data.noises().get(link.booksId()));
            noises.addAll(data.noises().get(link.portalId()));
            return noises;
        }

        private void note(String what, Link link) {
            if (mistakes.size() < SHOWN_MISTAKES) {
                mistakes.add(what + " " + noises(link) + "\n    " + text(documents.get(link.booksId())) + "\n    "
                        + text(documents.get(link.portalId())));
            }
        }

        private static String text(Document document) {
            return (document.side() == Side.BOOKS ? "books  " : "portal ") + document.id() + " " + document.recipient() + " "
                    + document.supplier() + " " + document.type() + " " + document.number() + " " + document.date()
                    + " " + document.taxableValue() + " " + document.tax();
        }

        Accuracy result(long matchingMillis) {
            for (Link link : data.links()) {
                int hit = found.contains(link) ? 1 : 0;
                for (Noise noise : noises(link)) {
                    perNoise.merge(noise, new Count(1, hit, 0), (old, one) -> old.plus(1, hit, 0));
                }
                if (hit == 0) {
                    note("MISSED", link);
                }
            }
            return new Accuracy(new Count(data.links().size(), found.size(), wrong), perNoise, matchedRows, matchedWrong, matchingMillis,
                    mistakes);
        }
    }
}
