package milaan.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import milaan.domain.document.Document;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.matching.Status;

/** The measure itself, on results made from the truth. */
class AccuracyMeasureTest {

    private final LabelledDocuments data = LabelledDocuments.generate(5, 1000, Mix.HARD);
    private final Map<Long, Document> byId = new HashMap<>();

    AccuracyMeasureTest() {
        data.books().forEach(document -> byId.put(document.id(), document));
        data.portal().forEach(document -> byId.put(document.id(), document));
    }

    @Test
    void the_truth_has_precision_and_recall_one() {
        Accuracy accuracy = Accuracy.of(data, truth(Status.MATCHED), 0);

        assertThat(accuracy.overall()).isEqualTo(new Accuracy.Count(data.links().size(), data.links().size(), 0));
        assertThat(accuracy.overall().precision()).isEqualTo(1.0);
        assertThat(accuracy.overall().recall()).isEqualTo(1.0);
        assertThat(accuracy.matchedRows()).isEqualTo(data.links().size());
        assertThat(accuracy.matchedWrong()).isZero();
        assertThat(accuracy.mistakes()).isEmpty();
    }

    @Test
    void ten_dropped_pairs_lower_recall_by_ten_links_and_leave_precision() {
        List<Match> matches = new ArrayList<>(truth(Status.PROBABLE));
        List<Match> pairs = matches.stream().filter(AccuracyMeasureTest::isPair).limit(10).toList();
        matches.removeAll(pairs);
        pairs.forEach(pair -> {
            matches.add(alone(pair.lines().get(0).books()));
            matches.add(alone(pair.lines().get(0).portal()));
        });

        Accuracy accuracy = Accuracy.of(data, matches, 0);

        int links = data.links().size();
        assertThat(accuracy.overall()).isEqualTo(new Accuracy.Count(links, links - 10, 0));
        assertThat(accuracy.matchedRows()).isZero();
        assertThat(accuracy.mistakes()).hasSize(10).allMatch(mistake -> mistake.startsWith("MISSED"));
    }

    @Test
    void two_pairs_crossed_are_two_wrong_and_two_missed() {
        List<Match> matches = new ArrayList<>(truth(Status.MATCHED));
        List<Match> pairs = matches.stream().filter(AccuracyMeasureTest::isPair).limit(2).toList();
        matches.removeAll(pairs);
        MatchLine first = pairs.get(0).lines().get(0);
        MatchLine second = pairs.get(1).lines().get(0);
        matches.add(match(Status.MATCHED, List.of(new MatchLine(first.books(), second.portal(), ""))));
        matches.add(match(Status.MATCHED, List.of(new MatchLine(second.books(), first.portal(), ""))));

        Accuracy accuracy = Accuracy.of(data, matches, 0);

        int links = data.links().size();
        assertThat(accuracy.overall()).isEqualTo(new Accuracy.Count(links, links - 2, 2));
        assertThat(accuracy.matchedWrong()).isEqualTo(2);
    }

    @Test
    void either_booking_of_a_duplicate_may_take_the_link() {
        Map<Long, Long> copyOf = new HashMap<>();
        data.copies().forEach((copy, first) -> copyOf.put(first, copy));
        assertThat(copyOf).isNotEmpty();
        List<Match> matches = new ArrayList<>();
        for (Match match : truth(Status.MATCHED)) {
            matches.add(match(match.status(), match.lines().stream()
                    .map(line -> new MatchLine(swapped(line.books(), copyOf), line.portal(), "")).toList()));
        }

        Accuracy accuracy = Accuracy.of(data, matches, 0);

        assertThat(accuracy.overall()).isEqualTo(new Accuracy.Count(data.links().size(), data.links().size(), 0));
    }

    @Test
    void a_copy_inside_the_match_of_its_first_booking_claims_nothing() {
        List<Match> matches = new ArrayList<>(truth(Status.DUPLICATE));
        Map.Entry<Long, Long> duplicate = data.copies().entrySet().iterator().next();
        Match first = matches.stream().filter(match -> has(match, duplicate.getValue())).findFirst().orElseThrow();
        Match copy = matches.stream().filter(match -> has(match, duplicate.getKey())).findFirst().orElseThrow();
        matches.removeAll(List.of(first, copy));
        List<MatchLine> lines = new ArrayList<>(first.lines());
        lines.addAll(copy.lines());
        matches.add(match(Status.DUPLICATE, lines));

        assertThat(Accuracy.of(data, matches, 0).overall()).isEqualTo(new Accuracy.Count(data.links().size(), data.links().size(), 0));
    }

    @Test
    void a_lost_document_and_a_doubled_one_are_refused() {
        List<Match> matches = new ArrayList<>(truth(Status.MATCHED));
        Match lost = matches.remove(0);
        assertThatThrownBy(() -> Accuracy.of(data, matches, 0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("came out");

        matches.add(lost);
        matches.add(lost);
        assertThatThrownBy(() -> Accuracy.of(data, matches, 0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("two lines");
    }

    @Test
    void the_table_names_each_noise_and_the_matched_rows() {
        String table = Accuracy.of(data, truth(Status.MATCHED), 1500).table("Hard mix");

        assertThat(table).contains("### Hard mix").contains("| **all** |").contains("| SPLIT |").contains("wrong: 0. Matching: 1.50 s.");
    }

    private Document swapped(Document books, Map<Long, Long> copyOf) {
        if (books == null) {
            return null;
        }
        if (copyOf.containsKey(books.id())) {
            return byId.get(copyOf.get(books.id()));
        }
        return data.copies().containsKey(books.id()) ? byId.get(data.copies().get(books.id())) : books;
    }

    private static boolean isPair(Match match) {
        return match.lines().size() == 1 && match.lines().get(0).books() != null && match.lines().get(0).portal() != null;
    }

    private static boolean has(Match match, long booksId) {
        return match.lines().stream().anyMatch(line -> line.books() != null && line.books().id() == booksId);
    }

    /** One match per purchase: the first line pairs, the other members of a split or merge follow. */
    private List<Match> truth(Status status) {
        Map<Long, List<Long>> portalOf = new HashMap<>();
        Map<Long, List<Long>> booksOf = new HashMap<>();
        for (Link link : data.links()) {
            portalOf.computeIfAbsent(link.booksId(), id -> new ArrayList<>()).add(link.portalId());
            booksOf.computeIfAbsent(link.portalId(), id -> new ArrayList<>()).add(link.booksId());
        }
        List<Match> matches = new ArrayList<>();
        for (Document books : data.books()) {
            List<Long> portal = portalOf.get(books.id());
            if (portal == null) {
                matches.add(alone(books));
                continue;
            }
            List<Long> bookings = booksOf.get(portal.get(0));
            if (bookings.get(0) != books.id()) {
                continue;
            }
            List<MatchLine> lines = new ArrayList<>();
            for (int i = 0; i < Math.max(bookings.size(), portal.size()); i++) {
                lines.add(new MatchLine(i < bookings.size() ? byId.get(bookings.get(i)) : null,
                        i < portal.size() ? byId.get(portal.get(i)) : null, ""));
            }
            matches.add(match(status, lines));
        }
        data.portal().stream().filter(document -> !booksOf.containsKey(document.id())).forEach(document -> matches.add(alone(document)));
        return matches;
    }

    private static Match alone(Document document) {
        boolean books = document.books() != null;
        return match(books ? Status.MISSING_IN_2B : Status.MISSING_IN_BOOKS,
                List.of(new MatchLine(books ? document : null, books ? null : document, "")));
    }

    private static Match match(Status status, List<MatchLine> lines) {
        return new Match("m", status, Bucket.EXACT, "truth", "made from the labels", 100, lines, "");
    }
}
