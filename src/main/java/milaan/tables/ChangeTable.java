package milaan.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What a revision changed against the one before: per document its bucket, partner and amount. */
@Repository
public class ChangeTable {

    private final JdbcTemplate jdbc;
    private final BulkWriter bulk;

    ChangeTable(JdbcTemplate jdbc, BulkWriter bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /**
     * Compares two runs document by document and keeps the differences with the later one.
     *
     * @return number of changes
     */
    public int compare(long run, long before) {
        jdbc.update("delete from result_change where run_id = ?", run);
        List<Object[]> rows = new ArrayList<>();
        List<String> gstins = jdbc.queryForList("select gstin from run_gstin where run_id = ? order by gstin", String.class, run);
        for (String gstin : gstins) {
            Map<String, String> was = results(before, gstin);
            Map<String, String> is = results(run, gstin);
            TreeSet<String> keys = new TreeSet<>(was.keySet());
            keys.addAll(is.keySet());
            for (String key : keys) {
                String old = was.getOrDefault(key, "");
                String now = is.getOrDefault(key, "");
                if (!old.equals(now)) {
                    String what = old.isEmpty() ? "NEW" : now.isEmpty() ? "GONE" : "CHANGED";
                    rows.add(new Object[] {run, rows.size() + 1, gstin, what, key, old, now});
                }
            }
        }
        bulk.insert("result_change", List.of("run_id", "change_no", "gstin", "what", "item_key", "value_before", "value_after"), rows);
        return rows.size();
    }

    /** Result of each document, by side, supplier, type, number and date; documents alike but for their amounts are numbered. */
    private Map<String, String> results(long run, String gstin) {
        Map<String, String> results = new TreeMap<>();
        for (String side : List.of("books", "portal")) {
            String document = "d.side, coalesce(d.supplier_gstin, d.supplier_name), d.document_type, d.document_number, d.document_date";
            jdbc.query("select " + document + ", m.status, m.bucket, d.taxable_value, d.igst, d.cgst, d.sgst, d.cess, "
                    + "o.document_number from match_line l "
                    + "join match_result m on m.run_id = l.run_id and m.block = l.block and m.match_id = l.match_id "
                    + "join document d on d.run_id = l.run_id and d.block = l.block and d.document_id = l." + side + "_document_id "
                    + "left join document o on o.run_id = l.run_id and o.block = l.block and o.document_id = l."
                    + (side.equals("books") ? "portal" : "books") + "_document_id "
                    + "where l.run_id = ? and l.gstin = ? order by " + document + ", d.taxable_value, m.match_id", row -> {
                        String key = row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + row.getString(4) + " " + row.getDate(5);
                        String value = row.getString(6) + " " + row.getString(7) + " taxable " + row.getBigDecimal(8)
                                + " igst " + row.getBigDecimal(9) + " cgst " + row.getBigDecimal(10) + " sgst "
                                + row.getBigDecimal(11) + " cess " + row.getBigDecimal(12)
                                + (row.getString(13) == null ? "" : " with " + row.getString(13));
                        String numbered = key;
                        for (int i = 2; results.containsKey(numbered); i++) {
                            numbered = key + " (" + i + ")";
                        }
                        results.put(numbered, value);
                    }, run, gstin);
        }
        return results;
    }
}
