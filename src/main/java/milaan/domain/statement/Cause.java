package milaan.domain.statement;

/** Why the portal's balance is not what the books hold, or is below zero (gst-rules 2.8 and 2.9). */
public enum Cause {
    /** 4D1 without any reversal before it. */
    RECLAIM_WITHOUT_REVERSAL,
    RECLAIMED_TWICE,
    RECLAIM_ABOVE_REVERSAL,
    /** Reversed in 4B1 or by claiming less: reclaimable by the books, unknown to the portal. */
    REVERSED_OUTSIDE_4B2,
    /** As before, and reclaimed through 4D1 since. */
    REVERSED_OUTSIDE_4B2_AND_RECLAIMED,
    WRONG_HEAD,
    /** The statement begins with its first period and has no declared opening balance. */
    OPENING_NEVER_DECLARED,
    /** The chain begins in the middle: what its first balance is made of, or the balance itself, is not at hand. */
    OPENING_NOT_KNOWN,
    /** An opening balance was declared, and the statement's postings at hand do not have it, or not yet. */
    OPENING_NOT_POSTED,
    /** An opening balance was declared, but not that of the books. */
    OPENING_DIFFERS,
    /** Blocked or otherwise lost credit parked in 4B2: the portal holds what may never be reclaimed. */
    PERMANENT_IN_4B2,
    /** Reversed in 4B2 to make good a reclaim that was too much, or to bring a reversal made elsewhere into the statement. */
    MADE_GOOD,
    /** Reclaimed in 4A5 but not shown in 4D1. */
    RECLAIM_WITHOUT_4D1,
    /** The statement has a posting for which no return is at hand, or a return is at hand that the statement does not have. */
    RETURN_MISSING,
    /** The statement's posting and the return of the period say different amounts. */
    RETURN_DIFFERS,
    /** Credit notes that the portal put in 4B2 before January 2023. */
    CREDIT_NOTES_BEFORE_2023,
    /** What no document accounts for: a row of its own, never spread over others. */
    UNEXPLAINED
}
