package milaan.domain.matching;

/** What to do with a match: few, each with one action. */
public enum Status {
    /** Claim. */
    MATCHED,
    /** Matched, something differs: review. */
    DIFFERENCE,
    /** Likely pair: approve. */
    PROBABLE,
    /** Chase the supplier. */
    MISSING_IN_2B,
    /** Book it, or reject it in IMS. */
    MISSING_IN_BOOKS,
    /** Correct the books. */
    DUPLICATE,
    /** Barred or rejected. */
    NOT_CLAIMABLE,
    /** Outside the comparison: import of services, unregistered RCM, no GSTIN. */
    NOT_COMPARED
}
