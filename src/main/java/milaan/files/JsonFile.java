package milaan.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import milaan.formats.Sample;

/** What every reading of a JSON file shares: limits, paths, the words for its faults. */
final class JsonFile {

    private static final int MAX_ENTRIES = 5000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).maxStringLength(1 << 20).build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonFile() {
    }

    static JsonFactory factory() {
        return FACTORY;
    }

    static JsonParser open(TextFile file) throws IOException {
        var text = file.open();
        try {
            return FACTORY.createParser(text).enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        } catch (IOException e) {
            text.close();
            throw e;
        }
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A scalar's text as the file has it; empty for null. */
    static String scalar(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : CellText.trim(parser.getText());
    }

    static UnreadableFile unreadable(IOException e) {
        if (!(e instanceof JsonProcessingException fault)) {
            return new UnreadableFile("The file cannot be read: " + e.getMessage(), e);
        }
        JsonLocation at = fault.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (fault instanceof JsonEOFException) {
            return new UnreadableFile("The JSON is cut off: it ends" + place + ", before its last bracket", e);
        }
        return new UnreadableFile("The JSON is broken" + place + ": " + fault.getOriginalMessage(), e);
    }

    /** One pass over the whole file: what it holds, and whether it is whole. */
    static Sample.Json sample(TextFile file) {
        Set<String> paths = new LinkedHashSet<>();
        Map<String, String> scalars = new LinkedHashMap<>();
        try (JsonParser parser = open(file)) {
            Deque<String> around = new ArrayDeque<>();
            String path = "";
            int arrays = 0;
            while (parser.nextToken() != null) {
                switch (parser.currentToken()) {
                    case START_OBJECT -> around.push(path);
                    case START_ARRAY -> {
                        around.push(path);
                        arrays++;
                    }
                    case END_OBJECT -> path = around.pop();
                    case END_ARRAY -> {
                        path = around.pop();
                        arrays--;
                    }
                    case FIELD_NAME -> {
                        path = child(around.element(), CellText.trim(parser.currentName()));
                        if (paths.size() < MAX_ENTRIES) {
                            paths.add(path);
                        }
                    }
                    default -> {
                        String text = scalar(parser);
                        if (arrays == 0 && !text.isEmpty() && scalars.size() < MAX_ENTRIES) {
                            scalars.put(path, text);
                        }
                    }
                }
                boolean ended = around.isEmpty();
                if (ended && parser.nextToken() != null) {
                    throw new UnreadableFile("The file holds more than one JSON value; the second begins at line "
                            + parser.currentTokenLocation().getLineNr() + ", column " + parser.currentTokenLocation().getColumnNr());
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return new Sample.Json(paths, scalars);
    }
}
