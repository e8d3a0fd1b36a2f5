package milaan.formats.books;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.files.Rows;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/** Registers as the format gets them: of sample files through the containers, of headings by hand. */
final class RegisterFiles {

    private RegisterFiles() {
    }

    static Sample.Table sample(String file) {
        return (Sample.Table) Containers.sample(inboxFile(file));
    }

    /** A sheet of these rows, cells between semicolons. */
    static Sample.Table sampleOf(String... rows) {
        List<Sample.Line> lines = new ArrayList<>();
        for (String row : rows) {
            lines.add(new Sample.Line(lines.size() + 1, List.of(row.split(";", -1))));
        }
        return new Sample.Table(List.of(new Sample.Sheet("", lines)));
    }

    static List<Row> rows(String file, RowPlan plan) {
        return rows(inboxFile(file), plan);
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

    private static InboxFile inboxFile(String file) {
        return sampleFile("registers", file);
    }

    /** A file below {@code samples}. */
    static InboxFile sampleFile(String folder, String file) {
        try {
            return new InboxFile(file, Path.of(RegisterFiles.class.getResource("/samples/" + folder + "/" + file).toURI()), "", 0);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
