package milaan.domain.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts;

/** What a person's word makes of matches: a pair is approved or taken apart, two documents that stood alone are joined. */
public final class Verdicts {

    private static final String BY_HAND = "BY_HAND";

    private Verdicts() {
    }

    /** True when the match waits for approval, so that it may be accepted. */
    public static boolean canAccept(Match match) {
        return match.status() == Status.PROBABLE || match.status() == Status.DIFFERENCE;
    }

    /** The match stands. Its id and evidence stay, so that next month's same match is known. */
    public static Match accept(Match match, String word) {
        return new Match(match.id(), Status.MATCHED, match.bucket(), match.pass(), match.reason() + " " + word, match.score(), match.lines(),
                match.evidenceHash());
    }

    /** True when two sides are paired, so that they can be taken apart. */
    public static boolean canTakeApart(Match match) {
        return match.status() == Status.PROBABLE;
    }

    /** Each document stands alone again. */
    public static List<Match> takeApart(Match match, String word) {
        Fingerprint fingerprint = new Fingerprint();
        List<Match> alone = new ArrayList<>();
        for (MatchLine line : match.lines()) {
            if (line.books() != null) {
                alone.add(alone(fingerprint, new MatchLine(line.books(), null, ""), line.books(), word));
            }
            if (line.portal() != null) {
                alone.add(alone(fingerprint, new MatchLine(null, line.portal(), ""), line.portal(), word));
            }
        }
        return alone;
    }

    /** The portal's document is not our purchase: nothing waits for its booking any more. */
    public static Match notOurs(Match match, String word) {
        return new Match(match.id(), Status.NOT_CLAIMABLE, match.bucket(), match.pass(), match.reason() + " " + word, match.score(), match.lines(),
                match.evidenceHash());
    }

    /**
     * Joins a booking and a document of the portal that stand alone.
     *
     * @return nothing when they are not one of each side, of one GSTIN and sign
     */
    public static Optional<Match> link(Match one, Match other, String word) {
        List<Document> all = List.of(one, other).stream().flatMap(match -> match.lines().stream())
                .flatMap(line -> java.util.stream.Stream.of(line.books(), line.portal())).filter(Objects::nonNull).toList();
        boolean alone = one.lines().size() == 1 && other.lines().size() == 1 && all.size() == 2;
        Document books = alone ? all.stream().filter(d -> d.books() != null).findFirst().orElse(null) : null;
        Document portal = alone ? all.stream().filter(d -> d.portal() != null).findFirst().orElse(null) : null;
        if (books == null || portal == null || !books.recipient().equals(portal.recipient())) {
            return Optional.empty();
        }
        Entry ofBooks = new Entry(books, 0, 0);
        Entry ofPortal = new Entry(portal, 0, 0);
        if (!ofBooks.canPairWith(ofPortal) || portal.portal().availability() != PortalFacts.Availability.AVAILABLE) {
            return Optional.empty();
        }
        Fingerprint fingerprint = new Fingerprint();
        List<Entry> entries = List.of(ofBooks, ofPortal);
        return Optional.of(new Match(fingerprint.id(entries), Status.MATCHED, Bucket.LINKED, BY_HAND, word, 0,
                List.of(new MatchLine(books, portal, Explanation.differences(ofBooks, ofPortal))), fingerprint.evidence(entries)));
    }

    private static Match alone(Fingerprint fingerprint, MatchLine line, Document document, String word) {
        Entry entry = new Entry(document, 0, 0);
        boolean books = entry.isBooks();
        return new Match(fingerprint.id(List.of(entry)), books ? Status.MISSING_IN_2B : Status.MISSING_IN_BOOKS,
                books ? Bucket.MISSING_IN_2B : Bucket.MISSING_IN_BOOKS, BY_HAND, word, 0, List.of(line), fingerprint.evidence(List.of(entry)));
    }
}
