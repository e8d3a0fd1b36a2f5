package milaan.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.rules.Rules;
import milaan.domain.statement.EcrsFindings;
import milaan.domain.statement.RepeatedItems;
import milaan.domain.statement.LastReturn;
import milaan.domain.statement.RollResult;
import milaan.domain.statement.RollRow;
import milaan.domain.statement.StatementKind;
import milaan.domain.statement.StatementRoll;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;
import milaan.runtime.RunInbox;
import milaan.tables.EcrsFindingTable;
import milaan.tables.FindingTable;
import milaan.tables.ReturnTable;
import milaan.tables.RunTable.Run;
import milaan.tables.SourceFileTable;
import milaan.tables.StatementRollTable;
import milaan.tables.StatementRowTable;

/** Rolls the ECRS and the RCM statement of each GSTIN of a run over all returns at hand, and explains what differs. */
@Component
public class FoldStatements {

    private static final Logger LOG = LoggerFactory.getLogger(FoldStatements.class);

    private final RunInbox inbox;
    private final ReturnTable returns;
    private final StatementRowTable statements;
    private final BooksSide booksSide;
    private final StatementRollTable rolls;
    private final EcrsFindingTable ecrsFindings;
    private final FindingTable findings;
    private final SourceFileTable files;

    FoldStatements(RunInbox inbox, ReturnTable returns, StatementRowTable statements, BooksSide booksSide, StatementRollTable rolls,
            EcrsFindingTable ecrsFindings, FindingTable findings, SourceFileTable files) {
        this.inbox = inbox;
        this.returns = returns;
        this.statements = statements;
        this.booksSide = booksSide;
        this.rolls = rolls;
        this.ecrsFindings = ecrsFindings;
        this.findings = findings;
        this.files = files;
    }

    /**
     * What a run knows of one GSTIN's ECRS.
     *
     * @param ecrs   rows of the portal's statement
     * @param roll   rolled from the returns
     * @param causes why portal and books differ
     */
    public record Folded(List<StatementRow> ecrs, List<WorkingItem> items, StatementRoll roll, EcrsFindings causes) {
    }

    /** Each GSTIN up to the last return at hand. */
    public void fold(long runId, Remarks remarks) {
        Run run = inbox.run(runId);
        Rules rules = inbox.rules(runId);
        for (Gstin gstin : run.gstins()) {
            fold(run, gstin, null, rules, remarks);
        }
    }

    /** An empty list that knows the run's files. */
    public Remarks remarks(long runId) {
        return new Remarks(files.names(runId));
    }

    /** Takes back what was folded: a step that was cut off behind its commit begins anew. */
    public void forget(long runId) {
        rolls.delete(runId);
        ecrsFindings.delete(runId);
        findings.deleteBehind(runId, Remarks.BEHIND_ROWS);
    }

    /** Keeps the remarks with the run. */
    public void say(long runId, Remarks remarks) {
        findings.insert(runId, remarks.all());
    }

    /**
     * @param explained period up to which differences are explained, and up to which returns are missed; null for the last one at hand
     * @param remarks   what there is to say of returns, statements and workings is added to them
     */
    public Folded fold(Run run, Gstin gstin, TaxPeriod explained, Rules rules, Remarks remarks) {
        List<Gstr3b> filed = returns.read(run.id(), gstin);
        List<StatementRow> rows = statements.read(run.id(), gstin);
        BooksSide.Items books = booksSide.of(run, gstin);
        List<WorkingItem> items = books.items();
        TaxPeriod atHand = LastReturn.of(run.span(), filed, rows);
        TaxPeriod upTo = explained == null || explained.compareTo(atHand) < 0 ? atHand : explained;
        List<StatementRow> ecrsRows = of(StatementKind.ECRS, rows);
        StatementRoll ecrs = StatementRoll.of(StatementKind.ECRS, filed, ecrsRows, upTo, rules);
        StatementRoll rcm = StatementRoll.of(StatementKind.RCM, filed, of(StatementKind.RCM, rows), upTo, rules);
        rolls.insert(run.id(), gstin, ecrs);
        rolls.insert(run.id(), gstin, rcm);
        boolean unknown = explained == null && isUnknownBefore(books, ecrs);
        if (unknown) {
            remarks.add(null, books.registerSince().get().toString(), new Finding(RejectionReason.NOT_COMPUTED, "", "the ECRS held credit when the "
                    + "register began in " + books.registerSince().get() + ", and no credit-working says of which documents: portal and books are not "
                    + "compared. Give a credit-working"), gstin);
        }
        EcrsFindings causes = EcrsFindings.of(ecrs, ecrsRows, unknown ? List.of() : items, explained == null ? upTo : explained, rules);
        ecrsFindings.insert(run.id(), gstin, causes.causes());
        Stream.of(ecrs.chain().remarks(), rcm.chain().remarks(), RepeatedItems.remarks(items)).flatMap(List::stream).distinct()
                .forEach(remark -> remarks.add(remark.source(), String.valueOf(remark.period()), remark.finding(), gstin));
        say(gstin, ecrs);
        say(gstin, rcm);
        return new Folded(ecrsRows, items, ecrs, causes);
    }

    /** The register alone cannot explain a balance that was there before it. */
    private static boolean isUnknownBefore(BooksSide.Items books, StatementRoll ecrs) {
        if (books.registerSince().isEmpty() || books.items().isEmpty()) {
            return false;
        }
        TaxPeriod since = books.registerSince().get();
        return books.items().stream().noneMatch(item -> item.period().compareTo(since) < 0)
                && ecrs.rows().stream().anyMatch(row -> row.period().equals(since.previous()) && row.closing() != 0);
    }

    private static List<StatementRow> of(StatementKind kind, List<StatementRow> rows) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }

    private static void say(Gstin gstin, StatementRoll roll) {
        Map<TaxHead, List<RollRow>> wrong = roll.rows().stream().filter(row -> row.result() != RollResult.OK)
                .collect(Collectors.groupingBy(RollRow::head, TreeMap::new, Collectors.toList()));
        wrong.forEach((head, rows) -> {
            RollRow last = rows.get(rows.size() - 1);
            LOG.warn("{}: {} {}: {} of {} periods are not in order, the last {} {}: {}", gstin, roll.kind(), head, rows.size(),
                    roll.rows().size() / TaxHead.values().length, last.period(), last.result(), last.note());
        });
        roll.firstBreaks().forEach((head, period) -> LOG.warn("{}: {} {}: the portal's balance is another from {} on", gstin, roll.kind(), head, period));
    }
}
