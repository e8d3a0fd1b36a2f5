package milaan.domain.advice;

import static milaan.domain.credit.Decision.Action.ACCEPT;
import static milaan.domain.credit.Decision.Action.CLAIM;
import static milaan.domain.credit.Decision.Action.DEFER;
import static milaan.domain.credit.Decision.Action.REVERSE;

import java.util.Optional;
import java.util.stream.Stream;

import milaan.domain.credit.Decision;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.StateCode;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;

/**
 * What is reviewed, and what the figures speak for: gst-rules section 5.4. A match belongs to the first row of its status and bucket
 * that fits it; matches without a row need no decision.
 */
enum ReviewRow {
    //                     status                   bucket                           suggested  why
    VALUE                 (Status.DIFFERENCE,       Bucket.VALUE_MISMATCH,           ACCEPT, "accepting claims the lower of both figures"),
    HEADS_OF_NO_USE       (Status.DIFFERENCE,       Bucket.HEAD_MISMATCH,            REVERSE,
            "the place of supply of GSTR-2B is not our State, so its CGST and SGST are of no use to us; heads are never converted"),
    HEADS                 (Status.DIFFERENCE,       Bucket.HEAD_MISMATCH,            ACCEPT, "accepting claims the heads of GSTR-2B"),
    DATE                  (Status.DIFFERENCE,       Bucket.DATE_MISMATCH,            ACCEPT,
            "number and amounts agree; a date within one financial year changes no credit"),
    YEAR                  (Status.DIFFERENCE,       Bucket.DATE_FY_MISMATCH,         DEFER,
            "the financial year decides the last day to claim, and a series of numbers starts anew each year: see the document first"),
    TYPE                  (Status.DIFFERENCE,       Bucket.TYPE_MISMATCH,            ACCEPT,
            "both kinds of document give the same credit; accepting claims the lower of both figures"),
    REVERSE_CHARGE        (Status.DIFFERENCE,       Bucket.RCM_MISMATCH,             DEFER,
            "it must be clear who pays the tax before anybody takes credit of it"),
    SUPPLIER_BRANCH       (Status.DIFFERENCE,       Bucket.SUPPLIER_BRANCH_MISMATCH, ACCEPT,
            "the credit is ours under either GSTIN of the supplier; the GSTIN in the books is to be corrected"),
    OUR_BRANCH            (Status.DIFFERENCE,       Bucket.OUR_BRANCH_MISMATCH,      DEFER,
            "the credit belongs to the GSTIN that received the supply: move the booking, or have the document amended"),
    SPLIT_PARTLY_BARRED   (Status.DIFFERENCE,       Bucket.SPLIT_MATCH,              ACCEPT,
            "the sums agree; accepting claims what is not barred"),
    LIKELY                (Status.PROBABLE,         Bucket.PROBABLE,                 ACCEPT,
            "all but the number agrees, or the number is a slip away; accepting claims the lower of both figures"),
    LIKELY_BY_AMOUNT      (Status.PROBABLE,         Bucket.PROBABLE_AMOUNT,          ACCEPT,
            "no other document of the supplier has the amount near that day"),
    LIKELY_SPLIT          (Status.PROBABLE,         Bucket.SPLIT_MATCH,              ACCEPT, "the sums agree"),
    LIKELY_SUPPLIER_BRANCH(Status.PROBABLE,         Bucket.SUPPLIER_BRANCH_MISMATCH, ACCEPT,
            "the credit is ours under either GSTIN of the supplier"),
    LIKELY_OUR_BRANCH     (Status.PROBABLE,         Bucket.OUR_BRANCH_MISMATCH,      DEFER,
            "the credit belongs to the GSTIN that received the supply: see the document first"),
    AMBIGUOUS             (Status.PROBABLE,         Bucket.AMBIGUOUS,                DEFER,
            "another document fits as well: see both before one is chosen"),
    NOT_REPORTED          (Status.MISSING_IN_2B,    Bucket.MISSING_IN_2B,            DEFER,
            "no credit before it stands in GSTR-2B, section 16(2)(aa)"),
    CREDIT_NOTE_NOT_BOOKED(Status.MISSING_IN_BOOKS, Bucket.MISSING_IN_BOOKS,         CLAIM,
            "GSTR-2B has lowered the credit by it already: let it stand and book the credit note"),
    NOT_BOOKED            (Status.MISSING_IN_BOOKS, Bucket.MISSING_IN_BOOKS,         DEFER,
            "no credit without the document in the books, section 16(2)(a): book it, or reject it in IMS when it is not ours"),
    TWICE_IN_THE_BOOKS    (Status.DUPLICATE,        Bucket.DUP_SUSPECT,              DEFER,
            "the same bill seems to be booked under two forms of its number: no credit for the second until the books are seen");

    private final Status status;
    private final Bucket bucket;
    private final Decision.Action suggested;
    private final String why;

    ReviewRow(Status status, Bucket bucket, Decision.Action suggested, String why) {
        this.status = status;
        this.bucket = bucket;
        this.suggested = suggested;
        this.why = why;
    }

    static Optional<ReviewRow> find(Match match) {
        return Stream.of(values()).filter(row -> row.status == match.status() && row.bucket == match.bucket())
                .filter(row -> row.fits(Sides.of(match))).findFirst();
    }

    private boolean fits(Sides sides) {
        return switch (this) {
            case HEADS_OF_NO_USE -> sides.portal().stream().anyMatch(ReviewRow::hasHeadsOfNoUse);
            case CREDIT_NOTE_NOT_BOOKED -> sides.first().type() == DocumentType.CRN;
            default -> true;
        };
    }

    /** Central and State tax are credit only in the State of the place of supply; without one the supplier's State counts. */
    private static boolean hasHeadsOfNoUse(Document portal) {
        if (portal.tax().cgst() == 0 && portal.tax().sgst() == 0) {
            return false;
        }
        boolean unsaid = portal.placeOfSupply().isEmpty() && portal.supplier() != null;
        String place = unsaid ? portal.supplier().stateCode() : portal.placeOfSupply();
        return !today(place).equals(today(portal.recipient().stateCode()));
    }

    private static String today(String state) {
        return StateCode.find(state).map(code -> code.today().toString()).orElse(state);
    }

    Decision.Action suggested() {
        return suggested;
    }

    String why() {
        return why;
    }
}
