package milaan.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.Side;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchedLine.MatchedDocument;

/** What a revision changed against the one before: per document its status, bucket, partner and amounts. */
@Repository
public class ChangeTable {

    private static final List<String> COLUMNS =
            List.of("run_id", "change_no", "gstin", "what", "item_key", "value_before", "value_after");

    private final JdbcTemplate jdbc;
    private final BulkWriter bulk;
    private final ResultViews results;
    private final DocumentLineTable lines;

    ChangeTable(JdbcTemplate jdbc, BulkWriter bulk, ResultViews results, DocumentLineTable lines) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.results = results;
        this.lines = lines;
    }

    /**
     * Compares two runs document by document, a range of blocks at a time, and keeps the differences with the later one.
     *
     * @return number of changes
     */
    public int compare(long run, long before) {
        jdbc.update("delete from result_change where run_id = ?", run);
        int changes = 0;
        List<BlockRange> ranges = lines.blockRanges(run);
        for (String gstin : jdbc.queryForList("select gstin from run_gstin where run_id = ? order by gstin", String.class, run)) {
            for (BlockRange range : ranges) {
                List<Object[]> rows = new ArrayList<>();
                Map<String, String> was = results(before, gstin, range);
                Map<String, String> is = results(run, gstin, range);
                TreeSet<String> keys = new TreeSet<>(was.keySet());
                keys.addAll(is.keySet());
                for (String key : keys) {
                    String old = was.getOrDefault(key, "");
                    String now = is.getOrDefault(key, "");
                    if (!old.equals(now)) {
                        String what = old.isEmpty() ? "NEW" : now.isEmpty() ? "GONE" : "CHANGED";
                        rows.add(new Object[] {run, ++changes, gstin, what, key, old, now});
                    }
                }
                bulk.insert("result_change", COLUMNS, rows);
            }
        }
        return changes;
    }

    /** Result of each document by its key; documents of one key are told apart by a number in the order of their results. */
    private Map<String, String> results(long run, String gstin, BlockRange range) {
        Map<String, List<String>> byKey = new TreeMap<>();
        results.matchedLines(run, gstin, range).forEach(line -> {
            if (line.books() != null) {
                byKey.computeIfAbsent(key(line.books()), key -> new ArrayList<>()).add(value(line, line.books(), line.portal()));
            }
            if (line.portal() != null) {
                byKey.computeIfAbsent(key(line.portal()), key -> new ArrayList<>()).add(value(line, line.portal(), line.books()));
            }
        });
        Map<String, String> numbered = new TreeMap<>();
        byKey.forEach((key, values) -> {
            values.sort(null);
            for (int i = 0; i < values.size(); i++) {
                numbered.put(i == 0 ? key : key + " (" + (i + 1) + ")", values.get(i));
            }
        });
        return numbered;
    }

    private static String key(MatchedDocument d) {
        return (d.section() == null ? Side.BOOKS : Side.PORTAL) + " " + (d.supplier() == null ? d.supplierName() : d.supplier()) + " "
                + d.type() + " " + d.number() + " " + d.date();
    }

    private static String value(MatchedLine line, MatchedDocument d, MatchedDocument other) {
        return line.status() + " " + line.bucket() + " taxable " + d.taxableValue() + " igst " + d.tax().get(0) + " cgst " + d.tax().get(1)
                + " sgst " + d.tax().get(2) + " cess " + d.tax().get(3) + (other == null ? "" : " with " + other.number());
    }
}
