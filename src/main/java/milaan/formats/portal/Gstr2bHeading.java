package milaan.formats.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.formats.Sample;

/**
 * The heading of a sheet: two rows, three on sheets of amendments, one where a user has tidied up. Group titles are merged
 * sideways and single titles downwards, and a merged cell has its text only at the top left; so the title of a column is
 * read from top to bottom, with the group to the left where the cell of an upper row is blank.
 *
 * @param firstRow 1-based number of the first row behind the heading
 * @param columns  key by 0-based column
 */
record Gstr2bHeading(int firstRow, Map<Integer, String> columns) {

    private static final Pattern DATE = Pattern.compile("\\d{1,2}[-/]\\d{1,2}[-/]\\d{4}|\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d,]+(\\.\\d+)?");

    /** @return empty when no row of the sample has two titles of the list */
    static Optional<Gstr2bHeading> find(Sample.Sheet sheet, Gstr2bList list) {
        List<Sample.Line> rows = new ArrayList<>();
        int lastTitled = -1;
        for (Sample.Line line : sheet.rows()) {
            long texts = line.cells().stream().filter(text -> !text.isBlank()).count();
            if (rows.isEmpty() && (texts < 2 || titles(line, list) < 2 && !startsGroups(line))) {
                continue;
            }
            if (isData(line)) {
                break;
            }
            rows.add(line);
            lastTitled = titles(line, list) > 0 ? rows.size() : lastTitled;
        }
        if (lastTitled < 0) {
            return Optional.empty();
        }
        rows = rows.subList(0, lastTitled);
        Map<Integer, String> columns = columns(rows, list);
        settleOriginals(columns, list.originalNumberKey(), list.numberKey());
        settleOriginals(columns, list.originalDateKey(), list.dateKey());
        settleOriginals(columns, list == Gstr2bList.CDNRA ? "onttyp" : "", "typ");
        settleOriginals(columns, list == Gstr2bList.ISDA ? "odoctyp" : "", "doctyp");
        return Optional.of(new Gstr2bHeading(rows.get(rows.size() - 1).number() + 1, Map.copyOf(columns)));
    }

    private static long titles(Sample.Line line, Gstr2bList list) {
        return line.cells().stream().filter(text -> !text.isBlank() && Gstr2bTitles.isTitle(list, text)).count();
    }

    /** The top row of amendments: {@code Original Details} and {@code Revised Details}. */
    private static boolean startsGroups(Sample.Line line) {
        return line.cells().stream().map(Gstr2bWords::plain).anyMatch(text -> text.startsWith("original") || text.startsWith("revised"));
    }

    private static boolean isData(Sample.Line line) {
        return line.cells().stream().anyMatch(text -> NUMBER.matcher(text).matches() || DATE.matcher(text).matches() || Gstin.isGstin(text));
    }

    private static Map<Integer, String> columns(List<Sample.Line> rows, Gstr2bList list) {
        int width = rows.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        Map<Integer, String> columns = new TreeMap<>();
        for (int column = 0; column < width; column++) {
            String field = Gstr2bTitles.field(list, title(rows, column));
            if (!field.isEmpty()) {
                columns.put(column, field);
            }
        }
        return columns;
    }

    private static List<String> title(List<Sample.Line> rows, int column) {
        int lowest = -1;
        for (int i = 0; i < rows.size(); i++) {
            lowest = rows.get(i).cell(column).isBlank() ? lowest : i;
        }
        List<String> title = new ArrayList<>();
        for (int i = 0; i <= lowest; i++) {
            int at = column;
            while (i < lowest && at > 0 && rows.get(i).cell(at).isBlank()) {
                at--;
            }
            if (!rows.get(i).cell(at).isBlank()) {
                title.add(rows.get(i).cell(at));
            }
        }
        return title;
    }

    /** Where the row of groups was deleted, both numbers of an amendment have one title: the left one is the original's. */
    private static void settleOriginals(Map<Integer, String> columns, String original, String revised) {
        if (original.isEmpty()) {
            return;
        }
        List<Integer> originals = columns.keySet().stream().filter(column -> columns.get(column).equals(original)).toList();
        List<Integer> reviseds = columns.keySet().stream().filter(column -> columns.get(column).equals(revised)).toList();
        if (originals.isEmpty() && reviseds.size() == 2) {
            columns.put(reviseds.get(0), original);
        } else if (reviseds.isEmpty() && originals.size() == 2) {
            columns.put(originals.get(1), revised);
        }
    }

    boolean has(String field) {
        return columns.containsValue(field);
    }

    /** @param expected keys that the sheet should have */
    List<Finding> missing(String sheet, Gstr2bList list, List<String> expected) {
        return expected.stream().filter(field -> !has(field)).map(field -> new Finding(RejectionReason.MISSING_COLUMN, field, "sheet '" + sheet
                + "' has no column '" + Gstr2bTitles.written(list, field) + (field.equals(list.availabilityKey())
                        ? "'; its documents are taken as not available" : "'; its values are taken as empty"))).toList();
    }
}
