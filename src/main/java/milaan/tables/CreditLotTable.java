package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.tables.DocumentLineTable.BlockRange;

/**
 * The temporary reversals of a run: those open when the period began and those made in it. The database itself refuses a lot of
 * which more is reclaimed than is left.
 */
@Repository
public class CreditLotTable {

    private static final List<String> COLUMNS = Amounts.with(KeyColumns.behind("run_id", "block", "lot_id", "account", "opened_period",
            "form_row", "reason", "age_days", "due_date", "evidence"), "start_", "drawn_", "lapsed_", "left_");
    private static final String LEFT = Amounts.HEADS.stream().map(head -> "l.left_" + head + " > 0")
            .collect(Collectors.joining(" or ", "(", ")"));

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    CreditLotTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /**
     * A lot as it is published.
     *
     * @param ageDays  since the reversal
     * @param due      last day to reclaim it, null when there is none
     * @param evidence what a decision on the lot rests on: its evidence hash
     */
    public record AgedLot(CreditLot lot, int ageDays, LocalDate due, String evidence) {
    }

    /** @param blocks lots by key of their block */
    public void insert(long run, Map<String, List<AgedLot>> blocks) {
        bulk.insert("credit_lot", COLUMNS, BlockRows.of(blocks, (block, no, aged) -> {
            CreditLot lot = aged.lot();
            List<Object> row = new ArrayList<>(Arrays.asList(KeyColumns.values(lot.document(), run, block, lot.id(), lot.account(),
                    lot.opened().toString(), lot.row().number(), lot.reason().name(), aged.ageDays(), aged.due(), aged.evidence())));
            Amounts.add(row, lot.start());
            Amounts.add(row, lot.drawn());
            Amounts.add(row, lot.lapsed());
            Amounts.add(row, lot.left());
            return row.toArray();
        }));
    }

    /** @return lots of one GSTIN and a range of blocks that an earlier run left something of, as the next period finds them; by id */
    public List<CreditLot> read(long fromRun, Gstin gstin, BlockRange range) {
        return jdbc.query("select l.* from credit_lot l where l.run_id = ? and l.block >= ? and l.block < ? and l.gstin = ? and " + LEFT
                + " order by l.lot_id", (row, i) -> lot(row).carried(), fromRun, range.first(), range.beyond(), gstin.text());
    }

    private static CreditLot lot(ResultSet row) throws SQLException {
        return new CreditLot(row.getString("lot_id"), row.getString("account"), KeyColumns.read(row),
                TaxPeriod.parse(row.getString("opened_period")), KeyColumns.formRow(row.getString("form_row")),
                CreditReason.valueOf(row.getString("reason")), Amounts.read(row, "start_"), Amounts.read(row, "drawn_"),
                Amounts.read(row, "lapsed_"));
    }

    /** @return what is left of all lots of a GSTIN, paise per head */
    public TaxAmounts openSum(long run, Gstin gstin) {
        String sums = Amounts.HEADS.stream().map(head -> "coalesce(sum(left_" + head + "), 0) as " + head)
                .collect(Collectors.joining(", "));
        return jdbc.queryForObject("select " + sums + " from credit_lot where run_id = ? and gstin = ?", (row, i) -> Amounts.read(row, ""),
                run, gstin.text());
    }

    /**
     * @return per lot and head a sentence where the events of the run do not add up to what the lot says was reclaimed, lapsed or, when
     *         it was opened in the period, reversed; none when all is well
     */
    public List<String> lotsThatDoNotAddUp(long run) {
        Map<String, TaxAmounts> events = new HashMap<>();
        jdbc.query("select lot_id, event, sum(igst) as igst, sum(cgst) as cgst, sum(sgst) as sgst, sum(cess) as cess from credit_event "
                + "where run_id = ? and lot_id is not null group by lot_id, event", row -> {
                    events.put(row.getString("event") + " " + row.getString("lot_id"), Amounts.read(row, ""));
                }, run);
        List<String> wrong = new ArrayList<>();
        jdbc.query("select l.*, r.period as run_period from credit_lot l join run r on r.run_id = l.run_id where l.run_id = ? "
                + "order by l.lot_id", row -> {
                    CreditLot lot = lot(row);
                    compare(lot, EventKind.RECLAIMED, lot.drawn(), events, wrong);
                    compare(lot, EventKind.LAPSED, lot.lapsed(), events, wrong);
                    if (lot.opened().toString().equals(row.getString("run_period"))) {
                        compare(lot, EventKind.REVERSED_FOR_NOW, lot.start(), events, wrong);
                    }
                }, run);
        return wrong;
    }

    private static void compare(CreditLot lot, EventKind kind, TaxAmounts stated, Map<String, TaxAmounts> events, List<String> wrong) {
        TaxAmounts happened = events.getOrDefault(kind.name() + " " + lot.id(), TaxAmounts.ZERO);
        for (TaxHead head : TaxHead.values()) {
            if (happened.of(head) != stated.of(head)) {
                wrong.add("lot " + lot.id() + " " + head + " " + kind + ": " + Paise.format(happened.of(head)) + " in the events, "
                        + Paise.format(stated.of(head)) + " in the lot");
            }
        }
    }

    /** @return ids of lots of a GSTIN that the run before left something of and this one does not have; none when all is well */
    public List<String> lotsLost(long run, Gstin gstin, long carriedRun) {
        return jdbc.queryForList("select l.lot_id from credit_lot l where l.run_id = ? and l.gstin = ? and " + LEFT
                + " and not exists (select 1 from credit_lot n where n.run_id = ? and n.lot_id = l.lot_id) order by l.lot_id",
                String.class, carriedRun, gstin.text(), run);
    }

    /** @return ids of the lots that these runs know and that a working brought */
    public Set<String> ofWorking(List<Long> runs, Gstin gstin) {
        Set<String> ids = new HashSet<>();
        runs.forEach(run -> ids.addAll(jdbc.queryForList("select lot_id from credit_lot where run_id = ? and gstin = ? and lot_id like '"
                + CreditLot.OF_WORKING + "%'", String.class, run, gstin.text())));
        return ids;
    }

    /** @return accounts of a GSTIN with something left in a lot */
    public Set<String> openAccounts(long run, Gstin gstin) {
        return Set.copyOf(jdbc.queryForList("select distinct l.account from credit_lot l where l.run_id = ? and l.gstin = ? and " + LEFT,
                String.class, run, gstin.text()));
    }

    /** @return evidence hash of each lot of a GSTIN, by id */
    public Map<String, String> evidence(long run, Gstin gstin) {
        Map<String, String> evidence = new HashMap<>();
        jdbc.query("select lot_id, evidence from credit_lot where run_id = ? and gstin = ?", row -> {
            evidence.put(row.getString(1), row.getString(2));
        }, run, gstin.text());
        return evidence;
    }
}
