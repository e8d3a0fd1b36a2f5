package milaan.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;

/** The XLS of Excel 97 to 2003: at most 65,536 rows a sheet, so it may lie in memory. */
final class XlsWorkbook implements Workbook {

    private static final String PASSWORD = "The workbook is protected by a password; save it without one";

    private final HSSFWorkbook workbook;
    private final ExcelText text;

    private XlsWorkbook(HSSFWorkbook workbook) {
        this.workbook = workbook;
        this.text = new ExcelText(workbook.getInternalWorkbook().isUsing1904DateWindowing());
    }

    static XlsWorkbook open(Path path) {
        // a workbook made from it keeps what it needs in memory
        try (POIFSFileSystem ole = new POIFSFileSystem(path.toFile(), true)) {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntry("EncryptedPackage")) {
                throw new UnreadableFile(PASSWORD);
            }
            if (!root.hasEntry("Workbook") && !root.hasEntry("WORKBOOK") && !root.hasEntry("Book") && !root.hasEntry("BOOK")) {
                throw new UnreadableFile("This is an old Office file but no workbook; CSV, XLSX, XLS or JSON was expected");
            }
            return new XlsWorkbook(new HSSFWorkbook(root, false));
        } catch (EncryptedDocumentException e) {
            throw new UnreadableFile(PASSWORD, e);
        } catch (OldExcelFormatException e) {
            throw new UnreadableFile("This is a workbook of Excel 95 or older; open it in Excel and save it as .xlsx", e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile("The workbook is cut off or damaged (" + e.getMessage()
                    + "); open it in Excel and save it as .xlsx", e);
        }
    }

    @Override
    public List<String> sheets() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            names.add(workbook.getSheetName(i));
        }
        return names;
    }

    @Override
    public Iterator<Line> rows(int sheet) {
        String name = workbook.getSheetName(sheet);
        Iterator<Row> rows = workbook.getSheetAt(sheet).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Line next() {
                return line(name, rows.next());
            }
        };
    }

    private Line line(String sheet, Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getLastCellNum(); column++) {
            Cell cell = row.getCell(column);
            cells.add(cell == null ? "" : CellText.trim(text(cell)));
        }
        return new Line(sheet, row.getRowNum() + 1, cells, null);
    }

    private String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> text.number(Double.toString(cell.getNumericCellValue()), cell.getCellStyle().getDataFormatString());
            case BOOLEAN -> ExcelText.bool(cell.getBooleanCellValue());
            case STRING -> cell.getStringCellValue();
            case ERROR -> FormulaError.isValidCode(cell.getErrorCellValue())
                    ? FormulaError.forInt(cell.getErrorCellValue()).getString() : ExcelText.NOT_CALCULATED;
            default -> "";
        };
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
