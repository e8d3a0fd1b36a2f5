package milaan.domain.credit.reversal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which HSN codes and ledger accounts section 17(5) blocks in nearly every business ({@code blocked-credits.csv}); what is blocked only
 * in some, such as building works or repairs of cars, is left to the class that the books state.
 */
public record BlockedCredits(List<Entry> entries) {

    private static final int COLUMNS = 5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    /** What a pattern is compared with. */
    public enum Kind {
        /** Beginning of the HSN or SAC code. */
        HSN,
        /** Whole words of the account's name, one after the other, whatever the case. */
        ACCOUNT
    }

    /**
     * @param pattern beginning of a code; or words in small letters with one blank around each
     * @param clause  of section 17(5)
     * @param from    first day on which it blocks, null = always
     * @param words   what is blocked, for people
     */
    public record Entry(Kind kind, String pattern, String clause, LocalDate from, String words) {

        private boolean blocks(String hsn, String account, LocalDate day) {
            boolean fits = kind == Kind.HSN ? hsn.startsWith(pattern) : account.contains(pattern);
            return fits && (from == null || !day.isBefore(from));
        }
    }

    public BlockedCredits {
        entries = List.copyOf(entries);
    }

    /**
     * @param lines {@code kind,pattern,clause,from,words} without quotes, the first one being these titles; only words may hold a comma
     * @throws IllegalArgumentException when a line is not of that form
     */
    public static BlockedCredits parse(List<String> lines) {
        return new BlockedCredits(lines.stream().skip(1).filter(line -> !line.isBlank()).map(BlockedCredits::entry).toList());
    }

    /** The mapping that comes with the program. */
    public static BlockedCredits load() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(BlockedCredits.class.getResourceAsStream("/blocked-credits.csv"), StandardCharsets.UTF_8))) {
            return parse(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the first entry that blocks it */
    Optional<Entry> find(String hsn, String account, LocalDate day) {
        String code = hsn.strip();
        String words = spaced(account);
        return entries.stream().filter(entry -> entry.blocks(code, words, day)).findFirst();
    }

    private static Entry entry(String line) {
        String[] cells = line.split(",", COLUMNS);
        try {
            if (cells.length < COLUMNS || spaced(cells[1]).isBlank()) {
                throw new IllegalArgumentException("a cell is missing");
            }
            Kind kind = Kind.valueOf(cells[0]);
            return new Entry(kind, kind == Kind.HSN ? cells[1].strip() : spaced(cells[1]), cells[2],
                    cells[3].isEmpty() ? null : LocalDate.parse(cells[3]), cells[4]);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("'" + line + "' is not a line of blocked credits, expected kind (HSN or ACCOUNT), pattern, "
                    + "clause, first day or nothing, words", e);
        }
    }

    /** Words in small letters with one blank around each. */
    private static String spaced(String text) {
        return " " + BETWEEN_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }
}
