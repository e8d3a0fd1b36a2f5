package milaan.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Runs ahead of the rows by one object of its level, and brings back the scalars of that object. The portal writes a
 * supplier's {@code ctin} before or behind the list of its documents, and {@code rtnprd} behind all of them; a reader that
 * wants them with the first document must look ahead, and memory for one supplier block may be too much.
 *
 * <p>There is one scout per level of arrays: level 0 takes the root, level 1 the elements of outer arrays, and so on. Each
 * reads the file once.
 */
final class JsonScout implements AutoCloseable {

    private static final int MAX_SCALARS = 5000;

    private final JsonCursor cursor;
    private final Set<String> outerPaths;
    private final int level;

    JsonScout(TextFile file, Set<String> rowPaths, int level) throws IOException {
        cursor = new JsonCursor(file, rowPaths);
        outerPaths = JsonCursor.outerPaths(rowPaths);
        this.level = level;
    }

    /** @return scalars by key, by path of the object they stand in, of the next object of this level */
    Map<String, Map<String, String>> next() throws IOException {
        while (cursor.next()) {
            if (cursor.atRow()) {
                cursor.parser().skipChildren();
            } else if (cursor.atElement() && cursor.level() == level) {
                Map<String, Map<String, String>> scalars = new HashMap<>();
                collect(cursor.parser(), cursor.path(), scalars);
                cursor.consumed();
                return scalars;
            }
        }
        throw new IllegalStateException("No further object of level " + level + " though the rows have one");
    }

    private void collect(JsonParser parser, String path, Map<String, Map<String, String>> scalars) throws IOException {
        Map<String, String> own = scalars.computeIfAbsent(path, p -> new HashMap<>());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = CellText.trim(parser.currentName());
            JsonToken value = parser.nextToken();
            String inner = JsonFile.child(path, key);
            if (value == JsonToken.START_OBJECT && outerPaths.contains(inner)) {
                collect(parser, inner, scalars);
            } else if (value.isStructStart()) {
                parser.skipChildren();
            } else if (own.size() < MAX_SCALARS) {
                String text = JsonFile.scalar(parser);
                if (!text.isEmpty()) {
                    own.put(key, text);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
