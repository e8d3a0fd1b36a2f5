package milaan.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import org.springframework.batch.extensions.excel.AbstractExcelItemReader;
import org.springframework.batch.extensions.excel.Sheet;
import org.springframework.batch.extensions.excel.support.rowset.RowSet;
import org.springframework.batch.extensions.excel.support.rowset.RowSetMetaData;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Reads the chosen sheets of a workbook one behind the other. spring-batch-excel's own sheets give the displayed text and
 * count rows instead of numbering them; these give what the cells hold ({@link ExcelText}) with the row's own number, and
 * leave blank rows out, so that its rule of ending at the first blank line never comes to bear.
 */
final class WorkbookReader extends AbstractExcelItemReader<Line> implements Lines {

    private final boolean legacy;
    private final Set<String> chosen;
    private final List<Integer> sheets = new ArrayList<>();
    private Workbook workbook;

    /** @throws UnreadableFile when the workbook cannot be opened */
    WorkbookReader(Path path, boolean legacy, Set<String> chosen) {
        this.legacy = legacy;
        this.chosen = chosen;
        setResource(new FileSystemResource(path));
        setSaveState(false);
        setRowSetFactory(sheet -> new NumberedRows((RowsOfSheet) sheet));
        setRowMapper(rows -> ((NumberedRows) rows).line);
        try {
            doOpen();
        } catch (UnreadableFile e) {
            throw e;
        } catch (Exception e) {
            throw new UnreadableFile("The workbook cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Line next() {
        return doRead();
    }

    @Override
    public void open(ExecutionContext context) {
        throw new UnsupportedOperationException("The reader is open from its making; the step keeps its place by rows");
    }

    @Override
    protected void openExcelFile(Resource resource, String password) throws IOException {
        workbook = Workbook.open(resource.getFile().toPath(), legacy);
        List<String> names = workbook.sheets();
        for (int i = 0; i < names.size(); i++) {
            if (chosen.contains(names.get(i))) {
                sheets.add(i);
            }
        }
    }

    @Override
    protected int getNumberOfSheets() {
        return sheets.size();
    }

    @Override
    protected Sheet getSheet(int number) {
        int sheet = sheets.get(number);
        return new RowsOfSheet(workbook.sheets().get(sheet), workbook.rows(sheet));
    }

    @Override
    public void close() {
        try {
            doClose();
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One sheet, forwards only. */
    private record RowsOfSheet(String name, Iterator<Line> lines) implements Sheet {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public int getNumberOfRows() {
            // a streamed sheet does not know; only a debug message of the base class asks
            return -1;
        }

        @Override
        public String[] getRow(int number) {
            throw new UnsupportedOperationException("A streamed sheet is read forwards only");
        }

        @Override
        public Iterator<String[]> iterator() {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public String[] next() {
                    return lines.next().cells().toArray(String[]::new);
                }
            };
        }
    }

    /** The rows of one sheet that are not blank, each with its own number. */
    private static final class NumberedRows implements RowSet {

        private final RowsOfSheet sheet;
        private Line line;
        private String[] cells;

        NumberedRows(RowsOfSheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public boolean next() {
            while (sheet.lines().hasNext()) {
                line = sheet.lines().next();
                if (!line.isBlank()) {
                    cells = line.cells().toArray(String[]::new);
                    return true;
                }
            }
            line = null;
            cells = null;
            return false;
        }

        @Override
        public String[] getCurrentRow() {
            return cells;
        }

        @Override
        public int getCurrentRowIndex() {
            return line == null ? -1 : line.number() - 1;
        }

        @Override
        public RowSetMetaData getMetaData() {
            return new RowSetMetaData() {
                @Override
                public String[] getColumnNames() {
                    return new String[0];
                }

                @Override
                public String getSheetName() {
                    return sheet.getName();
                }
            };
        }

        @Override
        public Properties getProperties() {
            throw new UnsupportedOperationException("Columns have numbers here; their names are the layout's");
        }
    }
}
