package milaan.formats;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.StateCode;
import milaan.domain.money.Paise;

/** Text of a cell to a value, the same for every format. Each method rejects with the field, the value and what was expected. */
public final class Cells {

    /**
     * Date patterns of Indian sources: ISO, and all others with the day first. A month-first date is never guessed: it is rejected, or lies
     * in a pattern that the user's profile puts before these.
     */
    public static final List<String> DAY_FIRST = List.of("uuuu-M-d", "d-M-uuuu", "d/M/uuuu", "d.M.uuuu", "d-MMM-uu", "d-MMM-uuuu",
            "d-M-uu", "d/M/uu", "d.M.uu", "d MMM uuuu", "d MMM uu", "d/MMM/uuuu", "d/MMM/uu", "d.MMM.uuuu", "d-MMMM-uuuu",
            "d MMMM uuuu", "d MMM, uuuu", "ddMMMuuuu", "uuuu/M/d");

    /** Ten lakh crore rupees, far above any document; keeps every sum of lines inside a long. */
    private static final long LARGEST_AMOUNT_PAISE = 1_000_000_000_000_000L;

    private static final Pattern DAMAGED = Pattern.compile("#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|#{3,}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern NO_VALUE = Pattern.compile("|[-–—−]+|NA|N/A|N\\.A\\.|NIL|NULL|NONE", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE_BEHIND = Pattern.compile("\\s*\\(\\s*[0-9.]+\\s*%\\s*\\)$");
    private static final Pattern DEBIT_CREDIT = Pattern.compile("\\s*(DR|CR)\\.?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CURRENCY = Pattern.compile("^(₹|RS\\.?|INR)\\s*|\\s*(₹|RS\\.?|INR)$|\\s*/-$", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(E[+-]?[0-9]{1,2})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUPED = Pattern.compile("([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,2}(,[0-9]{2})*,[0-9]{3})(\\.[0-9]*)?");

    private static final Pattern TIME_OF_DAY = Pattern.compile("[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[AP]M)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPTEMBER = Pattern.compile("(?i)\\bsept\\b");
    private static final Pattern SERIAL = Pattern.compile("([0-9]{5})(\\.[0-9]+)?");
    /** 1 January 2000 and 31 December 2049 as days since {@link #SERIAL_EPOCH}. */
    private static final int FIRST_SERIAL = 36526;
    private static final int LAST_SERIAL = 54788;
    private static final LocalDate SERIAL_EPOCH = LocalDate.of(1899, 12, 30);
    private static final Map<String, Style> STYLES = new ConcurrentHashMap<>();
    /** Dates by text for each list of styles: a register has few days and many rows. */
    private static final Map<List<String>, Map<String, LocalDate>> KNOWN_DATES = new ConcurrentHashMap<>();
    private static final int MOST_KNOWN_DATES = 5_000;

    private static final Set<String> NO_GSTIN = Set.of("", "-", "--", "0", "NA", "N/A", "N.A.", "NIL", "NULL", "NONE", "URP", "URD",
            "UNREGISTERED", "UNREGISTEREDPERSON", "UNREGISTEREDDEALER", "NOTAVAILABLE", "NOTAPPLICABLE", "NOTREGISTERED", "IMPORT");

    private Cells() {
    }

    /**
     * Amount in paise, by file-formats section 1.3: Indian and western grouping, brackets, trailing minus, rupee signs,
     * Dr and Cr. Blank, {@code -}, NA and Nil are 0. The sign of Dr and Cr is dropped here: it belongs to the layout. A rate
     * behind the amount ({@code 18000.00(18.0%)}) is dropped. More than two decimals are a binary double's remains and
     * rounded half up.
     *
     * @throws RejectedRow BAD_AMOUNT, DAMAGED_CELL
     */
    public static long amount(Row row, String field) {
        String raw = row.text(field);
        long plain = plainPaise(raw);
        if (plain >= 0) {
            return plain;
        }
        String text = clean(row, field);
        if (NO_VALUE.matcher(text).matches()) {
            return 0;
        }
        try {
            long paise = Paise.ofRupeesRounded(rupees(text));
            if (Math.abs(paise) <= LARGEST_AMOUNT_PAISE) {
                return paise;
            }
        } catch (ArithmeticException e) {
            // does not fit a long: the same as too large
        } catch (NumberFormatException e) {
            throw rejected(RejectionReason.BAD_AMOUNT, row, field, "is not an amount (expected such as 215000.00 or 2,15,000.00)");
        }
        throw rejected(RejectionReason.BAD_AMOUNT, row, field, "is too large for an amount in rupees");
    }

    /** The short way for what most cells hold: digits with at most two decimals. @return paise, or -1 when it is anything else */
    private static long plainPaise(String text) {
        int length = text.length();
        int decimals = -1;
        long value = 0;
        if (length == 0 || length > 14) {
            return -1;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                if (decimals >= 0) {
                    decimals++;
                }
            } else if (c == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else {
                return -1;
            }
        }
        return decimals > 2 ? -1 : decimals == 2 ? value : decimals == 1 ? value * 10 : value * 100;
    }

    /** True when the cell of an amount says something, if only 0: section 1.3 keeps "no value" and a written 0 apart. */
    public static boolean hasAmount(Row row, String field) {
        return !NO_VALUE.matcher(normalised(row.text(field))).matches();
    }

    private static BigDecimal rupees(String cleaned) {
        if (isNumber(cleaned)) {
            return new BigDecimal(cleaned.replace(",", ""));
        }
        String text = RATE_BEHIND.matcher(cleaned).replaceFirst("");
        text = DEBIT_CREDIT.matcher(text).replaceFirst("").replace('−', '-').strip();
        boolean negative = false;
        if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
        }
        text = CURRENCY.matcher(text).replaceAll("");
        if (text.startsWith("-") || text.endsWith("-")) {
            negative = !negative;
            text = text.startsWith("-") ? text.substring(1) : text.substring(0, text.length() - 1);
        } else if (text.startsWith("+")) {
            text = text.substring(1);
        }
        text = CURRENCY.matcher(text.strip()).replaceAll("").strip();
        if (!isNumber(text)) {
            throw new NumberFormatException();
        }
        BigDecimal rupees = new BigDecimal(text.replace(",", ""));
        return negative ? rupees.negate() : rupees;
    }

    private static boolean isNumber(String text) {
        return PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches();
    }

    /**
     * Mandatory date. Besides the styles, ISO dates (what a true date cell of a workbook is read as) and spreadsheet serials of
     * 2000 to 2049 are taken, which no day-first style can mean; a time of day behind the date is dropped. The calendar is
     * strict: 31-04-2026 is no date. Two-digit years are 20yy.
     *
     * @param styles patterns of {@link DateTimeFormatter} allowed here, tried in order; month names in English, any case
     * @throws RejectedRow MISSING_FIELD, BAD_DATE, DAMAGED_CELL
     */
    public static LocalDate date(Row row, String field, List<String> styles) {
        return findDate(row, field, styles).orElseThrow(() -> missing(row, field));
    }

    /** As {@link #date}, empty when the cell is blank or says {@code -} or NA. */
    public static Optional<LocalDate> findDate(Row row, String field, List<String> styles) {
        if (!row.has(field)) {
            return Optional.empty();
        }
        Map<String, LocalDate> known = KNOWN_DATES.computeIfAbsent(styles, list -> new ConcurrentHashMap<>());
        Optional<LocalDate> seen = Optional.ofNullable(known.get(row.text(field)));
        if (seen.isPresent()) {
            return seen;
        }
        Optional<LocalDate> date = readDate(row, field, styles);
        if (date.isPresent() && known.size() < MOST_KNOWN_DATES) {
            known.put(row.text(field), date.get());
        }
        return date;
    }

    /**
     * Mandatory return period: {@code Apr-26}, {@code April 2026}, {@code 042026}, {@code 2026-04}, the first day of the month as a date or
     * a spreadsheet's serial, or a quarter ({@code Apr-Jun 2026}). What could be two months, or a day inside one, is none.
     *
     * @throws RejectedRow MISSING_FIELD, BAD_DATE, DAMAGED_CELL
     */
    public static ReturnPeriod period(Row row, String field) {
        return findPeriod(row, field).orElseThrow(() -> missing(row, field));
    }

    /** As {@link #period}, empty when the cell is blank or says {@code -} or NA. */
    public static Optional<ReturnPeriod> findPeriod(Row row, String field) {
        String text = BLANKS.matcher(clean(row, field)).replaceAll(" ");
        if (NO_VALUE.matcher(text).matches()) {
            return Optional.empty();
        }
        Optional<ReturnPeriod> period = ReturnPeriod.find(text);
        return period.isPresent() ? period : Optional.of(firstDay(row, field).orElseThrow(() -> rejected(RejectionReason.BAD_DATE, row, field,
                "is not a return period (expected such as Apr-26, 042026, 2026-04 or Apr-Jun 2026)")));
    }

    private static Optional<ReturnPeriod> firstDay(Row row, String field) {
        try {
            return findDate(row, field, DAY_FIRST).flatMap(ReturnPeriod::of);
        } catch (RejectedRow e) {
            // no date either: the sentence of a period says more
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> readDate(Row row, String field, List<String> styles) {
        String cleaned = clean(row, field);
        if (NO_VALUE.matcher(cleaned).matches()) {
            return Optional.empty();
        }
        String text = SEPTEMBER.matcher(TIME_OF_DAY.matcher(cleaned).replaceFirst("")).replaceFirst("Sep");
        for (String style : styles) {
            LocalDate date = parse(text, style);
            if (date != null) {
                return Optional.of(date);
            }
        }
        LocalDate iso = parse(text, "uuuu-M-d");
        if (iso != null) {
            return Optional.of(iso);
        }
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            int days = Integer.parseInt(serial.group(1));
            if (days >= FIRST_SERIAL && days <= LAST_SERIAL) {
                return Optional.of(SERIAL_EPOCH.plusDays(days));
            }
        }
        throw rejected(RejectionReason.BAD_DATE, row, field, "is not a date of a style used here (expected day before month, such as 30-04-2026)");
    }

    private static LocalDate parse(String text, String pattern) {
        Style style = STYLES.computeIfAbsent(pattern, Style::of);
        if (!style.shape().matcher(text).matches()) {
            return null;
        }
        try {
            return LocalDate.parse(text, style.formatter());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * @param shape what texts of the style look like: a look before parsing, for most styles of a list do not fit a cell and a
     *              parser's exception costs more than the rest of the row
     */
    private record Style(Pattern shape, DateTimeFormatter formatter) {

        private static final Pattern RUN = Pattern.compile("([A-Za-z])\\1*|.");

        /** Strict resolving knows no year without an era, so {@code y} is read as the {@code u} that the user meant. */
        static Style of(String pattern) {
            return new Style(shape(pattern), new DateTimeFormatterBuilder().parseCaseInsensitive()
                    .appendPattern(pattern.replace('y', 'u')).toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
        }

        private static Pattern shape(String pattern) {
            StringBuilder shape = new StringBuilder();
            for (MatchResult run : RUN.matcher(pattern).results().toList()) {
                int length = run.group().length();
                switch (run.group().charAt(0)) {
                    case 'd' -> shape.append(length == 1 ? "[0-9]{1,2}" : "[0-9]{2}");
                    case 'M', 'L' -> shape.append(length == 1 ? "[0-9]{1,2}" : length == 2 ? "[0-9]{2}" : "[A-Za-z]+");
                    case 'u', 'y' -> shape.append(length == 2 ? "[0-9]{2}" : "[0-9]{4}");
                    case '-', '/', '.', ',', ' ' -> shape.append(Pattern.quote(run.group()));
                    default -> {
                        return Pattern.compile(".*");
                    }
                }
            }
            return Pattern.compile(shape.toString());
        }
    }

    /** Mandatory GSTIN; lower case and blanks inside are repaired. @throws RejectedRow MISSING_FIELD, BAD_GSTIN, DAMAGED_CELL */
    public static Gstin gstin(Row row, String field) {
        return findGstin(row, field).orElseThrow(() -> missing(row, field));
    }

    /** As {@link #gstin}, empty when the cell is blank or says that there is none ({@code URP}, {@code Unregistered}, {@code NA}). */
    public static Optional<Gstin> findGstin(Row row, String field) {
        String raw = row.text(field);
        if (Gstin.isGstin(raw)) {
            return Optional.of(new Gstin(raw));
        }
        String text = clean(row, field).toUpperCase(Locale.ROOT).replaceAll("\\s", "");
        if (NO_GSTIN.contains(text)) {
            return Optional.empty();
        }
        if (!Gstin.isGstin(text)) {
            throw rejected(RejectionReason.BAD_GSTIN, row, field, "is not a GSTIN (expected 2 digits and 13 letters or digits)");
        }
        return Optional.of(new Gstin(text));
    }

    /** Mandatory text without a leading apostrophe, blanks squeezed. @throws RejectedRow MISSING_FIELD, DAMAGED_CELL */
    public static String text(Row row, String field) {
        String text = findText(row, field);
        if (text.isEmpty()) {
            throw missing(row, field);
        }
        return text;
    }

    /** As {@link #text}, empty when the cell is blank. */
    public static String findText(Row row, String field) {
        String raw = row.text(field);
        if (raw.isEmpty()) {
            return "";
        }
        String text = isSqueezed(raw) ? raw : BLANKS.matcher(INVISIBLE.matcher(raw).replaceAll("")).replaceAll(" ").strip();
        String bare = text.startsWith("'") ? text.substring(1).strip() : text;
        if (bare.startsWith("#") && DAMAGED.matcher(bare).matches()) {
            throw damaged(row, field);
        }
        return bare;
    }

    /** True for plain text with single blanks between words, which needs no cleaning. */
    private static boolean isSqueezed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Two-digit State code of {@code 27}, {@code 27-Maharashtra}, {@code Maharashtra}, {@code MH}; empty when blank.
     *
     * @throws RejectedRow UNKNOWN_CODE, DAMAGED_CELL
     */
    public static String stateCode(Row row, String field) {
        String text = clean(row, field);
        if (NO_VALUE.matcher(text).matches()) {
            return "";
        }
        return StateCode.find(text).map(StateCode::code).orElseThrow(() ->
                rejected(RejectionReason.UNKNOWN_CODE, row, field, "is not a State (expected such as 27, MH or 27-Maharashtra)"));
    }

    /** Y/N, Yes/No, TRUE/FALSE, 1/0; blank is false. @throws RejectedRow UNKNOWN_CODE, DAMAGED_CELL */
    public static boolean flag(Row row, String field) {
        return switch (clean(row, field).toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "TRUE", "T", "1", "1.0" -> true;
            case "", "-", "N", "NO", "FALSE", "F", "0", "0.0", "NA", "N/A" -> false;
            default -> throw rejected(RejectionReason.UNKNOWN_CODE, row, field, "is neither yes nor no (expected Y or N)");
        };
    }

    /** A rejection whose sentence starts with the field and the value. */
    public static RejectedRow rejected(RejectionReason reason, Row row, String field, String whatIsWrong) {
        String value = row.text(field);
        String shown = value.length() > 60 ? value.substring(0, 59) + "…" : value;
        return new RejectedRow(reason, field, field + " '" + shown + "' " + whatIsWrong);
    }

    private static RejectedRow missing(Row row, String field) {
        String value = row.text(field);
        return value.isEmpty() ? new RejectedRow(RejectionReason.MISSING_FIELD, field, field + " is blank")
                : rejected(RejectionReason.MISSING_FIELD, row, field, "says that there is no value, and one is needed");
    }

    private static RejectedRow damaged(Row row, String field) {
        return rejected(RejectionReason.DAMAGED_CELL, row, field, "is an error of the spreadsheet, not a value");
    }

    private static String clean(Row row, String field) {
        String text = normalised(row.text(field));
        if (text.startsWith("#") && DAMAGED.matcher(text).matches()) {
            throw damaged(row, field);
        }
        return text;
    }

    /** Full-width characters and hard blanks made plain, invisible characters and one leading apostrophe removed. */
    private static String normalised(String raw) {
        String text = isPlain(raw) ? raw.strip() : Normalizer.normalize(INVISIBLE.matcher(raw).replaceAll(""), Normalizer.Form.NFKC).strip();
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
