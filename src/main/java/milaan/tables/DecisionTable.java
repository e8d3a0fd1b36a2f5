package milaan.tables;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Decision;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.tables.ControlTotalTable.Sum;

/** The decisions of analysts that a run knows. */
@Repository
public class DecisionTable implements FactTable<Decision> {

    private static final List<String> COLUMNS = List.of("run_id", "gstin", "file_no", "row_no", "item_key", "evidence_hash", "action",
            "reason", "decided_by", "decided_on", "source_file", "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    DecisionTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    @Override
    public Class<Decision> value() {
        return Decision.class;
    }

    @Override
    public void insert(long run, List<Staged<Decision>> decisions) {
        bulk.insert("decision", COLUMNS, decisions.stream().map(staged -> {
            Decision d = staged.value();
            return new Object[] {run, d.gstin().text(), staged.fileNo(), staged.rowNo(), d.item(), d.evidenceHash(), d.action().name(),
                    d.reason(), d.decidedBy(), d.decidedOn(), d.source().file(), d.source().line()};
        }).toList());
    }

    /** @return the decisions for one GSTIN, by file and row */
    public List<Decision> read(long run, Gstin gstin) {
        return read(run, gstin, "");
    }

    private List<Decision> read(long run, Gstin gstin, String condition) {
        return jdbc.query("select * from decision where run_id = ? and gstin = ?" + condition + " order by file_no, row_no",
                (row, i) -> new Decision(gstin, row.getString("item_key"), row.getString("evidence_hash"),
                        Decision.Action.valueOf(row.getString("action")), row.getString("reason"), row.getString("decided_by"),
                        row.getObject("decided_on", LocalDate.class),
                        new SourceLine(row.getString("source_file"), row.getString("source_line"))), run, gstin.text());
    }

    /** @return decisions per file of the run's inbox */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        jdbc.query("select file_no, count(*) from decision where run_id = ? and file_no > 0 group by file_no", row -> {
            sums.put(row.getInt(1), Sum.ofRows(row.getLong(2)));
        }, run);
        return sums;
    }

    /** @return decisions that the run's own files bring, not those carried from an earlier run */
    public List<Decision> brought(long run, Gstin gstin) {
        return read(run, gstin, " and file_no > 0");
    }

    /** @param used decisions that a step has applied */
    public void insertUsed(long run, String step, Collection<Decision> used) {
        bulk.insert("decision_used", List.of("run_id", "step", "item_key"),
                used.stream().map(Decision::item).distinct().map(item -> new Object[] {run, step, item}).toList());
    }

    /** @return the items whose decisions were applied */
    public Set<String> used(long run) {
        return Set.copyOf(jdbc.queryForList("select distinct item_key from decision_used where run_id = ?", String.class, run));
    }
}
