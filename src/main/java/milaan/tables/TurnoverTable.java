package milaan.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.tables.ControlTotalTable.Sum;

/** The turnover of the books that a run knows. */
@Repository
public class TurnoverTable implements FactTable<TurnoverLine> {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "gstin", "file_no", "row_no", "period", "supply", "taxable_value",
            "source_file", "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    TurnoverTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    @Override
    public Class<TurnoverLine> value() {
        return TurnoverLine.class;
    }

    @Override
    public void insert(long run, List<Staged<TurnoverLine>> lines) {
        bulk.insert("turnover_line", COLUMNS, lines.stream().map(staged -> {
            TurnoverLine line = staged.value();
            return Amounts.values(line.tax(), run, line.gstin().text(), staged.fileNo(), staged.rowNo(), line.period().toString(),
                    line.supply().name(), BulkWriter.money(line.taxableValue()), line.source().file(), line.source().line());
        }).toList());
    }

    /** @return the lines of one GSTIN, by file and row */
    public List<TurnoverLine> read(long run, Gstin gstin) {
        return jdbc.query("select * from turnover_line where run_id = ? and gstin = ? order by file_no, row_no",
                (row, i) -> new TurnoverLine(gstin, TaxPeriod.parse(row.getString("period")),
                        TurnoverLine.Supply.valueOf(row.getString("supply")), DocumentColumns.paise(row, "taxable_value"),
                        Amounts.read(row, ""), new SourceLine(row.getString("source_file"), row.getString("source_line"))),
                run, gstin.text());
    }

    /** @return lines per file of the run's inbox, with their sum */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        jdbc.query("select file_no, count(*) as n, sum(taxable_value) as taxable_value, sum(igst) as igst, sum(cgst) as cgst, "
                + "sum(sgst) as sgst, sum(cess) as cess from turnover_line where run_id = ? and file_no > 0 group by file_no", row -> {
                    sums.put(row.getInt("file_no"), ControlTotalTable.sum(row));
                }, run);
        return sums;
    }
}
