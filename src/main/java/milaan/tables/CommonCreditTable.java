package milaan.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.reversal.CommonCredit;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/** The workings of rules 42 and 43 that a run has made. */
@Repository
public class CommonCreditTable {

    private static final List<String> COLUMNS = Amounts.with(List.of("run_id", "gstin", "period", "exempt_turnover", "total_turnover",
            "turnover_of"), "t_", "t1_", "t2_", "t3_", "t4_", "d1_", "d2_", "te_");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    CommonCreditTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        jdbc.update("delete from common_credit where run_id = ?", run);
    }

    public void insert(long run, Gstin gstin, CommonCredit c) {
        List<Object> row = new ArrayList<>(Arrays.asList(run, gstin.text(), c.period().toString(), BulkWriter.money(c.exempt()),
                BulkWriter.money(c.total()), c.turnoverOf() == null ? null : c.turnoverOf().toString()));
        Stream.of(c.t(), c.t1(), c.t2(), c.t3(), c.t4(), c.d1(), c.d2(), c.te()).forEach(tax -> Amounts.add(row, tax));
        List<Object[]> rows = new ArrayList<>();
        rows.add(row.toArray());
        bulk.insert("common_credit", COLUMNS, rows);
    }

    /** @return those of one GSTIN, by month */
    public List<CommonCredit> read(long run, Gstin gstin) {
        return jdbc.query("select * from common_credit where run_id = ? and gstin = ? order by period", (row, i) -> {
            String turnoverOf = row.getString("turnover_of");
            return new CommonCredit(TaxPeriod.parse(row.getString("period")), Amounts.read(row, "t_"), Amounts.read(row, "t1_"),
                    Amounts.read(row, "t2_"), Amounts.read(row, "t3_"), Amounts.read(row, "t4_"), Amounts.read(row, "d1_"),
                    Amounts.read(row, "d2_"), Amounts.read(row, "te_"), DocumentColumns.paise(row, "exempt_turnover"),
                    DocumentColumns.paise(row, "total_turnover"), turnoverOf == null ? null : TaxPeriod.parse(turnoverOf));
        }, run, gstin.text());
    }
}
