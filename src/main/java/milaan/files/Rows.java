package milaan.files;

import java.util.Iterator;
import java.util.NoSuchElementException;

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

    /** The rows that are left, one at a time. */
    default Iterator<Row> iterator() {
        return new Iterator<>() {
            private Row ahead = Rows.this.next();

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public Row next() {
                if (ahead == null) {
                    throw new NoSuchElementException();
                }
                Row row = ahead;
                ahead = Rows.this.next();
                return row;
            }
        };
    }

    @Override
    void close();
}
