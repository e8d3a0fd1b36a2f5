package milaan.runtime;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

import milaan.domain.identity.Span;
import milaan.runtime.Intake.LookedAt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milaan run JOBFILE}. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Runs a job file; after a failure or a stop, goes on where it was. With the same inputs it does nothing and says so.")
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Parameters(paramLabel = "JOBFILE", description = "the job, for example jobs/month-end.yml")
    private Path jobFile;

    @Option(names = "--set", paramLabel = "key=value",
            description = "replaces a key of the job file: period=2026-05, limits.rejected-rows=500, rules.match.tolR=2.00; may be repeated")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--revision", paramLabel = "N", description = "forces this revision: the next number computes anew with the same inputs")
    private Integer revision;

    @Option(names = "--dry-run", description = "says which files would be read, and does nothing")
    private boolean dryRun;

    @Option(names = "--fail-on-review", description = "exit code 10 when items wait for review or approval")
    private boolean failOnReview;

    @Override
    public Integer call() {
        try (StopOnSignal signal = new StopOnSignal()) {
            int code = call(signal);
            signal.endsWith(code);
            return code;
        }
    }

    private int call(StopOnSignal signal) {
        RunResult result;
        String job = "-";
        String key = "-";
        try {
            JobFile file = JobFile.read(jobFile, overrides);
            job = file.job();
            key = Launcher.key(file.gstins()) + "/" + (file.spans().size() == 1 ? file.spans().get(0)
                    : file.firstPeriod() + ".." + file.lastPeriod());
            result = dryRun ? say(file) : run(file, job + " " + key, signal);
        } catch (RunFailure failure) {
            result = RunResult.failed(failure.exitCode(), failure.getMessage());
        } catch (RuntimeException | Error failure) {
            ExitCode code = ExitCode.of(failure);
            result = RunResult.failed(code, startFailure(failure));
            if (code == ExitCode.INTERNAL) {
                failure.printStackTrace();
            }
        }
        ExitCode code = result.exitCode() == ExitCode.DONE && failOnReview && result.review() > 0 ? ExitCode.REVIEW : result.exitCode();
        if (!result.message().isEmpty()) {
            System.err.println("milaan: " + result.message());
        }
        System.err.flush();
        System.out.println(result.withOutcome(code, result.status(), result.revision(), "").line(job, key));
        System.out.flush();
        return code.number();
    }

    private RunResult run(JobFile file, String what, StopOnSignal signal) {
        Optional<Path> lockFile = Database.lockFile(new StandardEnvironment());
        try (ProcessLock lock = lockFile.map(path -> ProcessLock.take(path, what)).orElse(null);
                ConfigurableApplicationContext application = CommandLine.start()) {
            Launcher launcher = application.getBean(Launcher.class);
            signal.stops(launcher);
            try {
                return launcher.launch(file, revision);
            } finally {
                signal.stops(null);
            }
        }
    }

    /** The database cannot be reached while the application starts: the innermost reason is the useful one. */
    private static String startFailure(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return "cannot start: " + cause.getMessage();
    }

    private static RunResult say(JobFile file) {
        Intake.Seen seen = new Intake().look(file.input(), ProfileFile.read(file.profile()));
        for (Span span : file.spans()) {
            System.out.println(file.job() + " " + file.gstins() + " " + span + " would read from " + file.input() + ":");
            for (LookedAt one : Intake.concerning(seen, new Intake.Scope(file.kind(), file.gstins(), file.gstins(), span, file.firstPeriod(),
                    file.lastPeriod()))) {
                System.out.println(one.refusal() == null
                        ? "  " + one.file().name() + ": " + one.format().kind().text() + " (" + one.recognised().evidence() + ")"
                        : "  " + one.file().name() + ": NOT READ, " + one.refusal().reason() + ", " + one.refusal().message());
            }
        }
        return RunResult.NONE.withOutcome(ExitCode.DONE, "DRY_RUN", 0, "");
    }

    /**
     * SIGTERM and Ctrl-C stop the job at the next chunk border; the process then ends when it has said its last line, with
     * its own code and not the signal's.
     */
    private static final class StopOnSignal implements AutoCloseable {

        private static final long PATIENCE_SECONDS = 300;
        private static final long AGAIN_MILLIS = 200;

        private final CountDownLatch ended = new CountDownLatch(1);
        private final Thread hook = new Thread(this::stop, "stop-on-signal");
        private volatile int exitCode = ExitCode.STOPPED.number();
        private Launcher launcher;
        private boolean asked;

        StopOnSignal() {
            Runtime.getRuntime().addShutdownHook(hook);
        }

        /** @param work what to stop, null when it has ended */
        synchronized void stops(Launcher work) {
            launcher = work;
            if (asked) {
                ask();
            }
        }

        void endsWith(int code) {
            exitCode = code;
        }

        private synchronized void ask() {
            asked = true;
            try {
                if (launcher != null) {
                    launcher.stop();
                }
            } catch (RuntimeException busy) {
                LOG.debug("will be asked again: {}", busy.getMessage());
            }
        }

        private void stop() {
            try {
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                do {
                    ask();
                } while (!ended.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < until);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(exitCode);
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyStopping) {
                ended.countDown();
            }
        }
    }
}
