package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTest {

    @TempDir
    private Path folder;

    @Test
    void the_example_says_where_the_columns_of_a_statement_stand() {
        assertThat(ProfileFile.read("jobs/profile-example.yml").positions()).isEqualTo(Map.of("ecrs-statement", Map.of("date", 2, "reference", 3,
                "return_period", 4, "description", 5, "4a5", 6, "4b2", 10, "4d1", 14, "closing", 18)));
    }

    @Test
    void without_a_file_there_are_no_positions() {
        assertThat(ProfileFile.read("").positions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "B", "1.5", "[1]"})
    void a_position_is_the_number_of_a_column_from_1(String column) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yml"), "positions:\n  rcm-statement: { closing: " + column + " }\n");

        assertThatThrownBy(() -> ProfileFile.read(file.toString())).isInstanceOf(RunFailure.class)
                .hasMessageContaining("'positions.rcm-statement.closing' must be the number of a column, from 1");
    }
}
