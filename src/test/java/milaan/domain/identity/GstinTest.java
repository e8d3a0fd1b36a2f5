package milaan.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GstinTest {

    /** The figures of gst-rules 11.1. */
    @ParameterizedTest
    @CsvSource({"27AAPFU0939F1ZV, true", "29AAACZ9999K1Z2, true", "36ABCFM5678Q1ZE, true", "27AAPFU0939F1ZX, false", "01AABCE2207R1Z5, false",
        "01AABCE2207R1ZV, true"})
    void the_check_character_is_a_question_not_a_condition(String text, boolean valid) {
        assertThat(new Gstin(text).hasValidCheckCharacter()).isEqualTo(valid);
    }

    @Test
    void state_and_pan_stand_in_front() {
        Gstin gstin = new Gstin("27AAPFU0939F1ZV");

        assertThat(gstin.stateCode()).isEqualTo("27");
        assertThat(gstin.pan()).isEqualTo("AAPFU0939F");
        assertThat(gstin).hasToString("27AAPFU0939F1ZV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "27AAPFU0939F1Z", "27AAPFU0939F1ZVV", "2aAAPFU0939F1ZV", "27aapfu0939f1zv", "27AAPFU0939F1Z ", "A7AAPFU0939F1ZV"})
    void what_is_not_of_the_pattern_does_not_exist(String text) {
        assertThat(Gstin.isGstin(text)).isFalse();
        assertThatThrownBy(() -> new Gstin(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + text + "'");
    }

    @Test
    void nothing_is_not_a_gstin() {
        assertThat(Gstin.isGstin(null)).isFalse();
    }
}
