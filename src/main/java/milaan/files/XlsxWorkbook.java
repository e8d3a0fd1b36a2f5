package milaan.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** XLSX and XLSM, streamed: only the table of shared texts is held in memory. */
final class XlsxWorkbook implements Workbook {

    /** Texts are held in memory; a real workbook of a million documents stays below. */
    private static final long MAX_SHARED_TEXTS = 128L << 20;

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;
    private final ExcelText text;
    private Stream<Row> open;

    private XlsxWorkbook(ReadableWorkbook workbook) {
        this.workbook = workbook;
        this.sheets = workbook.getSheets().toList();
        this.text = new ExcelText(workbook.isDate1904());
    }

    static XlsxWorkbook open(Path path) {
        refuseOthers(path.toFile());
        try {
            return new XlsxWorkbook(new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true)));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile("The workbook is damaged: " + e.getMessage() + "; open it in Excel and save it anew", e);
        }
    }

    /** Office files of other kinds are zips too. */
    private static void refuseOthers(File file) {
        try (ZipFile zip = new ZipFile(file)) {
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw new UnreadableFile("This is a binary workbook (.xlsb); open it in Excel and save it as .xlsx");
            }
            if (zip.getEntry("[Content_Types].xml") == null) {
                throw new UnreadableFile(zip.getEntry("mimetype") == null ? "This is a zip archive that could not be opened"
                        : "This is an OpenDocument file; save it as .xlsx");
            }
            if (zip.stream().noneMatch(entry -> entry.getName().startsWith("xl/"))) {
                throw new UnreadableFile("This is an Office file but no workbook; CSV, XLSX, XLS or JSON was expected");
            }
            refuseTooLarge(zip, ArchiveLimits.DEFAULT);
        } catch (IOException e) {
            throw new UnreadableFile("The zip or workbook is cut off or damaged (" + e.getMessage() + "); download or save it again", e);
        }
    }

    /** Counts what really comes out: the sizes that a zip states of itself may be lies. */
    private static void refuseTooLarge(ZipFile zip, ArchiveLimits limits) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long all = 0;
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            // styles and texts, which are read whole
            long most = entry.getName().matches("xl/[^/]+") ? MAX_SHARED_TEXTS : limits.bytes();
            long size = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    all += read;
                    if (size > most || all > limits.bytes()) {
                        throw new UnreadableFile("The workbook unpacks to more than is read: '" + entry.getName() + "' to more than "
                                + (size >> 20) + " MB; split it");
                    }
                    if (size > limits.ratioFrom() && size / limits.ratio() > Math.max(entry.getCompressedSize(), 1)) {
                        throw new UnreadableFile("'" + entry.getName() + "' unpacks to more than " + limits.ratio()
                                + " times its packed size; open the workbook in Excel and save it anew");
                    }
                }
            }
        }
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::getName).toList();
    }

    @Override
    public Iterator<Line> rows(int sheet) {
        closeRows();
        String name = sheets.get(sheet).getName();
        Iterator<Row> rows;
        try {
            open = sheets.get(sheet).openStream();
            rows = open.iterator();
        } catch (IOException | RuntimeException e) {
            throw damaged(name, e);
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return rows.hasNext();
                } catch (RuntimeException e) {
                    throw damaged(name, e);
                }
            }

            @Override
            public Line next() {
                return line(name, rows.next());
            }
        };
    }

    private static UnreadableFile damaged(String sheet, Exception e) {
        return new UnreadableFile("Sheet '" + sheet + "' of the workbook is damaged: " + e.getMessage(), e);
    }

    private Line line(String sheet, Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (Cell cell : row) {
            cells.add(cell == null ? "" : CellText.trim(text(cell)));
        }
        return new Line(sheet, row.getRowNum(), cells, null);
    }

    private String text(Cell cell) {
        String raw = cell.getRawValue();
        Object value = cell.getValue();
        if (value instanceof Number) {
            return text.number(raw, format(cell));
        }
        if (value instanceof Boolean bool) {
            return ExcelText.bool(bool);
        }
        if (cell.getType() == CellType.FORMULA && raw == null) {
            return ExcelText.NOT_CALCULATED;
        }
        if (value instanceof String string) {
            return ExcelText.unescape(string);
        }
        // an error, or a number that is none
        return raw == null ? "" : raw;
    }

    private static String format(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null || cell.getDataFormatId() == null) {
            return format;
        }
        int id = cell.getDataFormatId();
        // built-in formats that stand in no file: dates of East Asian Excels
        return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58 ? "yyyy" : null;
    }

    private void closeRows() {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    @Override
    public void close() throws IOException {
        closeRows();
        workbook.close();
    }
}
