package milaan.domain.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.TestDocuments;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.runtime.RulesFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cases/ims.csv}: number, action, reduction to declare and last day. Given: {@code run} the period of the run (2025-11),
 * {@code inhand} integrated tax in hand (0), {@code notours}.
 */
class ImsTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    static Stream<AdviceCase> cases() {
        return AdviceCase.read("ims.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void actions_are_suggested_as_the_case_says(AdviceCase given) {
        Ims ims = new Ims(RulesFile.read(Map.of()), TaxPeriod.parse(given.given().getOrDefault("run", "2025-11")));
        TaxAmounts inHand = new TaxAmounts(TestDocuments.paise(given.given().getOrDefault("inhand", "0")), 0, 0, 0);

        List<ImsSuggestion> suggestions = given.matches().stream()
                .flatMap(match -> ims.of(match, inHand, given.given().containsKey("notours"), LAST_DAY).stream()).toList();

        assertThat(AdviceCase.join(suggestions.stream().map(ImsTest::text))).isEqualTo(given.expected());
        assertThat(suggestions).allSatisfy(suggestion -> assertThat(suggestion.why()).contains(suggestion.document().number()).endsWith("."));
    }

    private static String text(ImsSuggestion suggestion) {
        return suggestion.document().number() + " " + suggestion.action()
                + (suggestion.reduction() == null ? "" : " " + Paise.format(suggestion.reduction().igst())) + " " + suggestion.until();
    }
}
