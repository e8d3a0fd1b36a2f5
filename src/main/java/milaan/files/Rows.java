package milaan.files;

import milaan.formats.Row;

/** The rows of one file, in order, one at a time. */
public interface Rows extends AutoCloseable {

    /**
     * @return the next row, null after the last. A row that could not be cut into cells has only the cell {@link Row#BROKEN}
     * @throws milaan.files.UnreadableFile when the container is broken from here on
     */
    Row next();

    /** @return rows left out so far because the layout said they are not data: totals, repeated headings */
    default long skipped() {
        return 0;
    }

    @Override
    void close();
}
