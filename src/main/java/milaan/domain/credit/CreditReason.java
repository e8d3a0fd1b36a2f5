package milaan.domain.credit;

/** Why credit turns: the codes of gst-rules 2.6 for lots, and those of what is claimed, barred or gone for good. */
public enum CreditReason {
    // claimed
    /** In GSTR-2B and available: section 16(2)(aa). */
    IN_2B,
    /** Own working: import of services, reverse charge without a GSTIN. */
    OWN_WORKING,
    /** Claimed by decision before it stood in GSTR-2B. */
    CLAIMED_WITHOUT_2B,
    /** The supplier has amended the document. */
    AMENDED,
    /** The supplier has amended it to zero. */
    SUPPLIER_CANCELLED,
    /** Yearly recomputation of rules 42 and 43 gives some of it back. */
    RULE_42_TRUE_UP,

    // reversed for now: gst-rules 2.6
    R37_180D("section 16(2), second proviso; rule 37"),
    R37A_SUPPLIER_3B("section 16(2)(c); rule 37A"),
    NOT_RECEIVED("section 16(2)(b)"),
    DOC_MISSING("section 16(2)(a)"),
    TAX_NOT_PAID("section 16(2)(c)"),
    BOOKS_MISSING("section 16(2)(a)"),
    VALUE_DIFF("section 16(2)(aa)"),
    DISPUTE("section 16(2)"),
    ERROR_CORRECTION("section 16(2)(aa)"),
    /** Reversed before the register began, for a reason in the words of the working: only a decision ends it. */
    OF_WORKING("credit-working"),

    // reversed for good
    BLOCKED_17_5("section 17(5)"),
    DEPRECIATED("section 16(3)"),
    NON_BUSINESS("section 17(1); rule 42"),
    EXEMPT_ONLY("section 17(2); rule 42"),
    /** In our GSTR-2B and not our purchase. */
    NOT_OURS("section 16(2)"),
    RULE_42("section 17(2); rule 42"),
    RULE_43("section 17(2); rule 43"),
    RULE_38("section 17(4); rule 38"),

    // barred
    PLACE_OF_SUPPLY("section 12 IGST Act"),
    TIME_BARRED("section 16(4)"),
    NOT_AVAILABLE("GSTR-2B"),

    // deferred
    MISSING_IN_2B("section 16(2)(aa)"),
    /** The method NET or IMS claims only what is due. */
    WAITING("section 16(2)");

    private final String law;

    CreditReason() {
        this("section 16(2)(aa)");
    }

    CreditReason(String law) {
        this.law = law;
    }

    /** The section or rule it rests on, for people. */
    public String law() {
        return law;
    }

    /** True when credit given back for it is gone: 4B1. */
    public boolean isForGood() {
        return compareTo(BLOCKED_17_5) >= 0 && compareTo(RULE_38) <= 0;
    }

    /** True when the comparison with the books, or the receipt of the goods, still has to say more: the documents stay open. */
    public boolean waitsForDocuments() {
        return this == NOT_RECEIVED || this == DOC_MISSING || this == BOOKS_MISSING || this == VALUE_DIFF || this == DISPUTE;
    }
}
