package milaan.formats.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import milaan.domain.document.SourceLine;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/** A small JSON text as formats see it, cut as {@link RowPlan.JsonRows} promises; single quotes stand for double ones. */
final class JsonText {

    private final Object tree;

    private JsonText(Object tree) {
        this.tree = tree;
    }

    static JsonText of(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text.replace('\'', '"'))) {
            parser.nextToken();
            return new JsonText(value(parser));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName().strip();
                parser.nextToken();
                object.put(key, value(parser));
            }
            return object;
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return parser.getText();
    }

    Sample.Json sample() {
        Sample.Json sample = new Sample.Json(new LinkedHashSet<>(), new LinkedHashMap<>());
        collect(tree, "", false, sample);
        return sample;
    }

    private static void collect(Object node, String path, boolean inArray, Sample.Json sample) {
        if (!path.isEmpty()) {
            sample.paths().add(path);
        }
        if (node instanceof Map<?, ?> object) {
            object.forEach((key, value) -> collect(value, path.isEmpty() ? (String) key : path + "." + key, inArray, sample));
        } else if (node instanceof List<?> array) {
            array.forEach(element -> collect(element, path, true, sample));
        } else if (!inArray) {
            sample.scalars().put(path, (String) node);
        }
    }

    List<Row> rows(RowPlan plan) {
        List<Row> rows = new ArrayList<>();
        cut(tree, "", "", Map.of(), ((RowPlan.JsonRows) plan).paths(), rows);
        return rows;
    }

    private static void cut(Object node, String path, String position, Map<String, String> around, Set<String> paths, List<Row> rows) {
        if (node instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                cut(array.get(i), path, position + "[" + i + "]", around, paths, rows);
            }
        } else if (node instanceof Map<?, ?> object) {
            Map<String, String> cells = new LinkedHashMap<>(around);
            if (paths.contains(path)) {
                flatten(object, "", cells);
                cells.put("$path", path);
                cells.values().removeIf(String::isBlank);
                rows.add(new Row(new SourceLine("2b.json", position), cells, object.toString()));
                return;
            }
            object.forEach((key, value) -> {
                if (value instanceof String text) {
                    cells.put((String) key, text);
                }
            });
            object.forEach((key, value) -> cut(value, path.isEmpty() ? (String) key : path + "." + key,
                    position.isEmpty() ? (String) key : position + "." + key, cells, paths, rows));
        }
    }

    private static void flatten(Object node, String name, Map<String, String> cells) {
        if (node instanceof Map<?, ?> object) {
            object.forEach((key, value) -> flatten(value, name.isEmpty() ? (String) key : name + "." + key, cells));
        } else if (node instanceof List<?> array) {
            for (int i = 0; i < array.size(); i++) {
                flatten(array.get(i), name + "[" + i + "]", cells);
            }
        } else {
            cells.put(name, (String) node);
        }
    }
}
