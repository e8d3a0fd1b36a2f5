package milaan.tables;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.statement.WorkingEvent;
import milaan.domain.statement.WorkingItem;
import milaan.tables.ControlTotalTable.Sum;

/** The lines of hand-kept reversal workings that a run knows. */
@Repository
public class WorkingItemTable implements FactTable<WorkingItem> {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "gstin", "file_no", "row_no", "item_id", "supplier_gstin",
            "document_number", "document_date", "period", "event", "reason", "origin_item_id", "source_file", "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    WorkingItemTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    @Override
    public Class<WorkingItem> value() {
        return WorkingItem.class;
    }

    @Override
    public void insert(long run, List<Staged<WorkingItem>> items) {
        bulk.insert("working_item", COLUMNS, items.stream().map(staged -> {
            WorkingItem item = staged.value();
            return Amounts.values(item.tax(), run, item.gstin().text(), staged.fileNo(), staged.rowNo(), item.itemId(),
                    item.supplier() == null ? null : item.supplier().text(), item.number(), item.date(), item.period().toString(),
                    item.event().name(), item.reason(), item.originItemId(), item.source().file(), item.source().line());
        }).toList());
    }

    /** @return the items of one GSTIN, by file and row */
    public List<WorkingItem> read(long run, Gstin gstin) {
        return jdbc.query("select * from working_item where run_id = ? and gstin = ? order by file_no, row_no",
                (row, i) -> new WorkingItem(gstin, row.getString("item_id"),
                        row.getString("supplier_gstin") == null ? null : new Gstin(row.getString("supplier_gstin")),
                        row.getString("document_number"), row.getObject("document_date", LocalDate.class),
                        TaxPeriod.parse(row.getString("period")), WorkingEvent.valueOf(row.getString("event")), row.getString("reason"),
                        row.getString("origin_item_id"), Amounts.read(row, ""),
                        new SourceLine(row.getString("source_file"), row.getString("source_line"))), run, gstin.text());
    }

    /** @return items per file of the run's inbox, with their sum */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        jdbc.query("select file_no, count(*) as n, 0 as taxable_value, sum(igst) as igst, sum(cgst) as cgst, sum(sgst) as sgst, "
                + "sum(cess) as cess from working_item where run_id = ? and file_no > 0 group by file_no", row -> {
                    sums.put(row.getInt("file_no"), ControlTotalTable.sum(row));
                }, run);
        return sums;
    }
}
