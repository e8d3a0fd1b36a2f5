package milaan.tables;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Table4;
import milaan.domain.credit.Tie;
import milaan.domain.identity.Gstin;

/** Table 4 of GSTR-3B as the register adds up, and why it differs from GSTR-2B, cause by cause. */
@Repository
public class Table4Table {

    private static final List<String> COLUMNS = Amounts.behind("run_id", "gstin", "row_no", "\"row\"", "description", "documents");
    private static final List<String> TIE = Amounts.behind("run_id", "block", "gstin", "form_row", "cause");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    Table4Table(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        jdbc.update("delete from table_4 where run_id = ?", run);
    }

    public void insert(long run, Gstin gstin, Table4 table) {
        List<Object[]> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(Amounts.values(row.tax(), run, gstin.text(), rows.size() + 1, row.row().number(), row.description(),
                row.documents())));
        bulk.insert("table_4", COLUMNS, rows);
    }

    /** @return the rows of one GSTIN, in the order of the form */
    public Table4 read(long run, Gstin gstin) {
        return new Table4(jdbc.query("select * from table_4 where run_id = ? and gstin = ? order by row_no",
                (row, i) -> new Table4.Row(KeyColumns.formRow(row.getString("row")), Amounts.read(row, ""), row.getLong("documents")), run,
                gstin.text()));
    }

    /**
     * Writes what a range of blocks contributes.
     *
     * @param firstBlock names the range
     * @param ties       one for each GSTIN, row and cause at most
     */
    public void insertTies(long run, String firstBlock, List<Tie> ties) {
        bulk.insert("table_4_tie_part", TIE, ties.stream().map(tie -> Amounts.values(tie.tax(), run, firstBlock, tie.gstin().text(),
                tie.row().number(), tie.cause().name())).toList());
    }

    /** @return the ties of one GSTIN over all ranges, by row and cause */
    public List<Tie> ties(long run, Gstin gstin) {
        return jdbc.query("select * from table_4_tie where run_id = ? and gstin = ? order by \"row\", cause",
                (row, i) -> new Tie(gstin, KeyColumns.formRow(row.getString("row")), Tie.Cause.valueOf(row.getString("cause")), Amounts.read(row, "")),
                run, gstin.text());
    }
}
