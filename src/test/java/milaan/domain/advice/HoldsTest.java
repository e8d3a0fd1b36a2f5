package milaan.domain.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.DocumentKey;
import milaan.domain.money.Paise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases/holds.csv}: number, hold, rupees and last day of each row; {@code held=Y}: every booking was held last month. */
class HoldsTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    static Stream<AdviceCase> cases() {
        return AdviceCase.read("holds.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void bills_are_held_as_the_case_says(AdviceCase given) {
        Set<String> held = given.given().containsKey("held")
                ? given.books().stream().map(booking -> DocumentKey.of(booking).text()).collect(Collectors.toSet()) : Set.of();

        List<HoldItem> items = given.matches().stream().flatMap(match -> Holds.of(match, held, LAST_DAY).stream()).toList();

        assertThat(AdviceCase.join(items.stream().map(item -> item.document().number() + " " + item.hold() + " "
                + Paise.format(item.amount()) + (item.lastDay() == null ? "" : " " + item.lastDay())))).isEqualTo(given.expected());
        assertThat(items).allSatisfy(item -> {
            assertThat(item.why()).contains(item.document().number()).endsWith(".");
            assertThat(item.until().isEmpty()).isEqualTo(item.hold() == HoldItem.Hold.RELEASE);
        });
        assertThat(items).as("one row a booking").hasSizeLessThanOrEqualTo(given.books().size());
    }
}
