package milaan.domain.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A month of tax. A quarter of a QRMP taxpayer is named by its last month. Written {@code 2026-04}; the portal writes {@code 042026}. */
public record TaxPeriod(YearMonth month) implements Comparable<TaxPeriod> {

    public static TaxPeriod of(int year, int month) {
        return new TaxPeriod(YearMonth.of(year, month));
    }

    public static TaxPeriod of(LocalDate date) {
        return new TaxPeriod(YearMonth.from(date));
    }

    /**
     * @param text {@code 2026-04} or the portal's {@code 042026}
     * @throws IllegalArgumentException when it is neither
     */
    public static TaxPeriod parse(String text) {
        if (text != null && text.length() == 6 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int month = Integer.parseInt(text.substring(0, 2));
            int year = Integer.parseInt(text.substring(2));
            if (month >= 1 && month <= 12 && year / 100 == 20) {
                return of(year, month);
            }
        }
        if (text != null && text.length() == 7 && text.startsWith("20") && text.charAt(4) == '-'
                && text.chars().filter(c -> c >= '0' && c <= '9').count() == 6) {
            int month = Integer.parseInt(text, 5, 7, 10);
            if (month >= 1 && month <= 12) {
                return of(Integer.parseInt(text, 0, 4, 10), month);
            }
        }
        try {
            return new TaxPeriod(YearMonth.parse(String.valueOf(text)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a tax period (expected 2026-04 or 042026)");
        }
    }

    public TaxPeriod next() {
        return new TaxPeriod(month.plusMonths(1));
    }

    public TaxPeriod previous() {
        return new TaxPeriod(month.minusMonths(1));
    }

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    public LocalDate lastDay() {
        return month.atEndOfMonth();
    }

    public FinancialYear financialYear() {
        return FinancialYear.of(firstDay());
    }

    /** {@code 042026}, as the portal writes it. */
    public String toPortalText() {
        return String.format(Locale.ROOT, "%02d%04d", month.getMonthValue(), month.getYear());
    }

    @Override
    public int compareTo(TaxPeriod other) {
        return month.compareTo(other.month);
    }

    /** {@code 2026-04}. */
    @Override
    public String toString() {
        return month.toString();
    }
}
