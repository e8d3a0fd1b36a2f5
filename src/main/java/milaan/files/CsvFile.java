package milaan.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes a CSV as all results have it: UTF-8 without mark, commas, LF, quotes only where needed. Text that a spreadsheet
 * would run as a formula gets a leading apostrophe; numbers, dates and periods are written as they are.
 */
public final class CsvFile implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).setNullString("").get();

    private final CSVPrinter printer;
    private final int columns;

    private CsvFile(CSVPrinter printer, int columns) {
        this.printer = printer;
        this.columns = columns;
    }

    /** A new file with its heading; one that is there is replaced. */
    public static CsvFile open(Path path, List<String> header) {
        try {
            BufferedWriter text = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
            CsvFile file = new CsvFile(new CSVPrinter(text, FORMAT), header.size());
            file.row(header);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param values as {@link #row(List)} */
    public void row(Object... values) {
        row(Arrays.asList(values));
    }

    /**
     * @param values one for each column: text, Long and Integer, BigDecimal (written in full), LocalDate (ISO),
     *               TaxPeriod ({@code 2026-04}), anything else as its text; null is an empty cell
     * @throws IllegalArgumentException when there are more or fewer than columns
     */
    public void row(List<?> values) {
        if (values.size() != columns) {
            throw new IllegalArgumentException("A row of " + values.size() + " cells for " + columns + " columns: " + values);
        }
        try {
            for (Object value : values) {
                printer.print(text(value));
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        String text = value.toString();
        if (text.isEmpty()) {
            // as null, else the printer writes "" in the first column
            return null;
        }
        return value instanceof Number || !couldRun(text) ? text : "'" + text;
    }

    /** Spreadsheets run what begins with these; a plain negative number is only a number. */
    private static boolean couldRun(String text) {
        char first = text.charAt(0);
        return first < ' ' || first == '=' || first == '@' || first == '+' || first == '-' && !isNumber(text);
    }

    private static boolean isNumber(String text) {
        int points = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points <= 1 && text.length() > 1 + points;
    }

    @Override
    public void close() {
        try {
            printer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
