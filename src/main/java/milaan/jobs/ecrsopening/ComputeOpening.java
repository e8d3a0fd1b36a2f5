package milaan.jobs.ecrsopening;

import org.springframework.stereotype.Component;

import milaan.domain.document.Finding;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;
import milaan.domain.statement.OpeningBalance;
import milaan.domain.statement.YearOpening;
import milaan.jobs.FoldStatements;
import milaan.jobs.FoldStatements.Folded;
import milaan.jobs.Remarks;
import milaan.runtime.RunInbox;
import milaan.tables.EcrsOpeningTable;
import milaan.tables.RunTable.Run;

/** The opening balance of each GSTIN at 31 March: five lines from the books, and the bridge between portal, returns and books. */
@Component
class ComputeOpening {

    private final RunInbox inbox;
    private final FoldStatements fold;
    private final EcrsOpeningTable openings;

    ComputeOpening(RunInbox inbox, FoldStatements fold, EcrsOpeningTable openings) {
        this.inbox = inbox;
        this.fold = fold;
        this.openings = openings;
    }

    void compute(long runId) {
        fold.forget(runId);
        openings.delete(runId);
        Run run = inbox.run(runId);
        Rules rules = inbox.rules(runId);
        FinancialYear year = run.period().financialYear();
        TaxPeriod march = run.period().previous();
        Remarks remarks = fold.remarks(runId);
        for (Gstin gstin : run.gstins()) {
            Folded folded = fold.fold(run, gstin, march, rules, remarks);
            openings.insert(runId, gstin, YearOpening.of(year, folded.roll(), folded.ecrs(), folded.causes().books(),
                    folded.causes().booksCauses(), rules));
            OpeningBalance opening = OpeningBalance.of(folded.items(), march);
            openings.insert(runId, gstin, opening);
            for (OpeningBalance.Item item : opening.items()) {
                for (Finding finding : item.findings()) {
                    remarks.add(item.item().source(), "", finding, gstin);
                }
            }
        }
        fold.say(runId, remarks);
    }
}
