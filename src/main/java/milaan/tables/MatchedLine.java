package milaan.tables;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line of a match as it was written: what reconciliation.csv has a row of.
 *
 * @param books  null when the line has no document of the books
 * @param portal null when it has none of the portal
 */
public record MatchedLine(String block, String matchId, int lineNo, String gstin, String status, String bucket, String pass,
                          String reason, int score, String evidenceHash, MatchedDocument books, MatchedDocument portal,
                          String differences) {

    /**
     * A document as reconciliation.csv shows it: its values in the order of the columns, as the database gives them.
     *
     * @param section     portal section with its block, null for the books
     * @param date        ISO
     * @param tax         igst, cgst, sgst, cess in rupees
     * @param carriedFrom period it was carried from, null when of this run
     */
    public record MatchedDocument(String supplier, String supplierName, String section, String type, String number, String date,
                                  String period, BigDecimal taxableValue, List<BigDecimal> tax, String source, String carriedFrom) {
    }
}
