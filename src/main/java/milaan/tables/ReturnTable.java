package milaan.tables;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;
import milaan.tables.ControlTotalTable.Sum;

/** The returns that a run knows: loaded from its files, or carried from an earlier run. */
@Repository
public class ReturnTable implements FactTable<Gstr3b> {

    private static final List<String> RETURN = List.of("run_id", "gstin", "file_no", "row_no", "period", "filed", "filed_on",
            "source_file", "source_line");
    private static final List<String> ROW = Amounts.behind("run_id", "gstin", "file_no", "row_no", "form_row", "taxable_value");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    ReturnTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    @Override
    public Class<Gstr3b> value() {
        return Gstr3b.class;
    }

    @Override
    public void insert(long run, List<Staged<Gstr3b>> returns) {
        List<Object[]> headers = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (Staged<Gstr3b> staged : returns) {
            Gstr3b r = staged.value();
            headers.add(new Object[] {run, r.gstin().text(), staged.fileNo(), staged.rowNo(), r.period().toString(), r.filed(), r.filedOn(),
                    r.source().file(), r.source().line()});
            r.rows().forEach((row, amounts) -> rows.add(Amounts.values(amounts.tax(), run, r.gstin().text(), staged.fileNo(),
                    staged.rowNo(), row.name(), BulkWriter.money(amounts.taxableValue()))));
        }
        bulk.insert("gstr3b", RETURN, headers);
        bulk.insert("gstr3b_row", ROW, rows);
    }

    /** @return the returns of one GSTIN, by period, file and row */
    public List<Gstr3b> read(long run, Gstin gstin) {
        Map<String, Map<Gstr3bRow, Gstr3b.Amounts>> rows = new LinkedHashMap<>();
        jdbc.query("select file_no, row_no, form_row, taxable_value, igst, cgst, sgst, cess from gstr3b_row where run_id = ? and gstin = ?",
                row -> {
                    rows.computeIfAbsent(row.getInt(1) + " " + row.getLong(2), key -> new EnumMap<>(Gstr3bRow.class)).put(
                            Gstr3bRow.valueOf(row.getString(3)),
                            new Gstr3b.Amounts(DocumentColumns.paise(row, "taxable_value"), Amounts.read(row, "")));
                }, run, gstin.text());
        return jdbc.query("select file_no, row_no, period, filed, filed_on, source_file, source_line from gstr3b where run_id = ? "
                        + "and gstin = ? order by period, file_no, row_no",
                (row, i) -> new Gstr3b(gstin, TaxPeriod.parse(row.getString(3)), row.getBoolean(4),
                        row.getObject(5, java.time.LocalDate.class), rows.getOrDefault(row.getInt(1) + " " + row.getLong(2), Map.of()),
                        new SourceLine(row.getString(6), row.getString(7))), run, gstin.text());
    }

    /** @return returns per file of the run's inbox, with the sum of all their rows */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        jdbc.query("select file_no, 0 as n, sum(taxable_value) as taxable_value, sum(igst) as igst, sum(cgst) as cgst, sum(sgst) as sgst, "
                + "sum(cess) as cess from gstr3b_row where run_id = ? and file_no > 0 group by file_no", row -> {
                    sums.put(row.getInt("file_no"), ControlTotalTable.sum(row));
                }, run);
        jdbc.query("select file_no, count(*) from gstr3b where run_id = ? and file_no > 0 group by file_no", row -> {
            sums.merge(row.getInt(1), Sum.ofRows(row.getLong(2)), Sum::plus);
        }, run);
        return sums;
    }
}
