package milaan.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/**
 * The text of a CSV with its broken records taken out. A parser that meets a quote which is never closed swallows the rest of
 * the file; so records are measured here first, and only whole ones are passed on. A broken one costs its first line only.
 * Whole records are passed on without blank lines between them, one line break behind each.
 */
final class CsvRecords extends Reader {

    /** @param line 1-based number of its first line  @param raw its text when broken  @param broken what is wrong, null when whole */
    record Start(int line, String raw, String broken) {
    }

    static final int MAX_CHARS = 1 << 20;
    /** An address may have line breaks; nobody writes this many into one row. */
    private static final int MAX_LINES = 100;
    /** From so many delimiters on, a line inside quotes that has as many as the table is taken for a swallowed row. */
    private static final int SURE_DELIMITERS = 4;

    private final Reader text;
    private final char delimiter;
    private final int delimitersPerRow;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Queue<Start> starts = new ArrayDeque<>();
    private final char[] buffer = new char[1 << 15];
    private int bufferAt;
    private int bufferEnd;
    private boolean skipLineFeed;
    private int lineNumber;
    private String out = "";
    private int outAt;

    /** @param delimitersPerRow how many delimiters a row of this table usually has, 0 when not known */
    CsvRecords(Reader text, char delimiter, int delimitersPerRow) {
        this.text = text;
        this.delimiter = delimiter;
        this.delimitersPerRow = delimitersPerRow;
    }

    /** Every record that is not blank, broken or whole, in order; filled as the text is read. */
    Queue<Start> starts() {
        return starts;
    }

    /** Excel's own hint {@code sep=;} in the first line. @return the delimiter, 0 when the line is none */
    static char separatorHint(String firstLine) {
        String line = firstLine.replace("\"", "");
        return line.length() == 5 && line.regionMatches(true, 0, "sep=", 0, 4) ? line.charAt(4) : 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (outAt == out.length()) {
            String record = nextWhole();
            if (record == null) {
                return -1;
            }
            out = record + "\n";
            outAt = 0;
        }
        int count = Math.min(length, out.length() - outAt);
        out.getChars(outAt, outAt + count, target, offset);
        outAt += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private String nextWhole() throws IOException {
        for (String line = readLine(); line != null; line = readLine()) {
            int first = ++lineNumber;
            if (line.isBlank() || first == 1 && separatorHint(line) != 0) {
                continue;
            }
            String record = complete(first, line);
            if (record != null) {
                return record;
            }
        }
        return null;
    }

    /** @return the record that begins with this line; null when it is broken, which is then noted */
    private String complete(int first, String line) throws IOException {
        Quotes quotes = new Quotes(delimiter);
        quotes.read(line);
        String broken = line.length() > MAX_CHARS ? "the row is longer than a million characters" : quotes.fault;
        StringBuilder record = null;
        List<String> followers = new ArrayList<>();
        while (broken == null && quotes.open) {
            String follower = readLine();
            if (follower == null) {
                broken = "a quote is opened and never closed";
                break;
            }
            followers.add(follower);
            boolean inside = quotes.read(follower);
            record = (record == null ? new StringBuilder(line) : record).append('\n').append(follower);
            if (quotes.fault != null) {
                broken = quotes.fault;
            } else if (inside && delimitersPerRow >= SURE_DELIMITERS && delimiters(follower) >= delimitersPerRow) {
                broken = "a quote is opened and not closed before the next row";
            } else if (followers.size() > MAX_LINES || record.length() > MAX_CHARS) {
                broken = "a quote is opened and not closed within " + MAX_LINES + " lines";
            }
        }
        if (broken != null) {
            for (int i = followers.size() - 1; i >= 0; i--) {
                ahead.addFirst(followers.get(i));
            }
            starts.add(new Start(first, line, broken));
            return null;
        }
        lineNumber += followers.size();
        starts.add(new Start(first, "", null));
        return record == null ? line : record.toString();
    }

    private int delimiters(String line) {
        int count = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, at + 1)) {
            count++;
        }
        return count;
    }

    /** Ends at CR, LF or both. Of a line without end only what is needed to call it too long is kept. */
    private String readLine() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.removeFirst();
        }
        StringBuilder line = null;
        while (true) {
            if (bufferAt == bufferEnd) {
                bufferEnd = Math.max(text.read(buffer, 0, buffer.length), 0);
                bufferAt = 0;
                if (bufferEnd == 0) {
                    return line == null ? null : withoutMark(line.toString());
                }
            }
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[bufferAt] == '\n') {
                    bufferAt++;
                    continue;
                }
            }
            int end = bufferAt;
            while (end < bufferEnd && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            int start = bufferAt;
            if (end == bufferEnd) {
                bufferAt = end;
                line = line == null ? new StringBuilder() : line;
                line.append(buffer, start, Math.min(end - start, MAX_CHARS + 1 - line.length()));
                continue;
            }
            skipLineFeed = buffer[end] == '\r';
            bufferAt = end + 1;
            if (line == null) {
                return withoutMark(new String(buffer, start, end - start));
            }
            return withoutMark(line.append(buffer, start, Math.min(end - start, MAX_CHARS + 1 - line.length())).toString());
        }
    }

    /** Files glued together carry their byte order marks into the middle. */
    private static String withoutMark(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) == '\uFEFF') {
            at++;
        }
        return line.substring(at);
    }

    /** Where in its quotes a record stands, by the same grammar as the parser behind. */
    private static final class Quotes {

        private final char delimiter;
        private boolean open;
        private String fault;

        Quotes(char delimiter) {
            this.delimiter = delimiter;
        }

        /** @return whether the line lies inside quotes from its start to its end */
        boolean read(String line) {
            boolean inside = open;
            int at = 0;
            while (true) {
                if (open) {
                    int quote = line.indexOf('"', at);
                    if (quote < 0) {
                        return inside;
                    }
                    if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                        at = quote + 2;
                        continue;
                    }
                    open = false;
                    inside = false;
                    at = skipBlanks(line, quote + 1);
                    if (at == line.length()) {
                        return false;
                    }
                    if (line.charAt(at) != delimiter) {
                        fault = "text stands behind a closing quote (character " + (at + 1) + ")";
                        return false;
                    }
                    at++;
                }
                // the parser takes a tab for a blank, so blanks before a quote are tolerated with other delimiters only
                int cell = delimiter == '\t' ? at : skipBlanks(line, at);
                if (cell < line.length() && line.charAt(cell) == '"') {
                    open = true;
                    at = cell + 1;
                    continue;
                }
                int next = line.indexOf(delimiter, at);
                if (next < 0) {
                    return false;
                }
                at = next + 1;
            }
        }

        private int skipBlanks(String line, int from) {
            int at = from;
            while (at < line.length() && line.charAt(at) != delimiter && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            return at;
        }
    }
}
