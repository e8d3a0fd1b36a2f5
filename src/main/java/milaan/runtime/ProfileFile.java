package milaan.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import milaan.formats.Profile;

/** Reads a profile: a user's own column titles, voucher types, date styles and column positions. See jobs/profile-example.yml. */
final class ProfileFile {

    private ProfileFile() {
    }

    /**
     * @param file path of a YAML file with {@code titles}, {@code document-types}, {@code date-styles}, {@code positions}; empty = no profile
     * @throws RunFailure with code 20
     */
    static Profile read(String file) {
        if (file.isBlank()) {
            return Profile.NONE;
        }
        Object read;
        try {
            read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of(file)));
        } catch (IOException | YAMLException e) {
            throw RunFailure.badInput("profile '" + file + "' cannot be read: " + e.getMessage());
        }
        Map<String, List<String>> titles = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        List<String> styles = List.of();
        Map<String, Map<String, Integer>> positions = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map(file, "", read).entrySet()) {
            switch (String.valueOf(entry.getKey())) {
                case "titles" -> map(file, "titles", entry.getValue())
                        .forEach((field, list) -> titles.put(String.valueOf(field), texts(file, "titles." + field, list)));
                case "document-types" -> map(file, "document-types", entry.getValue()).forEach(
                        (type, value) -> types.put(String.valueOf(type).toLowerCase(Locale.ROOT), String.valueOf(value)));
                case "date-styles" -> styles = texts(file, "date-styles", entry.getValue());
                case "positions" -> map(file, "positions", entry.getValue()).forEach((kind, fields) ->
                        positions.put(String.valueOf(kind), columns(file, "positions." + kind, fields)));
                default -> throw RunFailure.badInput("profile '" + file + "': key '" + entry.getKey()
                        + "' is not known; expected titles, document-types, date-styles, positions");
            }
        }
        return new Profile(Map.copyOf(titles), Map.copyOf(types), styles, Map.copyOf(positions));
    }

    private static Map<?, ?> map(String file, String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw RunFailure.badInput("profile '" + file + "': '" + key + "' must have entries, it is '" + value + "'");
    }

    private static Map<String, Integer> columns(String file, String key, Object value) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        map(file, key, value).forEach((field, column) -> {
            if (!(column instanceof Integer number) || number < 1) {
                throw RunFailure.badInput("profile '" + file + "': '" + key + "." + field + "' must be the number of a column, from 1; it is '"
                        + column + "'");
            }
            columns.put(String.valueOf(field), number);
        });
        return Map.copyOf(columns);
    }

    private static List<String> texts(String file, String key, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        throw RunFailure.badInput("profile '" + file + "': '" + key + "' must be a text or a list of texts, it is '" + value + "'");
    }
}
