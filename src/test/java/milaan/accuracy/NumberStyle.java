package milaan.accuracy;

/** How suppliers number their documents; never more than the 16 characters of rule 46(b). Financial year 2025-26. */
enum NumberStyle {
    /** {@code INV/2025-26/0123}. */
    FULL_YEAR(4),
    /** {@code 25-26/GST/123}. */
    YEAR_FIRST(0),
    /** {@code SI-00045}. */
    PADDED(5),
    /** {@code INV123}. */
    JOINED(0),
    /** {@code 0004517}. */
    DIGITS(7),
    /** {@code MH/B2B/2526/0071}. */
    BRANCH_AND_YEAR(4),
    /** {@code KA125260007}: branch, counter and 2526 without separators. */
    BRANCH_JOINED(5),
    /** {@code 123/25-26}. */
    YEAR_LAST(0),
    /** {@code 2725IN0000123456}: 16 characters of an e-invoice system. */
    LONG(10),
    /** {@code MH2526SI001234}: 14 characters. */
    LONG_WITH_YEAR(6);

    private final int width;

    NumberStyle(int width) {
        this.width = width;
    }

    boolean isLong() {
        return this == LONG || this == LONG_WITH_YEAR;
    }

    /**
     * @param letters two letters of the supplier
     * @param state   letters of its State
     * @param serial  1 to 99,999
     */
    String write(String letters, String state, int serial) {
        String digits = width == 0 ? String.valueOf(serial) : String.format("%0" + width + "d", serial);
        return switch (this) {
            case FULL_YEAR -> (digits.length() > 4 ? letters : letters + "V") + "/2025-26/" + digits;
            case YEAR_FIRST -> "25-26/" + letters + "/" + digits;
            case PADDED -> letters + "-" + digits;
            case JOINED -> letters + "V" + digits;
            case DIGITS -> digits;
            case BRANCH_AND_YEAR -> state + "/" + (digits.length() > 4 ? letters : letters + "B") + "/2526/" + digits;
            case BRANCH_JOINED -> state + "12526" + digits;
            case YEAR_LAST -> digits + "/25-26";
            case LONG -> "2725" + letters + digits;
            case LONG_WITH_YEAR -> state + "2526" + letters + digits;
        };
    }
}
