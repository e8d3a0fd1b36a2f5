package milaan.domain.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import milaan.domain.identity.FinancialYear;

/**
 * A document number as written and its comparison keys, each weaker than the one before (gst-rules section 5.2).
 *
 * <p>A digit run ends at a separator of the written number, so {@code BR01/00045} and {@code BR-1/45} agree in {@code n2}
 * and have the serial {@code 45}.
 *
 * @param n0 trimmed, upper case, full-width as ASCII, without the spreadsheet's leading {@code '} and trailing {@code .0}
 * @param n1 only the letters and digits of {@code n0}
 * @param n2 as {@code n1}, without financial-year tokens and without zeros at the start of a digit run;
 *           when nothing would be left, with the year kept
 * @param n3 the last digit run of {@code n2}: the serial; empty when there is none
 * @param n4 the serial after folding O to 0, I to 1, S to 5 and B to 8
 */
public record DocumentNumber(String n0, String n1, String n2, String n3, String n4) {

    /** The GST law began in FY 2017-18: an older pair of years is a serial, not a year. */
    private static final int FIRST_YEAR = 17;

    /**
     * @param text number as written
     * @param year financial year of the document: an undelimited {@code 2526} is a year only when it is this one
     */
    public static DocumentNumber of(String text, FinancialYear year) {
        String n0 = toN0(text);
        List<String> tokens = new ArrayList<>();
        StringBuilder separators = new StringBuilder();
        splitInto(n0, tokens, separators);
        List<String> kept = withoutYears(tokens, separators, year);
        String n1 = lettersAndDigits(n0);
        String n2 = joinWithoutZeros(kept);
        if (n2.isEmpty()) {
            kept = tokens;
            n2 = joinWithoutZeros(kept);
        }
        if (n2.isEmpty()) {
            n2 = n1;
        }
        return new DocumentNumber(n0, n1, n2, serial(kept, false), serial(kept, true));
    }

    /** True when the number can tell one document from another: it holds a digit other than zero. */
    public boolean isInformative() {
        return !n3.isEmpty();
    }

    /** True when the numbers differ in nothing but characters that look alike, with or without year and zeros. */
    public boolean looksLike(DocumentNumber other) {
        return isSameFolded(n1, other.n1) || isSameFolded(n2, other.n2);
    }

    private static boolean isSameFolded(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (fold(a.charAt(i)) != fold(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String toN0(String text) {
        String n0 = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        n0 = n0.strip();
        while (n0.startsWith("'")) {
            n0 = n0.substring(1).strip();
        }
        if (n0.length() > 2 && n0.endsWith(".0") && onlyDigits(n0.substring(0, n0.length() - 2))) {
            n0 = n0.substring(0, n0.length() - 2);
        }
        return upper(n0);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String lettersAndDigits(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isLetterOrDigit(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'A' && c <= 'Z' || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Tokens of the number, and for each the separator behind it (a blank at the end). */
    private static void splitInto(String n0, List<String> tokens, StringBuilder separators) {
        int start = 0;
        for (int i = 0; i <= n0.length(); i++) {
            if (i == n0.length() || "/-_. ".indexOf(n0.charAt(i)) >= 0) {
                if (i > start) {
                    tokens.add(n0.substring(start, i));
                    separators.append(i == n0.length() ? ' ' : n0.charAt(i));
                }
                start = i + 1;
            }
        }
    }

    private static List<String> withoutYears(List<String> tokens, CharSequence separators, FinancialYear year) {
        List<String> kept = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals("FY") && i + 1 < tokens.size() && yearTokens(tokens, separators, i + 1, year) > 0) {
                continue;
            }
            int years = yearTokens(tokens, separators, i, year);
            if (years == 0) {
                kept.add(token);
            } else {
                i += years - 1;
            }
        }
        return kept;
    }

    /** How many tokens from {@code i} on are a financial year: 2 for {@code 2025-26}, 1 for {@code 2526}, else 0. */
    private static int yearTokens(List<String> tokens, CharSequence separators, int i, FinancialYear year) {
        String token = tokens.get(i).startsWith("FY") ? tokens.get(i).substring(2) : tokens.get(i);
        if (!onlyDigits(token)) {
            return 0;
        }
        int startYear = year.startYear() % 100;
        if (token.length() == 4 && Integer.parseInt(token) == startYear * 100 + (startYear + 1) % 100) {
            return 1;
        }
        boolean joined = separators.charAt(i) == '-' || separators.charAt(i) == '/';
        if (i + 1 == tokens.size() || !joined || !onlyDigits(tokens.get(i + 1))) {
            return 0;
        }
        int from = yearOf(token);
        int to = yearOf(tokens.get(i + 1));
        boolean shortThenLong = token.length() < tokens.get(i + 1).length();
        return from >= FIRST_YEAR && to == from + 1 && !shortThenLong ? 2 : 0;
    }

    /** Two-digit year of {@code 2025} or {@code 25}, else -1. */
    private static int yearOf(String digits) {
        if (digits.length() == 2) {
            return Integer.parseInt(digits);
        }
        return digits.length() == 4 && digits.startsWith("20") ? Integer.parseInt(digits.substring(2)) : -1;
    }

    private static String joinWithoutZeros(List<String> tokens) {
        StringBuilder joined = new StringBuilder();
        for (String token : tokens) {
            boolean inRun = false;
            for (int i = 0; i < token.length(); i++) {
                char c = token.charAt(i);
                if (!isLetterOrDigit(c)) {
                    inRun = false;
                } else if (!isDigit(c)) {
                    inRun = false;
                    joined.append(c);
                } else if (inRun || c != '0') {
                    inRun = true;
                    joined.append(c);
                }
            }
        }
        return joined.toString();
    }

    private static String serial(List<String> tokens, boolean folded) {
        for (int t = tokens.size() - 1; t >= 0; t--) {
            String token = tokens.get(t);
            int end = token.length();
            while (end > 0) {
                while (end > 0 && !isDigit(character(token, end - 1, folded))) {
                    end--;
                }
                int start = end;
                while (start > 0 && isDigit(character(token, start - 1, folded))) {
                    start--;
                }
                StringBuilder run = new StringBuilder();
                for (int i = start; i < end; i++) {
                    char c = character(token, i, folded);
                    if (c != '0' || !run.isEmpty()) {
                        run.append(c);
                    }
                }
                if (!run.isEmpty()) {
                    return run.toString();
                }
                end = start;
            }
        }
        return "";
    }

    private static char character(String token, int i, boolean folded) {
        return folded ? fold(token.charAt(i)) : token.charAt(i);
    }

    private static char fold(char c) {
        return switch (c) {
            case 'O' -> '0';
            case 'I' -> '1';
            case 'S' -> '5';
            case 'B' -> '8';
            default -> c;
        };
    }
}
