package milaan.formats.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.commons.csv.CSVRecord;

import milaan.domain.money.TaxHead;
import milaan.domain.statement.StatementKind;
import milaan.formats.Profile;

/**
 * Words of the ECRS and RCM statements and the JSON key of each ({@code formats/statement-titles.csv}). Kinds of its lines:
 * <ul>
 * <li>{@code name}: words that name the statement, above the heading or on the sheet's tab.
 * <li>{@code title}: the whole title of a column.
 * <li>{@code table}: words for a table of the return within a title; of several the one that comes first in the title counts
 * ({@code Closing balance of ITC reversed} is the closing balance). Without a field: columns that are left alone.
 * <li>{@code head}: a word for a head within a title; {@code total} for columns that are left alone.
 * <li>{@code position}: what a profile calls the field.
 * </ul>
 */
final class StatementTitles {

    private static final String TOTAL = "total";

    private record Line(String kind, String statement, String field, String title) {

        boolean isOf(StatementKind statementKind) {
            return statement.equals("*") || statement.equals(statementKind.name());
        }
    }

    private static final List<Line> LINES = load();

    private StatementTitles() {
    }

    /** True when the text names the statement. */
    static boolean names(StatementKind kind, String text) {
        String plain = Gstr2bWords.plain(text);
        return lines("name", kind).stream().anyMatch(line -> plain.contains(Gstr2bWords.plain(line.title())));
    }

    /** @return {@code trandt refno rtnprd desc gstin srno}, empty for another title */
    static String title(String text) {
        String plain = Gstr2bWords.plain(text);
        return LINES.stream().filter(line -> line.kind().equals("title") && (plain.isEmpty() ? line.title().equals(text.strip())
                : Gstr2bWords.plain(line.title()).equals(plain))).map(Line::field).findFirst().orElse("");
    }

    /** @return the key of the table that the title speaks of ({@code itc4b2}); the empty text where it is left alone; else empty */
    static Optional<String> table(StatementKind kind, String title) {
        String plain = Gstr2bWords.plain(title);
        Line best = null;
        int first = Integer.MAX_VALUE;
        for (Line line : lines("table", kind)) {
            int at = plain.indexOf(Gstr2bWords.plain(line.title()));
            if (at >= 0 && at < first) {
                best = line;
                first = at;
            }
        }
        return Optional.ofNullable(best).map(Line::field);
    }

    /** @return {@code igst cgst sgst cess}, empty when the title names none or more than one */
    static String head(String title) {
        Set<String> heads = heads(title);
        return heads.size() == 1 && !heads.contains(TOTAL) ? heads.iterator().next() : "";
    }

    static boolean isTotal(String title) {
        return heads(title).contains(TOTAL);
    }

    /** Whole words only: an excess is no cess. */
    private static Set<String> heads(String title) {
        Set<String> heads = new TreeSet<>();
        for (String word : title.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            LINES.stream().filter(line -> line.kind().equals("head") && line.title().equalsIgnoreCase(word)).forEach(line -> heads.add(line.field()));
        }
        return heads;
    }

    /** How a profile calls a field or table, for people. */
    static String written(StatementKind kind, String field) {
        return lines("position", kind).stream().filter(line -> line.field().equals(field)).map(Line::title).findFirst().orElse(field);
    }

    /**
     * The columns that a profile names, from 0.
     *
     * @throws IllegalArgumentException when it names a field that the statement does not have, or a column twice
     */
    static Map<Integer, String> positions(StatementKind kind, Profile profile) {
        Map<String, Integer> given = profile.positions().getOrDefault(StatementTable.fileKind(kind).text(), Map.of());
        Map<String, List<String>> known = new TreeMap<>();
        for (Line line : lines("position", kind)) {
            List<TaxHead> heads = StatementRows.heads(kind, line.field());
            known.put(line.title(), heads.isEmpty() ? List.of(line.field()) : StatementRows.fields(kind, line.field()));
            heads.forEach(head -> known.put(line.title() + "_" + StatementRows.key(head), List.of(StatementRows.field(line.field(), head))));
        }
        // 4b2 first, then 4b2_cess, which may correct it
        Map<String, Integer> byField = new HashMap<>();
        new TreeMap<>(given).forEach((name, column) -> {
            List<String> fields = known.get(name);
            if (fields == null) {
                throw new IllegalArgumentException("the profile names the position '" + name + "', which the " + kind
                        + " statement does not have; it has " + String.join(", ", known.keySet()));
            }
            for (int i = 0; i < fields.size(); i++) {
                byField.put(fields.get(i), column - 1 + i);
            }
        });
        Map<Integer, String> byColumn = new TreeMap<>();
        byField.forEach((field, column) -> {
            String before = byColumn.put(column, field);
            if (before != null) {
                throw new IllegalArgumentException("the profile gives column " + (column + 1) + " of the " + kind + " statement to two fields");
            }
        });
        return byColumn;
    }

    private static List<Line> lines(String kind, StatementKind statement) {
        return LINES.stream().filter(line -> line.kind().equals(kind) && line.isOf(statement)).toList();
    }

    private static List<Line> load() {
        List<Line> lines = new ArrayList<>();
        for (CSVRecord record : Gstr2bWords.table("statement-titles.csv")) {
            lines.add(new Line(record.get("kind"), record.get("statement"), record.get("field"), record.get("title")));
        }
        return List.copyOf(lines);
    }
}
