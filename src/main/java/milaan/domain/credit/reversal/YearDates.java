package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import milaan.domain.identity.FinancialYear;
import milaan.domain.rules.Rules;

/** The text of a rule that gives days to financial years: {@code 2025-26:2026-10-15 2021-22..2022-23:2024-10-20}, or {@code none}. */
final class YearDates {

    private YearDates() {
    }

    /** @throws IllegalArgumentException when the rule is not of that form */
    static Optional<LocalDate> find(String code, FinancialYear year, Rules rules) {
        String value = rules.get(code, year.lastDay()).strip();
        if (value.isEmpty() || value.equals("none")) {
            return Optional.empty();
        }
        LocalDate latest = null;
        for (String entry : value.split("\\s+")) {
            LocalDate day = day(code, entry, year);
            latest = latest == null || day != null && day.isAfter(latest) ? day : latest;
        }
        return Optional.ofNullable(latest);
    }

    /** @return null when the entry is for other years */
    private static LocalDate day(String code, String entry, FinancialYear year) {
        try {
            String[] yearsAndDay = entry.split(":", 2);
            String[] years = yearsAndDay[0].split("\\.\\.", 2);
            FinancialYear first = FinancialYear.parse(years[0]);
            FinancialYear last = FinancialYear.parse(years[years.length - 1]);
            LocalDate day = LocalDate.parse(yearsAndDay[yearsAndDay.length - 1]);
            return year.compareTo(first) >= 0 && year.compareTo(last) <= 0 ? day : null;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("rule '" + code + "' has '" + entry
                    + "', expected years and a day such as 2025-26:2026-10-15 or 2021-22..2022-23:2024-10-20, or none", e);
        }
    }
}
