package milaan.tables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;

/** Remarks on rows and files: what becomes exceptions.csv. */
@Repository
public class FindingTable {

    private static final List<String> COLUMNS =
            List.of("run_id", "file_no", "row_no", "code", "field", "severity", "line", "message", "raw", "owner");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    FindingTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void insert(long run, Collection<StagedFinding> findings) {
        bulk.insert("finding", COLUMNS, findings.stream().map(f -> {
            Finding finding = f.finding();
            return new Object[] {run, f.fileNo(), f.rowNo(), finding.reason().name(), finding.field(),
                    finding.reason().severity().name(), f.line(), cut(finding.message()), f.raw(),
                    f.gstin() == null ? "" : f.gstin().text()};
        }).toList());
    }

    /** Takes back remarks of one code: the step that finds them begins anew after a restart. */
    public void delete(long run, RejectionReason reason) {
        jdbc.update("delete from finding where run_id = ? and code = ?", run, reason.name());
    }

    /**
     * Takes back what was said of rows after they were loaded: a step that was cut off behind its commit begins anew.
     *
     * @param row number of the last row that a file can have; what is said later stands behind it
     */
    public void deleteBehind(long run, long row) {
        jdbc.update("delete from finding where run_id = ? and row_no > ?", run, row);
    }

    /** Takes back the remarks on whole files. */
    public void deleteOfFiles(long run) {
        jdbc.update("delete from finding where run_id = ? and row_no = 0", run);
    }

    /** @return number of rejected rows by code, most frequent first; refused files are not rows */
    public Map<String, Long> rejectedRowsByCode(long run) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.query("select code, count(*) as n from finding where run_id = ? and severity = 'REJECTED' and row_no > 0 "
                + "group by code order by n desc, code", row -> {
                    counts.put(row.getString(1), row.getLong(2));
                }, run);
        return counts;
    }

    /** @return number of rejected rows by file */
    public Map<Integer, Long> rejectedRowsByFile(long run) {
        Map<Integer, Long> counts = new LinkedHashMap<>();
        jdbc.query("select file_no, count(*) from (select distinct file_no, row_no from finding where run_id = ? "
                + "and severity = 'REJECTED' and row_no > 0) r group by file_no order by file_no", row -> {
                    counts.put(row.getInt(1), row.getLong(2));
                }, run);
        return counts;
    }

    /** @return what was said of a GSTIN with one code, in the order it was said */
    public List<String> messages(long run, String gstin, RejectionReason reason) {
        return jdbc.queryForList("select message from finding where run_id = ? and code = ? and owner = ? order by file_no, row_no", String.class,
                run, reason.name(), gstin);
    }

    public long countOf(long run, RejectionReason reason) {
        return jdbc.queryForObject("select count(*) from finding where run_id = ? and code = ?", Long.class, run, reason.name());
    }

    private static String cut(String message) {
        return message.length() <= 2000 ? message : message.substring(0, 1999) + "…";
    }
}
