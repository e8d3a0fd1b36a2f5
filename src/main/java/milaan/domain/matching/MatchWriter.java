package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts;

/** Turns what the passes decide into matches, and marks the documents as taken. */
final class MatchWriter {

    private static final int GROUP_BY_NUMBER_SCORE = 90;
    private static final int GROUP_BY_SUM_SCORE = 60;

    private final Fingerprint fingerprint = new Fingerprint();
    private final List<Match> matches = new ArrayList<>();

    void pair(Pair pair, boolean ambiguous) {
        Document portal = pair.portal().document;
        Status status = pair.pass().status();
        Bucket bucket = pair.pass().bucket();
        if (pair.pass() == MatchingPasses.WITHDRAWN_PAIR) {
            bucket = portal.portal().block() == PortalFacts.Block.REJECTED ? Bucket.REJECTED : Bucket.SUPPLIER_CANCELLED;
        } else if (portal.portal().availability() != PortalFacts.Availability.AVAILABLE) {
            status = Status.NOT_CLAIMABLE;
            bucket = barred(portal);
        } else if (ambiguous) {
            status = Status.PROBABLE;
            bucket = Bucket.AMBIGUOUS;
        }
        String reason = Explanation.ofPair(pair.books(), pair.portal(), pair.agreement(), ambiguous);
        add(status, bucket, pair.pass(), reason + notClaimable(bucket), pair.agreement().score(),
                List.of(new MatchLine(pair.books().document, portal, Explanation.differences(pair.books(), pair.portal()))),
                List.of(pair.books(), pair.portal()));
    }

    void group(Splits.Group group, boolean byNumber) {
        List<Entry> books = group.books();
        List<Entry> portal = group.portal();
        Status status = byNumber && group.strangers() == 0 && group.unique() ? Status.MATCHED : Status.PROBABLE;
        Bucket bucket = Bucket.SPLIT_MATCH;
        List<Entry> barred = portal.stream()
                .filter(entry -> entry.document.portal().availability() != PortalFacts.Availability.AVAILABLE).toList();
        if (barred.size() == portal.size()) {
            status = Status.NOT_CLAIMABLE;
            bucket = barred(portal.get(0).document);
        } else if (!barred.isEmpty()) {
            status = Status.DIFFERENCE;
        }
        List<MatchLine> lines = new ArrayList<>();
        List<Entry> entries = new ArrayList<>(books);
        entries.addAll(portal);
        for (int i = 0; i < Math.max(books.size(), portal.size()); i++) {
            lines.add(new MatchLine(i < books.size() ? books.get(i).document : null,
                    i < portal.size() ? portal.get(i).document : null, ""));
        }
        add(status, bucket, byNumber ? MatchingPasses.SPLIT_BY_NUMBER : MatchingPasses.SPLIT_BY_SUM,
                Explanation.ofGroup(books, portal, byNumber) + notClaimable(bucket),
                byNumber ? GROUP_BY_NUMBER_SCORE : GROUP_BY_SUM_SCORE, lines, entries);
    }

    /** Places a document that takes no part in the comparison. */
    void aside(Entry entry, Status status, Bucket bucket, MatchingPasses pass, String reason) {
        entry.aside = true;
        alone(entry, status, bucket, pass, reason);
    }

    void alone(Entry entry, Status status, Bucket bucket, MatchingPasses pass, String reason) {
        MatchLine line = entry.isBooks() ? new MatchLine(entry.document, null, "") : new MatchLine(null, entry.document, "");
        add(status, bucket, pass, reason, 0, List.of(line), List.of(entry));
    }

    /** @param nearest why it stands alone */
    void leftOver(Entry entry, String nearest) {
        String what = (entry.isBooks() ? "Booking " : "Portal document ") + Explanation.name(entry) + " stands alone: " + nearest + ".";
        if (entry.isBooks()) {
            alone(entry, Status.MISSING_IN_2B, Bucket.MISSING_IN_2B, MatchingPasses.LEFT_OVER, what);
        } else if (entry.document.portal().availability() != PortalFacts.Availability.AVAILABLE) {
            Bucket bucket = barred(entry.document);
            alone(entry, Status.NOT_CLAIMABLE, bucket, MatchingPasses.LEFT_OVER, what + notClaimable(bucket));
        } else {
            alone(entry, Status.MISSING_IN_BOOKS, Bucket.MISSING_IN_BOOKS, MatchingPasses.LEFT_OVER, what);
        }
    }

    List<Match> matches() {
        matches.sort(Comparator.comparing(Match::id));
        return matches;
    }

    private static Bucket barred(Document portal) {
        return switch (portal.portal().availability()) {
            case BARRED_PLACE_OF_SUPPLY -> Bucket.POS_BARRED;
            case BARRED_TIME -> Bucket.TIME_BARRED;
            default -> Bucket.NOT_AVAILABLE;
        };
    }

    private static String notClaimable(Bucket bucket) {
        return switch (bucket) {
            case POS_BARRED -> " Not claimable: the place of supply is in the supplier's State, not in ours.";
            case TIME_BARRED -> " Not claimable: reported after the last date of section 16(4).";
            case NOT_AVAILABLE -> " Not claimable: the portal does not offer the credit.";
            case REJECTED -> " Not claimable: rejected by us in IMS.";
            case SUPPLIER_CANCELLED -> " Not claimable: the supplier amended it to zero.";
            default -> "";
        };
    }

    private void add(Status status, Bucket bucket, MatchingPasses pass, String reason, int score, List<MatchLine> lines,
                     List<Entry> entries) {
        entries.forEach(entry -> entry.taken = true);
        matches.add(new Match(fingerprint.id(entries), status, bucket, pass.name(), reason, score, lines,
                fingerprint.evidence(entries)));
    }
}
