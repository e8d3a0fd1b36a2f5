package milaan.tables;

import milaan.domain.document.Finding;
import milaan.domain.identity.Gstin;

/**
 * A remark on a row or, with {@code rowNo} 0, on a file.
 *
 * @param line  where it stands, for people
 * @param raw   the row as it stood, empty for a file
 * @param gstin whose results show it; null when that is said by its file, or it concerns every GSTIN of the run
 */
public record StagedFinding(int fileNo, long rowNo, String line, String raw, Finding finding, Gstin gstin) {

    public StagedFinding(int fileNo, long rowNo, String line, String raw, Finding finding) {
        this(fileNo, rowNo, line, raw, finding, null);
    }
}
