package milaan.runtime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.runtime.Intake.LookedAt;
import milaan.tables.AdvisoryLock;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;

/**
 * Turns a job file into runs: one per period and per PAN (a PAN with one GSTIN in the file is run under that GSTIN), oldest
 * period first. Each is a no-op when it is complete with the same inputs, a restart when it was cut off, a new revision
 * when its inputs changed.
 */
@Component
public class Launcher {

    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private final Map<String, Job> jobs;
    private final JobOperator operator;
    private final JobRepository repository;
    private final RunTable runs;
    private final Intake intake;
    private final AdvisoryLock locks;
    private final Map<String, JobResults> results;
    private volatile boolean stopAsked;
    private volatile Running running;

    /** The job that this process is at work on. */
    private record Running(String job, JobParameters parameters) {
    }

    Launcher(Map<String, Job> jobs, JobOperator operator, JobRepository repository, RunTable runs, Intake intake,
            AdvisoryLock locks, List<JobResults> results) {
        this.jobs = jobs;
        this.operator = operator;
        this.repository = repository;
        this.runs = runs;
        this.intake = intake;
        this.locks = locks;
        this.results = results.stream().collect(Collectors.toMap(JobResults::job, one -> one));
    }

    /**
     * Runs a job file.
     *
     * @param revision a revision to force, null to let the inputs decide
     * @return what came of it; failures with a known meaning are in it, not thrown
     */
    public RunResult launch(JobFile file, Integer revision) {
        Instant begun = Instant.now();
        RulesFile.read(file.rules());
        checkInbox(file);
        RunResult total = RunResult.NONE;
        for (List<Gstin> gstins : byPan(file.gstins())) {
            for (Span span : file.spans()) {
                RunResult one = launchOne(file, gstins, span, revision);
                total = total.plus(one);
                if (one.exitCode() != ExitCode.DONE) {
                    break;
                }
            }
        }
        return total.withSeconds(Duration.between(begun, Instant.now()));
    }

    /** A month of a range may well have no file, but not all of them: the folder may be one that is not mounted. */
    private void checkInbox(JobFile file) {
        List<LookedAt> seen = intake.look(file.input(), ProfileFile.read(file.profile())).files();
        if (file.spans().size() > 1 && seen.stream().noneMatch(one -> one.refusal() == null && file.kind().reads().contains(one.format().kind()))) {
            throw RunFailure.badInput("no file in '" + file.input() + "' can be loaded; expected files of " + file.firstPeriod() + " to "
                    + file.lastPeriod() + ". Found: " + (seen.isEmpty() ? "no files" : seen.size() + " files, the first: "
                    + (seen.get(0).refusal() == null ? seen.get(0).format().kind().text() : seen.get(0).refusal().message())));
        }
    }

    private static List<List<Gstin>> byPan(List<Gstin> gstins) {
        return List.copyOf(gstins.stream().collect(Collectors.groupingBy(Gstin::pan, TreeMap::new, Collectors.toList())).values());
    }

    /** Key of a run: the GSTIN, or the PAN of several. */
    static String key(List<Gstin> gstins) {
        return gstins.size() == 1 ? gstins.get(0).text() : gstins.get(0).pan();
    }

    private RunResult launchOne(JobFile file, List<Gstin> gstins, Span span, Integer revision) {
        String name = file.job() + " " + key(gstins) + " " + span;
        try {
            // several sets of GSTINs of one PAN are runs of their own
            try (AdvisoryLock.Held held = locks.take(name + (gstins.size() == 1 ? "" : " " + gstins)).orElseThrow(
                    () -> new RunFailure(ExitCode.ALREADY_RUNNING, "already running in another process: " + name))) {
                if (stopAsked) {
                    throw new RunFailure(ExitCode.STOPPED, "stopped before " + name);
                }
                return runOrSkip(file, gstins, span, revision);
            }
        } catch (RuntimeException failure) {
            ExitCode code = ExitCode.of(failure);
            report(name, code, failure);
            return RunResult.failed(code, name + ": " + failure.getMessage());
        }
    }

    private RunResult runOrSkip(JobFile file, List<Gstin> gstins, Span span, Integer forced) {
        Run wanted = wanted(file, gstins, span);
        Optional<Run> latest = runs.findLatest(file.job(), wanted.key(), span, wanted.gstins());
        int next = runs.lastRevision(file.job(), wanted.key(), span) + 1;
        boolean same = latest.isPresent() && latest.get().inputsDigest().equals(wanted.inputsDigest());
        boolean makeNew = latest.isEmpty() || !same || latest.get().status().equals(RunTable.ABANDONED);
        if (forced != null) {
            int last = latest.map(Run::revision).orElse(next - 1);
            if (forced == next) {
                makeNew = true;
            } else if (forced != last || makeNew) {
                throw RunFailure.badInput("--revision " + forced + " cannot be run: the latest revision is " + last
                        + (forced == last ? " and was made of other inputs" : "") + "; expected " + next
                        + (makeNew ? "" : " to compute anew, or " + last));
            }
        }
        if (!makeNew && latest.get().isCompleted()) {
            runs.updatePlaces(latest.get().id(), wanted);
            Run done = runs.get(latest.get().id());
            LOG.info("nothing to do: revision {} of {} {} is complete with the same inputs", done.revision(), done.key(), span);
            results.get(done.job()).ensurePublished(done);
            return result(done, ExitCode.DONE, "NOTHING_TO_DO", "");
        }
        Run run;
        if (makeNew) {
            latest.filter(old -> old.status().equals(RunTable.STARTED)).ifPresent(old -> {
                LOG.warn("revision {} was never finished{}: it is abandoned", old.revision(), same ? "" : " and its inputs have changed");
                runs.setStatus(old.id(), RunTable.ABANDONED);
            });
            run = runs.get(runs.insert(new Run(0, wanted.job(), wanted.key(), span, next, RunTable.STARTED,
                    wanted.inputsDigest(), wanted.firstPeriod(), wanted.lastPeriod(), wanted.input(), wanted.output(),
                    wanted.profile(), wanted.rejectedRowsLimit(), wanted.rules(), wanted.gstinsOfCommand(), wanted.members())));
            LOG.info("{} {} {}: revision {}", run.job(), run.key(), span, run.revision());
        } else {
            runs.updatePlaces(latest.get().id(), wanted);
            run = runs.get(latest.get().id());
            LOG.info("{} {} {}: revision {} goes on where it was cut off", run.job(), run.key(), span, run.revision());
        }
        return execute(run);
    }

    /** The run as the inputs of today want it. */
    private Run wanted(JobFile file, List<Gstin> gstins, Span span) {
        List<Member> members = gstins.stream().map(gstin -> new Member(gstin, runs.findCurrentBefore(file.job(), gstin, span).orElse(null))).toList();
        List<LookedAt> files = Intake.concerning(intake.look(file.input(), ProfileFile.read(file.profile())),
                new Intake.Scope(file.kind(), gstins, file.gstins(), span, file.firstPeriod(), file.lastPeriod()));
        String rules = file.rules().entrySet().stream().map(rule -> rule.getKey() + "=" + rule.getValue())
                .collect(Collectors.joining("\n"));
        List<Member> registers = !file.kind().isYearly() ? List.of()
                : gstins.stream().map(gstin -> new Member(gstin, runs.findRegister(gstin, span).orElse(null))).toList();
        return new Run(0, file.job(), key(gstins), span, 0, RunTable.STARTED,
                digest(file, span, files, members, registers, rules), file.firstPeriod(), file.lastPeriod(),
                file.input().toString(), file.output().toString(), file.profile(), file.rejectedRowsLimit(), rules,
                file.gstins(), members);
    }

    /** What a result depends on: files, their place in the range, rules, profile, and the runs it starts from. */
    private static String digest(JobFile file, Span span, List<LookedAt> files, List<Member> members, List<Member> registers,
            String rules) {
        List<String> parts = new ArrayList<>();
        files.forEach(one -> parts.add("file " + one.file().name() + " " + one.file().sha256() + " "
                + (one.refusal() == null ? "" : one.refusal().reason())));
        members.forEach(member -> parts.add("from " + member.gstin() + " " + member.carriedRun()));
        registers.forEach(member -> parts.add("register " + member.gstin() + " " + member.carriedRun()));
        parts.add("gstins " + file.gstins());
        parts.add("rules " + rules);
        parts.add("profile " + ProfileFile.read(file.profile()));
        parts.add("first " + span.first().equals(file.firstPeriod()) + " last " + span.last().equals(file.lastPeriod()));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunResult execute(Run run) {
        Job job = jobs.get(run.job());
        JobParameters parameters = new JobParametersBuilder().addString("key", run.key())
                .addString("period", run.span().toString()).addLong("revision", (long) run.revision())
                .addLong("run", run.id(), false).toJobParameters();
        recover(job, parameters);
        JobExecution execution;
        running = new Running(job.getName(), parameters);
        try {
            execution = operator.start(job, parameters);
        } catch (org.springframework.batch.core.job.JobExecutionException e) {
            throw new IllegalStateException("job '" + job.getName() + "' cannot be started: " + e.getMessage(), e);
        } finally {
            running = null;
        }
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return result(runs.get(run.id()), ExitCode.DONE, "COMPLETED", "");
        }
        if (execution.getStatus() == BatchStatus.STOPPED || execution.getStatus() == BatchStatus.STOPPING) {
            return result(run, ExitCode.STOPPED, "STOPPED", "stopped at a chunk border; run it again to go on");
        }
        Throwable failure = execution.getAllFailureExceptions().stream().findFirst()
                .orElseGet(() -> new IllegalStateException("the job ended " + execution.getStatus() + " without a reason"));
        ExitCode code = ExitCode.of(failure);
        report(run.job() + " " + run.key() + " " + run.span(), code, failure);
        if (code == ExitCode.TOTALS_DIFFER) {
            publishExceptions(run);
        }
        return result(run, code, "FAILED", rootMessage(failure));
    }

    /** What cannot be written must not hide why the run failed. */
    private void publishExceptions(Run run) {
        try {
            results.get(run.job()).publishExceptions(run);
        } catch (RuntimeException e) {
            LOG.error("the exceptions of the failed run cannot be written: {}", e.getMessage());
        }
    }

    /**
     * Makes an execution whose process is gone restartable. We hold the lock of the run, so nobody is at work on it. Rows
     * and bookkeeping commit together, so a state that the framework calls unknown is only "failed".
     */
    void recover(Job job, JobParameters parameters) {
        JobInstance begun = repository.getJobInstance(job.getName(), parameters);
        if (begun != null && repository.getJobExecutions(begun).isEmpty()) {
            // cut off between the first two rows of its bookkeeping: the framework would refuse such an instance for ever
            repository.deleteJobInstance(begun);
        }
        JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
        while (last != null && isCutOff(last)) {
            LOG.warn("the process that ran this before is gone; its run is taken over");
            last.getStepExecutions().stream().filter(step -> step.getStatus() == BatchStatus.UNKNOWN)
                    .forEach(step -> step.setStatus(BatchStatus.STARTED));
            last.setStatus(BatchStatus.STARTED);
            try {
                operator.recover(last);
            } catch (OptimisticLockingFailureException committedMeanwhile) {
                LOG.debug("recovered again after {}", committedMeanwhile.getMessage());
            }
            last = repository.getJobExecution(last.getId());
        }
    }

    private static boolean isCutOff(JobExecution execution) {
        return execution.getStatus().isRunning() || execution.getStatus() == BatchStatus.UNKNOWN
                || execution.getStepExecutions().stream()
                        .anyMatch(step -> step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN);
    }

    /**
     * Asks the job that this process runs to stop at the next chunk border, and later runs of the command not to begin. May
     * be called again: a job that was just beginning did not hear it. The framework's own stop would also save the step,
     * under the hands of the thread that works on it, and so make it fail.
     */
    void stop() {
        stopAsked = true;
        Running now = running;
        JobExecution execution = now == null ? null : repository.getLastJobExecution(now.job(), now.parameters());
        if (execution != null && (execution.getStatus() == BatchStatus.STARTED || execution.getStatus() == BatchStatus.STARTING)) {
            execution.setStatus(BatchStatus.STOPPING);
            repository.update(execution);
        }
    }

    private RunResult result(Run run, ExitCode code, String status, String message) {
        return results.get(run.job()).count(run).withOutcome(code, status, run.revision(), message);
    }

    private static void report(String name, ExitCode code, Throwable failure) {
        if (code == ExitCode.INTERNAL) {
            LOG.error("{}: fault of the program, please report it", name, failure);
        } else {
            LOG.error("{}: {}", name, rootMessage(failure));
        }
    }

    /** The sentence of the first cause that was written for people, else that of the failure. */
    private static String rootMessage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RunFailure known) {
                return known.getMessage();
            }
        }
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
