package milaan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @TempDir
    private Path folder;

    @Test
    void values_are_written_plain() throws Exception {
        assertThat(written(12L, -3, new BigDecimal("1E+7"), Paise.toRupees(-10000), LocalDate.of(2026, 4, 5), TaxPeriod.parse("2026-04"),
                null, "", true)).isEqualTo("12,-3,10000000,-100.00,2026-04-05,2026-04,,,true\n");
    }

    @Test
    void an_empty_first_cell_is_empty() throws Exception {
        assertThat(written(null, "x", "")).isEqualTo(",x,\n");
    }

    @Test
    void quotes_stand_only_where_needed() throws Exception {
        assertThat(written("x", "a,b", "5\" pipe", "line\nbreak", "a;b", "नाम ₹"))
                .isEqualTo("x,\"a,b\",\"5\"\" pipe\",\"line\nbreak\",a;b,नाम ₹\n");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =1+1,            '=1+1
            @SUM(A1),        '@SUM(A1)
            +91 98,          '+91 98
            -1+cmd,          '-1+cmd
            -,               '-
            -.,              '-.
            -1.2.3,          '-1.2.3
            -100.00,         -100.00
            -5,              -5
            INV-1,           INV-1
            """)
    void what_a_spreadsheet_would_run_gets_an_apostrophe(String text, String written) throws Exception {
        assertThat(written("x", text)).isEqualTo("x," + written + "\n");
    }

    @Test
    void a_leading_control_character_gets_an_apostrophe() throws Exception {
        assertThat(written("x", "\t=1+1")).startsWith("x,").contains("'\t=1+1");
        assertThat(written("x", "\r=1+1")).contains("'\r=1+1");
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        Path path = folder.resolve("out.csv");
        try (CsvFile file = CsvFile.open(path, List.of("a", "b"))) {
            file.row("नाम, \"x\"", "line\nbreak");
        }

        assertThat(Fixtures.cells(Fixtures.file(path))).isEqualTo("1: a|b\n2: नाम, \"x\"|line\nbreak\n");
    }

    @Test
    void a_row_of_another_width_is_a_mistake_of_the_caller() {
        try (CsvFile file = CsvFile.open(folder.resolve("out.csv"), List.of("a", "b"))) {
            assertThatThrownBy(() -> file.row("x"))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 cells for 2 columns");
        }
    }

    @Test
    void a_hundred_thousand_wide_rows_are_written() throws Exception {
        List<String> header = new ArrayList<>();
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < 34; i++) {
            header.add("column_" + i);
            row.add(i % 3 == 0 ? "27AAPFU0939F1ZV" : i % 3 == 1 ? Paise.toRupees(123456) : LocalDate.of(2026, 4, 5));
        }
        Path path = folder.resolve("wide.csv");
        for (int run = 0; run < 2; run++) {
            long start = System.nanoTime();
            try (CsvFile file = CsvFile.open(path, header)) {
                for (int i = 0; i < 100_000; i++) {
                    file.row(row);
                }
            }
            System.out.printf("CSV out: 100,000 rows of 34 columns in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        }

        try (var lines = Files.lines(path)) {
            assertThat(lines.count()).isEqualTo(100_001);
        }
    }

    private String written(Object... values) throws Exception {
        Path path = folder.resolve("out.csv");
        String[] header = new String[values.length];
        Arrays.fill(header, "h");
        try (CsvFile file = CsvFile.open(path, List.of(header))) {
            file.row(values);
        }
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return text.substring(text.indexOf('\n') + 1);
    }
}
