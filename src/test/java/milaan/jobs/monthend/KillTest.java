package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.RealProcess;
import milaan.Snapshot;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.TestDatabase.Kind;
import milaan.accuracy.GeneratedFiles;
import milaan.accuracy.LabelledDocuments;
import milaan.accuracy.Mix;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;

/** Real processes, killed with -9, stopped with SIGTERM or frozen, then run again with the same command. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class KillTest {

    private static final int DOCUMENTS = 400;
    @TempDir
    static Path shared;
    private static Path input;
    private static String gstins;
    private static String period;
    private static Map<String, String> undisturbed;

    @TempDir
    Path folder;

    @BeforeAll
    static void run_once_without_disturbance() throws IOException {
        LabelledDocuments data = LabelledDocuments.generate(5, DOCUMENTS, Mix.USUAL);
        input = shared.resolve("input");
        GeneratedFiles.write(data, input);
        gstins = String.join(" ", data.ours().stream().map(Object::toString).toList());
        period = data.period().toString();
        Path output = shared.resolve("output");
        try (TestApplication application = TestApplication.start(TestDatabase.empty(Kind.HSQLDB, shared), Map.of())) {
            assertThat(application.run(new JobFile("month-end", data.ours(), data.period(), data.period(), input, output, "", 200, Map.of()))
                    .exitCode()).isEqualTo(ExitCode.DONE);
        }
        undisturbed = Snapshot.files(output);
    }

    /** More with {@code -Dmilaan.kill-seeds=20}. */
    static Stream<Arguments> moments() {
        return IntStream.rangeClosed(1, Integer.getInteger("milaan.kill-seeds", 1)).boxed()
                .flatMap(seed -> Stream.of(Arguments.of(Kind.HSQLDB, 4, seed), Arguments.of(Kind.POSTGRESQL, 2, seed)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_run_killed_again_and_again_goes_on_by_itself_to_the_same_bytes(Kind kind, int kills, int seed) throws Exception {
        TestDatabase database = TestDatabase.empty(kind, folder).durable();
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            RealProcess killed = start(database);
            killed.awaitLines(1 + random.nextInt(4));
            Thread.sleep(random.nextInt(60));
            killed.kill();
        }
        RealProcess again = start(database);
        assertThat(again.end()).as(again.log()).isZero();
        assertSameAsUndisturbed();
    }

    @ParameterizedTest
    @EnumSource
    void a_stopped_run_says_so_and_goes_on_when_run_again(Kind kind) throws Exception {
        TestDatabase database = TestDatabase.empty(kind, folder).durable();
        RealProcess stopped = start(database);
        stopped.awaitLines(3);
        stopped.signal("-TERM");
        assertThat(stopped.end()).as(stopped.log()).isEqualTo(40);
        assertThat(stopped.result()).contains("status=STOPPED code=40");

        RealProcess again = start(database);
        assertThat(again.end()).as(again.log()).isZero();
        assertThat(again.result()).contains("status=COMPLETED code=0 documents=");
        assertSameAsUndisturbed();
    }

    @ParameterizedTest
    @EnumSource
    void the_same_run_in_a_second_process_is_refused(Kind kind) throws Exception {
        TestDatabase database = TestDatabase.empty(kind, folder).durable();
        RealProcess first = start(database);
        first.awaitLines(3);
        first.signal("-STOP");
        try {
            RealProcess second = start(database);
            assertThat(second.end()).as(second.log()).isEqualTo(31);
            assertThat(second.result()).contains("status=FAILED code=31");
        } finally {
            first.signal("-CONT");
        }
        assertThat(first.end()).as(first.log()).isZero();
        assertSameAsUndisturbed();
    }

    private void assertSameAsUndisturbed() {
        Map<String, String> files = Snapshot.files(folder.resolve("output"));
        assertThat(files.keySet()).isEqualTo(undisturbed.keySet());
        undisturbed.forEach((file, text) -> assertThat(files.get(file).lines().toList()).as(file).isEqualTo(text.lines().toList()));
    }

    private RealProcess start(TestDatabase database) throws IOException {
        Path jobFile = folder.resolve("job.yml");
        Files.writeString(jobFile, "job: month-end\ngstins: [" + gstins.replace(" ", ", ") + "]\nperiod: " + period + "\ninput: " + input
                + "\noutput: " + folder.resolve("output") + "\n");
        return RealProcess.run(jobFile, database, Map.of("MILAAN_CHUNK_SIZE", "50", "MILAAN_BLOCK_SIZE", "50"));
    }
}
