package milaan.files;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** An open workbook, new or old: its sheets, hidden ones too, and their rows. */
interface Workbook extends Closeable {

    /** In the order of the file. */
    List<String> sheets();

    /**
     * The rows of a sheet that have cells, hidden ones too, one at a time. To be read to the end or left before the next is asked for.
     *
     * @throws UnreadableFile when the sheet is broken
     */
    Iterator<Line> rows(int sheet);

    /** @throws UnreadableFile when it is encrypted, cut off or no workbook at all */
    static Workbook open(Path path, boolean legacy) {
        return legacy ? XlsWorkbook.open(path) : XlsxWorkbook.open(path);
    }
}
