package milaan.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form of {@link AccuracyReport}: small data, bounds with room for the luck of few documents. */
class AccuracyTest {

    static Stream<Arguments> mixes() {
        return Stream.of(Arguments.of(Mix.USUAL, 0.997, 0.997), Arguments.of(Mix.HARD, 0.995, 0.985),
                Arguments.of(Mix.USUAL.withTwoOwnGstins(), 0.997, 0.997));
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void two_thousand_documents_a_side_are_matched_right(Mix mix, double precision, double recall) {
        Accuracy accuracy = Accuracy.of(LabelledDocuments.generate(2025, 2000, mix));

        assertThat(accuracy.overall().precision()).as(accuracy.explained(mix.name())).isGreaterThanOrEqualTo(precision);
        assertThat(accuracy.overall().recall()).as(accuracy.explained(mix.name())).isGreaterThanOrEqualTo(recall);
        assertThat(accuracy.matchedRows()).isGreaterThan(1000);
        assertThat(accuracy.matchedWrong()).as(accuracy.explained(mix.name())).isZero();
    }
}
