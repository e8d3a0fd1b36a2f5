package milaan.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What recognition may look at: the start of a table, or the bones of a JSON file. */
public sealed interface Sample {

    /**
     * @param sheets the sheets in order; a CSV has one, named with the empty text
     */
    record Table(List<Sheet> sheets) implements Sample {
    }

    /**
     * @param name name of the sheet
     * @param rows its first {@link #ROWS} rows that are not blank, merged cells filled only in their top-left cell; each row
     *             with its 1-based number
     */
    record Sheet(String name, List<Line> rows) {

        public static final int ROWS = 60;
    }

    /** @param number 1-based row number  @param cells trimmed text by column, ragged rows allowed */
    record Line(int number, List<String> cells) {

        /** @return text of the column, empty beyond the end */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * A JSON file after one streaming pass over all of it.
     *
     * @param paths   key paths that occur, array positions left out ({@code data.docdata.b2b.inv.inum}); at most 5,000
     * @param scalars values that stand outside every array, by path, as text; at most 5,000. Keys are trimmed
     */
    record Json(Set<String> paths, Map<String, String> scalars) implements Sample {
    }
}
