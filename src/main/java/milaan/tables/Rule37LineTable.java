package milaan.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.reversal.Rule37Line;

/** The documents that are not paid in time: rule 37. */
@Repository
public class Rule37LineTable {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "block", "row_no", "gstin", "supplier_gstin", "document_number",
            "document_date", "due_date", "document_value", "paid", "unpaid", "unpaid_share", "action", "period", "interest", "note");

    private final BulkWriter bulk;

    Rule37LineTable(BulkWriter bulk) {
        this.bulk = bulk;
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<Rule37Line>> blocks) {
        bulk.insert("rule_37_line", COLUMNS, BlockRows.of(blocks, (block, no, line) -> {
            DocumentKey d = line.document();
            return Amounts.values(line.tax(), run, block, no, d.recipient().text(), KeyColumns.textOrNull(d.supplier()), d.number(),
                    d.date(), line.due(), BulkWriter.money(line.value()), BulkWriter.money(line.paid()), BulkWriter.money(line.unpaid()),
                    share(line), line.action().name(), line.period().toString(), BulkWriter.moneyOrNull(line.interest()), line.note());
        }));
    }

    /** Percent, half a hundredth rounded up. */
    private static BigDecimal share(Rule37Line line) {
        return line.value() == 0 ? BulkWriter.money(0)
                : BigDecimal.valueOf(line.unpaid()).movePointRight(2).divide(BigDecimal.valueOf(line.value()), 2, RoundingMode.HALF_UP);
    }
}
