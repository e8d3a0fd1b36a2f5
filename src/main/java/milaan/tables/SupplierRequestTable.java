package milaan.tables;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.DocumentKey;
import milaan.domain.identity.Gstin;
import org.springframework.jdbc.core.JdbcTemplate;

/** What only suppliers can put right. */
@Repository
public class SupplierRequestTable {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "block", "row_no", "gstin", "supplier_gstin", "supplier_name",
            "document_type", "document_number", "document_date", "ask", "ours", "theirs", "sentence");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    SupplierRequestTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<SupplierRequest>> blocks) {
        bulk.insert("supplier_request", COLUMNS, BlockRows.of(blocks, (block, no, r) -> {
            DocumentKey d = r.document();
            return Amounts.values(r.tax(), run, block, no, r.recipient().text(), KeyColumns.textOrNull(r.supplier()), r.supplierName(),
                    KeyColumns.nameOrNull(d.type()), d.number(), d.date(), r.ask().name(), r.ours(), r.theirs(), r.sentence());
        }));
    }

    /** @return requests for one GSTIN of ours, by block and number */
    public List<SupplierRequest> read(long run, Gstin gstin) {
        return jdbc.query("select * from supplier_request where run_id = ? and gstin = ? order by block, row_no", (row, i) -> {
            DocumentKey document = KeyColumns.key(row, "");
            return new SupplierRequest(gstin, document.supplier(), row.getString("supplier_name"), document,
                    SupplierRequest.Ask.valueOf(row.getString("ask")), Amounts.read(row, ""), row.getString("ours"), row.getString("theirs"),
                    row.getString("sentence"));
        }, run, gstin.text());
    }
}
