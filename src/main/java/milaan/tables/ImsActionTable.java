package milaan.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

import milaan.domain.advice.ImsSuggestion;
import milaan.domain.credit.DocumentKey;
import milaan.domain.money.TaxHead;

/** What to do with documents in the invoice management system. */
@Repository
public class ImsActionTable {

    private static final List<String> COLUMNS = Amounts.with(List.of("run_id", "block", "row_no", "gstin", "supplier_gstin",
            "document_type", "document_number", "document_date", "supplier_name", "section", "action", "status", "why",
            "until"), "reduction_");

    private final BulkWriter bulk;

    ImsActionTable(BulkWriter bulk) {
        this.bulk = bulk;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<ImsSuggestion>> blocks) {
        bulk.insert("ims_action", COLUMNS, BlockRows.of(blocks, (block, no, s) -> {
            DocumentKey d = s.document();
            List<Object> row = new ArrayList<>(Arrays.asList(run, block, no, d.recipient().text(), KeyColumns.textOrNull(d.supplier()),
                    KeyColumns.nameOrNull(d.type()), d.number(), d.date(), s.supplierName(), s.section().name(), s.action().name(),
                    s.status(), s.why(), s.until()));
            for (TaxHead head : TaxHead.values()) {
                row.add(s.reduction() == null ? null : BulkWriter.money(s.reduction().of(head)));
            }
            return row.toArray();
        }));
    }
}
