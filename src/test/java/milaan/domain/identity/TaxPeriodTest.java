package milaan.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxPeriodTest {

    @Test
    void the_digits_of_a_period_are_the_portals_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("mr-IN-u-nu-deva"));
            assertThat(TaxPeriod.of(2026, 4).toPortalText()).isEqualTo("042026");
            assertThat(FinancialYear.of(LocalDate.of(2026, 4, 1))).hasToString("2026-27");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void it_is_written_in_two_ways() {
        assertThat(TaxPeriod.parse("2026-04")).isEqualTo(TaxPeriod.parse("042026")).isEqualTo(TaxPeriod.of(LocalDate.of(2026, 4, 30)));
        assertThat(TaxPeriod.of(2026, 4)).hasToString("2026-04");
        assertThat(TaxPeriod.of(2026, 4).toPortalText()).isEqualTo("042026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-13", "132026", "002026", "04-2026", "2026/04", "April 2026", "042126"})
    void other_texts_are_refused_with_what_was_expected(String text) {
        assertThatThrownBy(() -> TaxPeriod.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a tax period (expected 2026-04 or 042026)");
    }

    @Test
    void months_follow_one_another_across_years() {
        assertThat(TaxPeriod.of(2025, 12).next()).isEqualTo(TaxPeriod.of(2026, 1));
        assertThat(TaxPeriod.of(2026, 1).previous()).isEqualTo(TaxPeriod.of(2025, 12)).isLessThan(TaxPeriod.of(2026, 1));
        assertThat(TaxPeriod.of(2024, 2).lastDay()).isEqualTo("2024-02-29");
        assertThat(TaxPeriod.of(2024, 2).firstDay()).isEqualTo("2024-02-01");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 2025-26", "2026-04-01, 2026-27", "2099-12-31, 2099-00"})
    void the_financial_year_begins_in_april(LocalDate day, String year) {
        assertThat(FinancialYear.of(day)).hasToString(year).isEqualTo(TaxPeriod.of(day).financialYear());
        assertThat(day).isBetween(FinancialYear.of(day).firstDay(), FinancialYear.of(day).lastDay());
    }

    @Test
    void financial_years_have_an_order_and_ends() {
        assertThat(new FinancialYear(2025)).isLessThan(new FinancialYear(2026));
        assertThat(new FinancialYear(2025).firstDay()).isEqualTo("2025-04-01");
        assertThat(new FinancialYear(2025).lastDay()).isEqualTo("2026-03-31");
    }
}
