package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.Side;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchedLine.MatchedDocument;

/** What a revision changed against the one before: per document its status, bucket, partner, amounts and credit; and Table 4. */
@Repository
public class ChangeTable {

    private static final List<String> COLUMNS =
            List.of("run_id", "change_no", "gstin", "what", "item_key", "value_before", "value_after");
    private static final String SUMS = Amounts.HEADS.stream().map(head -> "sum(" + head + ") as " + head).collect(Collectors.joining(", "));

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
     * Compares two runs document by document, a range of blocks at a time, and Table 4, and keeps the differences with the later one.
     *
     * @return number of changes
     */
    public int compare(long run, long before) {
        jdbc.update("delete from result_change where run_id = ?", run);
        List<Object[]> rows = new ArrayList<>();
        int changes = 0;
        List<BlockRange> ranges = lines.blockRanges(run);
        for (String gstin : jdbc.queryForList("select gstin from run_gstin where run_id = ? order by gstin", String.class, run)) {
            for (BlockRange range : ranges) {
                addChanges(run, gstin, changes, results(before, gstin, range), results(run, gstin, range), rows);
                changes += rows.size();
                bulk.insert("result_change", COLUMNS, rows);
                rows.clear();
            }
            addChanges(run, gstin, changes, table4(before, gstin), table4(run, gstin), rows);
            changes += rows.size();
            bulk.insert("result_change", COLUMNS, rows);
            rows.clear();
        }
        return changes;
    }

    private static void addChanges(long run, String gstin, int last, Map<String, String> was, Map<String, String> is, List<Object[]> rows) {
        TreeSet<String> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        for (String key : keys) {
            String old = was.getOrDefault(key, "");
            String now = is.getOrDefault(key, "");
            if (!old.equals(now)) {
                String what = old.isEmpty() ? "NEW" : now.isEmpty() ? "GONE" : "CHANGED";
                rows.add(new Object[] {run, last + rows.size() + 1, gstin, what, key, old, now});
            }
        }
    }

    /** The credit of each document, by what happened to it and why. */
    private void addCredit(long run, String gstin, BlockRange range, Map<String, String> results) {
        jdbc.query("select coalesce(supplier_gstin, party) as supplier, document_type, document_number, document_date, event, reason, " + SUMS
                + " from credit_event where run_id = ? and block >= ? and block < ? and gstin = ? group by coalesce(supplier_gstin, party), "
                + "document_type, document_number, document_date, event, reason", row -> {
                    String document = Stream.of("supplier", "document_type", "document_number", "document_date").map(column -> text(row, column))
                            .filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" "));
                    results.put("CREDIT " + (document.isEmpty() ? "" : document + " ") + row.getString("event") + " " + row.getString("reason"),
                            tax(row));
                }, run, range.first(), range.beyond(), gstin);
    }

    private Map<String, String> table4(long run, String gstin) {
        Map<String, String> rows = new TreeMap<>();
        jdbc.query("select * from table_4 where run_id = ? and gstin = ?", row -> {
            rows.put("TABLE_4 " + row.getString("row"), tax(row));
        }, run, gstin);
        return rows;
    }

    private static String text(ResultSet row, String column) {
        try {
            return Objects.toString(row.getString(column), "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tax(ResultSet row) throws SQLException {
        return "igst " + row.getBigDecimal("igst").setScale(2) + " cgst " + row.getBigDecimal("cgst").setScale(2) + " sgst "
                + row.getBigDecimal("sgst").setScale(2) + " cess " + row.getBigDecimal("cess").setScale(2);
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
        addCredit(run, gstin, range, numbered);
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
