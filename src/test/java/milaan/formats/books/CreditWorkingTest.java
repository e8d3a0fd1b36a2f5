package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.RejectionReason.Severity;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.OpeningBalance;
import milaan.domain.statement.WorkingEvent;
import milaan.domain.statement.WorkingItem;
import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreditWorkingTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Inward APRIL = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
    private static final String CANONICAL = "gstin;item_id;supplier_gstin;document_number;document_date;return_period;event;reason;"
            + "origin_item_id;igst;cgst;sgst;cess";

    private final CreditWorking format = new CreditWorking();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/cases/credit-working-rejections.csv", delimiter = ';', numLinesToSkip = 1)
    void a_bad_cell_is_named_with_its_reason(String field, String value, RejectionReason reason, String message, String why) {
        Row row = good(field, value == null ? "" : value);
        if (reason == null) {
            assertThat(format.read(row, APRIL).warnings()).as(why).isEmpty();
        } else if (reason.severity() == Severity.WARNING) {
            assertThat(format.read(row, APRIL).warnings()).as(why).singleElement().satisfies(finding -> assertNames(finding, reason, message));
        } else {
            RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(row, APRIL));
            assertThat(rejected).as(why).isNotNull();
            assertThat(rejected.finding().field()).isEqualTo(field);
            assertNames(rejected.finding(), reason, message);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(resources = "/cases/credit-working-words.csv", delimiter = ';', quoteCharacter = '"', numLinesToSkip = 1)
    void periods_and_events_are_read_as_people_write_them(String field, String text, String expected, String why) {
        WorkingItem item = format.read(good(field, text), APRIL).value();
        assertThat(field.equals("event") ? item.event().name() : item.period().toString()).as(why).isEqualTo(expected);
    }

    @Test
    void a_row_gives_its_item() {
        assertThat(format.read(good("sgst", "2,15,000.50"), APRIL).value()).isEqualTo(new WorkingItem(OURS, "R-1", new Gstin("29AABCB2222B1ZE"),
                "INV/7", LocalDate.of(2025, 11, 3), TaxPeriod.of(2026, 4), WorkingEvent.REVERSED_4B2, "R37_180D", "",
                new TaxAmounts(0, 1_000_00, 2_15_000_50, 0), new SourceLine("working.csv", "2")));
    }

    @Test
    void the_word_that_says_where_a_reversal_was_made_stays_with_the_reason() {
        assertThat(format.read(good("event", "Netted in 4A"), APRIL).value().reason()).isEqualTo("R37_180D; Netted in 4A");
        assertThat(format.read(good("event", "4(B)(1)"), APRIL).value().reason()).isEqualTo("R37_180D; 4(B)(1)");
        assertThat(format.read(good("event", "REVERSED_OTHERWISE"), APRIL).value().reason()).isEqualTo("R37_180D");
        assertThat(format.read(good("event", "4(B)(2)"), APRIL).value().reason()).isEqualTo("R37_180D");
    }

    @Test
    void a_row_without_any_amount_is_rejected() {
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(good("cgst", ""), APRIL));
        assertNames(rejected.finding(), RejectionReason.MISSING_FIELD, "igst, cgst, sgst and cess are all blank");
        assertThat(format.read(good("cgst", "0.00"), APRIL).value().tax()).isEqualTo(TaxAmounts.ZERO);
    }

    @Test
    void the_contracts_titles_and_those_of_people_fit() {
        assertThat(format.fit(RegisterFiles.sampleOf(CANONICAL), Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        assertThat(format.fit(RegisterFiles.sampleOf("Reversal working of 27AAPFU0939F1ZV", "",
                "Sl. No.;Item ID;Vendor GSTIN;Invoice No.;Return Period;ITC Treatment;Reason;Reclaim of;Integrated Tax (Rs.);Central Tax;State/UT Tax"),
                Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> {
                    assertThat(fit.gstin()).contains(OURS);
                    assertThat(fit.evidence()).contains("item_id = 'Item ID'", "event = 'ITC Treatment'", "origin_item_id = 'Reclaim of'");
                });
    }

    @Test
    void a_working_without_amounts_or_event_is_not_recognised() {
        assertRefused("item_id;document_number;return_period;event;reason;amount", "no column for tax by head ('igst', 'cgst', 'sgst', 'cess')");
        assertRefused("item_id;document_number;return_period;reason;igst", "no column for 'event'");
        assertRefused("document_number;return_period;event;reason;igst", "no column for 'item_id'");
        assertRefused("item_id;Return Period;Tax Period;event;igst", "the columns 'Return Period' and 'Tax Period' could both be 'return_period'");
        assertThat(format.fit(RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST;CGST"), Profile.NONE))
                .isInstanceOf(Fit.Refused.class);
    }

    @Test
    void a_running_number_is_no_name_of_a_line() {
        String heading = "Sl. No.;Vendor GSTIN;Invoice No.;Return Period;ITC Treatment;CGST;SGST";
        assertRefused(heading, "no column for 'item_id': 'Sl. No.' is a running number, which names another line next month (expected a name of "
                + "the line that lasts, such as 'Item ID'; a profile can name 'Sl. No.' when its numbers are never used again)");
        assertThat(format.fit(RegisterFiles.sampleOf(heading), new Profile(Map.of("item_id", List.of("Sl. No.")), Map.of(), List.of())))
                .isInstanceOf(Fit.Recognised.class);
    }

    @Test
    void a_register_with_a_type_is_no_working_and_a_working_with_a_type_is() {
        String register = "ID;Month;GSTIN;Invoice No;Invoice Date;Type;Taxable Value;IGST;CGST;SGST";
        assertThat(format.fit(RegisterFiles.sampleOf(register, "1;Apr-26;29AABCB2222B1ZE;INV/1;03-04-2026;Invoice;1000;180;0;0"), Profile.NONE))
                .isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.missing())
                        .startsWith("the column 'Type' holds no events of a credit working"));
        assertThat(format.fit(RegisterFiles.sampleOf(register), Profile.NONE)).as("no rows").isInstanceOf(Fit.Refused.class);
        assertThat(format.fit(RegisterFiles.sampleOf(register.replace("ID", "Sr No")), Profile.NONE)).isInstanceOf(Fit.Refused.class);
        assertThat(format.fit(RegisterFiles.sampleOf(register.replace("Type", "Movement"), "1;Apr-26;29AABCB2222B1ZE;INV/1;03-04-2026;Inward;1000;180;0;0"),
                Profile.NONE)).as("a taxable value").isInstanceOf(Fit.Refused.class);
        assertThat(format.fit(RegisterFiles.sampleOf(register, "R-1;Apr-26;29AABCB2222B1ZE;INV/1;03-04-2026;4(B)(2);1000;180;0;0"), Profile.NONE))
                .as("known events").isInstanceOf(Fit.Recognised.class);
    }

    @ParameterizedTest
    @MethodSource("registers")
    void no_real_register_is_taken_for_a_working(Path register) {
        Sample sample = Containers.sample(new InboxFile(register.getFileName().toString(), register, "", 0));
        assertThat(new PurchaseRegister().fit(sample, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Refused.class);
    }

    static Stream<Path> registers() throws Exception {
        Path folder = Path.of(CreditWorkingTest.class.getResource("/samples/registers").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("expected.csv")).sorted().toList().stream();
        }
    }

    @Test
    void a_working_is_no_purchase_register() throws Exception {
        assertThat(new PurchaseRegister().fit(Containers.sample(new InboxFile("guide-example.csv",
                Path.of(CreditWorkingTest.class.getResource("/samples/workings/guide-example.csv").toURI()), "", 0)), Profile.NONE))
                .isInstanceOf(Fit.Refused.class);
        assertThat(new PurchaseRegister().fit(RegisterFiles.sampleOf(CANONICAL), Profile.NONE)).isInstanceOf(Fit.Refused.class);
        assertThat(new PurchaseRegister().fit(RegisterFiles.sampleOf("supplier_gstin;document_number;document_date;event;igst;cgst"), Profile.NONE))
                .isInstanceOf(Fit.Refused.class);
    }

    @Test
    void a_profile_serves_registers_and_workings_alike() {
        Profile profile = new Profile(Map.of("taxable_value", List.of("Basic"), "event", List.of("What was done")), Map.of(), List.of());
        assertThat(format.fit(RegisterFiles.sampleOf("item_id;return_period;What was done;igst"), profile)).isInstanceOf(Fit.Recognised.class);
        assertThat(new PurchaseRegister().fit(RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Basic;IGST"), profile))
                .isInstanceOf(Fit.Recognised.class);
        assertThat(format.fit(RegisterFiles.sampleOf(CANONICAL), new Profile(Map.of("evnt", List.of("x")), Map.of(), List.of())))
                .isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.missing()).startsWith("the profile names the field 'evnt'"));
    }

    @Test
    void totals_and_repeated_headings_are_no_data_but_an_item_without_name_is() {
        RowPlan.SheetLayout layout = ((RowPlan.TableRows) format.plan(RegisterFiles.sampleOf(CANONICAL), Profile.NONE)).sheets().get(0);
        assertThat(layout.isData().test(row(Map.of("item_id", "Total", "cgst", "5")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("return_period", "Grand Total", "cgst", "5")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("cgst", "5", "igst", "7")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("item_id", "item_id", "event", "event", "cgst", "cgst")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("event", "REVERSED_4B2", "cgst", "5")))).isTrue();
        assertThat(layout.isData().test(row(Map.of("item_id", "R-9", "cgst", "5")))).isTrue();
    }

    @Test
    void each_sheet_has_its_own_gstin() {
        String heading = "item_id;return_period;event;igst";
        Sample.Sheet first = new Sample.Sheet("A", RegisterFiles.sampleOf("27AAPFU0939F1ZV", heading).sheets().get(0).rows());
        Sample.Sheet second = new Sample.Sheet("B", RegisterFiles.sampleOf("29AAPFU0939F1ZR", heading).sheets().get(0).rows());
        Sample.Table both = new Sample.Table(List.of(first, second));
        assertThat(format.fit(both, Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> assertThat(fit.gstin()).isEmpty());
        List<RowPlan.SheetLayout> layouts = ((RowPlan.TableRows) format.plan(both, Profile.NONE)).sheets();
        assertThat(layouts).extracting(layout -> layout.constants().get("gstin")).containsExactly("27AAPFU0939F1ZV", "29AAPFU0939F1ZR");
        assertThat(layouts.get(0).isData().test(row(Map.of("gstin", "27AAPFU0939F1ZV", "igst", "5")))).as("a total").isFalse();
        assertThat(layouts.get(0).isData().test(row(Map.of("gstin", "29AAPFU0939F1ZR", "igst", "5")))).as("a row that names its owner").isTrue();
    }

    @Test
    void a_layout_without_links_says_so() {
        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(RegisterFiles.sampleOf("item_id;return_period;event;cgst;sgst"), Profile.NONE);
        assertThat(plan.sheets().get(0).findings()).extracting(Finding::message).containsExactly("no column for 'igst': taken as 0",
                "no column for 'cess': taken as 0", "no column for 'origin_item_id': no reclaim is linked to its reversal");
    }

    @Test
    void the_guides_example_gives_its_opening_balance() throws Exception {
        InboxFile file = new InboxFile("guide-example.csv",
                Path.of(CreditWorkingTest.class.getResource("/samples/workings/guide-example.csv").toURI()), "", 0);
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> assertThat(fit.gstin()).contains(OURS));
        List<WorkingItem> items = RegisterFiles.rows(file, format.plan(sample, Profile.NONE)).stream()
                .map(row -> format.read(row, APRIL).value()).toList();
        assertThat(items).hasSize(8);
        OpeningBalance opening = OpeningBalance.of(items, TaxPeriod.of(2023, 7));
        assertThat(Stream.of(OpeningBalance.Basis.values()).map(opening::opening)).containsExactly(new TaxAmounts(0, 2_15_000_00, 0, 0),
                new TaxAmounts(0, 1_65_000_00, 0, 0), new TaxAmounts(0, 1_95_000_00, 0, 0));
    }

    @Test
    void a_workbook_with_true_dates_is_read(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("working.xlsx");
        try (OutputStream bytes = Files.newOutputStream(path); Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Working");
            List<String> titles = List.of("Item ID", "Return Period", "Event", "CGST", "SGST");
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
            }
            sheet.value(1, 0, 1);
            sheet.value(1, 1, LocalDate.of(2026, 4, 1));
            sheet.style(1, 1).format("mmm-yy").set();
            sheet.value(1, 2, "4B(2)");
            sheet.value(1, 3, 1234.5699999999999);
            sheet.value(1, 4, 1234.57);
        }
        InboxFile file = new InboxFile("working.xlsx", path, "", 0);
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        List<Row> rows = RegisterFiles.rows(file, format.plan(sample, Profile.NONE));
        assertThat(rows).hasSize(1);
        WorkingItem item = format.read(rows.get(0), APRIL).value();
        assertThat(item.itemId()).isEqualTo("1");
        assertThat(item.period()).isEqualTo(TaxPeriod.of(2026, 4));
        assertThat(item.tax()).isEqualTo(new TaxAmounts(0, 1_234_57, 1_234_57, 0));
    }

    private void assertRefused(String heading, String message) {
        assertThat(format.fit(RegisterFiles.sampleOf(heading), Profile.NONE)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).contains(message));
    }

    private static void assertNames(Finding finding, RejectionReason reason, String message) {
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.message()).contains(message);
    }

    private static Row good(String field, String value) {
        Map<String, String> cells = new HashMap<>(Map.of("gstin", "27AAPFU0939F1ZV", "item_id", "R-1", "supplier_gstin", "29AABCB2222B1ZE",
                "document_number", "INV/7", "document_date", "03-11-2025", "return_period", "2026-04", "event", "REVERSED_4B2",
                "reason", "R37_180D", "cgst", "1000.00"));
        if (value.isEmpty()) {
            cells.remove(field);
        } else {
            cells.put(field, value);
        }
        return row(cells);
    }

    private static Row row(Map<String, String> cells) {
        return new Row(new SourceLine("working.csv", "2"), cells, "");
    }
}
