package milaan.jobs;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

import milaan.runtime.ExitCode;
import milaan.runtime.InboxRowReader;
import milaan.runtime.RunFailure;
import milaan.tables.FindingTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.SourceFileTable;

/**
 * After all rows were read: notes how many the readers gave, and stops the run when too many were rejected. Two steps,
 * because what a failing step has written is rolled back, and a stopped run shows its counts.
 */
@Component
public class CheckRejections {

    private final RunTable runs;
    private final FindingTable findings;
    private final SourceFileTable files;
    private final JobRepository repository;

    CheckRejections(RunTable runs, FindingTable findings, SourceFileTable files, JobRepository repository) {
        this.runs = runs;
        this.findings = findings;
        this.files = files;
        this.repository = repository;
    }

    public void count(long runId) {
        Run run = runs.get(runId);
        var instance = repository.getJobInstance(run.job(), new JobParametersBuilder().addString("key", run.key())
                .addString("period", run.span().toString()).addLong("revision", (long) run.revision()).toJobParameters());
        Map<Integer, Long> read = new TreeMap<>();
        for (JobExecution execution : repository.getJobExecutions(instance)) {
            for (StepExecution step : execution.getStepExecutions()) {
                step.getExecutionContext().entrySet().stream().filter(entry -> entry.getKey().startsWith(InboxRowReader.ROWS))
                        .forEach(entry -> read.merge(Integer.parseInt(entry.getKey().substring(InboxRowReader.ROWS.length())),
                                (Long) entry.getValue(), Math::max));
            }
        }
        files.setRowsRead(runId, read);
        files.setRejected(runId, findings.rejectedRowsByFile(runId));
    }

    public void check(long runId) {
        Run run = runs.get(runId);
        Map<String, Long> byCode = findings.rejectedRowsByCode(runId);
        long rejected = byCode.values().stream().mapToLong(Long::longValue).sum();
        if (rejected > run.rejectedRowsLimit()) {
            throw new RunFailure(ExitCode.TOTALS_DIFFER, rejected + " rows were rejected, the limit is " + run.rejectedRowsLimit()
                    + ": " + byCode + ". Repair the rows listed in exceptions.csv, or raise limits.rejected-rows and run again");
        }
    }
}
