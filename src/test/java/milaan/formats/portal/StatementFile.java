package milaan.formats.portal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.statement.StatementRow;
import milaan.files.Containers;
import milaan.files.Formats;
import milaan.files.InboxFile;
import milaan.files.Rows;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;

/**
 * A statement as a file of the inbox, taken in as a run does: all formats are asked, the whole is checked, the rows are read.
 *
 * @param kind      name of the kind, or why no format took it
 * @param gstin     whose the file says it is
 * @param refusal   what the whole was refused for
 * @param rows      rows that were read
 * @param rejected  what the others were rejected for, each behind its line
 * @param findings  remarks on the layout
 */
record StatementFile(String kind, Optional<Gstin> gstin, Optional<Finding> refusal, List<StatementRow> rows, List<String> rejected,
                     List<Finding> findings) {

    static final String OURS = "27AAPFU0939F1ZV";
    static final Inward INWARD = new Inward(Set.of(new Gstin(OURS)), new Gstin(OURS), TaxPeriod.of(2026, 7), Profile.NONE, RulesFile.read(Map.of()));

    static StatementFile text(String name, String text, Profile profile) {
        return read(name, profile, path -> Files.writeString(path, text));
    }

    static StatementFile json(String text) {
        return text("statement.json", text.replace('\'', '"'), Profile.NONE);
    }

    /** One sheet; cells between bars, numbers where a cell is one without commas. */
    static StatementFile workbook(String sheet, Profile profile, String... lines) {
        return read("statement.xlsx", profile, path -> {
            try (OutputStream out = Files.newOutputStream(path); Workbook book = new Workbook(out, "Milaan", "1.0")) {
                Worksheet cells = book.newWorksheet(sheet);
                for (int row = 0; row < lines.length; row++) {
                    String[] texts = lines[row].split("\\|", -1);
                    for (int column = 0; column < texts.length; column++) {
                        if (texts[column].matches("-?\\d+(\\.\\d+)?")) {
                            cells.value(row, column, new BigDecimal(texts[column]));
                        } else if (!texts[column].isEmpty()) {
                            cells.value(row, column, texts[column]);
                        }
                    }
                }
            }
        });
    }

    static StatementFile oldWorkbook(String sheet, String... lines) {
        return read("statement.xls", Profile.NONE, path -> {
            try (OutputStream out = Files.newOutputStream(path); HSSFWorkbook book = new HSSFWorkbook()) {
                var cells = book.createSheet(sheet);
                for (int row = 0; row < lines.length; row++) {
                    String[] texts = lines[row].split("\\|", -1);
                    var line = cells.createRow(row);
                    for (int column = 0; column < texts.length; column++) {
                        line.createCell(column).setCellValue(texts[column]);
                    }
                }
                book.write(out);
            }
        });
    }

    private interface Writer {
        void write(Path path) throws IOException;
    }

    private static StatementFile read(String name, Profile profile, Writer writer) {
        try {
            Path path = Files.createTempFile("statement", name);
            path.toFile().deleteOnExit();
            writer.write(path);
            return read(new InboxFile(name, path, "", Files.size(path)), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StatementFile read(InboxFile file, Profile profile) {
        Sample sample = Containers.sample(file);
        int nearest = -1;
        String missing = "";
        for (Format<?> format : Formats.all()) {
            Format.Fit fit = format.fit(sample, profile);
            if (fit instanceof Format.Fit.Recognised recognised) {
                return read(file, sample, format, recognised, format.plan(sample, profile));
            }
            Format.Fit.Refused refused = (Format.Fit.Refused) fit;
            missing = refused.likeness() > nearest ? refused.missing() : missing;
            nearest = Math.max(nearest, refused.likeness());
        }
        return new StatementFile(missing, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }

    private static StatementFile read(InboxFile file, Sample sample, Format<?> format, Format.Fit.Recognised fit, RowPlan plan) {
        List<StatementRow> read = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (Row row : rows(file, plan)) {
            try {
                if (format.read(row, INWARD).value() instanceof StatementRow statement) {
                    read.add(statement);
                }
            } catch (RejectedRow e) {
                rejected.add(row.source().line() + " " + e.finding().reason() + " " + e.getMessage());
            }
        }
        List<Finding> findings = plan instanceof RowPlan.TableRows table
                ? table.sheets().stream().flatMap(layout -> layout.findings().stream()).toList() : List.of();
        return new StatementFile(format.kind().text(), fit.gstin(), format.refuse(sample, () -> rows(file, plan).iterator()), read, rejected, findings);
    }

    private static List<Row> rows(InboxFile file, RowPlan plan) {
        List<Row> rows = new ArrayList<>();
        try (Rows open = Containers.open(file, plan)) {
            open.iterator().forEachRemaining(rows::add);
        }
        return rows;
    }

    /** Rows in few words: {@code 2026-04 CGST +20000.00 -50000.00 =70000.00}; the opening balance without a period. */
    List<String> cgst() {
        return rows.stream().map(row -> (row.isOpeningBalance() ? "opening" : row.period() + (row.quarterly() ? "Q" : "")) + " +"
                + rupees(row.added().cgst()) + " -" + rupees(row.used().cgst()) + " =" + rupees(row.closing().cgst())).toList();
    }

    private static String rupees(long paise) {
        return Paise.format(paise).replace(".00", "");
    }
}
