package milaan.tables;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.money.TaxAmounts;

/** Rows and rupees counted at each station of a run, for proof that nothing was lost or doubled. */
@Repository
public class ControlTotalTable {

    /**
     * @param name  station: {@code loaded}, {@code carried in}, {@code reconciled} ...
     * @param file  number of the file, 0 for carried documents
     * @param rows  lines of files
     */
    public record Total(String name, String gstin, String side, int file, long rows, long taxableValue, TaxAmounts tax) {

        /** True when rows and rupees are the same, whatever the station. */
        public boolean agreesWith(Total other) {
            return rows == other.rows && taxableValue == other.taxableValue && tax.equals(other.tax);
        }
    }

    /** Rows of a file at each station. {@code read} does not count rows of other periods. */
    public record FileRows(int fileNo, String file, long read, long loaded, long rejected) {
    }

    /** Tax of the documents of one section of the portal's statement, all files of the run. */
    public record SectionTotal(String gstin, String section, TaxAmounts tax) {
    }

    private static final String SUMS = "coalesce(sum(taxable_value), 0) as taxable_value, coalesce(sum(igst), 0) as igst, "
            + "coalesce(sum(cgst), 0) as cgst, coalesce(sum(sgst), 0) as sgst, coalesce(sum(cess), 0) as cess";

    private final JdbcTemplate jdbc;
    private final BulkWriter bulk;

    ControlTotalTable(JdbcTemplate jdbc, BulkWriter bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** @return what was loaded or carried in, per file, GSTIN and side */
    public List<Total> loaded(long run) {
        return totals("select 'loaded' as name, file_no, recipient_gstin, side, count(*) as n, " + SUMS
                + " from document_line where run_id = ? group by file_no, recipient_gstin, side "
                + "order by file_no, recipient_gstin, side", run);
    }

    /** @return what stands in the lines of matches, per file, GSTIN and side: counted through the matches, not the documents */
    public List<Total> reconciled(long run) {
        String documents = "select d.document_id, d.recipient_gstin, d.side, d.line_count, d.taxable_value, d.igst, d.cgst, "
                + "d.sgst, d.cess from match_line l join document d on d.run_id = l.run_id and d.block = l.block "
                + "and d.document_id = ";
        return totals("select 'reconciled' as name, document_id / 1000000000000 as file_no, recipient_gstin, side, "
                + "coalesce(sum(line_count), 0) as n, " + SUMS + " from (" + documents + "l.books_document_id where l.run_id = ? "
                + "union all " + documents + "l.portal_document_id where l.run_id = ?) x "
                + "group by document_id / 1000000000000, recipient_gstin, side order by 1, recipient_gstin, side", run, run);
    }

    /** @return carried documents that a file of this run repeats and so replaces */
    public List<Total> replaced(long run) {
        return totals("select 'replaced' as name, file_no, recipient_gstin, side, count(*) as n, " + SUMS
                + " from document_line c where run_id = ? and file_no = 0 and not exists (select 1 from document d "
                + "where d.run_id = c.run_id and d.block = c.block and d.document_id = c.row_no) "
                + "group by file_no, recipient_gstin, side order by recipient_gstin, side", run);
    }

    private List<Total> totals(String sql, Object... arguments) {
        return jdbc.query(sql, (row, i) -> new Total(row.getString("name"), row.getString("recipient_gstin"), row.getString("side"),
                row.getInt("file_no"), row.getLong("n"), DocumentColumns.paise(row, "taxable_value"),
                new TaxAmounts(DocumentColumns.paise(row, "igst"), DocumentColumns.paise(row, "cgst"),
                        DocumentColumns.paise(row, "sgst"), DocumentColumns.paise(row, "cess"))), arguments);
    }

    /** @return rows of every accepted file at each station */
    public List<FileRows> fileRows(long run) {
        return jdbc.query("select s.file_no, s.file, s.rows_read, f.rows_loaded, f.rows_rejected from source_file s "
                        + "join files f on f.run_id = s.run_id and f.file_no = s.file_no "
                        + "where s.run_id = ? and s.accepted order by s.file_no",
                (row, i) -> new FileRows(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)), run);
    }

    /** @return tax of the portal's documents by GSTIN and section ({@code b2b}, {@code rejected/b2b}), as loaded from files */
    public List<SectionTotal> sections(long run) {
        return jdbc.query("select recipient_gstin, portal_block, section, " + SUMS + " from document_line "
                        + "where run_id = ? and side = 'PORTAL' and file_no > 0 group by recipient_gstin, portal_block, section "
                        + "order by recipient_gstin, portal_block, section",
                (row, i) -> new SectionTotal(row.getString(1),
                        (row.getString(2).equals("OFFERED") ? "" : row.getString(2).toLowerCase() + "/") + row.getString(3).toLowerCase(),
                        new TaxAmounts(DocumentColumns.paise(row, "igst"), DocumentColumns.paise(row, "cgst"),
                                DocumentColumns.paise(row, "sgst"), DocumentColumns.paise(row, "cess"))), run);
    }

    /** Keeps the totals of a run, in place of those kept before. */
    public void keep(long run, List<Total> totals) {
        jdbc.update("delete from control_total where run_id = ?", run);
        List<Object[]> rows = new ArrayList<>();
        for (Total total : totals) {
            rows.add(new Object[] {run, rows.size() + 1, total.name(), total.gstin(), total.side(), total.rows(),
                    BulkWriter.money(total.taxableValue()), BulkWriter.money(total.tax().igst()),
                    BulkWriter.money(total.tax().cgst()), BulkWriter.money(total.tax().sgst()),
                    BulkWriter.money(total.tax().cess())});
        }
        bulk.insert("control_total", List.of("run_id", "total_no", "name", "gstin", "side", "row_count", "taxable_value",
                "igst", "cgst", "sgst", "cess"), rows);
    }

    /** @return the kept totals of one GSTIN, in the order they were kept */
    public List<Total> kept(long run, String gstin) {
        return totals("select name, 0 as file_no, gstin as recipient_gstin, side, row_count as n, taxable_value, igst, "
                + "cgst, sgst, cess from control_total where run_id = ? and gstin = ? order by total_no", run, gstin);
    }
}
