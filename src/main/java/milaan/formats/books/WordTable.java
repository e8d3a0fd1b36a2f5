package milaan.formats.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The words that packages and people write for a code, from a file {@code code,word}; compared by letters and digits, without case. */
final class WordTable<E extends Enum<E>> {

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^A-Z0-9]");

    private final Map<String, E> byWord;

    private WordTable(Map<String, E> byWord) {
        this.byWord = byWord;
    }

    /** @throws IllegalStateException when the file gives one word to two codes */
    static <E extends Enum<E>> WordTable<E> read(String resource, Class<E> codes) {
        Map<String, E> byWord = new HashMap<>();
        CSVFormat csv = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (InputStream bytes = WordTable.class.getResourceAsStream(resource)) {
            for (CSVRecord line : csv.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                E code = Enum.valueOf(codes, line.get(0));
                E before = byWord.putIfAbsent(key(line.get(1)), code);
                if (before != null && before != code) {
                    throw new IllegalStateException(resource + ": '" + line.get(1) + "' is both " + before + " and " + code);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordTable<>(Map.copyOf(byWord));
    }

    Optional<E> find(String word) {
        return Optional.ofNullable(byWord.get(key(word)));
    }

    private static String key(String word) {
        return NO_LETTER_OR_DIGIT.matcher(word.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
