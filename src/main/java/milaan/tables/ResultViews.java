package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.tables.DocumentLineTable.BlockRange;

/** The result tables of a run as rows of values, in the order of their files. Columns are promises of the contract. */
@Repository
public class ResultViews {

    public static final List<String> RECONCILIATION = List.of("match_id", "status", "bucket", "pass", "reason", "score",
            "recipient_gstin", "books_supplier_gstin", "books_supplier_name", "books_document_type",
            "books_document_number", "books_document_date", "books_taxable_value", "books_igst", "books_cgst",
            "books_sgst", "books_cess", "books_source", "portal_supplier_gstin", "portal_supplier_name",
            "portal_section", "portal_document_type", "portal_document_number", "portal_document_date",
            "portal_period", "portal_taxable_value", "portal_igst", "portal_cgst", "portal_sgst", "portal_cess",
            "portal_source", "differences", "carried_from", "evidence_hash");
    public static final List<String> EXCEPTIONS = List.of("file", "line", "severity", "field", "code", "message", "raw");
    public static final List<String> FILES = List.of("file", "sha256", "kind", "gstin", "period", "rows_read",
            "rows_loaded", "rows_rejected", "taxable_value", "igst", "cgst", "sgst", "cess");
    public static final List<String> CHANGES = List.of("what", "key", "before", "after");

    private static final int LINES_AT_A_TIME = 20_000;

    private final JdbcTemplate jdbc;
    private final DocumentLineTable lines;

    ResultViews(JdbcTemplate jdbc, DocumentLineTable lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    /** Every match line of one GSTIN, by block, match and line; a range of blocks at a time, so that memory stays bounded. */
    public void reconciliation(long run, String gstin, Consumer<List<Object>> sink) {
        String sql = "select " + String.join(", ", RECONCILIATION) + " from reconciliation where run_id = ? "
                + "and block between ? and ? and gstin = ? order by block, match_id, line_no";
        for (BlockRange range : lines.blockRanges(run, LINES_AT_A_TIME)) {
            jdbc.query(sql, row -> {
                sink.accept(values(row, RECONCILIATION.size()));
            }, run, range.first(), range.last(), gstin);
        }
    }

    public void exceptions(long run, Consumer<List<Object>> sink) {
        stream("select " + String.join(", ", EXCEPTIONS) + " from exceptions where run_id = ? "
                + "order by file_no, row_no, severity, code, field", EXCEPTIONS.size(), sink, run);
    }

    public void files(long run, Consumer<List<Object>> sink) {
        stream("select " + String.join(", ", FILES) + " from files where run_id = ? order by file_no", FILES.size(), sink, run);
    }

    public void changes(long run, String gstin, Consumer<List<Object>> sink) {
        stream("select what, item_key, value_before, value_after from changes where run_id = ? and gstin = ? order by change_no",
                CHANGES.size(), sink, run, gstin);
    }

    private void stream(String sql, int columns, Consumer<List<Object>> sink, Object... arguments) {
        jdbc.query(sql, row -> {
            sink.accept(values(row, columns));
        }, arguments);
    }

    private static List<Object> values(ResultSet row, int columns) throws SQLException {
        List<Object> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            Object value = row.getObject(i);
            values.add(value instanceof java.sql.Date date ? date.toLocalDate() : value);
        }
        return values;
    }

    /**
     * Counts of one GSTIN by status.
     *
     * @param matches   matches with a line of this GSTIN
     * @param documents documents of both sides of this GSTIN
     */
    public record StatusCount(String status, String bucket, long matches, long documents, java.math.BigDecimal booksTax,
                              java.math.BigDecimal portalTax) {
    }

    public List<StatusCount> statusCounts(long run, String gstin) {
        return jdbc.query("select status, bucket, count(distinct match_id) as matches, "
                        + "count(books_document_type) + count(portal_document_type) as documents, "
                        + "coalesce(sum(books_igst + books_cgst + books_sgst + books_cess), 0) as books_tax, "
                        + "coalesce(sum(portal_igst + portal_cgst + portal_sgst + portal_cess), 0) as portal_tax "
                        + "from reconciliation where run_id = ? and gstin = ? group by status, bucket order by status, bucket",
                (row, i) -> new StatusCount(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4),
                        row.getBigDecimal(5).setScale(2), row.getBigDecimal(6).setScale(2)), run, gstin);
    }
}
