package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import milaan.Snapshot;

class OutputFolderTest {

    @TempDir
    Path folder;

    @Test
    void results_replace_those_before_as_a_whole() {
        Path target = folder.resolve("a/2026-04");
        OutputFolder.replace(target, aside -> Files.writeString(aside.resolve("old.csv"), "old"));
        OutputFolder.replace(target, aside -> {
            assertThat(target.resolve("old.csv")).as("readers see the old ones until all is written").exists();
            Files.writeString(aside.resolve("new.csv"), "new");
        });

        assertThat(Snapshot.files(folder)).isEqualTo(Map.of("a/2026-04/new.csv", "new"));
    }

    @Test
    void a_filling_that_fails_leaves_what_was_there() throws IOException {
        Path target = folder.resolve("2026-04");
        OutputFolder.replace(target, aside -> Files.writeString(aside.resolve("old.csv"), "old"));

        assertThatThrownBy(() -> OutputFolder.replace(target, aside -> {
            Files.writeString(aside.resolve("new.csv"), "half");
            throw new IOException("no space left on device");
        })).isInstanceOf(UncheckedIOException.class).hasMessageContaining(target.toString()).hasMessageContaining("no space left")
                .extracting(ExitCode::of).isEqualTo(ExitCode.TRANSIENT);
        assertThat(Snapshot.files(target)).isEqualTo(Map.of("old.csv", "old"));

        OutputFolder.replace(target, aside -> Files.writeString(aside.resolve("next.csv"), "next"));
        assertThat(Snapshot.files(folder)).isEqualTo(Map.of("2026-04/next.csv", "next"));
    }

    @Test
    void the_exceptions_of_a_failed_run_go_when_results_come() {
        Path target = folder.resolve("2026-04");
        OutputFolder.replace(folder.resolve("2026-04.failed"), aside -> Files.writeString(aside.resolve("exceptions.csv"), "bad rows"));
        OutputFolder.replace(target, aside -> Files.writeString(aside.resolve("new.csv"), "new"));

        assertThat(Snapshot.files(folder)).isEqualTo(Map.of("2026-04/new.csv", "new"));
    }
}
