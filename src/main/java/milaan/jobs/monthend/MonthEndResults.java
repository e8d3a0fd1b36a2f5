package milaan.jobs.monthend;

import java.util.List;

import org.springframework.stereotype.Component;

import milaan.domain.matching.Status;
import milaan.runtime.JobResults;
import milaan.runtime.RunResult;
import milaan.tables.FindingTable;
import milaan.tables.MatchTable;
import milaan.tables.RunTable.Run;

/** Counts and files of a month end, for the launcher. */
@Component
class MonthEndResults implements JobResults {

    private final MatchTable matches;
    private final FindingTable findings;
    private final Publish publish;

    MonthEndResults(MatchTable matches, FindingTable findings, Publish publish) {
        this.matches = matches;
        this.findings = findings;
        this.publish = publish;
    }

    @Override
    public String job() {
        return "month-end";
    }

    @Override
    public RunResult count(Run run) {
        return RunResult.of(matches.countDocuments(run.id(), List.of(Status.values())),
                matches.countDocuments(run.id(), List.of(Status.MATCHED)),
                matches.countDocuments(run.id(), List.of(Status.DIFFERENCE, Status.PROBABLE)),
                findings.rejectedRowsByCode(run.id()).values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void ensurePublished(Run run) {
        publish.ensurePublished(run);
    }

    @Override
    public void publishExceptions(Run run) {
        publish.publishExceptions(run.id());
    }
}
