package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

class JobFileTest {

    private static final String PLAIN = "job: month-end\ngstin: 27AAPFU0939F1ZV\nperiod: 2026-04\ninput: inbox\n";

    @TempDir
    Path folder;

    @Test
    void a_job_file_says_what_a_run_needs_and_the_rest_has_defaults() throws IOException {
        assertThat(read(PLAIN, Map.of())).isEqualTo(new JobFile("month-end", List.of(new Gstin("27AAPFU0939F1ZV")), TaxPeriod.of(2026, 4),
                TaxPeriod.of(2026, 4), Path.of("inbox"), Path.of("output"), "", 200, Map.of()));
    }

    @Test
    void everything_can_be_said() throws IOException {
        assertThat(read("job: month-end\ngstins: [29AAPFU0939F1ZR, 27aapfu0939f1zv]\nperiod: 2025-11..2026-02\ninput: in\noutput: out\n"
                + "profile: p.yml\nlimits: { rejected-rows: 5 }\nrules: { match.tolR: 2.00 }\n", Map.of()))
                .isEqualTo(new JobFile("month-end", List.of(new Gstin("27AAPFU0939F1ZV"), new Gstin("29AAPFU0939F1ZR")), TaxPeriod.of(2025, 11),
                        TaxPeriod.of(2026, 2), Path.of("in"), Path.of("out"), "p.yml", 5, Map.of("match.tolR", "2.0")));
    }

    @Test
    void set_replaces_keys_and_reaches_into_limits_and_rules() throws IOException {
        JobFile file = read(PLAIN + "limits: { rejected-rows: 5 }\nrules: { match.tolR: 2 }\n", Map.of("period", "2026-05",
                "gstin", "29AAPFU0939F1ZR", "limits.rejected-rows", "7", "rules.match.windowDays", "10"));

        assertThat(file.firstPeriod()).isEqualTo(TaxPeriod.of(2026, 5));
        assertThat(file.gstins()).containsExactly(new Gstin("29AAPFU0939F1ZR"));
        assertThat(file.rejectedRowsLimit()).isEqualTo(7);
        assertThat(file.rules()).isEqualTo(Map.of("match.tolR", "2", "match.windowDays", "10"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "''                                        | empty; expected keys such as job, gstin, period, input",
        "just text                                 | empty; expected keys",
        "job: [                                    | not a YAML file",
        "gstin: 27AAPFU0939F1ZV                    | key 'job' is missing",
        "job: month-end                            | key 'period' is missing",
        "job: month-end~period: 2026-04                    | key 'input' is missing",
        "job: month-end~period: 2026-04~input: i           | key 'gstin' (or 'gstins') is missing",
        "job: month-end~period: 2026-04~input: i~limits: 5 | key 'limits' is '5', expected entries in braces",
        "job: month-end~period: 1900-01..2026-04~input: i  | must run forward and over at most 240 months",
        "job: year-end~period: 2026-04             | job 'year-end' does not exist; expected one of [month-end, ecrs-opening]",
        "password: secret                          | key 'password' is not known"})
    void a_fault_names_the_file_the_key_and_what_was_expected(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("''", "").replace('~', '\n'), Map.of())).isInstanceOf(RunFailure.class)
                .hasMessageContaining("job file '" + folder.resolve("job.yml") + "'").hasMessageContaining(message)
                .extracting(ExitCode::of).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void gstins_of_the_command_line_replace_the_gstin_of_the_file() throws IOException {
        assertThat(read(PLAIN, Map.of("gstins", "29AAPFU0939F1ZR")).gstins()).containsExactly(new Gstin("29AAPFU0939F1ZR"));
    }

    @Test
    void an_amount_among_the_rules_may_be_written_without_paise() {
        assertThat(RulesFile.read(Map.of("match.tolR", "2")).get("match.tolR", TaxPeriod.of(2026, 4).lastDay())).isEqualTo("2");
        assertThat(RulesFile.read(Map.of("ecrs.block_from", "2026-02")).get("ecrs.block_from", TaxPeriod.of(2026, 4).lastDay())).isEqualTo("2026-02");
    }

    private JobFile read(String text, Map<String, String> overrides) throws IOException {
        Path file = folder.resolve("job.yml");
        Files.writeString(file, text);
        return JobFile.read(file, overrides);
    }
}
