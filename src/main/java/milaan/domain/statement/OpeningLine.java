package milaan.domain.statement;

/** The lines of the opening balance from the books (gst-rules 2.4). */
public enum OpeningLine {
    L1(1, "eligible, shown as available in GSTR-2B, not taken in 4A(5) and not reversed in 4B(2)"),
    L2(1, "taken and reversed in 4B(2)"),
    L3(1, "taken, reversed outside 4B(2), not reclaimed yet"),
    L4(-1, "reclaimed and reported in 4D(1)"),
    L5(-1, "reclaimed without reporting in 4D(1)");

    private final int sign;
    private final String description;

    OpeningLine(int sign, String description) {
        this.sign = sign;
        this.description = description;
    }

    /** 1 for lines that are added, -1 for those that are subtracted. */
    public int sign() {
        return sign;
    }

    public String description() {
        return description;
    }

    /** The line of an event, null when it has none. */
    static OpeningLine of(WorkingEvent event) {
        return switch (event) {
            case AVAILABLE_NOT_TAKEN -> L1;
            case REVERSED_4B2, TO_BE_RECLAIMED -> L2;
            case REVERSED_OTHERWISE -> L3;
            case RECLAIMED_4D1 -> L4;
            case RECLAIMED_OTHERWISE -> L5;
            case BLOCKED_17_5, RULE_42, RULE_43, RULE_38, DEPRECIATED, TIME_BARRED, PLACE_OF_SUPPLY -> null;
        };
    }
}
