package milaan.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.tables.ControlTotalTable.Sum;

/** The files that a run found in its inbox. */
@Repository
public class SourceFileTable {

    /**
     * @param fileNo position in the inbox, from 1
     * @param kind   null when no kind fits
     * @param gstin  null when the file does not say
     * @param period null when the file has none
     * @param owner  the GSTIN of the run whose results show the file, empty when it is nobody's in particular
     */
    public record SourceFile(int fileNo, String file, String sha256, String kind, String gstin, String period, boolean accepted, String owner) {
    }

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    SourceFileTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void insert(long run, List<SourceFile> files) {
        bulk.insert("source_file", List.of("run_id", "file_no", "file", "sha256", "kind", "gstin", "period", "accepted", "owner"),
                files.stream().map(f -> new Object[] {run, f.fileNo(), f.file(), f.sha256(), f.kind(), f.gstin(),
                        f.period(), f.accepted(), f.owner()}).toList());
    }

    /** @return names of the run's files by number */
    public Map<Integer, String> names(long run) {
        Map<Integer, String> names = new HashMap<>();
        jdbc.query("select file_no, file from source_file where run_id = ?", row -> {
            names.put(row.getInt(1), row.getString(2));
        }, run);
        return names;
    }

    public void delete(long run) {
        jdbc.update("delete from source_file where run_id = ?", run);
    }

    /** Adds rows, by number of their file, that belong to another run of the command. */
    public void addRowsOfOtherRuns(long run, Map<Integer, Long> rowsByFile) {
        jdbc.batchUpdate("update source_file set rows_other_period = rows_other_period + ? where run_id = ? and file_no = ?",
                rowsByFile.entrySet().stream().map(file -> new Object[] {file.getValue(), run, file.getKey()}).toList());
    }

    /** Sets how many rows the reader gave by number of the file, those of other runs taken off. */
    public void setRowsRead(long run, Map<Integer, Long> rowsByFile) {
        jdbc.batchUpdate("update source_file set rows_read = ? - rows_other_period where run_id = ? and file_no = ?",
                rowsByFile.entrySet().stream().map(file -> new Object[] {file.getValue(), run, file.getKey()}).toList());
    }

    /** Adds what a chunk has loaded of files: counted on the way in, a witness against what the tables hold in the end. */
    public void addLoaded(long run, Map<Integer, Sum> sumsByFile) {
        jdbc.batchUpdate("update source_file set rows_loaded = rows_loaded + ?, taxable_value = taxable_value + ?, igst = igst + ?, "
                + "cgst = cgst + ?, sgst = sgst + ?, cess = cess + ? where run_id = ? and file_no = ?",
                sumsByFile.entrySet().stream().map(file -> {
                    Sum sum = file.getValue();
                    return new Object[] {sum.rows(), BulkWriter.money(sum.taxableValue()), BulkWriter.money(sum.tax().igst()),
                            BulkWriter.money(sum.tax().cgst()), BulkWriter.money(sum.tax().sgst()), BulkWriter.money(sum.tax().cess()),
                            run, file.getKey()};
                }).toList());
    }

    /** Sets how many rows of each file were rejected. */
    public void setRejected(long run, Map<Integer, Long> rowsByFile) {
        jdbc.batchUpdate("update source_file set rows_rejected = ? where run_id = ? and file_no = ?",
                rowsByFile.entrySet().stream().map(file -> new Object[] {file.getValue(), run, file.getKey()}).toList());
    }

    /**
     * An accepted file.
     *
     * @param read   rows that the reader gave, those of other runs taken off
     * @param loaded rows and rupees counted on the way in
     */
    public record FileRows(int fileNo, String file, long read, Sum loaded) {
    }

    /** @return every accepted file */
    public List<FileRows> accepted(long run) {
        return jdbc.query("select file_no, file, rows_read, rows_loaded as n, taxable_value, igst, cgst, sgst, cess from source_file "
                        + "where run_id = ? and accepted order by file_no",
                (row, i) -> new FileRows(row.getInt(1), row.getString(2), row.getLong(3), ControlTotalTable.sum(row)), run);
    }
}
