package milaan.domain.identity;

import java.time.LocalDate;
import java.util.Locale;

/** 1 April to 31 March, named by the year it starts in. */
public record FinancialYear(int startYear) implements Comparable<FinancialYear> {

    public static FinancialYear of(LocalDate date) {
        return new FinancialYear(date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1);
    }

    /** True for {@code 2026-27}: two years, one after the other, from 2017-18 on. */
    public static boolean isYear(String text) {
        return text != null && text.matches("20[0-9]{2}-[0-9]{2}") && Integer.parseInt(text, 2, 4, 10) >= 17
                && (Integer.parseInt(text, 2, 4, 10) + 1) % 100 == Integer.parseInt(text, 5, 7, 10);
    }

    /**
     * @param text {@code 2026-27}
     * @throws IllegalArgumentException when it is not a financial year of GST
     */
    public static FinancialYear parse(String text) {
        if (!isYear(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a financial year (expected such as 2026-27)");
        }
        return new FinancialYear(Integer.parseInt(text, 0, 4, 10));
    }

    public LocalDate firstDay() {
        return LocalDate.of(startYear, 4, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(startYear + 1, 3, 31);
    }

    @Override
    public int compareTo(FinancialYear other) {
        return Integer.compare(startYear, other.startYear);
    }

    /** {@code 2026-27}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%02d", startYear, (startYear + 1) % 100);
    }
}
