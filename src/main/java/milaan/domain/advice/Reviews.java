package milaan.domain.advice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import milaan.domain.credit.CreditLot;
import milaan.domain.credit.Decision;
import milaan.domain.document.DocumentType;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.money.TaxAmounts;

/** What an analyst is asked to decide on, and which decisions an item can bear. */
public final class Reviews {

    /** Status of a lot among the items. */
    public static final String OPEN_LOT = "OPEN_LOT";

    private static final Set<Status> CREDIT_TAKEN = EnumSet.of(Status.MATCHED, Status.DIFFERENCE, Status.PROBABLE, Status.MISSING_IN_BOOKS);

    private Reviews() {
    }

    /** @return empty when nothing is to be decided */
    public static Optional<ReviewItem> of(Match match) {
        return ReviewRow.find(match).map(row -> {
            Sides sides = Sides.of(match);
            return new ReviewItem(sides.first().recipient(), match.id(), match.evidenceHash(), match.status().name(),
                    match.reason() + " " + row.suggested() + ": " + row.why() + ".", stake(match, sides), row.suggested());
        });
    }

    /** @return empty when nothing is left of the lot */
    public static Optional<ReviewItem> of(CreditLot lot) {
        if (lot.left().isZero()) {
            return Optional.empty();
        }
        String reason = "Credit of " + Words.name(lot.document()) + " was given back for now in " + lot.opened() + " ("
                + lot.reason() + ", " + lot.reason().law() + "); " + Words.heads(lot.left()) + " may still be reclaimed. "
                + "DEFER: no document of this month says that the condition is met.";
        return Optional.of(new ReviewItem(lot.document().recipient(), lot.id(), lot.evidenceHash(), OPEN_LOT, reason, lot.left().total(),
                Decision.Action.DEFER));
    }

    public static boolean allows(Status status, Bucket bucket, Decision.Action action) {
        return refusal(status, bucket, action).isEmpty();
    }

    /** @return the sentence with which a decision on a match is refused; empty when it can be honoured */
    public static Optional<String> refusal(Status status, Bucket bucket, Decision.Action action) {
        boolean possible = switch (action) {
            case ACCEPT -> status == Status.DIFFERENCE || status == Status.PROBABLE;
            case REJECT -> status == Status.PROBABLE || status == Status.MISSING_IN_BOOKS;
            case CLAIM -> status == Status.DIFFERENCE || standsAlone(status);
            case DEFER -> CREDIT_TAKEN.contains(status) || status == Status.MISSING_IN_2B || bucket == Bucket.DUP_SUSPECT;
            case REVERSE, BLOCK -> CREDIT_TAKEN.contains(status);
            case LINK -> standsAlone(status);
        };
        return possible ? Optional.empty()
                : Optional.of(action + " is not possible for a match of status " + status + " (" + bucket + "): " + needs(action));
    }

    /** @return the sentence with which a decision on an open lot is refused; empty when it can be honoured */
    public static Optional<String> refusalForLot(Decision.Action action) {
        return switch (action) {
            case CLAIM, DEFER, REJECT, BLOCK -> Optional.empty();
            case ACCEPT -> Optional.of("ACCEPT is not possible for an open lot: expected CLAIM to reclaim it, DEFER to wait, "
                    + "REJECT to give it up or BLOCK to make the reversal final");
            case REVERSE -> Optional.of("REVERSE is not possible for an open lot: its credit is given back already");
            case LINK -> Optional.of("LINK is not possible for an open lot: expected two matches that stand alone, one of each side");
        };
    }

    /** LINK joins a booking and a portal document of one GSTIN and one supplier. */
    public static Optional<String> refusalOfLink(Match one, Match other) {
        Sides sides = Sides.of(one);
        Sides otherSides = Sides.of(other);
        String names = "LINK of " + one.id() + " (" + one.status() + ") and " + other.id() + " (" + other.status() + ") is not possible: ";
        if (!EnumSet.of(one.status(), other.status()).equals(EnumSet.of(Status.MISSING_IN_2B, Status.MISSING_IN_BOOKS))) {
            return Optional.of(names + "expected one of MISSING_IN_2B and one of MISSING_IN_BOOKS");
        }
        if (!sides.first().recipient().equals(otherSides.first().recipient())) {
            return Optional.of(names + "one is for " + sides.first().recipient() + ", the other for " + otherSides.first().recipient());
        }
        if (!sides.first().block().equals(otherSides.first().block())) {
            return Optional.of(names + "one is of supplier " + sides.first().block() + ", the other of " + otherSides.first().block());
        }
        boolean oneLowers = sides.first().type() == DocumentType.CRN;
        if (oneLowers != (otherSides.first().type() == DocumentType.CRN)) {
            return Optional.of(names + "one lowers credit and the other raises it");
        }
        return Optional.empty();
    }

    private static boolean standsAlone(Status status) {
        return status == Status.MISSING_IN_2B || status == Status.MISSING_IN_BOOKS;
    }

    private static String needs(Decision.Action action) {
        return switch (action) {
            case ACCEPT -> "there is no pair to approve; expected DIFFERENCE or PROBABLE";
            case REJECT -> "there is no doubtful pair and no document that may be somebody else's; expected PROBABLE or MISSING_IN_BOOKS";
            case CLAIM -> "there is no credit that waits for a decision; expected DIFFERENCE, MISSING_IN_2B or MISSING_IN_BOOKS";
            case DEFER -> "there is no credit that could wait";
            case REVERSE, BLOCK -> "no credit is taken on it, so none can be given back; expected "
                    + String.join(", ", CREDIT_TAKEN.stream().map(Status::name).toList());
            case LINK -> "it does not stand alone; expected MISSING_IN_2B and MISSING_IN_BOOKS";
        };
    }

    /** The difference where only that is in doubt, else the tax of GSTR-2B, else of the books. */
    private static long stake(Match match, Sides sides) {
        TaxAmounts books = sides.booksTax();
        TaxAmounts portal = sides.portalTax();
        if (match.bucket() == Bucket.VALUE_MISMATCH) {
            return TaxAmounts.byHead(head -> Math.abs(books.of(head) - portal.of(head))).total();
        }
        return Math.abs(sides.portal().isEmpty() ? books.total() : portal.total());
    }
}
