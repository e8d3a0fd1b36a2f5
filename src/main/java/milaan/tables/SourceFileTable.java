package milaan.tables;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.money.TaxAmounts;

/** The files that a run found in its inbox. */
@Repository
public class SourceFileTable {

    /**
     * @param fileNo position in the inbox, from 1
     * @param kind   null when no kind fits
     * @param gstin  null when the file does not say
     * @param period null when the file has none
     */
    public record SourceFile(int fileNo, String file, String sha256, String kind, String gstin, String period, boolean accepted) {
    }

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    SourceFileTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void insert(long run, List<SourceFile> files) {
        bulk.insert("source_file", List.of("run_id", "file_no", "file", "sha256", "kind", "gstin", "period", "accepted"),
                files.stream().map(f -> new Object[] {run, f.fileNo(), f.file(), f.sha256(), f.kind(), f.gstin(),
                        f.period(), f.accepted()}).toList());
    }

    public void delete(long run) {
        jdbc.update("delete from source_file where run_id = ?", run);
    }

    /** Adds rows that belong to another period of the run's range. */
    public void addRowsOfOtherPeriods(long run, int fileNo, long rows) {
        jdbc.update("update source_file set rows_other_period = rows_other_period + ? where run_id = ? and file_no = ?",
                rows, run, fileNo);
    }

    /** Sets how many rows the reader gave, those of other periods taken off. */
    public void setRowsRead(long run, int fileNo, long rows) {
        jdbc.update("update source_file set rows_read = ? - rows_other_period where run_id = ? and file_no = ?",
                rows, run, fileNo);
    }

    /** Sets what was found of a file in the tables: rows loaded and rejected, rupees loaded. */
    public void setLoaded(long run, int fileNo, long rowsLoaded, long rowsRejected, long taxablePaise, TaxAmounts tax) {
        jdbc.update("update source_file set rows_loaded = ?, rows_rejected = ?, taxable_value = ?, igst = ?, cgst = ?, sgst = ?, "
                + "cess = ? where run_id = ? and file_no = ?", rowsLoaded, rowsRejected, BulkWriter.money(taxablePaise),
                BulkWriter.money(tax.igst()), BulkWriter.money(tax.cgst()), BulkWriter.money(tax.sgst()),
                BulkWriter.money(tax.cess()), run, fileNo);
    }

    /** Rows that the reader gave of an accepted file, those of other periods taken off. */
    public record FileRows(int fileNo, String file, long read) {
    }

    /** @return every accepted file */
    public List<FileRows> accepted(long run) {
        return jdbc.query("select file_no, file, rows_read from source_file where run_id = ? and accepted order by file_no",
                (row, i) -> new FileRows(row.getInt(1), row.getString(2), row.getLong(3)), run);
    }
}
