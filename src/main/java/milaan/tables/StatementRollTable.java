package milaan.tables;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.BalanceSeries;
import milaan.domain.statement.RollRow;
import milaan.domain.statement.StatementRoll;

/** The ECRS and the RCM statement as the returns make them, and their balances ready to be drawn. */
@Repository
public class StatementRollTable {

    private static final List<String> COLUMNS = List.of("run_id", "gstin", "statement", "row_no", "period", "head", "opening", "added",
            "used", "use_limit", "closing", "portal_closing", "difference", "result", "note", "provisional");
    private static final List<String> SERIES = Amounts.with(List.of("run_id", "gstin", "statement", "period", "zero"), "");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    StatementRollTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        jdbc.update("delete from statement_roll where run_id = ?", run);
        jdbc.update("delete from balance_series where run_id = ?", run);
    }

    public void insert(long run, Gstin gstin, StatementRoll roll) {
        List<Object[]> rows = new ArrayList<>();
        for (RollRow row : roll.rows()) {
            rows.add(new Object[] {run, gstin.text(), roll.kind().name(), rows.size() + 1, row.period().toString(), row.head().name(),
                    BulkWriter.money(row.opening()), BulkWriter.money(row.added()), BulkWriter.money(row.used()),
                    BulkWriter.money(row.limit()), BulkWriter.money(row.closing()), BulkWriter.moneyOrNull(row.portalClosing()),
                    BulkWriter.moneyOrNull(row.difference()), row.result().name(), row.note(), row.provisional()});
        }
        bulk.insert("statement_roll", COLUMNS, rows);
        BalanceSeries series = BalanceSeries.of(roll.rows());
        List<Object[]> points = new ArrayList<>();
        for (int i = 0; i < series.periods().size(); i++) {
            List<Object> point = new ArrayList<>(List.of(run, gstin.text(), roll.kind().name(), series.periods().get(i).toString(),
                    BulkWriter.money(series.zeroLine())));
            for (TaxHead head : TaxHead.values()) {
                point.add(BulkWriter.money(series.closings().get(head).get(i)));
            }
            points.add(point.toArray());
        }
        bulk.insert("balance_series", SERIES, points);
    }

    /** @return rows of which closing is not opening + added - used, or limit not opening + added; none when all is well */
    public List<String> rowsThatDoNotAddUp(long run) {
        return jdbc.queryForList("select gstin || ' ' || statement || ' ' || period || ' ' || head from statement_roll where run_id = ? "
                + "and (closing <> opening + added - used or use_limit <> opening + added) order by gstin, statement, row_no",
                String.class, run);
    }

    /** @return rows that do not open with the closing balance of the same head's row before; none when all is well */
    public List<String> rowsThatDoNotFollow(long run) {
        return jdbc.queryForList("select r.gstin || ' ' || r.statement || ' ' || r.period || ' ' || r.head from statement_roll r "
                + "join statement_roll b on b.run_id = r.run_id and b.gstin = r.gstin and b.statement = r.statement and b.row_no = r.row_no - "
                + TaxHead.values().length + " where r.run_id = ? and (r.opening <> b.closing or r.head <> b.head) "
                + "order by r.gstin, r.statement, r.row_no", String.class, run);
    }
}
