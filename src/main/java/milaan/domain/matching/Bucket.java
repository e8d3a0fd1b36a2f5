package milaan.domain.matching;

/** Why a match has its {@link Status}: gst-rules section 5. */
public enum Bucket {
    EXACT, EXACT_TOL,
    VALUE_MISMATCH, HEAD_MISMATCH, DATE_MISMATCH, DATE_FY_MISMATCH, TYPE_MISMATCH, RCM_MISMATCH,
    SUPPLIER_BRANCH_MISMATCH, OUR_BRANCH_MISMATCH, SPLIT_MATCH,
    PROBABLE, PROBABLE_AMOUNT, AMBIGUOUS,
    /** Joined by an analyst's decision. */
    LINKED,
    MISSING_IN_2B, MISSING_IN_BOOKS,
    DUP_BOOKS, DUP_SUSPECT, DUP_2B,
    /** Barred by place of supply ({@code rsn=P}). */
    POS_BARRED,
    /** Reported after the last date of section 16(4) ({@code rsn=C}), or not available without a reason. */
    TIME_BARRED, NOT_AVAILABLE,
    /** Rejected by us in IMS. */
    REJECTED,
    /** In the statement's reversal block (rule 37A). */
    REVERSAL,
    /** Original whose amendment is in the same run: the amendment stands for it. */
    AMENDED,
    /** Amended to zero by the supplier. */
    SUPPLIER_CANCELLED,
    /** Cancelled or draft in the books. */
    CANCELLED,
    /** Supplier without GSTIN: import of services, unregistered reverse charge, unregistered or composition bills. */
    NO_GSTIN
}
