package milaan.jobs.monthend;

import milaan.domain.credit.Decisions;
import milaan.runtime.RunInbox;
import milaan.tables.DecisionTable;
import milaan.tables.RunTable.Run;
import org.springframework.stereotype.Component;

/** The decisions of analysts that a run knows, its own and those of earlier runs. */
@Component
class RunDecisions {

    private final RunInbox inbox;
    private final DecisionTable table;

    RunDecisions(RunInbox inbox, DecisionTable table) {
        this.inbox = inbox;
        this.table = table;
    }

    Decisions of(long runId) {
        Run run = inbox.run(runId);
        boolean twoPersons = Boolean.parseBoolean(inbox.rules(runId).get("decisions.two-persons", run.period().lastDay()));
        return new Decisions(run.gstins().stream().flatMap(gstin -> table.read(runId, gstin).stream()).toList(), twoPersons);
    }
}
