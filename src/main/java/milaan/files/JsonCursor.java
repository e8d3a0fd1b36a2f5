package milaan.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Walks through a JSON file from one object that matters to the next: rows, and the objects around rows. */
final class JsonCursor implements AutoCloseable {

    /** An object or array that the walk is inside of; in an array the index counts its elements. */
    private static final class Frame {
        private final String path;
        private final String position;
        private final boolean array;
        private int index = -1;

        Frame(String path, String position, boolean array) {
            this.path = path;
            this.position = position;
            this.array = array;
        }
    }

    private final JsonParser parser;
    private final Set<String> rowPaths;
    private final Set<String> outerPaths;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int arrays;
    private String key = "";
    private boolean entered = true;

    private String path = "";
    private String position = "";
    private boolean element;

    JsonCursor(TextFile file, Set<String> rowPaths) throws IOException {
        parser = JsonFile.open(file);
        this.rowPaths = rowPaths;
        this.outerPaths = outerPaths(rowPaths);
    }

    /** Paths of all objects that rows can lie in, the root's empty one included. */
    static Set<String> outerPaths(Set<String> rowPaths) {
        Set<String> outer = new HashSet<>();
        for (String path : rowPaths) {
            for (int dot = path.lastIndexOf('.'); dot >= 0; dot = path.lastIndexOf('.', dot - 1)) {
                outer.add(path.substring(0, dot));
            }
            outer.add("");
        }
        return outer;
    }

    /**
     * Moves to the start of the next row or outer object. An outer object that was not consumed is entered, a row that was
     * not consumed must be left by {@link #parser()}'s {@code skipChildren}.
     *
     * @return false at the end of the file
     */
    boolean next() throws IOException {
        if (!entered) {
            frames.push(new Frame(path, position, false));
            entered = true;
        }
        while (parser.nextToken() != null) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.FIELD_NAME) {
                key = CellText.trim(parser.currentName());
                continue;
            }
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                if (frames.pop().array) {
                    arrays--;
                }
                continue;
            }
            Frame around = frames.peek();
            element = around == null || around.array;
            if (around == null) {
                path = "";
                position = "";
            } else if (around.array) {
                path = around.path;
                position = around.position + "[" + ++around.index + "]";
            } else {
                path = JsonFile.child(around.path, key);
                position = JsonFile.child(around.position, key);
            }
            boolean row = rowPaths.contains(path);
            boolean outer = outerPaths.contains(path);
            if (token == JsonToken.START_ARRAY) {
                if (row || outer) {
                    frames.push(new Frame(path, position, true));
                    arrays++;
                } else {
                    parser.skipChildren();
                }
            } else if (token == JsonToken.START_OBJECT) {
                if (row || outer) {
                    entered = row;
                    return true;
                }
                parser.skipChildren();
            }
        }
        return false;
    }

    /** At the start of the object until it is consumed. */
    JsonParser parser() {
        return parser;
    }

    boolean atRow() {
        return rowPaths.contains(path);
    }

    /** Says that the outer object has been read to its end. */
    void consumed() {
        entered = true;
    }

    /** Whether the object is the root or an element of an array. */
    boolean atElement() {
        return element;
    }

    /** How many arrays the object lies in. */
    int level() {
        return arrays;
    }

    String path() {
        return path;
    }

    /** The path with array positions. */
    String position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
