package milaan.tables;

import milaan.domain.document.Finding;

/**
 * A remark on a row or, with {@code rowNo} 0, on a file.
 *
 * @param line where it stands, for people
 * @param raw  the row as it stood, empty for a file
 */
public record StagedFinding(int fileNo, long rowNo, String line, String raw, Finding finding) {
}
