package milaan.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StateCodeTest {

    @Test
    void codes_that_a_merger_or_split_replaced_compare_as_the_new_ones() {
        assertThat(new StateCode("25").today()).isEqualTo(new StateCode("26"));
        assertThat(new StateCode("28").today()).isEqualTo(new StateCode("37"));
        assertThat(new StateCode("27").today()).isEqualTo(new StateCode("27"));
    }

    @Test
    void an_old_code_with_the_name_of_the_state_is_no_contradiction() {
        assertThat(StateCode.find("28-Andhra Pradesh")).contains(new StateCode("28"));
        assertThat(StateCode.find("26-Daman & Diu")).contains(new StateCode("26"));
        assertThat(StateCode.find("Andhra Pradesh")).contains(new StateCode("37"));
    }

    @Test
    void every_code_of_section_11_2_exists_and_no_other() {
        for (int code = 0; code <= 99; code++) {
            boolean expected = code >= 1 && code <= 38 || code == 96 || code == 97 || code == 99;
            assertThat(StateCode.find(String.format("%02d", code)).isPresent()).as("%02d", code).isEqualTo(expected);
        }
    }

    @Test
    void a_code_that_no_state_has_cannot_be_made() {
        assertThatThrownBy(() -> new StateCode("40")).hasMessage("'40' is not a State code (expected 01 to 38, 96, 97 or 99)");
    }
}
