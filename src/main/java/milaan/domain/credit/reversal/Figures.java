package milaan.domain.credit.reversal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import milaan.domain.identity.FinancialYear;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;

/** What the provisions share: a part of an amount, interest, and amounts in words. */
final class Figures {

    private static final int DAYS_OF_YEAR = 365;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("dd-MM");

    private Figures() {
    }

    /**
     * {@code amount × part / whole}, rounded half up to the paisa.
     *
     * @param whole not zero
     */
    static long share(long amount, long part, long whole) {
        return BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** {@link #share(long, long, long)} of each head. */
    static TaxAmounts share(TaxAmounts amounts, long part, long whole) {
        return TaxAmounts.byHead(head -> share(amounts.of(head), part, whole));
    }

    /** Each head, zero where it is negative. */
    static TaxAmounts notNegative(TaxAmounts amounts) {
        return TaxAmounts.byHead(head -> Math.max(0, amounts.of(head)));
    }

    /**
     * Simple interest at {@code interest.rate} on each head, in whole rupees: 50 paise and above goes up (section 170).
     *
     * @param from the day before the first that bears interest
     * @param to   the last that does
     */
    static TaxAmounts interest(TaxAmounts amounts, LocalDate from, LocalDate to, Rules rules) {
        BigDecimal rate = new BigDecimal(rules.get("interest.rate", from));
        BigDecimal days = BigDecimal.valueOf(Math.max(0, ChronoUnit.DAYS.between(from, to)));
        return TaxAmounts.byHead(head -> BigDecimal.valueOf(amounts.of(head)).multiply(days).multiply(rate)
                .divide(HUNDRED.multiply(HUNDRED).multiply(BigDecimal.valueOf(DAYS_OF_YEAR)), 0, RoundingMode.HALF_UP)
                .longValueExact() * 100);
    }

    /** @throws IllegalArgumentException when the rule is neither true nor false */
    static boolean isTrue(String code, LocalDate day, Rules rules) {
        return is("true", "false", code, day, rules);
    }

    /**
     * True when a rule has the first value, false when the second.
     *
     * @throws IllegalArgumentException when it has neither
     */
    static boolean is(String value, String other, String code, LocalDate day, Rules rules) {
        String found = rules.get(code, day);
        if (!found.equals(value) && !found.equals(other)) {
            throw new IllegalArgumentException("rule '" + code + "' is '" + found + "', expected " + value + " or " + other);
        }
        return found.equals(value);
    }

    /** A day of the calendar year in which {@code year} ends, by a rule such as {@code 30-11}. */
    static LocalDate dayAfter(FinancialYear year, String code, LocalDate readOn, Rules rules) {
        MonthDay day = MonthDay.parse(rules.get(code, readOn), DAY_AND_MONTH);
        return day.atYear(year.startYear() + 1);
    }

    /** {@code CGST 9,000.00, SGST 9,000.00}. */
    static String words(TaxAmounts amounts) {
        List<String> parts = new ArrayList<>();
        for (TaxHead head : TaxHead.values()) {
            if (amounts.of(head) != 0) {
                parts.add(head + " " + Paise.formatIndian(amounts.of(head)));
            }
        }
        return parts.isEmpty() ? "0.00" : String.join(", ", parts);
    }
}
