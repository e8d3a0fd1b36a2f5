package milaan.files;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import milaan.domain.document.SourceLine;
import milaan.formats.Row;

/** Objects of a JSON file become rows, with memory for one of them. */
final class JsonReader implements Rows {

    private static final int MAX_CHARS = 1 << 20;
    /** Position of a row that is the whole file. */
    private static final String ROOT = "$";

    private final String file;
    private final TextFile text;
    private final Set<String> paths;
    private final JsonCursor cursor;
    /** One scout per level of arrays; what it brought of the objects around the current row. */
    private final List<JsonScout> scouts = new ArrayList<>();
    private final List<Map<String, Map<String, String>>> around = new ArrayList<>();

    JsonReader(String file, TextFile text, Set<String> paths) throws IOException {
        this.file = file;
        this.text = text;
        this.paths = Set.copyOf(paths);
        cursor = new JsonCursor(text, this.paths);
    }

    @Override
    public Row next() {
        try {
            while (cursor.next()) {
                if (cursor.atRow()) {
                    return row();
                }
                if (cursor.atElement()) {
                    lookAhead(cursor.level());
                }
            }
            return null;
        } catch (IOException e) {
            throw JsonFile.unreadable(e);
        }
    }

    private void lookAhead(int level) throws IOException {
        while (scouts.size() <= level) {
            scouts.add(new JsonScout(text, paths, scouts.size()));
            around.add(Map.of());
        }
        around.set(level, scouts.get(level).next());
        for (int deeper = level + 1; deeper < around.size(); deeper++) {
            around.set(deeper, Map.of());
        }
    }

    private Row row() throws IOException {
        Flattener flattener = new Flattener();
        flattener.object(cursor.parser(), "");
        SourceLine source = new SourceLine(file, cursor.position().isEmpty() ? ROOT : cursor.position());
        if (flattener.chars > MAX_CHARS) {
            return new Row(source, Map.of(Row.BROKEN, "the row is longer than a million characters"), flattener.raw());
        }
        Map<String, String> cells = flattener.cells;
        inherit(cells);
        cells.put("$path", cursor.path());
        return new Row(source, cells, flattener.raw());
    }

    /** The nearest object wins. */
    private void inherit(Map<String, String> cells) {
        String path = cursor.path();
        while (!path.isEmpty()) {
            path = path.substring(0, Math.max(path.lastIndexOf('.'), 0));
            for (int level = Math.min(cursor.level(), around.size() - 1); level >= 0; level--) {
                around.get(level).getOrDefault(path, Map.of()).forEach(cells::putIfAbsent);
            }
        }
    }

    @Override
    public void close() {
        try {
            cursor.close();
            for (JsonScout scout : scouts) {
                scout.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one object to its end: its cells, and its text without the blanks between. */
    private static final class Flattener {

        private final Map<String, String> cells = new HashMap<>();
        private final StringWriter json = new StringWriter();
        private final JsonGenerator generator;
        private long chars;

        Flattener() throws IOException {
            generator = JsonFile.factory().createGenerator(json).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
        }

        String raw() throws IOException {
            generator.flush();
            return chars > Row.RAW_LIMIT ? json + "…" : json.toString();
        }

        void object(JsonParser parser, String prefix) throws IOException {
            boolean written = writable();
            if (written) {
                generator.writeStartObject();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = CellText.trim(parser.currentName());
                chars += key.length();
                if (writable()) {
                    generator.writeFieldName(parser.currentName());
                }
                parser.nextToken();
                value(parser, JsonFile.child(prefix, key));
            }
            if (written && writable()) {
                generator.writeEndObject();
            }
        }

        private void value(JsonParser parser, String name) throws IOException {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                object(parser, name);
            } else if (token == JsonToken.START_ARRAY) {
                boolean written = writable();
                if (written) {
                    generator.writeStartArray();
                }
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(parser, name + "[" + i + "]");
                }
                if (written && writable()) {
                    generator.writeEndArray();
                }
            } else {
                scalar(parser, name);
            }
        }

        private void scalar(JsonParser parser, String name) throws IOException {
            String text = parser.getText();
            chars += text.length();
            if (writable()) {
                switch (parser.currentToken()) {
                    case VALUE_STRING -> generator.writeString(text);
                    // as written: 1E+7 stays 1E+7
                    default -> generator.writeRawValue(text);
                }
            }
            String cell = JsonFile.scalar(parser);
            if (!cell.isEmpty() && chars <= MAX_CHARS) {
                cells.put(name, cell);
            }
        }

        /** Beyond the raw text's limit nothing is written any more, so that the end of the object may be missing. */
        private boolean writable() {
            return chars <= Row.RAW_LIMIT;
        }
    }
}
