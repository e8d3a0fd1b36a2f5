package milaan.tables;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Payable;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.tables.DocumentLineTable.BlockRange;

/** The documents that rule 37 watches at the end of a run: the next one goes on with them. */
@Repository
public class PayableTable {

    private static final List<String> COLUMNS = Amounts.with(KeyColumns.behind("run_id", "block", "payable_no", "account", "taken_period",
            "form_row", "document_value", "paid_in_time", "paid_late"), "");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    PayableTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<Payable>> blocks) {
        bulk.insert("payable", COLUMNS, BlockRows.of(blocks, (block, no, p) -> Amounts.values(p.credit(),
                KeyColumns.values(p.document(), run, block, no, p.account(), p.taken().toString(), p.row().number(),
                        BulkWriter.money(p.value()), BulkWriter.money(p.paidInTime()), BulkWriter.money(p.paidLate())))));
    }

    /** @return what an earlier run watched of one GSTIN and a range of blocks, by block and number */
    public List<Payable> read(long fromRun, Gstin gstin, BlockRange range) {
        return jdbc.query("select * from payable where run_id = ? and block >= ? and block < ? and gstin = ? order by block, payable_no",
                (row, i) -> new Payable(row.getString("account"), KeyColumns.read(row), TaxPeriod.parse(row.getString("taken_period")),
                        KeyColumns.formRow(row.getString("form_row")), DocumentColumns.paise(row, "document_value"), Amounts.read(row, ""),
                        DocumentColumns.paise(row, "paid_in_time"), DocumentColumns.paise(row, "paid_late")),
                fromRun, range.first(), range.beyond(), gstin.text());
    }
}
