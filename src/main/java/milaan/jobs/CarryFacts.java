package milaan.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.domain.returns.Gstr3b;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;
import milaan.tables.ReturnTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;
import milaan.tables.Staged;
import milaan.tables.StatementRowTable;
import milaan.tables.WorkingItemTable;

/**
 * Brings in the returns, statement rows and items of workings that earlier runs know and this run's files do not bring again: a
 * return of the same period, a row of the same statement and period, an item of the same name replace the older one. A draft
 * replaces a draft only: what was filed stays filed.
 */
@Component
public class CarryFacts {

    private static final Logger LOG = LoggerFactory.getLogger(CarryFacts.class);

    private final RunTable runs;
    private final ReturnTable returns;
    private final StatementRowTable statements;
    private final WorkingItemTable workings;

    CarryFacts(RunTable runs, ReturnTable returns, StatementRowTable statements, WorkingItemTable workings) {
        this.runs = runs;
        this.returns = returns;
        this.statements = statements;
        this.workings = workings;
    }

    /** To be called once for a run, inside a transaction. */
    public void carry(long runId) {
        Run run = runs.get(runId);
        for (Member member : run.members()) {
            if (member.carriedRun() != null) {
                carry(runId, member.gstin(), member.carriedRun());
            }
        }
    }

    private void carry(long run, Gstin gstin, long from) {
        List<Staged<Gstr3b>> filed = notAgain(returns.read(from, gstin), returns.read(run, gstin),
                one -> one.period() + " " + one.filed());
        List<Staged<StatementRow>> rows = notAgain(statements.read(from, gstin), statements.read(run, gstin),
                row -> row.kind() + " " + row.period());
        List<Staged<WorkingItem>> items = notAgain(workings.read(from, gstin), workings.read(run, gstin), WorkingItem::itemId);
        returns.insert(run, filed);
        statements.insert(run, rows);
        workings.insert(run, items);
        if (!filed.isEmpty() || !rows.isEmpty() || !items.isEmpty()) {
            LOG.info("{}: {} returns, {} rows of statements and {} items of workings are known from an earlier run", gstin, filed.size(),
                    rows.size(), items.size());
        }
    }

    private static <T> List<Staged<T>> notAgain(List<T> known, List<T> brought, Function<T, Object> key) {
        Set<Object> again = new HashSet<>(brought.stream().map(key).toList());
        List<Staged<T>> carried = new ArrayList<>();
        known.stream().filter(one -> !again.contains(key.apply(one))).forEach(one -> carried.add(new Staged<>(0, carried.size() + 1, one)));
        return carried;
    }
}
