package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.PortalFacts;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchedLine.MatchedDocument;

/**
 * The results of a run as rows of values, in the order of their files. Columns are promises of the contract; the views of the
 * same names give the same rows.
 */
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

    /**
     * Results of which each GSTIN has its rows: a file and the view of the same name.
     *
     * @param view    name of the table or view
     * @param columns of the file, and of the view behind run and GSTIN
     * @param order   of the rows
     */
    public record Results(String view, List<String> columns, String order) {

        static Results of(String view, String order, String... columns) {
            return new Results(view, List.of(columns), order);
        }

        public String file() {
            return view.replace('_', '-') + ".csv";
        }
    }

    /** The rolls of the portal's statements, their balances to be drawn, and why the ECRS differs. */
    public static final List<Results> STATEMENTS = List.of(
            statement("ecrs_statement"), statement("rcm_statement"), series("ecrs_series"), series("rcm_series"),
            Results.of("ecrs_findings", "row_no", "period", "head", "cause", "item_id", "supplier_gstin", "document_number", "document_date",
                    "amount", "explanation", "repair", "effect_on_balance", "effect_on_table_4", "effect_on_tax_payable", "effect_on_interest",
                    "adviser_to_confirm"));

    /** The opening balance of a year, and how it comes about. */
    public static final List<Results> OPENING = List.of(
            Results.of("ecrs_opening", "row_no", "basis", "line", "description", "sign", "igst", "cgst", "sgst", "cess", "total"),
            Results.of("ecrs_opening_items", "row_no", "item_id", "supplier_gstin", "document_number", "document_date", "period", "event",
                    "origin_item_id", "line", "stated_igst", "stated_cgst", "stated_sgst", "stated_cess", "strict_gstn_igst",
                    "strict_gstn_cgst", "strict_gstn_sgst", "strict_gstn_cess", "literal_igst", "literal_cgst", "literal_sgst",
                    "literal_cess", "reason", "source"),
            Results.of("ecrs_year", "row_no", "period", "head", "opening", "reversed", "reclaimed", "closing", "proof"),
            Results.of("ecrs_bridge", "row_no", "figure", "cause", "description", "igst", "cgst", "sgst", "cess", "provisional"));

    /** The credit register, what may be reclaimed, Table 4 with its tie to GSTR-2B, and what people are to do. */
    public static final List<Results> CREDIT = List.of(
            Results.of("credit", "block, event_no", "event_id", "lot_id", "supplier_gstin", "document_type", "document_number",
                    "document_date", "event", "table_4_row", "reason", "rule", "period", "igst", "cgst", "sgst", "cess", "match_id",
                    "explanation", "decision", "decision_reason", "decided_by", "decided_on"),
            Results.of("open_credit", "lot_id", "lot_id", "supplier_gstin", "document_type", "document_number", "document_date",
                    "opened_period", "reason", "age_days", "due_date", "igst", "cgst", "sgst", "cess"),
            Results.of("table_4", "row_no", "row", "description", "igst", "cgst", "sgst", "cess", "documents"),
            Results.of("table_4_tie", "\"row\", cause", "row", "cause", "igst", "cgst", "sgst", "cess"),
            Results.of("rule_37", "block, row_no", "supplier_gstin", "document_number", "document_date", "due_date", "document_value",
                    "paid", "unpaid", "unpaid_share", "action", "period", "igst", "cgst", "sgst", "cess", "interest", "note"),
            Results.of("review", "block, row_no", "gstin", "item_key", "evidence_hash", "status", "document", "reason", "rupees",
                    "suggested", "decision", "decision_reason", "decided_by", "decided_on"),
            Results.of("hold_list", "block, row_no", "supplier_gstin", "document_type", "document_number", "document_date", "supplier_name",
                    "hold", "amount", "why", "until", "last_day"),
            Results.of("ims_actions", "block, row_no", "supplier_gstin", "document_type", "document_number", "document_date",
                    "supplier_name", "section", "action", "status", "reduction_igst", "reduction_cgst", "reduction_sgst", "reduction_cess",
                    "why", "until"),
            Results.of("supplier_requests", "block, row_no", "supplier_gstin", "supplier_name", "document_type", "document_number",
                    "document_date", "ask", "igst", "cgst", "sgst", "cess", "ours", "theirs", "sentence"));

    /** What the workpaper shows, first what is to be decided. */
    public static final List<Results> WORKPAPER = Stream.concat(Stream.of("review", "table_4", "table_4_tie", "open_credit", "rule_37",
            "hold_list", "ims_actions", "supplier_requests").map(view -> CREDIT.stream().filter(one -> one.view().equals(view)).findFirst()
            .orElseThrow()), STATEMENTS.stream()).toList();

    /** Columns whose names are words of SQL. */
    private static final Set<String> QUOTED = Set.of("limit", "row");

    /** One row per GSTIN, figure and head of an opening over several GSTINs. */
    public static final List<String> PORTFOLIO = List.of("gstin", "figure", "igst", "cgst", "sgst", "cess", "provisional");

    /** What reconciliation.csv shows of a document. */
    private static final String SHOWN = DocumentColumns.select("supplier_gstin", "supplier_name", "document_type", "document_number",
            "document_date", "period", "source_file", "source_line", "section", "portal_block", "taxable_value", "igst", "cgst", "sgst",
            "cess", "carried_from");

    private static final String OF_GSTIN = " and owner in (?, '')";

    private final JdbcTemplate jdbc;
    private final SourceFileTable files;

    ResultViews(JdbcTemplate jdbc, SourceFileTable files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /**
     * The match lines of one GSTIN and a range of blocks, by block, match and line. Each table is read once and by its key, so
     * that no database has to join.
     *
     * @param range one of {@link DocumentLineTable#blockRanges}, which together cover all
     */
    public List<MatchedLine> matchedLines(long run, String gstin, BlockRange range) {
        List<MatchedLine> matched = new ArrayList<>();
        Map<Long, MatchedDocument> documents = new HashMap<>();
        Map<Integer, String> names = files.names(run);
        jdbc.query("select d.line_id, " + SHOWN + " from " + DocumentColumns.FROM
                + " where d.run_id = ? and d.block >= ? and d.block < ? and d.recipient_gstin = ?", row -> {
            documents.put(row.getLong(1), document(row, names));
        }, run, range.first(), range.beyond(), gstin);
        Map<String, Object[]> results = new HashMap<>();
        jdbc.query("select block, match_id, status, bucket, pass, reason, score, evidence_hash from match_result "
                + "where run_id = ? and block >= ? and block < ?", row -> {
                    results.put(row.getString(1) + row.getString(2), new Object[] {row.getString(3), row.getString(4),
                            row.getString(5), row.getString(6), row.getInt(7), row.getString(8)});
                }, run, range.first(), range.beyond());
        jdbc.query("select block, match_id, line_no, books_document_id, portal_document_id, differences from match_line "
                + "where run_id = ? and block >= ? and block < ? and gstin = ? order by block, match_id, line_no", row -> {
                    Object[] m = results.get(row.getString(1) + row.getString(2));
                    matched.add(new MatchedLine(row.getString(1), row.getString(2), row.getInt(3), gstin, (String) m[0],
                            (String) m[1], (String) m[2], (String) m[3], (Integer) m[4], (String) m[5],
                            find(documents, row.getObject(4)), find(documents, row.getObject(5)), row.getString(6)));
                }, run, range.first(), range.beyond(), gstin);
        return matched;
    }

    private static MatchedDocument document(ResultSet row, Map<Integer, String> names) throws SQLException {
        String section = row.getString(10);
        String block = row.getString(11);
        return new MatchedDocument(row.getString(2), row.getString(3),
                block == null || block.equals(PortalFacts.Block.OFFERED.name()) ? section : section + "(" + block + ")",
                row.getString(4), row.getString(5), row.getString(6), row.getString(7), row.getBigDecimal(12),
                List.of(row.getBigDecimal(13), row.getBigDecimal(14), row.getBigDecimal(15), row.getBigDecimal(16)),
                DocumentColumns.file(row.getString(8), row.getLong(1), names) + ":" + row.getString(9), row.getString(17));
    }

    private static MatchedDocument find(Map<Long, MatchedDocument> documents, Object id) {
        if (id == null) {
            return null;
        }
        MatchedDocument found = documents.get(((Number) id).longValue());
        if (found == null) {
            throw new IllegalStateException("a match names document " + id + ", which the run does not have");
        }
        return found;
    }

    /** @return the values of {@link #RECONCILIATION} */
    public static List<Object> reconciliationRow(MatchedLine line) {
        MatchedDocument b = line.books();
        MatchedDocument p = line.portal();
        List<Object> row = new ArrayList<>(RECONCILIATION.size());
        row.addAll(Arrays.asList(line.matchId(), line.status(), line.bucket(), line.pass(), line.reason(), line.score(), line.gstin()));
        addDocument(row, b, false);
        addDocument(row, p, true);
        row.add(line.differences());
        row.add(b != null && b.carriedFrom() != null ? b.carriedFrom() : p == null ? null : p.carriedFrom());
        row.add(line.evidenceHash());
        return row;
    }

    private static void addDocument(List<Object> row, MatchedDocument d, boolean portal) {
        if (d == null) {
            for (int i = 0; i < (portal ? 13 : 11); i++) {
                row.add(null);
            }
            return;
        }
        row.add(d.supplier());
        row.add(d.supplierName());
        if (portal) {
            row.add(d.section());
        }
        row.add(d.type());
        row.add(d.number());
        row.add(d.date());
        if (portal) {
            row.add(d.period());
        }
        row.add(d.taxableValue());
        row.addAll(d.tax());
        row.add(d.source());
    }

    /** The figures A to E of every GSTIN of a run: the values of {@link #PORTFOLIO}. */
    public void openings(long run, Consumer<List<Object>> sink) {
        stream("select " + String.join(", ", PORTFOLIO) + " from ecrs_bridge where run_id = ? and cause is null order by gstin, row_no",
                PORTFOLIO.size(), sink, run);
    }

    private static Results statement(String view) {
        return Results.of(view, "row_no", "period", "head", "opening", "added", "used", "limit", "closing", "portal_closing", "difference",
                "result", "note", "provisional");
    }

    private static Results series(String view) {
        return Results.of(view, "period", "period", "igst", "cgst", "sgst", "cess", "zero");
    }

    /** The rows of one GSTIN, as values in the order of the columns. */
    public void results(Results results, long run, String gstin, Consumer<List<Object>> sink) {
        String columns = String.join(", ", results.columns().stream()
                .map(column -> QUOTED.contains(column) ? '"' + column + '"' : column).toList());
        stream("select " + columns + " from " + results.view() + " where run_id = ? and gstin = ? order by " + results.order(),
                results.columns().size(), sink, run, gstin);
    }

    /** @param gstin whose remarks, besides those of every GSTIN; null for all of the run */
    public void exceptions(long run, String gstin, Consumer<List<Object>> sink) {
        String select = "select " + String.join(", ", EXCEPTIONS) + " from exceptions where run_id = ?";
        String order = " order by file_no, row_no, severity, code, field";
        if (gstin == null) {
            stream(select + order, EXCEPTIONS.size(), sink, run);
        } else {
            stream(select + OF_GSTIN + order, EXCEPTIONS.size(), sink, run, gstin);
        }
    }

    /** @param gstin whose files, besides those that name none; null for all of the run */
    public void files(long run, String gstin, Consumer<List<Object>> sink) {
        String select = "select " + String.join(", ", FILES) + " from files where run_id = ?";
        if (gstin == null) {
            stream(select + " order by file_no", FILES.size(), sink, run);
        } else {
            stream(select + OF_GSTIN + " order by file_no", FILES.size(), sink, run, gstin);
        }
    }

    public void changes(long run, String gstin, Consumer<List<Object>> sink) {
        stream("select what, item_key, value_before, value_after from result_change where run_id = ? and gstin = ? order by change_no",
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
            values.add(row.getObject(i));
        }
        return values;
    }
}
