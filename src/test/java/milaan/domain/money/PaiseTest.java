package milaan.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaiseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0.00 | 0.00", "5 | 0.05 | 0.05", "-5 | -0.05 | -0.05", "99999 | 999.99 | 999.99",
        "100000 | 1000.00 | 1,000.00", "10000000 | 100000.00 | 1,00,000.00", "123456780 | 1234567.80 | 12,34,567.80",
        "-123456780 | -1234567.80 | -12,34,567.80", "1000000000 | 10000000.00 | 1,00,00,000.00"})
    void amounts_are_plain_for_machines_and_grouped_for_people(long paise, String plain, String indian) {
        assertThat(Paise.format(paise)).isEqualTo(plain);
        assertThat(Paise.formatIndian(paise)).isEqualTo(indian);
        assertThat(Paise.ofRupees(new BigDecimal(plain))).isEqualTo(paise);
    }

    @Test
    void a_third_decimal_is_refused_unless_rounding_is_asked_for() {
        assertThat(Paise.ofRupees(new BigDecimal("1.500"))).isEqualTo(150);
        assertThatThrownBy(() -> Paise.ofRupees(new BigDecimal("1.505"))).isInstanceOf(ArithmeticException.class);
        assertThat(Paise.ofRupeesRounded(new BigDecimal("1.505"))).isEqualTo(151);
        assertThat(Paise.ofRupeesRounded(new BigDecimal("-1.505"))).isEqualTo(-151);
        assertThat(Paise.ofRupeesRounded(new BigDecimal("1234.5699999999999"))).isEqualTo(123457);
    }

    @Test
    void what_does_not_fit_is_refused() {
        assertThatThrownBy(() -> Paise.ofRupees(new BigDecimal("92233720368547758.08"))).isInstanceOf(ArithmeticException.class);
        assertThat(Paise.ofRupees(new BigDecimal("92233720368547758.07"))).isEqualTo(Long.MAX_VALUE);
    }
}
