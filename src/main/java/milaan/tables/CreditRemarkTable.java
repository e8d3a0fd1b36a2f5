package milaan.tables;

import java.util.List;
import java.util.Map;

import milaan.domain.credit.Register;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the register has to say of rows, kept until the fold knows all remarks of a run. */
@Repository
public class CreditRemarkTable {

    private static final List<String> COLUMNS = List.of("run_id", "block", "remark_no", "gstin", "code", "field", "message", "source_file",
            "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    CreditRemarkTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run, String block) {
        jdbc.update("delete from credit_remark where run_id = ? and block = ?", run, block);
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<Register.Remark>> blocks) {
        bulk.insert("credit_remark", COLUMNS, BlockRows.of(blocks, (block, no, remark) -> new Object[] {run, block, no, remark.gstin().text(),
                remark.finding().reason().name(), remark.finding().field(), remark.finding().message(),
                remark.source() == null ? null : remark.source().file(), remark.source() == null ? null : remark.source().line()}));
    }

    /** @return by block and number */
    public List<Register.Remark> read(long run) {
        return jdbc.query("select * from credit_remark where run_id = ? order by block, remark_no", (row, i) -> {
            String file = row.getString("source_file");
            return new Register.Remark(file == null ? null : new SourceLine(file, row.getString("source_line")),
                    new Gstin(row.getString("gstin")), new Finding(RejectionReason.valueOf(row.getString("code")), row.getString("field"),
                    row.getString("message")));
        }, run);
    }
}
