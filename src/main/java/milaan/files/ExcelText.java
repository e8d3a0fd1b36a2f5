package milaan.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell holds, never what it shows: plain decimals, ISO dates, TRUE and FALSE. A cell holding 201234.56 that is shown as
 * {@code 201,235} is 201234.56; a document number shown as {@code 1.23457E+15} is written out in full.
 */
final class ExcelText {

    /** A formula that was never calculated has no value; taking it for blank would make a zero of an amount. */
    static final String NOT_CALCULATED = "#N/A";

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final LocalDate BASE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BASE_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_SERIAL = 2_958_465;
    private static final double SECONDS_PER_DAY = 86_400;

    private final boolean base1904;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    ExcelText(boolean base1904) {
        this.base1904 = base1904;
    }

    /**
     * @param stored the number as the file has it
     * @param format number format of the cell, null when it has none
     * @return an ISO date when the format shows a date (a time of day is dropped), else the plain number
     */
    String number(String stored, String format) {
        if (format != null && dateFormats.computeIfAbsent(format, ExcelText::showsDate)) {
            String date = date(stored);
            if (date != null) {
                return date;
            }
        }
        return plain(stored);
    }

    /** Office writes characters that XML cannot hold as {@code _x000D_}. */
    static String unescape(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text).replaceAll(hit ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hit.group(1), 16))))
                : text;
    }

    static String bool(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    /** @return null when the number is no day of the calendar */
    private String date(String stored) {
        double serial;
        try {
            serial = Double.parseDouble(stored);
        } catch (NumberFormatException e) {
            return null;
        }
        // to the second, else 11:59:59.9999 of the day before stays there
        long day = (long) Math.floor(Math.round(serial * SECONDS_PER_DAY) / SECONDS_PER_DAY);
        if (day < (base1904 ? 0 : 1) || day > LAST_SERIAL) {
            return null;
        }
        if (base1904) {
            return BASE_1904.plusDays(day).toString();
        }
        // Excel counts a 29 February 1900 that never was
        return BASE_1900.plusDays(day < 60 ? day + 1 : day).toString();
    }

    private static String plain(String stored) {
        int digits = 0;
        while (digits < stored.length() && stored.charAt(digits) >= '0' && stored.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == stored.length()) {
            return stored;
        }
        try {
            BigDecimal number = new BigDecimal(stored.trim());
            // no double has more places; a made-up exponent would write gigabytes
            if (Math.abs((long) number.scale()) > 400) {
                return stored;
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return stored;
        }
    }

    /** Whether a number format shows a day: has a year or a day, or a month that is not minutes. */
    static boolean showsDate(String format) {
        boolean dayOrYear = false;
        boolean month = false;
        boolean clock = false;
        String text = format.toLowerCase(Locale.ROOT);
        if (text.equals("general")) {
            return false;
        }
        for (int i = 0; i < text.length() && text.charAt(i) != ';'; i++) {
            switch (text.charAt(i)) {
                case '"' -> i = skipTo(text, '"', i);
                case '[' -> {
                    int end = skipTo(text, ']', i);
                    clock |= text.substring(i, end).matches("\\[(h+|m+|s+)");
                    i = end;
                }
                case '\\', '_', '*' -> i++;
                case 'y', 'd' -> dayOrYear = true;
                case 'm' -> month = true;
                case 'h', 's' -> clock = true;
                default -> {
                }
            }
        }
        return dayOrYear || month && !clock;
    }

    private static int skipTo(String text, char end, int from) {
        int at = text.indexOf(end, from + 1);
        return at < 0 ? text.length() : at;
    }
}
