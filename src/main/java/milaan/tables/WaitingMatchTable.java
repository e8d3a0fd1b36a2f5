package milaan.tables;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The matches whose documents the next period takes up again though their status is closed: their credit still waits. */
@Repository
public class WaitingMatchTable {

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    WaitingMatchTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /** @param blocks ids of matches by key of their block */
    public void insert(long run, Map<String, List<String>> blocks) {
        bulk.insert("waiting_match", List.of("run_id", "block", "match_id"),
                BlockRows.of(blocks, (block, no, match) -> new Object[] {run, block, match}));
    }

    /** @return the matches as {@link MatchTable#name} names them */
    public Set<String> names(long run) {
        Set<String> names = new HashSet<>();
        jdbc.query("select block, match_id from waiting_match where run_id = ?", row -> {
            names.add(MatchTable.name(run, row.getString(1), row.getString(2)));
        }, run);
        return names;
    }
}
