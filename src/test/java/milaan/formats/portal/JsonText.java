package milaan.formats.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.files.Rows;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/** A small JSON text as a file of the inbox; single quotes stand for double ones. */
record JsonText(InboxFile file) {

    static JsonText of(String text) {
        try {
            Path path = Files.createTempFile("2b", ".json");
            path.toFile().deleteOnExit();
            Files.writeString(path, text.replace('\'', '"'));
            return new JsonText(new InboxFile("2b.json", path, "", text.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sample.Json sample() {
        return (Sample.Json) Containers.sample(file);
    }

    List<Row> rows(RowPlan plan) {
        List<Row> rows = new ArrayList<>();
        try (Rows reader = Containers.open(file, plan)) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
