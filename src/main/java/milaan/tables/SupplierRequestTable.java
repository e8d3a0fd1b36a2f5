package milaan.tables;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.DocumentKey;

/** What only suppliers can put right. */
@Repository
public class SupplierRequestTable {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "block", "row_no", "gstin", "supplier_gstin", "supplier_name",
            "document_type", "document_number", "document_date", "ask", "ours", "theirs", "sentence");

    private final BulkWriter bulk;

    SupplierRequestTable(BulkWriter bulk) {
        this.bulk = bulk;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<SupplierRequest>> blocks) {
        bulk.insert("supplier_request", COLUMNS, BlockRows.of(blocks, (block, no, r) -> {
            DocumentKey d = r.document();
            return Amounts.values(r.tax(), run, block, no, r.recipient().text(), KeyColumns.textOrNull(r.supplier()), r.supplierName(),
                    KeyColumns.nameOrNull(d.type()), d.number(), d.date(), r.ask().name(), r.ours(), r.theirs(), r.sentence());
        }));
    }
}
