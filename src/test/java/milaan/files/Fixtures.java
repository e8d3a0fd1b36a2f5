package milaan.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.RowPlan.JsonRows;
import milaan.formats.RowPlan.SheetLayout;
import milaan.formats.RowPlan.TableRows;
import milaan.formats.Sample;

/** Files for tests, and short ways to read them. */
final class Fixtures {

    private Fixtures() {
    }

    static InboxFile file(Path path) {
        try {
            return new InboxFile(path.getFileName().toString(), path, "0", Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InboxFile text(Path folder, String name, String text) {
        return text(folder, name, text, StandardCharsets.UTF_8);
    }

    static InboxFile text(Path folder, String name, String text, Charset charset) {
        return bytes(folder, name, text.getBytes(charset));
    }

    static InboxFile bytes(Path folder, String name, byte[] bytes) {
        try {
            return file(Files.write(folder.resolve(name), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sheet whose columns are named a, b, c ... */
    static TableRows plan(String sheet, int firstRow, int columns) {
        return new TableRows(List.of(layout(sheet, firstRow, columns)));
    }

    static SheetLayout layout(String sheet, int firstRow, int columns) {
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < columns; i++) {
            names.put(i, String.valueOf((char) ('a' + i)));
        }
        return new SheetLayout(sheet, firstRow, names, Map.of(), Set.of(), row -> true, List.of());
    }

    static List<Row> rows(InboxFile file, RowPlan plan) {
        List<Row> rows = new ArrayList<>();
        try (Rows open = Containers.open(file, plan)) {
            for (Row row = open.next(); row != null; row = open.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<Row> jsonRows(InboxFile file, String... paths) {
        return rows(file, new JsonRows(Set.of(paths)));
    }

    /** Cells of every row of a CSV as the sample shows them: rows by line, cells by bar. */
    static String cells(InboxFile file) {
        StringBuilder text = new StringBuilder();
        for (Sample.Line line : ((Sample.Table) Containers.sample(file)).sheets().get(0).rows()) {
            text.append(line.number()).append(": ").append(String.join("|", line.cells())).append('\n');
        }
        return text.toString();
    }
}
