package milaan.tables;

import milaan.domain.document.Document;

/**
 * A loaded line of a file, or a document carried from an earlier run.
 *
 * @param fileNo number of the file in its run, 0 for a carried document
 * @param rowNo  position of the row in its file, from 1
 * @param line   the line
 */
public record StagedLine(int fileNo, long rowNo, Document line) {

    /** Ids are the number of the file times this, and the number of the row. */
    static final long FILE_FACTOR = 1_000_000_000_000L;

    /** @param id as given by {@link #id()} */
    static StagedLine of(long id, Document line) {
        return new StagedLine((int) (id / FILE_FACTOR), id % FILE_FACTOR, line);
    }

    /** Id of the line, and of the document whose first line it is: unique in its run, the same after a restart. */
    public long id() {
        return fileNo * FILE_FACTOR + rowNo;
    }
}
