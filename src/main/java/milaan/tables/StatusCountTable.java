package milaan.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.money.Paise;
import milaan.tables.MatchedLine.MatchedDocument;

/** How many matches, documents and rupees of tax each status and bucket of a run has. */
@Repository
public class StatusCountTable {

    /**
     * @param matches   matches with a line of this GSTIN
     * @param documents documents of both sides of this GSTIN
     * @param booksTax  tax of the books' documents, all heads, paise
     * @param portalTax tax of the portal's documents, all heads, paise
     */
    public record StatusCount(String status, String bucket, long matches, long documents, long booksTax, long portalTax) {

        public StatusCount plus(StatusCount other) {
            return new StatusCount(status, bucket, matches + other.matches, documents + other.documents,
                    Math.addExact(booksTax, other.booksTax), Math.addExact(portalTax, other.portalTax));
        }
    }

    /** Adds up the lines of one GSTIN as they pass by. Lines of a match must come one after the other. */
    public static final class Tally {

        private final Map<String, StatusCount> counts = new TreeMap<>();
        private String lastMatch = "";

        public void add(MatchedLine line) {
            MatchedDocument books = line.books();
            MatchedDocument portal = line.portal();
            String match = line.block() + line.matchId();
            counts.merge(line.status() + "/" + line.bucket(), new StatusCount(line.status(), line.bucket(), match.equals(lastMatch) ? 0 : 1,
                    (books == null ? 0 : 1) + (portal == null ? 0 : 1), total(books),
                    total(portal)), StatusCount::plus);
            lastMatch = match;
        }

        private static long total(MatchedDocument document) {
            return document == null ? 0 : Paise.ofRupees(document.tax().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }

        public List<StatusCount> counts() {
            return List.copyOf(counts.values());
        }
    }

    private final JdbcTemplate jdbc;
    private final BulkWriter bulk;

    StatusCountTable(JdbcTemplate jdbc, BulkWriter bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** Keeps the counts of one GSTIN, in place of those kept before. */
    public void keep(long run, String gstin, Collection<StatusCount> counts) {
        jdbc.update("delete from status_count where run_id = ? and gstin = ?", run, gstin);
        List<Object[]> rows = new ArrayList<>();
        counts.forEach(c -> rows.add(new Object[] {run, gstin, c.status(), c.bucket(), c.matches(), c.documents(),
                BulkWriter.money(c.booksTax()), BulkWriter.money(c.portalTax())}));
        bulk.insert("status_count", List.of("run_id", "gstin", "status", "bucket", "matches", "documents", "books_tax", "portal_tax"), rows);
    }

    /** @return the kept counts of one GSTIN, by status and bucket */
    public List<StatusCount> kept(long run, String gstin) {
        return jdbc.query("select * from status_count where run_id = ? and gstin = ? order by status, bucket",
                (row, i) -> new StatusCount(row.getString("status"), row.getString("bucket"), row.getLong("matches"),
                        row.getLong("documents"), Paise.ofRupees(row.getBigDecimal("books_tax")),
                        Paise.ofRupees(row.getBigDecimal("portal_tax"))), run, gstin);
    }

    /** @return documents of all GSTINs of the run by status */
    public Map<String, Long> documentsByStatus(long run) {
        Map<String, Long> documents = new TreeMap<>();
        jdbc.query("select status, sum(documents) from status_count where run_id = ? group by status", row -> {
            documents.put(row.getString(1), row.getLong(2));
        }, run);
        return documents;
    }
}
