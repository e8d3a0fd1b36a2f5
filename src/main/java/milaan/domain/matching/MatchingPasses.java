package milaan.domain.matching;

import static milaan.domain.matching.Agreement.AmountLevel.DIFFER;
import static milaan.domain.matching.Agreement.AmountLevel.EQUAL;
import static milaan.domain.matching.Agreement.AmountLevel.HEADS;
import static milaan.domain.matching.Agreement.AmountLevel.TOLERANCE;
import static milaan.domain.matching.Agreement.NumberLevel.N1;
import static milaan.domain.matching.Agreement.NumberLevel.N2;
import static milaan.domain.matching.Agreement.NumberLevel.N3_LONG;
import static milaan.domain.matching.Agreement.NumberLevel.N4;
import static milaan.domain.matching.Agreement.NumberLevel.OTHER;
import static milaan.domain.matching.Agreement.NumberLevel.SLIP;
import static milaan.domain.matching.Agreement.NumberLevel.SLIPS;
import static milaan.domain.matching.Agreement.NumberLevel.UNREADABLE;
import static milaan.domain.matching.Entry.Rarity.COMMON;
import static milaan.domain.matching.Entry.Rarity.UNIQUE;
import static milaan.domain.matching.Entry.Rarity.RECURRING;
import static milaan.domain.matching.MatchingPasses.Charge.ANY_TYPE;
import static milaan.domain.matching.MatchingPasses.Charge.ANY_CHARGE;
import static milaan.domain.matching.MatchingPasses.Charge.LIKE;
import static milaan.domain.matching.MatchingPasses.Dates.ANY_DAY;
import static milaan.domain.matching.MatchingPasses.Dates.DAYS_10;
import static milaan.domain.matching.MatchingPasses.Dates.DAYS_31;
import static milaan.domain.matching.MatchingPasses.Dates.DAYS_7;
import static milaan.domain.matching.MatchingPasses.Dates.SAME_DAY;
import static milaan.domain.matching.MatchingPasses.Dates.YEAR;
import static milaan.domain.matching.MatchingPasses.Party.OWN;
import static milaan.domain.matching.MatchingPasses.Party.PAN;
import static milaan.domain.matching.MatchingPasses.Stage.AMOUNTS;
import static milaan.domain.matching.MatchingPasses.Stage.NUMBERS;
import static milaan.domain.matching.MatchingPasses.Stage.NUMBERS_AND_AMOUNTS;
import static milaan.domain.matching.MatchingPasses.Stage.OUTSIDE;
import static milaan.domain.matching.MatchingPasses.Stage.WITHDRAWN;

import java.util.Arrays;
import java.util.List;

/**
 * The ordered table of passes: gst-rules section 5.3. A row names the weakest agreement it accepts in each field; a pair
 * belongs to the first row that accepts it. Stages run one after the other; within a stage all pairs compete and a row
 * outweighs every row below it. Rows without columns are not about pairs.
 *
 * <p>Different from the order of section 5.3 on purpose: a strong number near in time comes before a weak number with equal
 * amounts, because the number outweighs the amount.
 */
public enum MatchingPasses {

    NOT_COMPARED, AMENDMENT, REVERSAL_BLOCK, DUPLICATE,
    //                stage                our   supplier number      date      type, RCM   amounts    status             bucket
    EXACT            (NUMBERS_AND_AMOUNTS, OWN,  OWN,    N1,         SAME_DAY, LIKE,       EQUAL,     Status.MATCHED,    Bucket.EXACT),
    EXACT_TOL        (NUMBERS_AND_AMOUNTS, OWN,  OWN,    N2,         DAYS_10,  LIKE,       TOLERANCE, Status.MATCHED,    Bucket.EXACT_TOL),
    SPLIT_BY_NUMBER,
    DATE_MISMATCH    (NUMBERS,             OWN,  OWN,    N2,         YEAR,     LIKE,       TOLERANCE, Status.DIFFERENCE, Bucket.DATE_MISMATCH),
    RCM_MISMATCH     (NUMBERS,             OWN,  OWN,    N2,         YEAR,     ANY_CHARGE, TOLERANCE, Status.DIFFERENCE, Bucket.RCM_MISMATCH),
    TYPE_MISMATCH    (NUMBERS,             OWN,  OWN,    N2,         YEAR,     ANY_TYPE,   TOLERANCE, Status.DIFFERENCE, Bucket.TYPE_MISMATCH),
    HEAD_MISMATCH    (NUMBERS,             OWN,  OWN,    N2,         YEAR,     LIKE,       HEADS,     Status.DIFFERENCE, Bucket.HEAD_MISMATCH),
    SUPPLIER_BRANCH  (NUMBERS,             OWN,  PAN,    N2,         YEAR,     LIKE,       HEADS,     Status.DIFFERENCE, Bucket.SUPPLIER_BRANCH_MISMATCH),
    OUR_BRANCH       (NUMBERS,             PAN,  OWN,    N2,         YEAR,     LIKE,       HEADS,     Status.DIFFERENCE, Bucket.OUR_BRANCH_MISMATCH),
    VALUE_MISMATCH   (NUMBERS,             OWN,  OWN,    N2,         DAYS_10,  LIKE,       DIFFER,    Status.DIFFERENCE, Bucket.VALUE_MISMATCH),
    DATE_FY_MISMATCH (NUMBERS,             OWN,  OWN,    N1,         ANY_DAY,  LIKE,       TOLERANCE, Status.DIFFERENCE, Bucket.DATE_FY_MISMATCH),
    SERIAL           (NUMBERS,             OWN,  OWN,    N4,         DAYS_31,  LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE),
    TYPO             (NUMBERS,             OWN,  OWN,    SLIP,       SAME_DAY, LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE, RECURRING),
    TYPO_RARE        (NUMBERS,             OWN,  OWN,    SLIPS,      YEAR,     LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE, UNIQUE),
    SERIAL_AND_VALUE (NUMBERS,             OWN,  OWN,    N3_LONG,    SAME_DAY, LIKE,       DIFFER,    Status.PROBABLE,   Bucket.PROBABLE),
    SERIAL_AND_DATE  (NUMBERS,             OWN,  OWN,    N3_LONG,    YEAR,     LIKE,       HEADS,     Status.PROBABLE,   Bucket.PROBABLE),
    SERIAL_AND_BRANCH(NUMBERS,             OWN,  PAN,    N3_LONG,    YEAR,     LIKE,       HEADS,     Status.PROBABLE,   Bucket.SUPPLIER_BRANCH_MISMATCH),
    SERIAL_OUR_BRANCH(NUMBERS,             PAN,  OWN,    N3_LONG,    YEAR,     LIKE,       HEADS,     Status.PROBABLE,   Bucket.OUR_BRANCH_MISMATCH),
    VALUE_AND_DATE   (NUMBERS,             OWN,  OWN,    N2,         YEAR,     LIKE,       DIFFER,    Status.DIFFERENCE, Bucket.VALUE_MISMATCH),
    TYPO_AND_TYPE    (NUMBERS,             OWN,  OWN,    SLIP,       SAME_DAY, ANY_TYPE,   TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE, UNIQUE),
    TYPO_AND_HEADS   (NUMBERS,             OWN,  OWN,    SLIP,       DAYS_31,  LIKE,       HEADS,     Status.PROBABLE,   Bucket.PROBABLE, UNIQUE),
    TYPO_AND_BRANCH  (NUMBERS,             OWN,  PAN,    SLIP,       DAYS_31,  LIKE,       HEADS,     Status.PROBABLE,   Bucket.SUPPLIER_BRANCH_MISMATCH, UNIQUE),
    TYPO_OUR_BRANCH  (NUMBERS,             PAN,  OWN,    SLIP,       DAYS_31,  LIKE,       HEADS,     Status.PROBABLE,   Bucket.OUR_BRANCH_MISMATCH, UNIQUE),
    RCM_AND_VALUE    (NUMBERS,             OWN,  OWN,    N2,         YEAR,     ANY_CHARGE, DIFFER,    Status.DIFFERENCE, Bucket.RCM_MISMATCH),
    TYPE_AND_VALUE   (NUMBERS,             OWN,  OWN,    N2,         YEAR,     ANY_TYPE,   DIFFER,    Status.DIFFERENCE, Bucket.TYPE_MISMATCH),
    AMOUNT_AND_DAY   (AMOUNTS,             OWN,  OWN,    UNREADABLE, SAME_DAY, LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE),
    AMOUNT_ONLY      (AMOUNTS,             OWN,  OWN,    UNREADABLE, DAYS_7,   LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE_AMOUNT),
    AMOUNT_RARE      (AMOUNTS,             OWN,  OWN,    OTHER,      DAYS_7,   LIKE,       TOLERANCE, Status.PROBABLE,   Bucket.PROBABLE_AMOUNT, UNIQUE),
    SPLIT_BY_SUM,
    WITHDRAWN_PAIR   (WITHDRAWN,           OWN,  OWN,    N2,         YEAR,     ANY_TYPE,   DIFFER,    Status.NOT_CLAIMABLE, Bucket.REJECTED),
    LEFT_OVER;

    /** Order in which the engine works; {@link #OUTSIDE} rows do not compare pairs. */
    enum Stage {
        OUTSIDE, NUMBERS_AND_AMOUNTS, NUMBERS, AMOUNTS,
        /** Portal documents that give no credit: rejected by us, or amended to zero. */
        WITHDRAWN
    }

    /** Whether the GSTIN must be the same or only its PAN. */
    enum Party {
        OWN, PAN
    }

    /** Which difference of type or reverse charge is allowed. */
    enum Charge {
        LIKE, ANY_CHARGE, ANY_TYPE
    }

    /** How far the dates may be apart. */
    enum Dates {
        SAME_DAY, DAYS_7, DAYS_10, DAYS_31,
        /** Same financial year, or 31 days across its end. */
        YEAR,
        /**
         * Any. Across years a short number that recurs in every year's series proves nothing (gst-rules E-23): it needs
         * five characters or at most 100 days.
         */
        ANY_DAY;

        private static final int SHORT_NUMBER = 5;

        boolean accept(long days, boolean sameYear, int numberLength) {
            return switch (this) {
                case SAME_DAY -> days == 0;
                case DAYS_7 -> days <= 7;
                case DAYS_10 -> days <= 10;
                case DAYS_31 -> days <= 31;
                case YEAR -> sameYear || days <= 31;
                case ANY_DAY -> sameYear || days <= 100 || numberLength >= SHORT_NUMBER;
            };
        }
    }

    private final Stage stage;
    private final Party recipient;
    private final Party supplier;
    private final Agreement.NumberLevel number;
    private final Dates dates;
    private final Charge charge;
    private final Agreement.AmountLevel amounts;
    private final Status status;
    private final Bucket bucket;
    private final Entry.Rarity rarity;

    MatchingPasses() {
        this(OUTSIDE, null, null, null, null, null, null, null, null, COMMON);
    }

    MatchingPasses(Stage stage, Party recipient, Party supplier, Agreement.NumberLevel number, Dates dates, Charge charge,
                   Agreement.AmountLevel amounts, Status status, Bucket bucket) {
        this(stage, recipient, supplier, number, dates, charge, amounts, status, bucket, COMMON);
    }

    /** @param rarity how often the supplier may have the amount on either side: recurring amounts (rent) prove little */
    MatchingPasses(Stage stage, Party recipient, Party supplier, Agreement.NumberLevel number, Dates dates, Charge charge,
                   Agreement.AmountLevel amounts, Status status, Bucket bucket, Entry.Rarity rarity) {
        this.stage = stage;
        this.recipient = recipient;
        this.supplier = supplier;
        this.number = number;
        this.dates = dates;
        this.charge = charge;
        this.amounts = amounts;
        this.status = status;
        this.bucket = bucket;
        this.rarity = rarity;
    }

    /** Rows of a stage, strongest first. */
    static List<MatchingPasses> of(Stage stage) {
        return Arrays.stream(values()).filter(pass -> pass.stage == stage).toList();
    }

    /** @return the first of the rows that accepts the pair, null when none does */
    static MatchingPasses find(List<MatchingPasses> rows, Entry books, Entry portal, Agreement agreement) {
        for (MatchingPasses row : rows) {
            if (row.accepts(books, portal, agreement)) {
                return row;
            }
        }
        return null;
    }

    private boolean accepts(Entry books, Entry portal, Agreement agreement) {
        return acceptsNumber(agreement.number())
                && agreement.amounts().compareTo(amounts) <= 0
                && (recipient == PAN || agreement.sameRecipient())
                && (supplier == PAN || agreement.sameSupplier())
                && agreement.kind().ordinal() <= charge.ordinal()
                && dates.accept(agreement.days(), agreement.sameYear(),
                        Math.min(books.number.n1().length(), portal.number.n1().length()))
                && books.rarity.compareTo(rarity) <= 0 && portal.rarity.compareTo(rarity) <= 0;
    }

    /** Unreadable is no step of the scale: it is wanted as such, or does not matter. */
    private boolean acceptsNumber(Agreement.NumberLevel level) {
        boolean comparable = level != UNREADABLE && number != UNREADABLE;
        return comparable ? level.compareTo(number) <= 0 : level == number || number == OTHER;
    }

    Status status() {
        return status;
    }

    Bucket bucket() {
        return bucket;
    }
}
