package milaan.formats.portal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.formats.Cells;
import milaan.formats.Row;

/** The codes of GSTR-2B, each with the words that the workbook writes instead ({@code formats/gstr2b-words.csv}). */
final class Gstr2bWords {

    private static final Map<String, Map<String, String>> CODES = load();
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private Gstr2bWords() {
    }

    /**
     * @param list name of the code list: {@code flag supply note isd reason}
     * @return the code, empty when the cell is blank
     * @throws RejectedRow UNKNOWN_CODE, DAMAGED_CELL
     */
    static String code(Row row, String field, String list) {
        if (!row.has(field)) {
            return "";
        }
        Map<String, String> codes = CODES.get(list);
        String code = codes.get(row.text(field));
        if (code != null) {
            return code;
        }
        String text = Cells.findText(row, field);
        code = codes.get(plain(text));
        if (code == null) {
            List<String> known = codes.values().stream().distinct().toList();
            throw new RejectedRow(RejectionReason.UNKNOWN_CODE, field,
                    field + " '" + text + "' is not a code of GSTR-2B (expected one of " + String.join(", ", known) + ")");
        }
        return code;
    }

    /** Letters and digits alone, in lower case: rupee signs, blanks, line feeds and brackets come and go in the portal's titles. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * English month names as the portal writes them, whatever the language of the machine.
     *
     * @return 1 to 12, 0 when the word does not start like a month
     */
    static int month(String word) {
        int at = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
        return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
    }

    /** Lines of a table that ships with the formats. */
    static List<CSVRecord> table(String name) {
        try (Reader reader = new InputStreamReader(Gstr2bWords.class.getResourceAsStream("/formats/" + name), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        for (CSVRecord line : table("gstr2b-words.csv")) {
            Map<String, String> list = codes.computeIfAbsent(line.get("list"), key -> new LinkedHashMap<>());
            // as it stands for the JSON, which is quicker than a comparison without case and blanks
            list.put(line.get("code"), line.get("code"));
            list.put(plain(line.get("code")), line.get("code"));
            list.put(plain(line.get("word")), line.get("code"));
        }
        return codes;
    }
}
