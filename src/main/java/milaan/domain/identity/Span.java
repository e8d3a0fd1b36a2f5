package milaan.domain.identity;

/** The time a run is for: a month, written {@code 2026-04}, or a financial year, written {@code 2026-27}. */
public record Span(TaxPeriod first, TaxPeriod last) {

    public static Span of(TaxPeriod month) {
        return new Span(month, month);
    }

    public static Span of(FinancialYear year) {
        return new Span(TaxPeriod.of(year.firstDay()), TaxPeriod.of(year.lastDay()));
    }

    /**
     * @param text {@code 2026-04} or {@code 2026-27}; GST years begin with 2017-18, so that the two cannot be confused
     * @throws IllegalArgumentException when it is neither
     */
    public static Span parse(String text) {
        return FinancialYear.isYear(text) ? of(FinancialYear.parse(text)) : of(TaxPeriod.parse(text));
    }

    public boolean isMonth() {
        return first.equals(last);
    }

    @Override
    public String toString() {
        return isMonth() ? first.toString() : first.financialYear().toString();
    }
}
