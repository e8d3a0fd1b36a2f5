package milaan.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import milaan.Snapshot;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;
import milaan.tables.Faults;

/** A job that fails anywhere and is run again leaves exactly what an undisturbed run leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class JobCrashTest {

    private final TestDatabase.Kind kind;
    private TestApplication application;
    private Faults.Plan faults;
    private JobFile job;
    private Snapshot undisturbed;
    private int inserts;
    private int commits;

    protected JobCrashTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    /** Writes the inbox. @return the job, with input and output below the folder */
    protected abstract JobFile write(Path folder) throws IOException;

    /** Rows of the inbox that are refused, so that remarks take part. */
    protected abstract long rejected();

    /** Name of the folder of results below the GSTIN. */
    protected abstract String time();

    /** Of several faults one is tried: the two databases begin at different ones. */
    protected abstract int stride();

    /** The same of failing writers: with 2 every one fails, on one of the two databases. */
    protected int strideOfInserts() {
        return 1;
    }

    @BeforeAll
    void run_once_without_disturbance(@TempDir Path folder) throws IOException {
        job = write(folder);
        application = TestApplication.start(TestDatabase.empty(kind, folder),
                Map.of("milaan.chunk-size", "30", "milaan.block-size", "40"), Faults.class);
        faults = application.get(Faults.Plan.class);
        application.empty();
        faults.failNothing();
        RunResult result = application.run(job);
        assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
        assertThat(result.rejected()).isEqualTo(rejected());
        inserts = faults.inserts();
        commits = faults.commits();
        undisturbed = Snapshot.of(application.jdbc(), job.output());
    }

    @BeforeEach
    void forget_every_run() throws IOException {
        application.empty();
        faults.failNothing();
        clear(job.output());
    }

    @AfterAll
    void close() {
        application.close();
    }

    @Test
    void a_writer_that_fails_at_any_chunk_changes_nothing() throws IOException {
        assertThat(inserts).isGreaterThan(10);
        failAtEach(inserts, Integer.getInteger("milaan.crash-stride", strideOfInserts()), faults::failInsert, "insert");
    }

    @Test
    void a_connection_lost_before_any_commit_changes_nothing() throws IOException {
        assertThat(commits).isGreaterThan(30);
        failAtEach(commits, Integer.getInteger("milaan.crash-stride", stride()), faults::failCommit, "commit");
    }

    private void failAtEach(int times, int stride, IntConsumer fault, String what) throws IOException {
        for (int n = 1 + kind.ordinal() % stride; n <= times; n += stride) {
            forget_every_run();
            fault.accept(n);
            RunResult failed = application.run(job);
            faults.failNothing();
            RunResult again = failed.exitCode() == ExitCode.DONE ? failed : application.run(job);
            assertThat(again.exitCode()).as("%s %d of %d, then: %s", what, n, times, again.message()).isEqualTo(ExitCode.DONE);
            Snapshot now = Snapshot.of(application.jdbc(), job.output());
            if (what.equals("commit") && n == 1) {
                // the run itself was not stored: its number is spent, and every table has the next one
                now.assertSameFiles(undisturbed, "commit 1");
            } else {
                now.assertSameAs(undisturbed, what + " " + n + " of " + times);
            }
        }
    }

    @Test
    void results_that_cannot_be_written_are_published_when_the_place_is_free_again() throws IOException {
        Path inTheWay = job.output().resolve(job.job()).resolve(job.gstins().get(0).text());
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "a file where a folder should be");

        RunResult failed = application.run(job);
        assertThat(failed.exitCode()).isEqualTo(ExitCode.TRANSIENT);
        assertThat(failed.message()).contains(inTheWay.toString());

        Files.delete(inTheWay);
        assertThat(application.run(job).exitCode()).isEqualTo(ExitCode.DONE);
        Snapshot.of(application.jdbc(), job.output()).assertSameAs(undisturbed, "after the place was free");
    }

    @Test
    void a_crash_between_the_two_renames_of_publishing_is_put_right() throws IOException {
        assertThat(application.run(job).exitCode()).isEqualTo(ExitCode.DONE);
        Path results = job.output().resolve(job.job()).resolve(job.gstins().get(0).text()).resolve(time());
        Files.move(results, results.resolveSibling("." + results.getFileName() + ".old"));
        Files.createDirectories(results.resolveSibling("." + results.getFileName() + ".new"));

        RunResult again = application.run(job);
        assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
        Snapshot.of(application.jdbc(), job.output()).assertSameAs(undisturbed, "after the crash");
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
