package milaan.formats;

import java.util.Map;

import milaan.domain.document.SourceLine;

/**
 * One row of a file as text, before anything is believed of it.
 *
 * @param source file and line
 * @param cells  trimmed text by field name of the format; a field that is absent or blank is not in the map
 * @param raw    the row as it stood, for exceptions.csv; at most {@link #RAW_LIMIT} characters
 */
public record Row(SourceLine source, Map<String, String> cells, String raw) {

    /** Longer rows are cut: nobody repairs a row of more text than this in an exception file. */
    public static final int RAW_LIMIT = 2000;

    /** The only cell of a row that could not be cut into cells; says what is wrong. A format rejects it as UNREADABLE_ROW. */
    public static final String BROKEN = "$broken";

    public Row {
        if (raw.length() > RAW_LIMIT) {
            raw = raw.substring(0, RAW_LIMIT - 1) + "…";
        }
    }

    /** @return the cell's text, empty when absent */
    public String text(String field) {
        return cells.getOrDefault(field, "");
    }

    public boolean has(String field) {
        return cells.containsKey(field);
    }
}
