package milaan.formats;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import milaan.domain.identity.TaxPeriod;

/**
 * A return period as sources write it (file-formats section 1.5).
 *
 * @param period    the month, of a quarter its last one
 * @param quarterly the text names a quarter
 */
public record ReturnPeriod(TaxPeriod period, boolean quarterly) {

    private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june", "july", "august",
            "september", "october", "november", "december");

    private static final Pattern NAMED = Pattern.compile("([a-z]{3,9})\\.?[-/', ]{0,3}(20)?([0-9]{2})");
    private static final Pattern NUMBERED = Pattern.compile("(0?[1-9]|1[0-2])[-/. ](20[0-9]{2})|(20[0-9]{2})[-/.](0?[1-9]|1[0-2])");
    private static final Pattern PORTAL = Pattern.compile("(0[1-9]|1[0-2])(20[0-9]{2})");
    /** What a spreadsheet leaves of {@code 042026}. No serial of the years of GST up to 2041 looks like this. */
    private static final Pattern WITHOUT_ZERO = Pattern.compile("([1-9])(20[0-9]{2})(\\.0+)?");
    private static final Pattern SPAN = Pattern.compile("(.+?)\\s*(?:\\bto\\b|\\s-\\s)\\s*(.+)|([a-z]{3,9})\\s*[-/]\\s*([a-z]{3,9}.*)");

    /**
     * @param text in any case, with its blanks squeezed
     * @return empty when it is neither a month nor a quarter of a financial year, or could be either of two months
     */
    static Optional<ReturnPeriod> find(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("[–—−]", "-").replace('’', '\'');
        Optional<TaxPeriod> month = month(plain);
        return month.isPresent() ? month.map(period -> new ReturnPeriod(period, false)) : quarter(plain);
    }

    private static Optional<TaxPeriod> month(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            int month = monthOf(named.group(1));
            return month == 0 ? Optional.empty() : Optional.of(TaxPeriod.of(2000 + Integer.parseInt(named.group(3)), month));
        }
        for (Pattern pattern : List.of(PORTAL, WITHOUT_ZERO)) {
            Matcher digits = pattern.matcher(text);
            if (digits.matches()) {
                return Optional.of(TaxPeriod.of(Integer.parseInt(digits.group(2)), Integer.parseInt(digits.group(1))));
            }
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            boolean monthFirst = numbered.group(1) != null;
            return Optional.of(TaxPeriod.of(Integer.parseInt(numbered.group(monthFirst ? 2 : 3)), Integer.parseInt(numbered.group(monthFirst ? 1 : 4))));
        }
        return Optional.empty();
    }

    /** Three months from April, July, October or January: all of one calendar year, so that one year says both ends. */
    private static Optional<ReturnPeriod> quarter(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            return Optional.empty();
        }
        String from = span.group(1) != null ? span.group(1) : span.group(3);
        Optional<TaxPeriod> last = month(span.group(2) != null ? span.group(2) : span.group(4));
        if (last.isEmpty() || last.get().month().getMonthValue() % 3 != 0) {
            return Optional.empty();
        }
        TaxPeriod first = TaxPeriod.of(last.get().month().minusMonths(2).atDay(1));
        boolean fits = month(from).map(first::equals).orElse(monthOf(from) == first.month().getMonthValue());
        return fits ? last.map(period -> new ReturnPeriod(period, true)) : Optional.empty();
    }

    /** @return 1 to 12 of a month's name or its first three letters or more, 0 of another word */
    private static int monthOf(String word) {
        String name = word.strip().replace(".", "");
        for (int i = 0; i < MONTHS.size(); i++) {
            if (name.length() >= 3 && MONTHS.get(i).startsWith(name)) {
                return i + 1;
            }
        }
        return 0;
    }

    /**
     * Of the days of a month only the first stands for the month: a spreadsheet takes {@code Apr-26} for the 26th of April of the
     * year in which it was opened.
     */
    static Optional<ReturnPeriod> of(LocalDate date) {
        return date.getDayOfMonth() == 1 ? Optional.of(new ReturnPeriod(TaxPeriod.of(date), false)) : Optional.empty();
    }
}
