package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.credit.TurnoverLine;
import milaan.domain.credit.TurnoverLine.Supply;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TurnoverBooksTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final TaxPeriod APRIL_2026 = TaxPeriod.of(2026, 4);
    private static final Inward APRIL = new Inward(Set.of(OURS), OURS, APRIL_2026, Profile.NONE, RulesFile.read(Map.of()));
    private static final Map<String, String> GOOD = Map.of("gstin", "27AAPFU0939F1ZV", "return_period", "2026-04", "supply", "TAXABLE",
            "taxable_value", "1000.00", "igst", "0.00", "cgst", "90.00", "sgst", "90.00", "cess", "0.00");

    private final TurnoverBooks format = new TurnoverBooks();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/cases/turnover-books-rejections.csv", delimiter = ';', numLinesToSkip = 1)
    void a_bad_cell_is_named_with_its_reason(String field, String value, RejectionReason reason, String message, String why) {
        Rejections.check(format, Rejections.row(GOOD, field, value), APRIL, field, reason, message, why);
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(resources = "/cases/turnover-books-words.csv", delimiter = ';', numLinesToSkip = 1)
    void classes_periods_and_signs_are_read_as_people_write_them(String field, String text, String expected, String why) {
        TurnoverLine line = format.read(Rejections.row(GOOD, field, text), APRIL).value();
        assertThat(switch (field) {
            case "supply" -> line.supply().name();
            case "return_period" -> line.period().toString();
            default -> Paise.format(line.taxableValue());
        }).as(why).isEqualTo(expected);
    }

    @Test
    void inward_supplies_are_debits_of_the_books() {
        Map<String, String> inward = new HashMap<>(GOOD);
        inward.put("supply", "RCM_INWARD");
        assertThat(format.read(Rejections.row(inward, "taxable_value", "1000 Dr"), APRIL).value().taxableValue()).isEqualTo(1_000_00);
        assertThat(format.read(Rejections.row(inward, "taxable_value", "1000 Cr"), APRIL).value().taxableValue()).isEqualTo(-1_000_00);
    }

    @Test
    void the_contracts_titles_fit_and_registers_do_not() {
        assertThat(format.fit(RegisterFiles.sampleOf("gstin;return_period;supply;taxable_value;igst;cgst;sgst;cess"), Profile.NONE))
                .isInstanceOf(Fit.Recognised.class);
        assertRefused("gstin;return_period;taxable_value;igst", "no column for 'supply'");
        assertRefused("GSTIN;Invoice No;Invoice Date;Nature of Supply;Month;Taxable Value;IGST",
                "the column 'Invoice No' is one of documents, not of turnover by month");
        assertRefused("item_id;return_period;event;Type;Amount;igst", "the column 'item_id' is one of documents");
    }

    @Test
    void a_column_of_types_is_one_of_classes_only_when_its_cells_say_so() {
        Fit inward = format.fit(RegisterFiles.sampleOf("Month;Supply Type;Amount", "Apr-26;Intra State;100"), Profile.NONE);
        assertThat(inward).isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.missing())
                .startsWith("the column 'Supply Type' holds no classes of supplies"));
        assertThat(format.fit(RegisterFiles.sampleOf("Month;Supply Type;Amount", "Apr-26;Exempt;100"), Profile.NONE)).isInstanceOf(Fit.Recognised.class);
    }

    @Test
    void a_file_gives_its_turnover() {
        InboxFile file = RegisterFiles.sampleFile("turnover", "books.csv");
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> assertThat(fit.gstin()).contains(OURS));
        List<TurnoverLine> lines = RegisterFiles.rows(file, format.plan(sample, Profile.NONE)).stream()
                .map(row -> format.read(row, APRIL).value()).toList();
        assertThat(lines).containsExactly(line(Supply.TAXABLE, 10_00_000_00, new TaxAmounts(0, 90_000_00, 90_000_00, 0), "4"),
                line(Supply.ZERO_RATED, 4_00_000_00, TaxAmounts.ZERO, "5"), line(Supply.EXEMPT, -25_000_00, TaxAmounts.ZERO, "6"),
                line(Supply.RCM_INWARD, 50_000_00, new TaxAmounts(9_000_00, 0, 0, 0), "7"));
    }

    private static TurnoverLine line(Supply supply, long taxableValue, TaxAmounts tax, String row) {
        return new TurnoverLine(OURS, APRIL_2026, supply, taxableValue, tax, new SourceLine("books.csv", row));
    }

    private void assertRefused(String heading, String message) {
        assertThat(format.fit(RegisterFiles.sampleOf(heading), Profile.NONE)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).startsWith(message));
    }
}
