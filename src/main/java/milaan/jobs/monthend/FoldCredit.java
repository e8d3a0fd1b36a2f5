package milaan.jobs.monthend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.credit.Decision;
import milaan.domain.credit.Decisions;
import milaan.domain.credit.Payment;
import milaan.domain.credit.Table4;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.jobs.BooksSide;
import milaan.jobs.Remarks;
import milaan.runtime.RunInbox;
import milaan.tables.CreditEventTable;
import milaan.tables.CreditLotTable;
import milaan.tables.CreditRemarkTable;
import milaan.tables.DecisionTable;
import milaan.tables.MatchTable;
import milaan.tables.RunTable.Run;
import milaan.tables.SourceFileTable;
import milaan.tables.Table4Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Table 4 of GSTR-3B as the register adds up, and what the register has to say of rows and decisions. */
@Component
class FoldCredit {

    private static final Logger LOG = LoggerFactory.getLogger(FoldCredit.class);

    private final RunInbox inbox;
    private final CreditEventTable events;
    private final CreditLotTable lots;
    private final Table4Table table4;
    private final CreditRemarkTable credit;
    private final DecisionTable decisions;
    private final RunDecisions runDecisions;
    private final MatchTable matches;
    private final CreditOpenings openings;
    private final BooksSide booksSide;
    private final SourceFileTable files;

    FoldCredit(RunInbox inbox, CreditEventTable events, CreditLotTable lots, Table4Table table4, CreditRemarkTable credit,
            DecisionTable decisions, RunDecisions runDecisions, MatchTable matches, CreditOpenings openings, BooksSide booksSide,
            SourceFileTable files) {
        this.inbox = inbox;
        this.events = events;
        this.lots = lots;
        this.table4 = table4;
        this.credit = credit;
        this.decisions = decisions;
        this.runDecisions = runDecisions;
        this.matches = matches;
        this.openings = openings;
        this.booksSide = booksSide;
        this.files = files;
    }

    /** @param remarks what there is to say is added to them */
    void fold(long runId, Remarks remarks) {
        Run run = inbox.run(runId);
        table4.delete(runId);
        credit.read(runId).forEach(remark -> remarks.add(remark.source(), "", remark.finding(), remark.gstin()));
        openings.repeatedPayments(run).forEach(payment -> remarks.add(payment.source(), "", repeated(payment), payment.recipient()));
        Set<String> used = decisions.used(runId);
        for (Gstin gstin : run.gstins()) {
            Table4 table = Table4.of(events.sums(runId, gstin));
            table4.insert(runId, gstin, table);
            LOG.info("{}: net credit of {}: {}", gstin, run.period(), words(table.get(Gstr3bRow.NET_ITC)));
            remarkOnDecisions(run, gstin, used, remarks);
            booksSide.of(run, gstin).remarkOnLeftOut(gstin, remarks);
        }
    }

    private void remarkOnDecisions(Run run, Gstin gstin, Set<String> used, Remarks remarks) {
        List<Decision> brought = decisions.brought(run.id(), gstin).stream().filter(one -> !used.contains(one.item())).toList();
        if (brought.isEmpty()) {
            return;
        }
        Map<String, String> evidence = new HashMap<>(lots.evidence(run.id(), gstin));
        Set<String> items = new java.util.TreeSet<>();
        brought.forEach(one -> items.addAll(List.of(one.item().split("\\+"))));
        evidence.putAll(matches.evidence(run.id(), gstin, items));
        brought.stream().filter(one -> one.action() == Decision.Action.LINK && one.item().contains("+")).forEach(link -> {
            String[] two = link.item().split("\\+", 2);
            if (evidence.containsKey(two[0]) && evidence.containsKey(two[1])) {
                evidence.put(link.item(), evidence.get(two[0]) + "+" + evidence.get(two[1]));
            }
        });
        for (Decisions.Remark remark : runDecisions.of(run.id()).remarks(evidence)) {
            // a carried row may stand in the same dispute: the remark goes to the row that is in this run's files
            brought.stream().filter(one -> one.item().equals(remark.decision().item())).reduce((one, last) -> last)
                    .ifPresent(row -> remarks.add(row.source(), "", remark.finding(), gstin));
        }
    }

    private static Finding repeated(Payment payment) {
        return new Finding(RejectionReason.PAYMENT_REPEATED, "payment_date", "payment of " + Paise.formatIndian(payment.amount()) + " on "
                + payment.date() + " to " + payment.supplier() + " was loaded by an earlier run: it counts once");
    }

    private static String words(TaxAmounts tax) {
        return "IGST " + Paise.formatIndian(tax.igst()) + ", CGST " + Paise.formatIndian(tax.cgst()) + ", SGST " + Paise.formatIndian(tax.sgst())
                + ", cess " + Paise.formatIndian(tax.cess());
    }
}
