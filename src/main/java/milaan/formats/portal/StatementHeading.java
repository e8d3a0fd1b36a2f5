package milaan.formats.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.StatementKind;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.Sample;

/**
 * The columns of a statement's sheet: by title; where the titles do not tell tables and heads apart, in the portal's order, which
 * is only believed of a sheet that names its statement; the profile's positions before either. The portal's group titles need not
 * stand above their columns, and its heading rows may be shorter than its rows (file-formats section 9.1).
 *
 * @param above    lines above the heading
 * @param firstRow 1-based number of the first row behind the heading
 * @param columns  field by 0-based column
 * @param decided  by what the columns were found, for people
 * @param missing  what keeps the sheet from being read, empty when nothing does
 * @param likeness of a sheet that is not read, 0 to 99
 */
record StatementHeading(List<Sample.Line> above, int firstRow, Map<Integer, String> columns, String decided, String missing, int likeness) {

    private static final Pattern NUMBER = Pattern.compile("-?[\\d,]*\\d(\\.\\d+)?");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}.*");
    private static final Set<String> EDGE = Set.of("trandt", "refno", "rtnprd", "desc");

    /** A column behind the titles at the left edge. @param table empty when its title speaks of none */
    private record Amount(int column, Optional<String> table, String head, boolean total) {
    }

    static StatementHeading of(Sample.Sheet sheet, StatementKind kind, Profile profile) {
        List<Sample.Line> lines = sheet.rows();
        int at = edgeLine(lines);
        int last = at < 0 ? firstData(lines) - 1 : isAmountTitles(lines, at + 1, kind) ? at + 1 : at;
        int first = at < 0 ? last + 1 : isAmountTitles(lines, at - 1, kind) ? at - 1 : at;
        List<Sample.Line> rows = lines.subList(first, last + 1);
        List<Sample.Line> above = lines.subList(0, first);
        int firstRow = last < 0 ? 1 : lines.get(last).number() + 1;
        boolean named = StatementTitles.names(kind, sheet.name()) || lines.subList(0, last + 1).stream().flatMap(line -> line.cells().stream())
                .anyMatch(cell -> StatementTitles.names(kind, cell));
        Map<Integer, String> edge = edge(rows);
        List<Amount> amounts = amounts(rows, edge, kind);
        Map<Integer, String> byTitle = byTitle(amounts, kind);
        Map<Integer, String> given = StatementTitles.positions(kind, profile);
        Map<Integer, String> columns = new TreeMap<>(edge);
        String decided = "by title";
        if (!byTitle.isEmpty()) {
            columns.putAll(byTitle);
        } else if (named && !needed(kind).stream().allMatch(table -> has(given, table))) {
            columns.putAll(at < 0 ? knownOrder(kind) : byOrder(amounts, edge, kind));
            decided = "in the portal's order";
        }
        if (!given.isEmpty()) {
            columns.values().removeAll(given.values());
            columns.putAll(given);
            decided = decided + ", by the profile where it names them";
        }
        String missing = missing(rows, columns, kind, named, !byTitle.isEmpty());
        if (missing.isEmpty() && byTitle.isEmpty() && lines.stream().noneMatch(line -> line.number() >= firstRow && isReadable(line, columns, kind))) {
            missing = "the titles do not tell its columns, and " + decided + " no row of the sheet can be read" + advice(kind);
        }
        return new StatementHeading(above, firstRow, columns, decided, missing,
                Math.min(99, (named ? 50 : 0) + 5 * edge.size() + (int) amounts.stream().filter(amount -> amount.table().isPresent()).count()));
    }

    /** What only mentions a statement has no such row. */
    private static boolean isReadable(Sample.Line line, Map<Integer, String> columns, StatementKind kind) {
        Map<String, String> cells = new HashMap<>();
        columns.forEach((column, field) -> cells.put(field, line.cell(column)));
        try {
            StatementRows.parse(kind, new Row(new SourceLine("", ""), cells, ""), null, List.of());
            return true;
        } catch (RejectedRow e) {
            return false;
        }
    }

    boolean has(String field) {
        return columns.containsValue(field);
    }

    /** Heads without a column are taken as 0, and it is said. */
    List<Finding> findings(StatementKind kind) {
        List<Finding> findings = new ArrayList<>();
        for (String table : StatementRows.tables(kind)) {
            List<String> absent = StatementRows.heads(kind, table).stream().filter(head -> !has(StatementRows.field(table, head))).map(TaxHead::name).toList();
            if (!absent.isEmpty()) {
                findings.add(new Finding(RejectionReason.MISSING_COLUMN, table, "no column for " + StatementRows.name(table) + " "
                        + String.join(", ", absent) + ": taken as 0"));
            }
        }
        if (!has("desc")) {
            findings.add(new Finding(RejectionReason.MISSING_COLUMN, "desc",
                    "no column for the description, without which a declared opening balance cannot be told"));
        }
        return findings;
    }

    // ---- rows of the heading

    /** The line with most titles of the left edge, at least two; -1 when there is none. */
    private static int edgeLine(List<Sample.Line> lines) {
        int best = -1;
        int most = 1;
        for (int i = 0; i < lines.size(); i++) {
            int titles = (int) lines.get(i).cells().stream().map(StatementTitles::title).filter(EDGE::contains).distinct().count();
            if (titles > most) {
                best = i;
                most = titles;
            }
        }
        return best;
    }

    private static boolean isAmountTitles(List<Sample.Line> lines, int index, StatementKind kind) {
        return index >= 0 && index < lines.size() && !isData(lines.get(index)) && lines.get(index).cells().stream()
                .filter(cell -> !StatementTitles.head(cell).isEmpty() || StatementTitles.table(kind, cell).isPresent()).count() >= 2;
    }

    private static boolean isData(Sample.Line line) {
        return line.cells().stream().anyMatch(text -> NUMBER.matcher(text).matches() || DATE.matcher(text).matches() || Gstin.isGstin(text));
    }

    /** Of a sheet without titles: the first line with two figures. */
    private static int firstData(List<Sample.Line> lines) {
        return IntStream.range(0, lines.size()).filter(i -> lines.get(i).cells().stream().filter(cell -> NUMBER.matcher(cell).matches()).count() > 1)
                .findFirst().orElse(lines.size());
    }

    // ---- columns

    private static Map<Integer, String> edge(List<Sample.Line> rows) {
        Map<Integer, String> edge = new TreeMap<>();
        for (Sample.Line row : rows) {
            for (int column = 0; column < row.cells().size(); column++) {
                String field = StatementTitles.title(row.cell(column));
                if (!field.isEmpty() && !edge.containsValue(field)) {
                    edge.putIfAbsent(column, field);
                }
            }
        }
        return edge;
    }

    private static List<Amount> amounts(List<Sample.Line> rows, Map<Integer, String> edge, StatementKind kind) {
        List<Amount> amounts = new ArrayList<>();
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int column = 0; column < width; column++) {
            if (!edge.containsKey(column)) {
                String own = own(rows, column);
                amounts.add(new Amount(column, StatementTitles.table(kind, title(rows, column, edge)), StatementTitles.head(own), StatementTitles.isTotal(own)));
            }
        }
        return amounts;
    }

    private static String own(List<Sample.Line> rows, int column) {
        String own = "";
        for (Sample.Line row : rows) {
            own = row.cell(column).isBlank() ? own : row.cell(column);
        }
        return own;
    }

    /** From top to bottom; a merged group title has its text in its first column only. */
    private static String title(List<Sample.Line> rows, int column, Map<Integer, String> edge) {
        StringBuilder title = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            int at = column;
            while (i < rows.size() - 1 && at > 0 && rows.get(i).cell(at).isBlank() && !edge.containsKey(at)) {
                at--;
            }
            title.append(edge.containsKey(at) ? "" : rows.get(i).cell(at)).append(' ');
        }
        return title.toString();
    }

    /** Empty when the titles leave a column of a head without its table, or give two columns to one. */
    private static Map<Integer, String> byTitle(List<Amount> amounts, StatementKind kind) {
        Map<Integer, String> columns = new TreeMap<>();
        Set<String> fields = new HashSet<>();
        for (Amount amount : amounts) {
            if (amount.head().isEmpty() || amount.total()) {
                continue;
            }
            if (amount.table().isEmpty()) {
                return Map.of();
            }
            if (!amount.table().get().isEmpty()) {
                String field = amount.table().get() + "." + amount.head();
                if (!fields.add(field)) {
                    return Map.of();
                }
                columns.put(amount.column(), field);
            }
        }
        return needed(kind).stream().allMatch(table -> has(columns, table)) ? columns : Map.of();
    }

    /** The portal's order behind the left edge, where the titles of heads that are there do not speak against it. */
    private static Map<Integer, String> byOrder(List<Amount> amounts, Map<Integer, String> edge, StatementKind kind) {
        int start = edge.entrySet().stream().filter(column -> EDGE.contains(column.getValue())).mapToInt(Map.Entry::getKey).max().orElse(-1) + 1;
        Map<Integer, Amount> titled = amounts.stream().collect(Collectors.toMap(Amount::column, amount -> amount));
        for (List<String> order : orders(kind)) {
            Map<Integer, String> columns = new TreeMap<>();
            int column = start;
            boolean agrees = true;
            for (String field : order) {
                while (titled.containsKey(column) && titled.get(column).total()) {
                    column++;
                }
                String head = titled.containsKey(column) ? titled.get(column).head() : "";
                agrees &= !edge.containsKey(column) && (head.isEmpty() || field.endsWith("." + head));
                columns.put(column++, field);
            }
            int end = column;
            if (agrees && titled.values().stream().noneMatch(amount -> amount.column() >= end && !amount.head().isEmpty())) {
                return columns;
            }
        }
        return Map.of();
    }

    /** 4A(2) has two columns in the export that was seen; a sheet with four for every table is as good. */
    private static List<List<String>> orders(StatementKind kind) {
        List<String> seen = StatementRows.tables(kind).stream().flatMap(table -> StatementRows.fields(kind, table).stream()).toList();
        List<String> even = StatementRows.tables(kind).stream().flatMap(table -> List.of(TaxHead.values()).stream()
                .map(head -> StatementRows.field(table, head))).toList();
        return kind == StatementKind.RCM ? List.of(seen, even) : List.of(seen);
    }

    /** gst-rules 2.11 and 3.6: serial number, date, reference, return period, description, then the amounts. */
    private static Map<Integer, String> knownOrder(StatementKind kind) {
        Map<Integer, String> columns = new TreeMap<>();
        List<String> fields = new ArrayList<>(List.of("srno", "trandt", "refno", "rtnprd", "desc"));
        fields.addAll(orders(kind).get(0));
        fields.forEach(field -> columns.put(columns.size(), field));
        return columns;
    }

    // ---- refusal

    private static List<String> needed(StatementKind kind) {
        return kind == StatementKind.ECRS ? List.of("itc4b2", "itc4d1", StatementRows.CLOSING)
                : List.of("inwardsup_3_1d", "itc4a3", StatementRows.CLOSING);
    }

    private static boolean has(Map<Integer, String> columns, String table) {
        return columns.values().stream().anyMatch(field -> field.startsWith(table + "."));
    }

    private static String missing(List<Sample.Line> rows, Map<Integer, String> columns, StatementKind kind, boolean named, boolean titled) {
        if (!named && !titled) {
            return "nothing names the " + kind + " statement, and no columns for "
                    + needed(kind).stream().map(StatementRows::name).collect(Collectors.joining(", ")) + " by head";
        }
        List<String> absent = new ArrayList<>();
        if (!columns.containsValue("rtnprd")) {
            absent.add("the return period");
        }
        needed(kind).stream().filter(table -> !has(columns, table)).map(StatementRows::name).forEach(absent::add);
        if (absent.isEmpty()) {
            return "";
        }
        String titles = rows.stream().flatMap(line -> line.cells().stream()).filter(cell -> !cell.isBlank()).collect(Collectors.joining(", "));
        return "no column for " + String.join(", ", absent) + "; the heading has: " + titles + advice(kind);
    }

    private static String advice(StatementKind kind) {
        return " (a profile can name the columns under positions: " + StatementTable.fileKind(kind).text() + ")";
    }
}
