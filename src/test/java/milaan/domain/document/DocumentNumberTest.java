package milaan.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import milaan.domain.identity.FinancialYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DocumentNumberTest {

    @ParameterizedTest(name = "{0} of {1}: {6}")
    @CsvFileSource(resources = "/cases/document-numbers.csv", numLinesToSkip = 1, quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false, emptyValue = "")
    void keys_follow_section_5_2(String number, LocalDate date, String n1, String n2, String n3, String n4, String why) {
        DocumentNumber keys = DocumentNumber.of(number, FinancialYear.of(date));

        assertThat(keys.n1()).as("N1: " + why).isEqualTo(n1);
        assertThat(keys.n2()).as("N2: " + why).isEqualTo(n2);
        assertThat(keys.n3()).as("N3: " + why).isEqualTo(n3 == null ? "" : n3);
        assertThat(keys.n4()).as("N4: " + why).isEqualTo(n4 == null ? "" : n4);
    }

    @Test
    void a_number_without_a_digit_other_than_zero_tells_nothing() {
        FinancialYear year = new FinancialYear(2025);

        assertThat(DocumentNumber.of("RENT", year).isInformative()).isFalse();
        assertThat(DocumentNumber.of("000", year).isInformative()).isFalse();
        assertThat(DocumentNumber.of("R1", year).isInformative()).isTrue();
    }
}
