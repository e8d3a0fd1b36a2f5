package milaan.jobs.monthend;

import java.util.Map;

import org.springframework.stereotype.Component;

import milaan.domain.matching.Status;
import milaan.jobs.Publication;
import milaan.runtime.JobResults;
import milaan.runtime.RunResult;
import milaan.tables.FindingTable;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable;

/** Counts and files of a month end, for the launcher. */
@Component
class MonthEndResults implements JobResults {

    private final StatusCountTable counts;
    private final FindingTable findings;
    private final Publish publish;
    private final Publication publication;

    MonthEndResults(StatusCountTable counts, FindingTable findings, Publish publish, Publication publication) {
        this.counts = counts;
        this.findings = findings;
        this.publish = publish;
        this.publication = publication;
    }

    @Override
    public String job() {
        return "month-end";
    }

    @Override
    public RunResult count(Run run) {
        Map<String, Long> documents = counts.documentsByStatus(run.id());
        return RunResult.of(documents.values().stream().mapToLong(Long::longValue).sum(),
                documents.getOrDefault(Status.MATCHED.name(), 0L),
                documents.getOrDefault(Status.DIFFERENCE.name(), 0L) + documents.getOrDefault(Status.PROBABLE.name(), 0L),
                findings.rejectedRowsByCode(run.id()).values().stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public void ensurePublished(Run run) {
        publish.ensurePublished(run);
    }

    @Override
    public void publishExceptions(Run run) {
        publication.publishExceptions(run);
    }
}
