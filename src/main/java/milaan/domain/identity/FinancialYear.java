package milaan.domain.identity;

import java.time.LocalDate;

/** 1 April to 31 March, named by the year it starts in. */
public record FinancialYear(int startYear) implements Comparable<FinancialYear> {

    public static FinancialYear of(LocalDate date) {
        return new FinancialYear(date.getMonthValue() >= 4 ? date.getYear() : date.getYear() - 1);
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
        return String.format("%04d-%02d", startYear, (startYear + 1) % 100);
    }
}
