package milaan.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.credit.Decision;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.returns.Gstr3b;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;
import milaan.tables.DecisionTable;
import milaan.tables.FindingTable;
import milaan.tables.ReturnTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;
import milaan.tables.Staged;
import milaan.tables.StagedFinding;
import milaan.tables.StatementRowTable;
import milaan.tables.TurnoverTable;
import milaan.tables.WorkingItemTable;

/**
 * Brings in the returns, statement rows and items of workings that earlier runs know and this run's files do not bring again: a
 * return of the same period, a row of the same statement and period, an item of the same name replace the older one. A draft
 * replaces a draft only: what was filed stays filed.
 */
@Component
public class CarryFacts {

    private static final Logger LOG = LoggerFactory.getLogger(CarryFacts.class);

    private static final int NAMED = 10;

    private final RunTable runs;
    private final ReturnTable returns;
    private final StatementRowTable statements;
    private final WorkingItemTable workings;
    private final DecisionTable decisions;
    private final TurnoverTable turnover;
    private final FindingTable findings;

    CarryFacts(RunTable runs, ReturnTable returns, StatementRowTable statements, WorkingItemTable workings, DecisionTable decisions,
            TurnoverTable turnover, FindingTable findings) {
        this.runs = runs;
        this.returns = returns;
        this.statements = statements;
        this.workings = workings;
        this.decisions = decisions;
        this.turnover = turnover;
        this.findings = findings;
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
        List<WorkingItem> brought = workings.read(run, gstin);
        List<Staged<WorkingItem>> items = notAgain(workings.read(from, gstin), brought, WorkingItem::itemId);
        decisions.insert(run, notAgain(stillDecided(decisions.read(from, gstin), decisions.read(run, gstin)), decisions.read(run, gstin),
                one -> one.item() + " " + one.evidenceHash() + " " + one.action() + " " + one.decidedBy()));
        turnover.insert(run, notAgain(turnover.read(from, gstin), turnover.read(run, gstin), TurnoverLine::period));
        returns.insert(run, filed);
        statements.insert(run, rows);
        workings.insert(run, items);
        if (!brought.isEmpty() && !items.isEmpty()) {
            findings.insert(run, List.of(new StagedFinding(0, 0, brought.get(0).source().file(), "", stillKnown(gstin, items), gstin)));
        }
        if (!filed.isEmpty() || !rows.isEmpty() || !items.isEmpty()) {
            LOG.info("{}: {} returns, {} rows of statements and {} items of workings are known from an earlier run", gstin, filed.size(),
                    rows.size(), items.size());
        }
    }

    /** Who decides anew on the same evidence takes his earlier word back, and that of others. */
    private static List<Decision> stillDecided(List<Decision> known, List<Decision> brought) {
        return known.stream().filter(one -> brought.stream().noneMatch(other -> other.item().equals(one.item())
                && other.evidenceHash().equals(one.evidenceHash()) && other.action() != one.action())).toList();
    }

    /** Whoever keeps a whole working anew each month has renamed or left out what is carried here; only he can know. */
    private static Finding stillKnown(Gstin gstin, List<Staged<WorkingItem>> items) {
        return new Finding(RejectionReason.POSSIBLE_DOUBLE_COUNT, "item_id of " + gstin, items.size() + " items of an earlier working are not in "
                + "this one and are carried on: " + items.stream().limit(NAMED).map(item -> "'" + item.value().itemId() + "'")
                .collect(Collectors.joining(", ")) + (items.size() > NAMED ? " ..." : "") + "; one that was renamed counts twice");
    }

    private static <T> List<Staged<T>> notAgain(List<T> known, List<T> brought, Function<T, Object> key) {
        Set<Object> again = new HashSet<>(brought.stream().map(key).toList());
        List<Staged<T>> carried = new ArrayList<>();
        known.stream().filter(one -> !again.contains(key.apply(one))).forEach(one -> carried.add(new Staged<>(0, carried.size() + 1, one)));
        return carried;
    }
}
