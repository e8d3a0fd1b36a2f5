package milaan.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell holds, never what it shows: plain decimals, ISO dates, TRUE and FALSE. A cell holding 201234.56 that is shown as
 * {@code 201,235} is 201234.56; a document number shown as {@code 1.23457E+15} is written out in full. Only Dr and Cr, which some
 * packages leave to the number format, are taken from what it shows: there they are the sign (file-formats section 11.2).
 */
final class ExcelText {

    /** A formula that was never calculated has no value; taking it for blank would make a zero of an amount. */
    static final String NOT_CALCULATED = "#N/A";

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final LocalDate BASE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BASE_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_SERIAL = 2_958_465;
    private static final double SECONDS_PER_DAY = 86_400;

    /** Dr or Cr as the last word of what a format writes beside the number. */
    private static final Pattern MARK = Pattern.compile("(?:^|.*[^a-z])(dr|cr)\\.?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION = Pattern.compile("(<=|>=|<>|<|>|=)\\s*(-?[0-9]+(?:\\.[0-9]+)?)");

    /**
     * A section of a number format.
     *
     * @param condition such as {@code >=100000}, empty when it has none
     * @param mark      Dr or Cr, empty when it has neither
     */
    private record Section(String condition, String mark) {
    }

    private final boolean base1904;
    private final Map<String, List<Section>> marks = new HashMap<>();
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    ExcelText(boolean base1904) {
        this.base1904 = base1904;
    }

    /**
     * @param stored the number as the file has it
     * @param format number format of the cell, null when it has none
     * @return an ISO date when the format shows a date (a time of day is dropped), else the plain number, with Dr or Cr behind it
     *         when the format shows that
     */
    String number(String stored, String format) {
        if (format != null && dateFormats.computeIfAbsent(format, ExcelText::showsDate)) {
            String date = date(stored);
            if (date != null) {
                return date;
            }
        }
        List<Section> sections = format == null ? List.of() : marks.computeIfAbsent(format, ExcelText::sections);
        return sections.isEmpty() ? plain(stored) : marked(plain(stored), sections);
    }

    /** Without conditions the second section is for negative numbers, shown without their minus, and the third for zero. */
    private static String marked(String number, List<Section> sections) {
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException e) {
            return number;
        }
        boolean conditional = sections.stream().anyMatch(section -> !section.condition().isEmpty());
        Section shown;
        if (conditional) {
            shown = sections.stream().filter(section -> holds(section.condition(), value)).findFirst().orElse(sections.get(sections.size() - 1));
        } else {
            int position = value.signum() < 0 ? 1 : value.signum() == 0 ? 2 : 0;
            shown = sections.get(position < sections.size() ? position : 0);
        }
        boolean withoutMinus = !conditional && sections.size() > 1 && value.signum() < 0;
        return shown.mark().isEmpty() ? number : (withoutMinus ? number.substring(1) : number) + " " + shown.mark();
    }

    private static boolean holds(String condition, BigDecimal value) {
        Matcher parts = CONDITION.matcher(condition);
        if (!parts.matches()) {
            return true;
        }
        int compared = value.compareTo(new BigDecimal(parts.group(2)));
        return switch (parts.group(1)) {
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "=" -> compared == 0;
            default -> compared != 0;
        };
    }

    /** @return none when no section shows Dr or Cr */
    private static List<Section> sections(String format) {
        List<Section> sections = new ArrayList<>();
        String condition = "";
        StringBuilder words = new StringBuilder();
        boolean scaled = false;
        for (int i = 0; i <= format.length(); i++) {
            char c = i == format.length() ? ';' : format.charAt(i);
            switch (c) {
                case ';' -> {
                    Matcher mark = MARK.matcher(words);
                    // a comma behind the digits divides by a thousand: there Cr is crores
                    sections.add(new Section(condition, mark.matches() && !scaled ? mark.group(1) : ""));
                    condition = "";
                    words.setLength(0);
                    scaled = false;
                }
                case '"' -> {
                    int end = skipTo(format, '"', i);
                    words.append(format, i + 1, Math.max(i + 1, end));
                    i = end;
                }
                case '[' -> {
                    int end = skipTo(format, ']', i);
                    String inside = format.substring(i + 1, Math.max(i + 1, end));
                    condition = CONDITION.matcher(inside).matches() ? inside : condition;
                    i = end;
                }
                case '\\' -> {
                    if (++i < format.length()) {
                        words.append(format.charAt(i));
                    }
                }
                case '_', '*' -> i++;
                case '0', '#', '?' -> {
                    words.setLength(0);
                    scaled = false;
                }
                case ',' -> scaled = true;
                default -> words.append(c == ' ' ? " " : "");
            }
        }
        return sections.stream().allMatch(section -> section.mark().isEmpty()) ? List.of() : List.copyOf(sections);
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
