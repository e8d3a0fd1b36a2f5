package milaan.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "/cases/amounts.csv", delimiter = ';', quoteCharacter = '"', numLinesToSkip = 1)
    void an_amount_is_read_by_section_1_3_or_rejected(String text, Long paise, RejectionReason reason, String why) {
        Row row = cell("igst", text);
        if (reason == null) {
            assertThat(Cells.amount(row, "igst")).as(why).isEqualTo(paise);
        } else {
            assertRejected(() -> Cells.amount(row, "igst"), reason, "igst '" + text + "'");
        }
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "/cases/dates.csv", delimiter = ';', quoteCharacter = '"', numLinesToSkip = 1)
    void a_date_is_read_day_first_and_strictly(String text, String style, String expected, String why) {
        Row row = cell("document_date", text);
        List<String> styles = new ArrayList<>(Cells.DAY_FIRST);
        if (style != null) {
            styles.add(0, style);
        }
        if (expected.matches("[A-Z_]+")) {
            assertRejected(() -> Cells.date(row, "document_date", styles), RejectionReason.valueOf(expected), "document_date");
        } else {
            assertThat(Cells.date(row, "document_date", styles)).as(why).isEqualTo(LocalDate.parse(expected));
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/cases/periods.csv", delimiter = ';', quoteCharacter = '"', numLinesToSkip = 1)
    void a_return_period_is_a_month_or_a_quarter_or_rejected(String text, String expected, String why) {
        Row row = cell("rtnprd", text);
        if (expected.matches("[A-Z_]+")) {
            assertRejected(() -> Cells.period(row, "rtnprd"), RejectionReason.valueOf(expected), "rtnprd");
        } else {
            boolean quarterly = expected.endsWith(" Q");
            assertThat(Cells.period(row, "rtnprd")).as(why)
                    .isEqualTo(new ReturnPeriod(TaxPeriod.parse(expected.substring(0, 7)), quarterly));
        }
    }

    @Test
    void invisible_and_hard_blanks_do_not_spoil_an_amount() {
        assertThat(Cells.amount(cell("igst", "\u00A02,15,000.00\u202F"), "igst")).isEqualTo(21_500_000);
        assertThat(Cells.amount(cell("igst", "\u200B500"), "igst")).isEqualTo(50_000);
    }

    @Test
    void a_written_zero_is_told_from_no_value() {
        assertThat(Cells.hasAmount(cell("igst", "0"), "igst")).isTrue();
        assertThat(Cells.hasAmount(cell("igst", "-"), "igst")).isFalse();
        assertThat(Cells.hasAmount(cell("cgst", "5"), "igst")).isFalse();
    }

    @Test
    void a_gstin_in_lower_case_with_blanks_is_repaired() {
        assertThat(Cells.gstin(cell("supplier_gstin", " 27aapfu 0939f1zv"), "supplier_gstin")).isEqualTo(new Gstin("27AAPFU0939F1ZV"));
    }

    @Test
    void words_for_no_gstin_are_blank() {
        for (String word : List.of("URP", "Unregistered", "NA", "-", "", "Unregistered Person")) {
            assertThat(Cells.findGstin(cell("supplier_gstin", word), "supplier_gstin")).as(word).isEmpty();
        }
        assertRejected(() -> Cells.gstin(cell("supplier_gstin", "URP"), "supplier_gstin"), RejectionReason.MISSING_FIELD, "URP");
    }

    @Test
    void a_gstin_that_is_too_short_is_rejected_with_its_value() {
        assertRejected(() -> Cells.gstin(cell("supplier_gstin", "27AAPFU0939F1Z"), "supplier_gstin"), RejectionReason.BAD_GSTIN,
                "supplier_gstin '27AAPFU0939F1Z' is not a GSTIN");
    }

    @Test
    void text_loses_its_apostrophe_and_double_blanks_and_keeps_leading_zeros() {
        assertThat(Cells.text(cell("document_number", "'000123"), "document_number")).isEqualTo("000123");
        assertThat(Cells.text(cell("supplier_name", "A  &\tB"), "supplier_name")).isEqualTo("A & B");
        assertRejected(() -> Cells.text(cell("document_number", "'"), "document_number"), RejectionReason.MISSING_FIELD, "document_number");
        assertRejected(() -> Cells.text(cell("document_number", "#N/A"), "document_number"), RejectionReason.DAMAGED_CELL, "#N/A");
    }

    @ParameterizedTest
    @CsvSource({"27,27", "7,07", "27-Maharashtra,27", "27 - Maharashtra,27", "Maharashtra,27", "mh,27", "Orissa,21", "Uttaranchal,05",
            "Pondicherry,34", "Daman & Diu,25", "Dadra & Nagar Haveli,26", "96-Other Countries,96", "Kerala (32),32", "KL,32", "-,''"})
    void a_state_is_known_by_code_and_name(String text, String code) {
        assertThat(Cells.stateCode(cell("place_of_supply", text), "place_of_supply")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"40", "27-Gujarat", "Atlantis", "00", "Maharashtra (24)"})
    void what_is_no_state_is_an_unknown_code(String text) {
        assertRejected(() -> Cells.stateCode(cell("place_of_supply", text), "place_of_supply"), RejectionReason.UNKNOWN_CODE, text);
    }

    @Test
    void flags_are_words_and_blank_is_no() {
        for (String yes : List.of("Y", "yes", "TRUE", "1")) {
            assertThat(Cells.flag(cell("reverse_charge", yes), "reverse_charge")).as(yes).isTrue();
        }
        for (String no : List.of("N", "No", "false", "0", "")) {
            assertThat(Cells.flag(cell("reverse_charge", no), "reverse_charge")).as(no).isFalse();
        }
        assertRejected(() -> Cells.flag(cell("reverse_charge", "maybe"), "reverse_charge"), RejectionReason.UNKNOWN_CODE, "maybe");
    }

    private static Row cell(String field, String text) {
        return new Row(new SourceLine("test.csv", "2"), text == null || text.isEmpty() ? Map.of() : Map.of(field, text), "");
    }

    private static void assertRejected(ThrowingCallable call, RejectionReason reason, String message) {
        assertThatThrownBy(call).asInstanceOf(type(RejectedRow.class)).satisfies(rejected -> {
            assertThat(rejected.finding().reason()).isEqualTo(reason);
            assertThat(rejected).hasMessageContaining(message);
        });
    }
}
