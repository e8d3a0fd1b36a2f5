package milaan.files;

import java.util.List;

/**
 * A row of a table before its columns have names.
 *
 * @param sheet  name of the sheet, empty for a CSV
 * @param number 1-based number of the row in its sheet, or of the record's first line in a CSV
 * @param cells  trimmed text by column
 * @param broken why the row could not be cut into cells, null when it could; then {@code cells} holds its raw text as one cell
 */
record Line(String sheet, int number, List<String> cells, String broken) {

    boolean isBlank() {
        if (broken != null) {
            return false;
        }
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
