package milaan.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.statement.StatementKind;
import milaan.domain.statement.StatementRow;
import milaan.tables.ControlTotalTable.Sum;

/** The rows of the portal's ECRS and RCM statements that a run knows. */
@Repository
public class StatementRowTable implements FactTable<StatementRow> {

    private static final List<String> COLUMNS = Amounts.with(List.of("run_id", "gstin", "file_no", "row_no", "statement", "period", "posted_on",
            "reference", "description", "quarterly", "source_file", "source_line"), "claimed_", "added_", "used_", "closing_");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    StatementRowTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    @Override
    public Class<StatementRow> value() {
        return StatementRow.class;
    }

    @Override
    public void insert(long run, List<Staged<StatementRow>> rows) {
        bulk.insert("statement_row", COLUMNS, rows.stream().map(staged -> {
            StatementRow r = staged.value();
            List<Object> values = new ArrayList<>(Arrays.asList(run, r.gstin().text(), staged.fileNo(), staged.rowNo(), r.kind().name(),
                    r.period() == null ? null : r.period().toString(), r.date(), r.reference(), r.description(), r.quarterly(),
                    r.source().file(), r.source().line()));
            Amounts.add(values, r.claimed());
            Amounts.add(values, r.added());
            Amounts.add(values, r.used());
            Amounts.add(values, r.closing());
            return values.toArray();
        }).toList());
    }

    /** @return the rows of one GSTIN, by statement, file and row */
    public List<StatementRow> read(long run, Gstin gstin) {
        return jdbc.query("select * from statement_row where run_id = ? and gstin = ? order by statement, file_no, row_no",
                (row, i) -> new StatementRow(StatementKind.valueOf(row.getString("statement")), gstin,
                        row.getString("period") == null ? null : TaxPeriod.parse(row.getString("period")),
                        row.getObject("posted_on", LocalDate.class), row.getString("reference"), row.getString("description"),
                        row.getBoolean("quarterly"), Amounts.read(row, "claimed_"), Amounts.read(row, "added_"), Amounts.read(row, "used_"),
                        Amounts.read(row, "closing_"), new SourceLine(row.getString("source_file"), row.getString("source_line"))),
                run, gstin.text());
    }

    /** @return rows per file of the run's inbox, with the sum of what they add and use and of their closing balances */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        String heads = String.join(", ", Amounts.HEADS.stream().map(head -> "sum(claimed_" + head + " + added_" + head + " + used_" + head
                + " + closing_" + head + ") as " + head).toList());
        jdbc.query("select file_no, count(*) as n, 0 as taxable_value, " + heads
                + " from statement_row where run_id = ? and file_no > 0 group by file_no", row -> {
                    sums.put(row.getInt("file_no"), ControlTotalTable.sum(row));
                }, run);
        return sums;
    }
}
