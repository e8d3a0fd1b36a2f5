package milaan.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import milaan.formats.RowPlan;
import milaan.formats.RowPlan.JsonRows;
import milaan.formats.RowPlan.SheetLayout;
import milaan.formats.RowPlan.TableRows;
import milaan.formats.Sample;

/** Opens CSV, XLSX, XLS and JSON files, told apart by their bytes and never by their names. */
public final class Containers {

    private enum Kind { JSON, CSV, XLSX, XLS }

    /** @param text for JSON and CSV, else null */
    private record Content(Kind kind, TextFile text) {
    }

    private Containers() {
    }

    /**
     * What recognition may look at. A JSON file is read to its end, so that a cut-off one is found before its first row.
     *
     * @throws UnreadableFile with a sentence for people: PDF, password, HTML named .xls, cut-off zip ...
     */
    public static Sample sample(InboxFile file) {
        try {
            Content content = content(file);
            return switch (content.kind()) {
                case JSON -> JsonFile.sample(content.text());
                case CSV -> new Sample.Table(List.of(csvSheet(content.text())));
                case XLSX -> workbook(Workbook.open(file.path(), false));
                case XLS -> workbook(Workbook.open(file.path(), true));
            };
        } catch (IOException e) {
            throw new UnreadableFile("The file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The rows of a file, by a plan that fits its sample.
     *
     * @throws UnreadableFile as {@link #sample}
     */
    public static Rows open(InboxFile file, RowPlan plan) {
        Content content = content(file);
        Kind kind = content.kind();
        try {
            if (plan instanceof JsonRows json && kind == Kind.JSON) {
                return new JsonReader(file.name(), content.text(), json.paths());
            }
            if (plan instanceof TableRows table && kind != Kind.JSON) {
                Set<String> sheets = table.sheets().stream().map(SheetLayout::sheet).collect(Collectors.toSet());
                Lines lines = kind == Kind.CSV ? CsvTable.open(content.text())
                        : new WorkbookReader(file.path(), kind == Kind.XLS, sheets);
                return new TableReader(file.name(), lines, table.sheets());
            }
        } catch (IOException e) {
            throw new UnreadableFile("The file cannot be read: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(file.name() + " is " + kind + "; the plan is for another container: " + plan);
    }

    private static Sample.Sheet csvSheet(TextFile text) throws IOException {
        List<Sample.Line> rows = new ArrayList<>();
        try (CsvTable table = CsvTable.open(text)) {
            Line line = table.next();
            while (line != null && rows.size() < Sample.Sheet.ROWS) {
                if (!line.isBlank()) {
                    rows.add(new Sample.Line(line.number(), line.cells()));
                }
                line = table.next();
            }
        }
        return new Sample.Sheet("", rows);
    }

    private static Sample.Table workbook(Workbook open) throws IOException {
        try (Workbook workbook = open) {
            List<Sample.Sheet> sheets = new ArrayList<>();
            List<String> names = workbook.sheets();
            for (int i = 0; i < names.size(); i++) {
                List<Sample.Line> rows = new ArrayList<>();
                for (Iterator<Line> lines = workbook.rows(i); rows.size() < Sample.Sheet.ROWS && lines.hasNext(); ) {
                    Line line = lines.next();
                    if (!line.isBlank()) {
                        rows.add(new Sample.Line(line.number(), line.cells()));
                    }
                }
                sheets.add(new Sample.Sheet(names.get(i), rows));
            }
            return new Sample.Table(sheets);
        }
    }

    private static Content content(InboxFile file) {
        try {
            byte[] head = TextFile.head(file.path());
            if (head.length == 0) {
                throw new UnreadableFile("The file is empty");
            }
            if (TextFile.startsWith(head, 'P', 'K')) {
                return new Content(Kind.XLSX, null);
            }
            if (TextFile.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                return new Content(Kind.XLS, null);
            }
            refuseForeign(head);
            TextFile text = TextFile.of(file.path());
            return new Content(textKind(text), text);
        } catch (IOException e) {
            throw new UnreadableFile("The file cannot be read: " + e.getMessage(), e);
        }
    }

    private static void refuseForeign(byte[] head) {
        if (TextFile.startsWith(head, '%', 'P', 'D', 'F')) {
            throw new UnreadableFile("This is a PDF; download the JSON or the Excel file from the portal instead");
        }
        if (TextFile.startsWith(head, 0x1F, 0x8B)) {
            throw new UnreadableFile("This is a gzip file; unpack it, or pack it as a zip");
        }
        if (TextFile.startsWith(head, '7', 'z', 0xBC, 0xAF) || TextFile.startsWith(head, 'R', 'a', 'r', '!')) {
            throw new UnreadableFile("This is a 7z or RAR archive; unpack it, or pack it as a zip");
        }
        if (head.length > 262 && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
            throw new UnreadableFile("This is a tar archive; unpack it, or pack it as a zip");
        }
    }

    private static Kind textKind(TextFile text) throws IOException {
        char[] buffer = new char[2048];
        String start;
        try (Reader reader = text.open()) {
            start = CellText.trim(new String(buffer, 0, Math.max(reader.read(buffer), 0)));
        }
        if (start.startsWith("<")) {
            throw new UnreadableFile(markup(start.toLowerCase(Locale.ROOT)));
        }
        // [Report] may be the first line of a CSV: a bracket alone does not make JSON
        String behind = start.isEmpty() ? "" : CellText.trim(start.substring(1));
        boolean object = start.startsWith("{") && (behind.isEmpty() || "\"}".indexOf(behind.charAt(0)) >= 0);
        boolean array = start.startsWith("[") && (behind.isEmpty() || "{[]\"-0123456789".indexOf(behind.charAt(0)) >= 0);
        return object || array ? Kind.JSON : Kind.CSV;
    }

    private static String markup(String start) {
        if (start.contains("urn:schemas-microsoft-com:office:spreadsheet") && start.contains("<workbook")) {
            return "This is an XML spreadsheet of 2003, whatever its name; open it in Excel and save it as .xlsx";
        }
        if (start.contains("<html") || start.contains("<table") || start.contains("<!doctype html")) {
            return "This is a web page (HTML), whatever its name; open it in Excel and save it as .xlsx";
        }
        if (start.contains("<envelope")) {
            return "This is a Tally XML file; export the register as Excel or CSV";
        }
        return "This is an XML file; CSV, XLSX, XLS or JSON was expected";
    }
}
