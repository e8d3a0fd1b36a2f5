package milaan.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.advice.HoldItem;
import milaan.domain.credit.DocumentKey;
import milaan.domain.identity.Gstin;
import milaan.tables.DocumentLineTable.BlockRange;

/** What accounts payable shall hold back, and release. */
@Repository
public class HoldItemTable {

    private static final List<String> COLUMNS = List.of("run_id", "block", "row_no", "gstin", "supplier_gstin", "document_type",
            "document_number", "document_date", "supplier_name", "hold", "amount", "why", "until", "last_day");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    HoldItemTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<HoldItem>> blocks) {
        bulk.insert("hold_item", COLUMNS, BlockRows.of(blocks, (block, no, item) -> {
            DocumentKey d = item.document();
            return new Object[] {run, block, no, d.recipient().text(), KeyColumns.textOrNull(d.supplier()), KeyColumns.nameOrNull(d.type()),
                    d.number(), d.date(), item.supplierName(), item.hold().name(), BulkWriter.money(item.amount()), item.why(),
                    item.until(), item.lastDay()};
        }));
    }

    /** @return what an earlier run has held and not released, of one GSTIN and a range of blocks, by block and number */
    public List<HoldItem> held(long fromRun, Gstin gstin, BlockRange range) {
        return jdbc.query("select * from hold_item where run_id = ? and block >= ? and block < ? and gstin = ? and hold <> 'RELEASE' "
                + "order by block, row_no", (row, i) -> {
                    return new HoldItem(KeyColumns.ofSupplierName(row), row.getString("supplier_name"),
                            HoldItem.Hold.valueOf(row.getString("hold")), DocumentColumns.paise(row, "amount"), row.getString("why"),
                            row.getString("until"), row.getObject("last_day", LocalDate.class));
                }, fromRun, range.first(), range.beyond(), gstin.text());
    }
}
