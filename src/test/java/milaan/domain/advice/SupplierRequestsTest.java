package milaan.domain.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import milaan.domain.money.Paise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases/supplier-requests.csv}: number, ask and tax in rupees of each request. */
class SupplierRequestsTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);

    static Stream<AdviceCase> cases() {
        return AdviceCase.read("supplier-requests.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void suppliers_are_asked_as_the_case_says(AdviceCase given) {
        List<SupplierRequest> requests = requests(given);

        assertThat(AdviceCase.join(requests.stream().map(request -> request.document().number() + " " + request.ask() + " "
                + Paise.format(request.tax().total())))).isEqualTo(given.expected());
        assertThat(requests).allSatisfy(request -> assertThat(request.sentence()).startsWith("Please ").contains(request.document().number())
                .endsWith("."));
    }

    private static List<SupplierRequest> requests(AdviceCase given) {
        return given.matches().stream().flatMap(match -> SupplierRequests.of(match, LAST_DAY).stream()).toList();
    }

    @Test
    void a_request_says_what_both_have_what_to_do_and_by_when() {
        SupplierRequest request = requests(cases().filter(given -> given.name().equals("books-above")).findFirst().orElseThrow()).get(0);

        assertThat(request.ours()).isEqualTo("Invoice A/77 of 2025-06-10 for 27AAPFU0939F1ZV, taxable value 1,00,000.00, tax IGST 18,000.00");
        assertThat(request.theirs()).isEqualTo("Invoice A/77 of 2025-06-10 for 27AAPFU0939F1ZV, taxable value 90,000.00, tax IGST 16,200.00");
        assertThat(request.sentence()).isEqualTo("Please amend invoice A/77 of 2025-06-10, or issue a debit note: we hold it with tax of "
                + "IGST 18,000.00, you have reported IGST 16,200.00, a difference of IGST 1,800.00, at the latest on 2026-11-30.");
    }
}
