package milaan.jobs.ecrsopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import milaan.RealProcess;
import milaan.Snapshot;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.TestDatabase.Kind;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;

/** Real processes, killed with -9 at several moments, then run again with the same command. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KillTest {

    @TempDir
    static Path shared;
    private static Map<String, String> undisturbed;

    @TempDir
    Path folder;

    @BeforeAll
    static void run_once_without_disturbance() throws IOException {
        CrashTest.inbox(shared.resolve("input"));
        try (TestApplication application = TestApplication.start(TestDatabase.empty(Kind.HSQLDB, shared), Map.of())) {
            assertThat(application.run(new JobFile("ecrs-opening", List.of(new Gstin(CrashTest.OWN), new Gstin(CrashTest.BRANCH)),
                    TaxPeriod.of(2026, 4), TaxPeriod.of(2027, 3), shared.resolve("input"), shared.resolve("output"), "", 200, Map.of())).exitCode())
                    .isEqualTo(ExitCode.DONE);
        }
        undisturbed = Snapshot.files(shared.resolve("output"));
    }

    @ParameterizedTest
    @EnumSource
    void a_run_killed_again_and_again_goes_on_by_itself_to_the_same_bytes(Kind kind) throws Exception {
        TestDatabase database = TestDatabase.empty(kind, folder).durable();
        Random random = new Random(7);
        for (int lines : new int[] {2, 8, 14}) {
            RealProcess killed = start(database);
            killed.awaitLines(lines);
            Thread.sleep(random.nextInt(40));
            killed.kill();
        }
        RealProcess again = start(database);
        assertThat(again.end()).as(again.log()).isZero();
        assertThat(again.result()).startsWith("MILAAN RESULT job=ecrs-opening key=AAPFU0939F/2026-27 revision=1 ").contains(" code=0 ");
        assertThat(Snapshot.files(folder.resolve("output"))).isEqualTo(undisturbed);
    }

    private RealProcess start(TestDatabase database) throws IOException {
        Path jobFile = folder.resolve("job.yml");
        Files.writeString(jobFile, "job: ecrs-opening\ngstins: [" + CrashTest.OWN + ", " + CrashTest.BRANCH + "]\nfinancial-year: 2026-27\ninput: "
                + shared.resolve("input") + "\noutput: " + folder.resolve("output") + "\n");
        return RealProcess.run(jobFile, database, Map.of("MILAAN_CHUNK_SIZE", "2"));
    }
}
