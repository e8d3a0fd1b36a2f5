package milaan.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    /** Rule 36(4) through the years (gst-rules 13). */
    private static final List<Rules.Rule> LINES = List.of(line("itc.tolerance", "5", "2021-01-01", "2021-12-31"),
            line("itc.tolerance", "20", "2019-10-09", null), line("itc.tolerance", "10", "2020-01-01", null), line("match.tolR", "1.00", null, null));

    @ParameterizedTest
    @CsvSource({"2019-10-08,", "2019-10-09, 20", "2019-12-31, 20", "2020-01-01, 10", "2021-01-01, 5", "2021-12-31, 5", "2022-01-01, 10"})
    void of_two_lines_that_hold_the_later_one_wins(LocalDate day, String value) {
        assertThat(new Rules(LINES, Map.of()).find("itc.tolerance", day).orElse(null)).isEqualTo(value);
    }

    @Test
    void an_override_holds_on_every_day() {
        Rules rules = new Rules(LINES, Map.of("itc.tolerance", "0"));

        assertThat(rules.get("itc.tolerance", LocalDate.of(2019, 1, 1))).isEqualTo("0");
        assertThat(rules.get("match.tolR", LocalDate.of(2019, 1, 1))).isEqualTo("1.00");
    }

    @Test
    void an_unknown_code_or_day_is_named() {
        assertThatThrownBy(() -> new Rules(LINES, Map.of("match.tolX", "1"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'match.tolX' does not exist; known: [itc.tolerance, match.tolR]");
        assertThatThrownBy(() -> new Rules(LINES, Map.of()).get("itc.tolerance", LocalDate.of(2018, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("rule 'itc.tolerance' has no value on 2018-01-01");
    }

    @Test
    void a_parameter_is_cited_with_its_first_day() {
        assertThat(new Rules(LINES, Map.of()).cite("itc.tolerance", LocalDate.of(2020, 6, 1))).isEqualTo("itc.tolerance=10 from 2020-01-01");
        assertThat(new Rules(LINES, Map.of()).cite("match.tolR", LocalDate.of(2020, 6, 1))).isEqualTo("match.tolR=1.00");
        assertThat(new Rules(LINES, Map.of("itc.tolerance", "0")).cite("itc.tolerance", LocalDate.of(2020, 6, 1)))
                .isEqualTo("itc.tolerance=0 of the job file");
    }

    private static Rules.Rule line(String code, String value, String from, String to) {
        return new Rules.Rule(code, value, from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to), "L", "");
    }
}
