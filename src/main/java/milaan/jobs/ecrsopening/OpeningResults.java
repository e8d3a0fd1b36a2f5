package milaan.jobs.ecrsopening;

import org.springframework.stereotype.Component;

import milaan.jobs.Publication;
import milaan.runtime.JobResults;
import milaan.runtime.RunResult;
import milaan.tables.EcrsFindingTable;
import milaan.tables.FindingTable;
import milaan.tables.RunTable.Run;
import milaan.tables.SourceFileTable;

/** Counts and files of an opening, for the launcher: what was loaded, and the causes that somebody must look at. */
@Component
class OpeningResults implements JobResults {

    private final SourceFileTable files;
    private final EcrsFindingTable causes;
    private final FindingTable findings;
    private final PublishOpening publish;
    private final Publication publication;

    OpeningResults(SourceFileTable files, EcrsFindingTable causes, FindingTable findings, PublishOpening publish, Publication publication) {
        this.files = files;
        this.causes = causes;
        this.findings = findings;
        this.publish = publish;
        this.publication = publication;
    }

    @Override
    public String job() {
        return "ecrs-opening";
    }

    @Override
    public RunResult count(Run run) {
        return RunResult.of(files.accepted(run.id()).stream().mapToLong(file -> file.loaded().rows()).sum(), 0, causes.count(run.id()),
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
