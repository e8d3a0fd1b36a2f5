package milaan.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import milaan.domain.document.SourceLine;
import milaan.formats.Row;
import milaan.formats.RowPlan.SheetLayout;
import org.apache.commons.csv.CSVFormat;

/** Lines of sheets become rows with field names. */
final class TableReader implements Rows {

    private final String file;
    private final Lines lines;
    private final Map<String, SheetLayout> layouts = new HashMap<>();
    private final Map<String, Map<Integer, String>> keysBySheet = new HashMap<>();
    private final Map<String, String> above = new HashMap<>();
    private String sheet;
    private long skipped;

    TableReader(String file, Lines lines, List<SheetLayout> layouts) {
        this.file = file;
        this.lines = lines;
        for (SheetLayout layout : layouts) {
            this.layouts.put(layout.sheet(), layout);
            keysBySheet.put(layout.sheet(), keys(layout));
        }
    }

    /** Several columns of one field are told apart by their number from left to right. */
    private static Map<Integer, String> keys(SheetLayout layout) {
        Map<Integer, String> keys = new TreeMap<>();
        Map<String, Integer> seen = new HashMap<>();
        new TreeMap<>(layout.columns()).forEach((column, field) -> {
            int number = seen.merge(field, 1, Integer::sum);
            keys.put(column, number == 1 ? field : field + "#" + number);
        });
        return keys;
    }

    @Override
    public Row next() {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            SheetLayout layout = layouts.get(line.sheet());
            if (layout == null || line.number() < layout.firstRow() || line.isBlank()) {
                continue;
            }
            if (!line.sheet().equals(sheet)) {
                sheet = line.sheet();
                above.clear();
            }
            if (line.broken() != null) {
                return new Row(source(line), Map.of(Row.BROKEN, line.broken()), line.cells().get(0));
            }
            Row row = row(line, layout);
            if (layout.isData().test(row)) {
                fillDown(row.cells(), layout);
                return row;
            }
            skipped++;
        }
        return null;
    }

    private Row row(Line line, SheetLayout layout) {
        Map<String, String> cells = new HashMap<>();
        keysBySheet.get(line.sheet()).forEach((column, field) -> {
            String text = column < line.cells().size() ? line.cells().get(column) : "";
            if (!text.isEmpty()) {
                cells.put(field, text);
            }
        });
        layout.constants().forEach(cells::putIfAbsent);
        return new Row(source(line), cells, CSVFormat.DEFAULT.format(line.cells().toArray()));
    }

    /**
     * Only rows that are data hand their values down: a total's label is nobody's supplier. All of the fields or none: a voucher
     * without a GSTIN must not get the one of the voucher above.
     */
    private void fillDown(Map<String, String> cells, SheetLayout layout) {
        boolean hasOwn = layout.fillDown().stream().anyMatch(cells::containsKey);
        if (hasOwn) {
            above.clear();
        }
        for (String field : layout.fillDown()) {
            if (hasOwn && cells.containsKey(field)) {
                above.put(field, cells.get(field));
            } else if (!hasOwn && above.containsKey(field)) {
                cells.put(field, above.get(field));
            }
        }
    }

    private SourceLine source(Line line) {
        return new SourceLine(file, line.sheet().isEmpty() ? Integer.toString(line.number()) : line.sheet() + "!" + line.number());
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public void close() {
        lines.close();
    }
}
