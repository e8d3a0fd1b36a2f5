package milaan.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clerks and spreadsheets do to a document number. Every change may be impossible for a number: then null. */
final class NumberNoise {

    private static final Pattern YEAR = Pattern.compile("(?<![A-Z0-9])(?:2025-26|25-26|2526)(?![A-Z0-9])");
    private static final Pattern LAST_DIGITS = Pattern.compile("(\\d+)(\\D*)$");
    private static final Pattern NOT_JOINED = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");
    private static final String[] YEAR_FORMS = {"2025-26", "25-26", "2526"};
    private static final String SEPARATORS = "/-. _";
    private static final String ALIKE = "O0I1S5B8";

    private NumberNoise() {
    }

    /** Upper case, letters and digits only. */
    static String joined(String number) {
        return NOT_JOINED.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** The number without what is only dress: year, separators, zeros in front of digits. */
    static String core(String number) {
        String bare = YEAR.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
        return LEADING_ZEROS.matcher(NOT_JOINED.matcher(bare).replaceAll("")).replaceAll("");
    }

    /** The last digits outside the year, without zeros in front; empty when there are none. */
    static String serial(String number) {
        Matcher digits = LAST_DIGITS.matcher(core(number));
        return digits.find() ? digits.group(1) : "";
    }

    /** Characters that look alike made the same. */
    static String folded(String core) {
        return LEADING_ZEROS.matcher(core.replace('O', '0').replace('I', '1').replace('S', '5').replace('B', '8')).replaceAll("");
    }

    static String reformatted(String number, SplittableRandom random) {
        for (int attempt = 0; attempt < 12; attempt++) {
            String text = switch (random.nextInt(7)) {
                case 0 -> number.replaceAll("[^A-Za-z0-9]", "");
                case 1 -> otherSeparator(number, random);
                case 2 -> number.toLowerCase(Locale.ROOT);
                case 3 -> withoutZeros(number);
                case 4 -> withoutYear(number);
                case 5 -> withOtherYearForm(number, random);
                default -> withYear(number, random);
            };
            if (text != null && !text.equals(number)) {
                return random.nextInt(8) == 0 ? text.toLowerCase(Locale.ROOT) : text;
            }
        }
        return null;
    }

    private static String otherSeparator(String number, SplittableRandom random) {
        char separator = SEPARATORS.charAt(random.nextInt(SEPARATORS.length()));
        // the hyphen inside the year stays: 25/26 is a year as well, but 25.26 is nobody's
        Matcher year = YEAR.matcher(number);
        if (year.find()) {
            return change(number.substring(0, year.start()), separator) + year.group() + change(number.substring(year.end()), separator);
        }
        return change(number, separator);
    }

    private static String change(String text, char separator) {
        return text.replaceAll("[^A-Za-z0-9]", String.valueOf(separator));
    }

    private static String withoutZeros(String number) {
        Matcher digits = LAST_DIGITS.matcher(number);
        return digits.find()
                ? number.substring(0, digits.start()) + digits.group(1).replaceFirst("^0+(?=\\d)", "") + digits.group(2)
                : null;
    }

    private static String withoutYear(String number) {
        String text = YEAR.matcher(number).replaceFirst("").replaceAll("([/-])[/-]+", "$1").replaceAll("^[/-]+|[/-]+$", "");
        return text.equals(number) ? null : text;
    }

    private static String withOtherYearForm(String number, SplittableRandom random) {
        Matcher year = YEAR.matcher(number);
        return year.find() ? year.replaceFirst(YEAR_FORMS[random.nextInt(YEAR_FORMS.length)]) : null;
    }

    private static String withYear(String number, SplittableRandom random) {
        if (YEAR.matcher(number).find() || number.contains("2526")) {
            return null;
        }
        String year = YEAR_FORMS[random.nextInt(2)];
        return random.nextBoolean() ? number + "/" + year : year + "/" + number;
    }

    /** Changes what the number says, not only its dress. */
    static String mistyped(String number, SplittableRandom random) {
        if (core(number).length() < 4 || serial(number).length() < 3) {
            return null;
        }
        for (int attempt = 0; attempt < 12; attempt++) {
            int at = random.nextInt(number.length());
            char old = number.charAt(at);
            if (!Character.isLetterOrDigit(old)) {
                continue;
            }
            StringBuilder text = new StringBuilder(number);
            int kind = random.nextInt(3);
            if (kind == 0) {
                text.setCharAt(at, Character.isDigit(old) ? (char) ('0' + random.nextInt(10)) : (char) ('A' + random.nextInt(26)));
            } else if (kind == 1) {
                text.deleteCharAt(at);
            } else if (at + 1 < number.length() && Character.isLetterOrDigit(number.charAt(at + 1))) {
                text.setCharAt(at, number.charAt(at + 1));
                text.setCharAt(at + 1, old);
            }
            if (!core(text.toString()).equals(core(number)) && !joined(text.toString()).equals(joined(number))
                    && distance(core(text.toString()), core(number)) == 1) {
                return text.toString();
            }
        }
        return null;
    }

    static String serialOnly(String number, SplittableRandom random) {
        String serial = serial(number);
        if (serial.isEmpty() || serial.length() > 10 || core(number).equals(serial)) {
            return null;
        }
        int at = number.lastIndexOf(serial);
        int start = at;
        while (start > 0 && number.charAt(start - 1) == '0') {
            start--;
        }
        return at < 0 || random.nextBoolean() ? serial : number.substring(start, at + serial.length());
    }

    static String lookalike(String number, SplittableRandom random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < number.length(); i++) {
            if (ALIKE.indexOf(number.charAt(i)) >= 0) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return null;
        }
        int at = places.get(random.nextInt(places.size()));
        StringBuilder text = new StringBuilder(number);
        text.setCharAt(at, ALIKE.charAt(ALIKE.indexOf(number.charAt(at)) ^ 1));
        return text.toString();
    }

    /** Replacements, insertions, deletions and exchanges of neighbours, counted up to 2. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return 2;
        }
        int start = 0;
        int endA = a.length();
        int endB = b.length();
        while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int left = Math.max(endA, endB) - start;
        if (left <= 1) {
            return left;
        }
        boolean exchanged = left == 2 && endA == endB && a.charAt(start) == b.charAt(start + 1) && a.charAt(start + 1) == b.charAt(start);
        return exchanged ? 1 : 2;
    }
}
