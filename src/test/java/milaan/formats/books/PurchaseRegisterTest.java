package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.RejectionReason.Severity;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.formats.Format.Fit;
import milaan.formats.FileKind;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseRegisterTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Inward APRIL = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));

    private final PurchaseRegister format = new PurchaseRegister();

    static Stream<String> sampleFiles() throws Exception {
        Set<String> files = new LinkedHashSet<>();
        for (CSVRecord line : records("/samples/registers/expected.csv")) {
            files.add(line.get("file"));
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("sampleFiles")
    void a_register_of_each_vendor_gives_the_expected_lines(String file) throws Exception {
        List<String> expected = new ArrayList<>();
        for (CSVRecord line : records("/samples/registers/expected.csv")) {
            if (line.get("file").equals(file)) {
                expected.add(String.join(",", line.toList().subList(1, line.size())));
            }
        }
        Sample.Table sample = RegisterFiles.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        List<String> read = new ArrayList<>();
        for (Row row : RegisterFiles.rows(file, format.plan(sample, Profile.NONE))) {
            read.add(shown(format.read(row, APRIL).value()));
        }
        assertThat(read).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/cases/register-rejections.csv", delimiter = ';', numLinesToSkip = 1)
    void a_bad_cell_is_named_with_its_reason(String field, String value, RejectionReason reason, String message, String why) {
        Row row = good(field, value);
        if (reason == null) {
            assertThat(format.read(row, APRIL).warnings()).as(why).isEmpty();
        } else if (reason.severity() == Severity.WARNING) {
            assertThat(format.read(row, APRIL).warnings()).as(why).singleElement().satisfies(finding -> assertNames(finding, reason, message));
        } else {
            RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(row, APRIL));
            assertThat(rejected).as(why).isNotNull();
            assertNames(rejected.finding(), reason, message);
        }
    }

    @Test
    void every_field_of_the_titles_file_is_one_the_format_reads() throws Exception {
        List<Map<String, String>> grounds = List.of(Map.of(), Map.of("boe_number", "1234567"), Map.of("taxable_value", "-100"),
                Map.of("document_number", ""));
        Set<String> fields = new LinkedHashSet<>();
        for (CSVRecord line : records("/formats/purchase-register-titles.csv")) {
            fields.add(line.get("field"));
            fields.add(line.get("otherwise"));
        }
        fields.remove("");
        assertThat(fields).containsExactlyInAnyOrderElementsOf(ColumnTitles.FIELDS.get(FileKind.PURCHASE_REGISTER));
        for (String field : fields) {
            assertThat(grounds).as(field).anyMatch(ground -> {
                Map<String, String> changed = new HashMap<>(ground);
                changed.put(field, "(cancelled)");
                return !outcome(good(ground)).equals(outcome(good(changed)));
            });
        }
    }

    @Test
    void a_row_that_could_not_be_cut_is_rejected_with_what_is_wrong() {
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(row(Map.of(Row.BROKEN, "a quote is never closed")), APRIL));
        assertNames(rejected.finding(), RejectionReason.UNREADABLE_ROW, "a quote is never closed");
    }

    @Test
    void a_voucher_without_gstin_does_not_get_the_one_of_the_voucher_above() {
        Sample.Table sample = RegisterFiles.sample("busy.csv");
        List<Row> rows = RegisterFiles.rows("busy.csv", format.plan(sample, Profile.NONE));
        assertThat(rows).extracting(row -> row.text("document_number")).containsExactly("AS/101", "AS/101", "BF-7", "L-1", "L-1");
        assertThat(rows).extracting(row -> row.text("supplier_gstin"))
                .containsExactly("27AAACA1111A1ZS", "27AAACA1111A1ZS", "29AABCB2222B1ZE", "", "");
    }

    @Test
    void a_second_rate_below_merged_cells_is_rejected_by_name() {
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class,
                () -> format.read(row(Map.of("taxable_value", "500", "rate", "12", "igst", "60")), APRIL));
        assertNames(rejected.finding(), RejectionReason.MISSING_FIELD, "document_number is blank");
    }

    @Test
    void amounts_without_an_item_are_data_among_items_too() {
        RowPlan.SheetLayout layout = layout(RegisterFiles.sample("busy.csv"));
        assertThat(layout.isData().test(good("taxable_value", "70"))).as("a voucher of services").isTrue();
        assertThat(layout.isData().test(row(Map.of("supplier_name", "Freight", "taxable_value", "70")))).isTrue();
        assertThat(layout.isData().test(row(Map.of("supplier_name", "goods of April")))).as("a narration").isFalse();
    }

    @Test
    void a_damaged_number_marks_the_document() {
        assertThat(format.read(good("document_number", "1E+05"), APRIL).value().numberDamaged()).isTrue();
        assertThat(format.read(good("document_number", "100000"), APRIL).value().numberDamaged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"document_type,INV,INV,1000.00", "document_type,Tax Invoice,INV,1000.00", "document_type,Credit Note,CRN,-1000.00",
            "document_type,CRN,CRN,-1000.00", "document_type,DBN,DBN,1000.00", "document_type,Bill of Entry,BOE,1000.00", "document_type,ISD,ISD,1000.00",
            "document_type,ISD Credit Note,ISD,-1000.00", "voucher_type,Purchase,INV,1000.00", "voucher_type,Journal,INV,1000.00",
            "voucher_type,Mumbai Purchase,INV,1000.00", "voucher_type,Debit Note,CRN,-1000.00", "voucher_type,Credit Note,DBN,1000.00"})
    void types_are_the_suppliers_view_and_voucher_types_the_books(String field, String word, DocumentType type, String taxable) {
        Document line = format.read(good(field, word), APRIL).value();
        assertThat(line.type()).isEqualTo(type);
        assertThat(Paise.format(line.taxableValue())).isEqualTo(taxable);
    }

    @Test
    void the_profiles_word_for_a_type_comes_first() {
        Inward inward = new Inward(Set.of(OURS), OURS, APRIL.period(), new Profile(Map.of(), Map.of("Purchase", "DBN"), List.of()), RulesFile.read(Map.of()));
        assertThat(format.read(good("voucher_type", "PURCHASE"), inward).value().type()).isEqualTo(DocumentType.DBN);
    }

    @Test
    void the_profiles_date_style_comes_first() {
        Inward inward = new Inward(Set.of(OURS), OURS, APRIL.period(), new Profile(Map.of(), Map.of(), List.of("MM/dd/yyyy")), RulesFile.read(Map.of()));
        assertThat(format.read(good("document_date", "04/05/2026"), inward).value().date()).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(format.read(good("document_date", "04/05/2026"), APRIL).value().date()).isEqualTo(LocalDate.of(2026, 5, 4));
    }

    @Test
    void an_invoice_written_negative_is_a_credit_note() {
        Document line = format.read(good(Map.of("taxable_value", "-1000", "cgst", "(90)", "sgst", "90-", "document_value", "-1180")), APRIL).value();
        assertThat(line.type()).isEqualTo(DocumentType.CRN);
        assertThat(line.taxableValue()).isEqualTo(-100_000);
        assertThat(line.tax()).isEqualTo(new TaxAmounts(0, -9_000, -9_000, 0));
        assertThat(line.documentValue()).isEqualTo(-118_000);
    }

    @Test
    void a_credited_purchase_is_a_credit_note() {
        Document line = format.read(good(Map.of("taxable_value", "1000 Cr", "cgst", "90 Cr", "sgst", "90 Cr")), APRIL).value();
        assertThat(line.type()).isEqualTo(DocumentType.CRN);
        assertThat(line.tax()).isEqualTo(new TaxAmounts(0, -9_000, -9_000, 0));
    }

    @Test
    void a_negative_item_row_is_a_discount_within_its_invoice() {
        Document line = format.read(good(Map.of("taxable_value", "-100", "cgst", "-9", "sgst", "-9", "item", "Discount")), APRIL).value();
        assertThat(line.type()).isEqualTo(DocumentType.INV);
        assertThat(line.taxableValue()).isEqualTo(-10_000);
    }

    @ParameterizedTest
    @CsvSource({"hsn, 9983", "rate, 18", "account, Discount received"})
    void a_negative_line_of_a_bill_is_a_discount_until_the_bill_is_added_up(String field, String value) {
        Document line = format.read(good(Map.of("taxable_value", "-100", "cgst", "-9", "sgst", "-9", field, value)), APRIL).value();
        assertThat(line.type()).isEqualTo(DocumentType.INV);
        assertThat(line.tax()).isEqualTo(new TaxAmounts(0, -900, -900, 0));
    }

    @Test
    void without_a_recipient_in_row_or_file_the_row_is_rejected() {
        Inward unknown = new Inward(Set.of(OURS, new Gstin("29AABCB2222B1ZE")), null, APRIL.period(), Profile.NONE, RulesFile.read(Map.of()));
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(good(Map.of()), unknown));
        assertThat(rejected.finding().reason()).isEqualTo(RejectionReason.MISSING_FIELD);
        assertThat(format.read(good("recipient_gstin", "27AAPFU0939F1ZV"), unknown).value().recipient()).isEqualTo(OURS);
    }

    @Test
    void a_blank_received_date_means_not_received_only_where_the_column_exists() {
        Sample.Table with = RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST;Received Date");
        Sample.Table without = RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST;GRN Date");
        assertThat(format.read(good(layout(with).constants()), APRIL).value().books().receipt()).isEqualTo(BooksFacts.Receipt.NOT_RECEIVED);
        assertThat(format.read(good(layout(without).constants()), APRIL).value().books().receipt()).isEqualTo(BooksFacts.Receipt.NOT_STATED);
        assertThat(format.read(good("received_date", "05-04-2026"), APRIL).value().books().receivedDate()).isEqualTo(LocalDate.of(2026, 4, 5));
    }

    @Test
    void a_line_without_posting_date_is_booked_in_the_runs_period() {
        assertThat(format.read(good(Map.of()), APRIL).value().period()).isEqualTo(TaxPeriod.of(2026, 4));
        assertThat(format.read(good("posting_date", "31-03-2026"), APRIL).value().period()).isEqualTo(TaxPeriod.of(2026, 3));
    }

    @Test
    void the_preamble_gives_the_companys_gstin_and_month() {
        Fit.Recognised fit = (Fit.Recognised) format.fit(RegisterFiles.sample("tally-columnar.csv"), Profile.NONE);
        assertThat(fit.gstin()).contains(OURS);
        assertThat(fit.period()).contains(TaxPeriod.of(2026, 4));
        assertThat(fit.evidence()).contains("heading in row 6", "document_number = 'Supplier Invoice No.'");
    }

    @Test
    void a_preamble_of_a_whole_year_gives_no_period() {
        Fit.Recognised fit = (Fit.Recognised) format.fit(RegisterFiles.sampleOf("Purchase Register", "1-Apr-26 to 31-Mar-27",
                "Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST"), Profile.NONE);
        assertThat(fit.period()).isEmpty();
        assertThat(fit.gstin()).isEmpty();
    }

    @Test
    void each_sheet_has_its_own_gstin_and_month() {
        String heading = "Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST";
        Sample.Table april = RegisterFiles.sampleOf("GSTIN: 27AAPFU0939F1ZV", "1-Apr-26 to 30-Apr-26", heading);
        Sample.Table may = RegisterFiles.sampleOf("GSTIN: 29AAPFU0939F1ZR", "1-May-26 to 31-May-26", heading);
        Sample.Table none = RegisterFiles.sampleOf(heading);
        assertOwner(workbook(april, may), "", "");
        assertOwner(workbook(april, none), "", "");
        assertOwner(workbook(april, april), "27AAPFU0939F1ZV", "2026-04");
        assertThat(((RowPlan.TableRows) format.plan(workbook(april, may, none), Profile.NONE)).sheets())
                .extracting(layout -> layout.constants().getOrDefault("recipient_gstin", ""))
                .containsExactly("27AAPFU0939F1ZV", "29AAPFU0939F1ZR", "");
    }

    private static Sample.Table workbook(Sample.Table... sheets) {
        List<Sample.Sheet> named = new ArrayList<>();
        for (Sample.Table sheet : sheets) {
            named.add(new Sample.Sheet("Sheet" + (named.size() + 1), sheet.sheets().get(0).rows()));
        }
        return new Sample.Table(named);
    }

    private void assertOwner(Sample.Table workbook, String gstin, String period) {
        assertThat(format.fit(workbook, Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> {
            assertThat(fit.gstin().map(Gstin::text).orElse("")).isEqualTo(gstin);
            assertThat(fit.period().map(TaxPeriod::toString).orElse("")).isEqualTo(period);
        });
    }

    @Test
    void tax_in_one_figure_does_not_fit() {
        assertRefused(RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;Tax Amount;Place of Supply"),
                "no column for tax by head ('igst', 'cgst', 'sgst'); the heading in row 1 has: Supplier GSTIN, Invoice No, Invoice Date, Taxable Value, Tax Amount, Place of Supply");
    }

    @Test
    void a_voucher_number_is_not_the_suppliers_number() {
        assertRefused(RegisterFiles.sampleOf("Date;Particulars;Voucher No.;GSTIN/UIN;Value;9% CGST;9% SGST"), "no column for 'document_number'");
    }

    @Test
    void two_columns_for_one_field_are_refused_with_both_names() {
        assertRefused(RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Bill No.;Invoice Date;Taxable Value;IGST"),
                "the columns 'Invoice No' and 'Bill No.' could both be 'document_number'; a profile can name the right one");
        assertRefused(RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST;IGST"),
                "the columns 'IGST' and 'IGST' could both be 'igst'");
    }

    @Test
    void the_profile_settles_which_column_it_is() {
        Sample.Table sample = RegisterFiles.sampleOf("Supplier GSTIN;Invoice No;Bill No.;Invoice Date;Taxable Value;IGST");
        Profile profile = new Profile(Map.of("document_number", List.of("bill no")), Map.of(), List.of());
        assertThat(format.fit(sample, profile)).isInstanceOf(Fit.Recognised.class);
        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(sample, profile);
        assertThat(plan.sheets().get(0).columns()).containsEntry(2, "document_number").containsEntry(1, "voucher_number");
    }

    @Test
    void a_profile_with_a_field_that_no_register_has_is_refused_by_name() {
        Profile profile = new Profile(Map.of("invoice_no", List.of("Bill Ref")), Map.of(), List.of());
        assertThat(format.fit(RegisterFiles.sample("canonical.csv"), profile)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).startsWith("the profile names the field 'invoice_no'"));
    }

    @Test
    void a_profile_that_gives_one_title_to_two_fields_is_refused() {
        Profile profile = new Profile(Map.of("document_number", List.of("Ref"), "voucher_number", List.of("ref.")), Map.of(), List.of());
        assertThat(format.fit(RegisterFiles.sample("canonical.csv"), profile)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).contains("to both", "'document_number'", "'voucher_number'"));
    }

    @Test
    void statements_of_the_portal_and_sales_are_no_purchase_registers() {
        String heading = "GSTIN of supplier;Trade/Legal name;Invoice number;Invoice Date;Taxable Value (₹);Integrated Tax(₹);Central Tax(₹)";
        assertRefused(RegisterFiles.sampleOf("Goods and Services Tax  - GSTR-2B", heading), "'goods and services tax' stands above the heading");
        assertRefused(RegisterFiles.sampleOf(heading + ";ITC Availability"), "the column 'ITC Availability'");
        assertRefused(RegisterFiles.sampleOf("Sales Register", "Date;GSTIN/UIN;Invoice No;Value;CGST"), "'sales register'");
        assertThat(format.fit(new Sample.Json(Set.of(), Map.of()), Profile.NONE)).isEqualTo(new Fit.Refused(0, "not a table"));
    }

    @Test
    void a_supplier_called_total_is_data_and_a_total_is_not() {
        RowPlan.SheetLayout layout = layout(RegisterFiles.sample("vendor-common.csv"));
        assertThat(layout.isData().test(good("supplier_name", "Total"))).isTrue();
        for (String word : List.of("Total", "Grand Total", "Sub-Total", "Totals", "-Total", "Total for April", "Carried Over")) {
            assertThat(layout.isData().test(row(Map.of("supplier_name", word, "igst", "5")))).as(word).isFalse();
        }
        assertThat(layout.isData().test(row(Map.of("igst", "5", "taxable_value", "10")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("supplier_name", "Total Oil", "igst", "5")))).isTrue();
        assertThat(layout.isData().test(row(Map.of("taxable_value", "500", "rate", "12", "igst", "60")))).as("a bill's second rate").isTrue();
    }

    @Test
    void a_summary_tab_beside_the_register_is_not_read_and_an_incomplete_one_is_named() {
        Sample.Line heading = new Sample.Line(1, List.of("Supplier GSTIN", "Invoice No", "Invoice Date", "Taxable Value", "IGST"));
        Sample.Line incomplete = new Sample.Line(1, List.of("Supplier GSTIN", "Supplier Name", "Taxable Value", "IGST"));
        Sample.Table workbook = new Sample.Table(List.of(new Sample.Sheet("Purchase Summary", List.of(heading)),
                new Sample.Sheet("Purchase", List.of(heading)), new Sample.Sheet("By supplier", List.of(incomplete))));
        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(workbook, Profile.NONE);
        assertThat(plan.sheets()).extracting(RowPlan.SheetLayout::sheet).containsExactly("Purchase");
        assertThat(plan.sheets().get(0).findings()).extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).startsWith("sheet 'By supplier' is not read: no column for 'document_number' and 'document_date'"));
    }

    @Test
    void the_layout_says_which_heads_are_missing_and_that_a_date_was_taken_for_the_documents() {
        RowPlan.SheetLayout layout = layout(RegisterFiles.sampleOf("Date;Supplier Invoice No.;Voucher No.;GSTIN/UIN;Value;9% CGST;9% SGST"));
        assertThat(layout.columns()).containsEntry(0, "document_date").containsEntry(5, "cgst");
        assertThat(layout.findings()).extracting(Finding::message).containsExactly("no column for 'igst': taken as 0",
                "no column for the date of the supplier's document: 'Date' is taken, which may be the date of the voucher");
    }

    @Test
    void a_workbook_with_true_dates_and_numbers_is_read_and_its_damage_named(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("books.xlsx");
        try (OutputStream bytes = Files.newOutputStream(path); Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Purchase");
            sheet.value(0, 0, "Purchase Register");
            List<String> titles = List.of("Supplier Invoice No.", "Supplier Invoice Date", "GSTIN/UIN", "Taxable Value", "Central Tax", "State Tax");
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(2, column, titles.get(column));
            }
            sheet.value(3, 0, 123);
            sheet.value(3, 1, LocalDate.of(2026, 4, 3));
            sheet.style(3, 1).format("dd/mm/yyyy").set();
            sheet.value(3, 2, "27AAACA1111A1ZS");
            sheet.value(3, 3, 1234.5699999999999);
            sheet.value(3, 4, 111.11);
            sheet.value(3, 5, 111.11);
            sheet.value(4, 0, LocalDate.of(2026, 4, 3));
            sheet.style(4, 0).format("dd-mmm").set();
            sheet.value(4, 1, "05-04-2026");
            sheet.value(4, 2, "27AAACA1111A1ZS");
            sheet.value(4, 3, "1,000.00");
            sheet.value(4, 4, 90);
            sheet.value(4, 5, 90);
            sheet.value(5, 2, "Grand Total");
            sheet.value(5, 3, 2234.57);
        }
        InboxFile file = new InboxFile("books.xlsx", path, "", 0);
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        List<Reading<Document>> read = RegisterFiles.rows(file, format.plan(sample, Profile.NONE)).stream().map(row -> format.read(row, APRIL)).toList();
        assertThat(read).extracting(reading -> reading.value().number()).containsExactly("123", "2026-04-03");
        assertThat(read).extracting(reading -> reading.value().date()).containsExactly(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 5));
        assertThat(read).extracting(reading -> reading.value().taxableValue()).containsExactly(123_457L, 100_000L);
        assertThat(read).extracting(reading -> reading.value().numberDamaged()).containsExactly(false, true);
        assertThat(read).extracting(reading -> reading.value().source().line()).containsExactly("Purchase!4", "Purchase!5");
    }

    private RowPlan.SheetLayout layout(Sample.Table sample) {
        return ((RowPlan.TableRows) format.plan(sample, Profile.NONE)).sheets().get(0);
    }

    private void assertRefused(Sample.Table sample, String missing) {
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).contains(missing));
    }

    private static void assertNames(Finding finding, RejectionReason reason, String message) {
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.message()).contains(message);
    }

    private Object outcome(Row row) {
        try {
            Reading<Document> reading = format.read(row, APRIL);
            return List.of(reading.value(), layout(RegisterFiles.sample("canonical.csv")).isData().test(row));
        } catch (RejectedRow e) {
            return e.finding();
        }
    }

    private static Row good(String field, String value) {
        Map<String, String> change = new HashMap<>();
        change.put(field, value == null ? "" : value);
        return good(change);
    }

    /** A row that is right in everything but the changes; blank removes the cell. */
    private static Row good(Map<String, String> changes) {
        Map<String, String> cells = new HashMap<>(Map.of("supplier_gstin", "29AABCB2222B1ZE", "supplier_name", "Beta Foods",
                "document_number", "BF-1", "document_date", "02-04-2026", "taxable_value", "1000", "cgst", "9", "sgst", "9"));
        cells.putAll(changes);
        cells.values().removeIf(String::isEmpty);
        return row(cells);
    }

    private static Row row(Map<String, String> cells) {
        return new Row(new SourceLine("register.csv", "2"), cells, "");
    }

    private static String shown(Document line) {
        TaxAmounts tax = line.tax();
        BooksFacts books = line.books();
        return Stream.of(line.source().line(), line.supplier() == null ? "" : line.supplier(), line.type(), line.number(), line.date(),
                Paise.format(line.taxableValue()), Paise.format(tax.igst()), Paise.format(tax.cgst()), Paise.format(tax.sgst()), Paise.format(tax.cess()),
                line.documentValue() == null ? "" : Paise.format(line.documentValue()), books.voucherNumber(),
                books.postingDate() == null ? "" : books.postingDate(), line.placeOfSupply(), line.reverseCharge() ? "Y" : "N",
                books.status(), books.creditClass(), books.receipt()).map(String::valueOf).reduce((one, other) -> one + "," + other).orElseThrow();
    }

    private static List<CSVRecord> records(String resource) throws Exception {
        try (InputStreamReader text = new InputStreamReader(PurchaseRegisterTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(text).getRecords();
        }
    }
}
