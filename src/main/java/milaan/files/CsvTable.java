package milaan.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import milaan.files.CsvRecords.Start;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV as lines: its delimiter found in its first records, its broken records kept as lines of their own. */
final class CsvTable implements Lines {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LOOKED_AT = 20;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final CsvRecords text;

    private CsvTable(TextFile file, char delimiter, int delimitersPerRow) throws IOException {
        text = new CsvRecords(file.open(), delimiter, delimitersPerRow);
        parser = CSVFormat.DEFAULT.builder()
                .setDelimiter(delimiter)
                // with tabs it would take the delimiters for blanks
                .setIgnoreSurroundingSpaces(delimiter != '\t')
                .setIgnoreEmptyLines(true)
                .get().parse(text);
        records = parser.iterator();
    }

    static CsvTable open(TextFile file) throws IOException {
        String firstLine;
        try (var reader = file.open()) {
            char[] start = new char[8];
            int length = Math.max(reader.read(start), 0);
            firstLine = new String(start, 0, length).lines().findFirst().orElse("");
        }
        char best = CsvRecords.separatorHint(firstLine);
        int bestUsual = 0;
        long bestScore = 0;
        for (char delimiter : best == 0 ? DELIMITERS : new char[] {best}) {
            Map<Integer, Integer> linesByCount = countDelimiters(file, delimiter);
            int usual = 0;
            for (var entry : linesByCount.entrySet()) {
                int lines = entry.getValue();
                int mostLines = linesByCount.getOrDefault(usual, 0);
                if (lines > mostLines || lines == mostLines && entry.getKey() > usual) {
                    usual = entry.getKey();
                }
            }
            // steadiness first: amounts such as 2,15,000.00 put commas into every row of a semicolon file, but not equally many
            long lines = linesByCount.getOrDefault(usual, 0);
            if (lines * lines * usual > bestScore) {
                bestScore = lines * lines * usual;
                best = delimiter;
                bestUsual = usual;
            }
        }
        return new CsvTable(file, best == 0 ? ',' : best, bestUsual);
    }

    /** @return how many of the first records have so many delimiters, records without any left out */
    private static Map<Integer, Integer> countDelimiters(TextFile file, char delimiter) throws IOException {
        Map<Integer, Integer> counts = new HashMap<>();
        try (CsvTable trial = new CsvTable(file, delimiter, 0)) {
            for (int i = 0; i < LOOKED_AT; i++) {
                Line line = trial.next();
                if (line == null) {
                    break;
                }
                if (line.cells().size() > 1) {
                    counts.merge(line.cells().size() - 1, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    @Override
    public Line next() {
        try {
            boolean more = text.starts().peek() != null && text.starts().peek().broken() != null || records.hasNext();
            Start start = text.starts().poll();
            if (start == null && !more) {
                return null;
            }
            if (start != null && start.broken() != null) {
                return new Line("", start.line(), List.of(start.raw()), start.broken());
            }
            // both sides follow one grammar; should they ever part, a row would carry another row's number
            if (start == null || !more) {
                throw new IllegalStateException("CSV records and their line numbers do not agree near line "
                        + parser.getCurrentLineNumber());
            }
            return new Line("", start.line(), cells(records.next()), null);
        } catch (UncheckedIOException e) {
            throw new UnreadableFile("The file cannot be read as CSV: " + e.getCause().getMessage(), e);
        }
    }

    private static List<String> cells(CSVRecord record) {
        String[] cells = record.values();
        List<String> trimmed = new ArrayList<>(Arrays.asList(cells));
        trimmed.replaceAll(CellText::trim);
        return trimmed;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
