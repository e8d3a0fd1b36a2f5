package milaan.tables;

import milaan.domain.document.Document;

/**
 * A line of a match as it was written: what reconciliation.csv has a row of.
 *
 * @param books  null when the line has no document of the books
 * @param portal null when it has none of the portal
 */
public record MatchedLine(String block, String matchId, int lineNo, String gstin, String status, String bucket, String pass,
                          String reason, int score, String evidenceHash, Document books, Document portal, String differences) {
}
