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

    private static final long FILE_FACTOR = 1_000_000_000_000L;

    /** Id of the document whose first line this is: unique in its run, the same after a restart. */
    public long documentId() {
        return fileNo * FILE_FACTOR + rowNo;
    }
}
