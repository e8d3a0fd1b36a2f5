package milaan.files;

import milaan.formats.Row;

/** The rows of one file, in order, one at a time. */
public interface Rows extends AutoCloseable {

    /**
     * @return the next row, null after the last
     * @throws milaan.files.UnreadableFile when the container is broken from here on
     */
    Row next();

    @Override
    void close();
}
