package milaan.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.statement.BalanceCause;
import milaan.domain.statement.Repair;
import milaan.domain.statement.WorkingItem;

/** Why the ECRS balance is negative or differs, cause by cause, with what would repair it. */
@Repository
public class EcrsFindingTable {

    private static final List<String> COLUMNS = List.of("run_id", "gstin", "row_no", "period", "head", "cause", "item_id", "supplier_gstin",
            "document_number", "document_date", "amount", "explanation", "repair", "effect_on_balance", "effect_on_table_4",
            "effect_on_tax_payable", "effect_on_interest", "adviser_to_confirm");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    EcrsFindingTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        jdbc.update("delete from ecrs_finding where run_id = ?", run);
    }

    public void insert(long run, Gstin gstin, List<BalanceCause> causes) {
        List<Object[]> rows = new ArrayList<>();
        for (BalanceCause cause : causes) {
            WorkingItem item = cause.item();
            Repair repair = Repair.of(cause);
            rows.add(new Object[] {run, gstin.text(), rows.size() + 1, cause.period() == null ? null : cause.period().toString(),
                    cause.head().name(), cause.cause().name(), item == null ? null : item.itemId(),
                    item == null || item.supplier() == null ? null : item.supplier().text(), item == null ? null : item.number(),
                    item == null ? null : item.date(), BulkWriter.money(cause.amountPaise()), cause.explanation(), repair.words(),
                    BulkWriter.money(repair.effectOnBalancePaise()), table4(repair), BulkWriter.money(repair.effectOnPayablePaise()),
                    repair.interest(), repair.adviserToConfirm()});
        }
        bulk.insert("ecrs_finding", COLUMNS, rows);
    }

    public long count(long run) {
        return jdbc.queryForObject("select count(*) from ecrs_finding where run_id = ?", Long.class, run);
    }

    /** {@code 4B2 +20,000.00; 4A5 +20,000.00}. */
    private static String table4(Repair repair) {
        return repair.changes().stream().map(change -> change.row().number() + (change.amountPaise() < 0 ? " " : " +")
                + Paise.formatIndian(change.amountPaise())).collect(Collectors.joining("; "));
    }
}
