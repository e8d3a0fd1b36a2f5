package milaan.domain.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.Decision;
import milaan.domain.credit.DocumentKey;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.matching.TestDocuments;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases/review.csv}: status, tax at stake in rupees and suggestion of each item; {@code cases/review-decisions.csv}: what is possible. */
class ReviewsTest {

    private static final CreditLot LOT = new CreditLot("2026-04/a/R37_180D", "a", new DocumentKey(new Gstin(TestDocuments.OURS),
            new Gstin(TestDocuments.SUPPLIER), "", DocumentType.INV, "A/7", null), TaxPeriod.of(2026, 4), Gstr3bRow.ITC_OTHER,
            CreditReason.R37_180D, new TaxAmounts(1_800_000, 0, 0, 0), TaxAmounts.ZERO, TaxAmounts.ZERO);

    static Stream<AdviceCase> cases() {
        return AdviceCase.read("review.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void items_are_suggested_as_the_case_says(AdviceCase given) {
        List<ReviewItem> items = given.matches().stream().map(Reviews::of).flatMap(Optional::stream).toList();

        assertThat(AdviceCase.join(items.stream().map(item -> item.status() + " " + Paise.format(item.rupees()) + " " + item.suggested())))
                .isEqualTo(given.expected());
        assertThat(items).allSatisfy(item -> assertThat(item.reason()).contains(item.suggested() + ": ").endsWith("."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void what_is_suggested_is_possible(AdviceCase given) {
        for (Match match : given.matches()) {
            Reviews.of(match).ifPresent(item -> assertThat(Reviews.refusal(match.status(), match.bucket(), item.suggested())).isEmpty());
        }
    }

    /** @param actions decisions that can be honoured, joined by spaces */
    @ParameterizedTest
    @CsvFileSource(resources = "/cases/review-decisions.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void only_decisions_that_the_item_can_bear_are_honoured(String status, String bucket, String actions, String why) {
        Set<Decision.Action> possible = Arrays.stream(Decision.Action.values()).filter(action -> status.equals(Reviews.OPEN_LOT)
                ? Reviews.refusalForLot(action).isEmpty()
                : Reviews.allows(Status.valueOf(status), Bucket.valueOf(bucket), action)).collect(Collectors.toSet());

        assertThat(possible).as(why).isEqualTo(actions == null ? EnumSet.noneOf(Decision.Action.class)
                : Arrays.stream(actions.split(" ")).map(Decision.Action::valueOf).collect(Collectors.toSet()));
    }

    @Test
    void a_refused_decision_names_the_action_the_state_and_what_was_expected() {
        assertThat(Reviews.refusal(Status.MATCHED, Bucket.EXACT, Decision.Action.ACCEPT)).contains(
                "ACCEPT is not possible for a match of status MATCHED (EXACT): there is no pair to approve; expected DIFFERENCE or PROBABLE");
    }

    @Test
    void a_booking_and_a_document_of_one_supplier_can_be_linked_and_others_not() {
        AdviceCase given = cases().filter(c -> c.name().equals("link")).findFirst().orElseThrow();
        Match booking = match(given, Status.MISSING_IN_2B, "A/77");
        Match document = match(given, Status.MISSING_IN_BOOKS, "Q-1093");

        assertThat(Reviews.refusalOfLink(booking, document)).isEmpty();
        assertThat(Reviews.refusalOfLink(document, booking)).isEmpty();
        assertThat(Reviews.refusalOfLink(booking, booking).orElseThrow()).endsWith("expected one of MISSING_IN_2B and one of MISSING_IN_BOOKS");
        assertThat(Reviews.refusalOfLink(booking, match(given, Status.MISSING_IN_BOOKS, "OTHER-BRANCH")).orElseThrow())
                .endsWith("one is for 27AAPFU0939F1ZV, the other for 29AAPFU0939F1ZR");
        assertThat(Reviews.refusalOfLink(booking, match(given, Status.MISSING_IN_BOOKS, "CN-5")).orElseThrow())
                .endsWith("one lowers credit and the other raises it");
    }

    private static Match match(AdviceCase given, Status status, String number) {
        return given.matches().stream().filter(match -> match.status() == status && Sides.of(match).first().number().equals(number))
                .findFirst().orElseThrow();
    }

    @Test
    void an_open_lot_is_an_item_until_nothing_is_left_of_it() {
        ReviewItem item = Reviews.of(LOT).orElseThrow();

        assertThat(item.item()).isEqualTo(LOT.id());
        assertThat(item.evidenceHash()).as("what the register asks a decision for").isEqualTo(LOT.evidenceHash());
        assertThat(item.status()).isEqualTo("OPEN_LOT");
        assertThat(item.rupees()).isEqualTo(1_800_000);
        assertThat(item.suggested()).isEqualTo(Decision.Action.DEFER);
        assertThat(item.reason()).startsWith("Credit of A/7 was given back for now in 2026-04 (R37_180D, section 16(2), second proviso; rule 37); "
                + "IGST 18,000.00 may still be reclaimed.");
        assertThat(Reviews.of(LOT.draw(LOT.left()))).isEmpty();
    }

    @Test
    void the_evidence_of_a_lot_changes_with_what_is_left_and_not_with_the_month() {
        CreditLot half = LOT.draw(new TaxAmounts(900_000, 0, 0, 0));

        assertThat(half.evidenceHash()).hasSize(16).isNotEqualTo(LOT.evidenceHash()).isEqualTo(half.carried().evidenceHash());
    }
}
