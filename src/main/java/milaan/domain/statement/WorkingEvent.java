package milaan.domain.statement;

/** What a line of a hand-kept reversal working tells (contract section 2, credit-working). */
public enum WorkingEvent {
    /** In GSTR-2B, eligible, not taken in 4A5 and not reversed. */
    AVAILABLE_NOT_TAKEN,
    REVERSED_4B2,
    /** Reversed in 4B1, or by claiming less in 4A. */
    REVERSED_OTHERWISE,
    RECLAIMED_4D1,
    /** Reclaimed in 4A5 without 4D1. */
    RECLAIMED_OTHERWISE,
    TO_BE_RECLAIMED,
    BLOCKED_17_5,
    RULE_42,
    RULE_43,
    RULE_38,
    /** Depreciation was claimed on the tax: section 16(3). */
    DEPRECIATED,
    /** Section 16(4). */
    TIME_BARRED,
    PLACE_OF_SUPPLY
}
