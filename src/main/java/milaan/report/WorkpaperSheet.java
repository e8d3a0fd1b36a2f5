package milaan.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A sheet of the workpaper: bold heading that stays in view, filter, widths after the first rows, and cells that are what they say.
 * Text is always text, so that {@code =cmd} is never run; money is a number with Indian grouping; dates are ISO text. A sheet that
 * is full goes on in another with the same heading.
 */
public final class WorkpaperSheet {

    /** Rows a worksheet of this format can hold below its heading. */
    static final int MAX_ROWS = Worksheet.MAX_ROWS - 1;

    private static final String MONEY = "#,##,##0.00";
    private static final String HEADING = "D9E2F3";
    private static final String INPUT = "FFF2CC";
    private static final int MAX_TEXT = 32_767;
    private static final int WIDTH_ROWS = 200;
    private static final int FLUSH_ROWS = 1_000;
    private static final int MIN_WIDTH = 8;
    private static final int MAX_WIDTH = 60;
    private static final int MAX_LIST = 255;

    private final Workbook workbook;
    private final String name;
    private final List<String> columns;
    private final Map<String, List<String>> input;
    private final int maxRows;
    /** The first rows, kept until the widths are known: they stand in the file before the cells. */
    private final List<List<?>> first = new ArrayList<>();
    private Worksheet sheet;
    private int sheets;
    private int rows;

    WorkpaperSheet(Workbook workbook, String name, List<String> columns, Map<String, List<String>> input) {
        this(workbook, name, columns, input, MAX_ROWS);
    }

    /** @param maxRows after which another sheet begins */
    WorkpaperSheet(Workbook workbook, String name, List<String> columns, Map<String, List<String>> input, int maxRows) {
        for (Map.Entry<String, List<String>> column : input.entrySet()) {
            if (!columns.contains(column.getKey())) {
                throw new IllegalArgumentException("Column '" + column.getKey() + "' is to be filled in and not among " + columns);
            }
            if (String.join(",", column.getValue()).length() > MAX_LIST) {
                throw new IllegalArgumentException("The words of column '" + column.getKey() + "' are longer than " + MAX_LIST
                        + " characters, which a drop-down cannot hold: " + column.getValue());
            }
        }
        this.workbook = workbook;
        this.name = name;
        this.columns = List.copyOf(columns);
        this.input = input;
        this.maxRows = maxRows;
    }

    /**
     * @param values one for each column: BigDecimal (money in rupees), Integer and Long, anything else as its text; null is empty
     * @throws IllegalArgumentException when there are more or fewer than columns
     */
    public void row(List<?> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException("A row of " + values.size() + " cells for " + columns.size() + " columns: " + values);
        }
        if (sheet == null && first.size() < WIDTH_ROWS) {
            first.add(new ArrayList<>(values));
            return;
        }
        start();
        write(values);
    }

    void finish() {
        start();
        finishSheet();
    }

    private void start() {
        if (sheet == null) {
            newSheet();
            first.forEach(this::write);
        }
    }

    private void newSheet() {
        sheets++;
        rows = 0;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + " (" + sheets + ")");
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, width(column));
            sheet.inlineString(0, column, columns.get(column));
            sheet.style(0, column).bold().fillColor(input.containsKey(columns.get(column)) ? INPUT : HEADING).set();
        }
    }

    private int width(int column) {
        int longest = columns.get(column).length();
        for (List<?> row : first) {
            Object value = row.get(column);
            longest = Math.max(longest, value == null ? 0 : value.toString().length());
        }
        return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest + 2));
    }

    private void write(List<?> values) {
        if (rows == maxRows) {
            finishSheet();
            newSheet();
        }
        rows++;
        for (int column = 0; column < values.size(); column++) {
            cell(rows, column, values.get(column));
        }
        if (rows % FLUSH_ROWS == 0) {
            flush();
        }
    }

    private void cell(int row, int column, Object value) {
        if (value instanceof BigDecimal money) {
            sheet.value(row, column, money);
            sheet.style(row, column).format(MONEY).set();
        } else if (value instanceof Integer || value instanceof Long) {
            sheet.value(row, column, (Number) value);
        } else if (value != null && !value.toString().isEmpty()) {
            String text = value.toString();
            sheet.inlineString(row, column, text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…");
        }
        if (input.containsKey(columns.get(column))) {
            sheet.style(row, column).fillColor(INPUT).set();
        }
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finishSheet() {
        if (!columns.isEmpty()) {
            sheet.setAutoFilter(0, 0, rows, columns.size() - 1);
        }
        input.forEach((column, words) -> {
            if (!words.isEmpty() && rows > 0) {
                dropDown(columns.indexOf(column), words);
            }
        });
        try {
            sheet.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dropDown(int column, List<String> words) {
        sheet.range(1, column, rows, column).validateWithListByFormula("\"" + String.join(",", words) + "\"").allowBlank(true)
                .errorStyle(DataValidationErrorStyle.STOP).showErrorMessage(true).errorTitle(columns.get(column))
                .error("Expected one of " + String.join(", ", words));
    }
}
