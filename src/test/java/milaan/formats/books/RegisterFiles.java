package milaan.formats.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.SourceLine;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Sample registers as the format gets them, cut by the plan's rules without the containers. */
final class RegisterFiles {

    private RegisterFiles() {
    }

    static Sample.Table sample(String file) {
        List<Sample.Line> lines = lines(file);
        return new Sample.Table(List.of(new Sample.Sheet("", lines.subList(0, Math.min(lines.size(), Sample.Sheet.ROWS)))));
    }

    static Sample.Table sampleOf(String... rows) {
        List<Sample.Line> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(new Sample.Line(lines.size() + 1, List.of(row.split(";", -1))));
        }
        return new Sample.Table(List.of(new Sample.Sheet("", lines)));
    }

    static List<Row> rows(String file, RowPlan.SheetLayout layout) {
        List<Row> rows = new ArrayList<>();
        Map<String, String> above = Map.of();
        for (Sample.Line line : lines(file)) {
            Map<String, String> cells = new HashMap<>(layout.constants());
            layout.columns().forEach((column, field) -> {
                if (!line.cell(column).isEmpty()) {
                    cells.put(field, line.cell(column));
                }
            });
            Row row = new Row(new SourceLine(file, String.valueOf(line.number())), cells, String.join(",", line.cells()));
            if (line.number() < layout.firstRow() || !layout.isData().test(row)) {
                continue;
            }
            if (layout.fillDown().stream().noneMatch(row::has)) {
                for (String field : layout.fillDown()) {
                    if (above.containsKey(field)) {
                        cells.put(field, above.get(field));
                    }
                }
            }
            above = cells;
            rows.add(row);
        }
        return rows;
    }

    private static List<Sample.Line> lines(String file) {
        char delimiter = file.startsWith("vendor-common") ? ';' : ',';
        CSVFormat csv = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
        List<Sample.Line> lines = new ArrayList<>();
        try (InputStream bytes = RegisterFiles.class.getResourceAsStream("/samples/registers/" + file)) {
            int number = 0;
            for (CSVRecord line : csv.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                number++;
                if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                    lines.add(new Sample.Line(number, line.stream().map(String::strip).toList()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
