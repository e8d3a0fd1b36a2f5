package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.BooksFacts.Receipt;
import milaan.domain.document.Document;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;

class Section17_5Test {

    private static final String TITLES = "kind,pattern,clause,from,words";

    static List<CSVRecord> cases() {
        return Cases.read("blocked-credits.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_stated_class_wins_over_code_and_account(CSVRecord row) {
        List<Portion> portions = touch(new Section17_5(), row.get("class"), row.get("hsn"), row.get("account"), row.get("date"),
                row.get("rules"));

        if (row.get("portion").isEmpty()) {
            assertThat(portions).as(row.get("case")).isEmpty();
            return;
        }
        assertThat(portions).as(row.get("case")).singleElement().satisfies(portion -> {
            assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_GOOD);
            assertThat(portion.reason().name()).isEqualTo(row.get("portion"));
            assertThat(portion.tax()).isEqualTo(Cases.IGST_18000);
            assertThat(portion.rule()).isEqualTo(row.get("rule"));
        });
    }

    @Test
    void the_sentence_says_what_was_found_and_what_to_do() {
        assertThat(touch(new Section17_5(), "ELIGIBLE", "87032291", "", "2026-04-10", "").get(0).explanation())
                .isEqualTo("HSN 87032291 is taken for passenger motor vehicles, section 17(5)(a), IGST 18,000.00; "
                        + "state a credit class in the books (TAXABLE_ONLY, COMMON) if it is not blocked");
        assertThat(touch(new Section17_5(), "ELIGIBLE", "", "Club fees", "2026-04-10", "").get(0).explanation())
                .startsWith("account 'Club fees' is taken for membership of a club, section 17(5)(b)(ii)");
    }

    @Test
    void another_mapping_may_be_given() {
        BlockedCredits mapping = BlockedCredits.parse(List.of(TITLES, "HSN,9954,17(5)(c),,works contracts, civil", ""));

        assertThat(touch(new Section17_5(mapping), "ELIGIBLE", "995411", "", "2026-04-10", "").get(0).explanation())
                .startsWith("HSN 995411 is taken for works contracts, civil, section 17(5)(c)");
        assertThat(touch(new Section17_5(mapping), "ELIGIBLE", "8703", "", "2026-04-10", "")).isEmpty();
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        for (String line : List.of("HSN,9954,17(5)(c)", "SAC,9954,17(5)(c),,works", "HSN,,17(5)(c),,works",
                "HSN,9954,17(5)(c),01-10-2023,works")) {
            assertThatThrownBy(() -> BlockedCredits.parse(List.of(TITLES, line)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("'" + line + "' is not a line of blocked credits, "
                            + "expected kind (HSN or ACCOUNT), pattern, clause, first day or nothing, words");
        }
    }

    private static List<Portion> touch(Section17_5 provision, String creditClass, String hsn, String account, String date,
                                       String overrides) {
        Rules rules = Cases.rules(overrides);
        Document books = Cases.books(CreditClass.valueOf(creditClass), Receipt.RECEIVED, hsn, account, LocalDate.parse(date));
        return provision.touch(new Supply(null, books, TaxPeriod.of(books.date()), books.date(), false, null), Cases.IGST_18000, rules);
    }
}
