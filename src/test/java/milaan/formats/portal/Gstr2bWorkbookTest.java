package milaan.formats.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.Document;
import milaan.domain.document.Finding;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Section;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.files.Rows;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;

class Gstr2bWorkbookTest {

    private static final String OURS = "27AAPFU0939F1ZV";
    private static final TaxPeriod PERIOD = TaxPeriod.of(2026, 1);
    private static final Inward INWARD = new Inward(Set.of(new Gstin(OURS)), new Gstin(OURS), PERIOD, Profile.NONE, RulesFile.read(Map.of()));

    @TempDir
    private Path folder;
    private final Gstr2bWorkbook format = new Gstr2bWorkbook();

    @Test
    void the_read_me_sheet_says_whose_statement_it_is_and_of_when() {
        Fit.Recognised fit = recognised(december2025());

        assertThat(fit.gstin()).contains(new Gstin(OURS));
        assertThat(fit.period()).contains(TaxPeriod.of(2026, 1));
        assertThat(fit.generated()).contains(LocalDate.of(2026, 2, 14));
        assertThat(fit.evidence()).isEqualTo("title 'GSTR-2B' on sheet 'Read me'");
    }

    @Test
    void a_workbook_without_the_read_me_sheet_belongs_to_the_run() {
        Gstr2bWorkbookFixture book = december2025().without("Read me").row("B2B", invoice());

        assertThat(recognised(book).gstin()).isEmpty();
        assertThat(recognised(book).period()).isEmpty();
        assertThat(documents(book)).singleElement().satisfies(document -> {
            assertThat(document.recipient()).isEqualTo(new Gstin(OURS));
            assertThat(document.period()).isEqualTo(PERIOD);
        });
    }

    /** The fixture itself is held against the number of columns in file-formats section 4.3. */
    @ParameterizedTest
    @CsvSource({"B2B, 21", "B2BA, 26", "B2B-CDNR, 28", "B2B-CDNRA, 28", "ECO, 19", "ECOA, 24", "ISD, 14", "ISDA, 17", "IMPG, 7", "IMPGA, 11",
            "IMPGSEZ, 10", "IMPGSEZA, 13", "B2B (ITC Reversal), 21", "B2BA (ITC Reversal), 20", "B2B-DNR, 22", "B2B-DNRA, 23", "B2B(Rejected), 19",
            "B2BA(Rejected), 18", "B2B-CDNR(Rejected), 20", "B2B-CDNRA(Rejected), 20", "ECO(Rejected), 18", "ECOA(Rejected), 17",
            "ISD(Rejected), 13", "ISDA(Rejected), 16"})
    void the_fixture_has_as_many_columns_as_the_portal(String sheet, int columns) {
        assertThat(december2025().columns(sheet)).isEqualTo(columns);
    }

    @Test
    void a_row_of_every_sheet_lands_in_its_section_with_all_of_its_columns_found() {
        Gstr2bWorkbookFixture book = everySheet();

        assertThat(findings(book)).isEmpty();
        assertThat(documents(book)).extracting(document -> document.source().line() + " " + document.portal().block() + " "
                + document.portal().section() + " " + document.type() + " " + document.tax().igst()).containsExactly(
                        "B2B!7 OFFERED B2B INV 1800000", "B2BA!8 OFFERED B2BA INV 1800000", "B2B-CDNR!7 OFFERED CDNR CRN -1800000",
                        "B2B-CDNRA!8 OFFERED CDNRA CRN -1800000", "ECO!7 OFFERED ECOM INV 1800000", "ECOA!8 OFFERED ECOMA INV 1800000",
                        "ISD!7 OFFERED ISD ISD 1800000", "ISDA!8 OFFERED ISDA ISD 1800000", "IMPG!7 OFFERED IMPG BOE 1800000",
                        "IMPGA!7 OFFERED IMPGA BOE 1800000", "IMPGSEZ!7 OFFERED IMPGSEZ BOE 1800000", "IMPGSEZA!7 OFFERED IMPGSEZA BOE 1800000",
                        "B2B (ITC Reversal)!7 REVERSAL B2B INV 1800000", "B2BA (ITC Reversal)!8 REVERSAL B2BA INV 1800000",
                        "B2B-DNR!7 REVERSAL CDNR DBN 1800000", "B2B(Rejected)!7 REJECTED B2B INV 1800000",
                        "B2BA(Rejected)!8 REJECTED B2BA INV 1800000", "B2B-CDNR(Rejected)!7 REJECTED CDNR CRN -1800000",
                        "B2B-CDNRA(Rejected)!8 REJECTED CDNRA CRN -1800000", "ECO(Rejected)!7 REJECTED ECOM INV 1800000",
                        "ECOA(Rejected)!8 REJECTED ECOMA INV 1800000", "ISD(Rejected)!7 REJECTED ISD ISD 1800000",
                        "ISDA(Rejected)!8 REJECTED ISDA ISD 1800000");
    }

    @Test
    void a_document_reads_the_same_from_the_workbook_and_from_the_json() {
        JsonText json = JsonText.of("""
                {'data':{'gstin':'27AAPFU0939F1ZV','rtnprd':'012026','docdata':{
                  'b2b':[{'ctin':'29AABCS1429B1ZQ','trdnm':'Own Traders','supfildt':'11-02-2026','supprd':'012026','inv':[
                    {'inum':'001/25','typ':'R','dt':'15-01-2026','val':118000,'pos':'27','rev':'N','itcavl':'N','rsn':'C','irn':'ab12',
                     'txval':100000,'igst':18000,'cgst':0,'sgst':0,'cess':0}]}],
                  'cdnra':[{'ctin':'29AABCS1429B1ZQ','trdnm':'Own Traders','supfildt':'11-02-2026','supprd':'012026','nt':[
                    {'ntnum':'CN2','typ':'C','suptyp':'R','ontnum':'CN1','ontdt':'01-12-2025','onttyp':'C','dt':'15-01-2026','val':118000,
                     'pos':'27','rev':'N','itcavl':'Y','rsn':'','txval':100000,'igst':18000,'cgst':0,'sgst':0,'cess':0}]}]}}}
                """);
        Map<String, Object> barred = invoice();
        barred.putAll(Map.of("itcavl", "N", "rsn", "C", "irn", "ab12"));
        Map<String, Object> note = note();
        note.putAll(Map.of("ntnum", "CN2", "ontnum", "CN1", "ontdt", LocalDate.of(2025, 12, 1), "onttyp", "C"));
        Gstr2bWorkbookFixture book = december2025().row("B2B", barred).row("B2B-CDNRA", note);
        Gstr2bJson jsonFormat = new Gstr2bJson();
        List<Document> fromJson = json.rows(jsonFormat.plan(json.sample(), Profile.NONE)).stream()
                .map(row -> jsonFormat.read(row, INWARD).value()).toList();

        assertThat(documents(book)).usingRecursiveComparison().ignoringFields("source").isEqualTo(fromJson);
        assertThat(fromJson.get(0).portal().availability()).isEqualTo(Availability.BARRED_TIME);
        assertThat(fromJson.get(1).originalNumber()).isEqualTo("CN1");
    }

    @Test
    void a_statement_of_2020_has_one_row_a_rate_and_amended_bills_inside_impg() {
        Map<String, Object> first = invoice();
        first.putAll(Map.of("rt", new BigDecimal("18"), "val", new BigDecimal("123250"), "supprd", "112020", "dt", LocalDate.of(2020, 11, 5)));
        Map<String, Object> second = new HashMap<>(first);
        second.putAll(Map.of("rt", new BigDecimal("5"), "txval", new BigDecimal("5000"), "igst", new BigDecimal("250")));
        Map<String, Object> bill = bill();
        bill.put("isamd", "Y");
        Gstr2bWorkbookFixture book = december2025().only("B2B", "B2BA", "B2B-CDNR", "B2B-CDNRA", "ISD", "ISDA", "IMPG", "IMPGSEZ").withoutDeclared()
                .reword("GSTR-1/IFF/GSTR-5", "GSTR-1/5").insert("B2B", "txval", "Rate(%)=rt").row("B2B", first).row("B2B", second);
        book.insert("IMPG", "cess", "Amended (Yes)=isamd").row("IMPG", bill);

        assertThat(book.columns("B2B")).isEqualTo(22);
        assertThat(book.columns("IMPG")).isEqualTo(8);
        assertThat(findings(book)).isEmpty();
        List<Document> lines = documents(book);
        assertThat(lines.get(0).plus(lines.get(1)).tax()).isEqualTo(new TaxAmounts(18_250_00, 0, 0, 0));
        assertThat(lines.get(0).plus(lines.get(1)).taxableValue()).isEqualTo(105_000_00);
        assertThat(lines.get(0).portal().supplierPeriod()).isEqualTo("2020-11");
        assertThat(lines.get(2).portal().section()).isEqualTo(Section.IMPGA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GSTR-1/5", "GSTR-1/IFF", "GSTR-1/1A/IFF/GSTR-5", "GSTR-1/IFF/1A/GSTR-5", "GSTR-1/IFF/1A", "GSTR-1/IFF/GSTR-1A"})
    void the_wording_of_the_period_changes_from_month_to_month(String wording) {
        Gstr2bWorkbookFixture book = december2025().reword("GSTR-1/IFF/GSTR-5", wording).row("B2B", invoice());

        assertThat(findings(book)).isEmpty();
        assertThat(documents(book).get(0).portal().supplierPeriod()).isEqualTo("2026-01");
        assertThat(documents(book).get(0).portal().filedOn()).isEqualTo(LocalDate.of(2026, 2, 11));
    }

    @Test
    void columns_that_were_inserted_over_the_months_shift_nothing() {
        List<Document> december = documents(everySheet());

        assertThat(documents(fill(december2025().withoutRemarks()))).isEqualTo(december);
        assertThat(documents(fill(december2025().withoutDeclared()))).isEqualTo(december);
        assertThat(documents(fill(december2025().insert("B2B", "inum", "Books=").insert("B2B", "irn", "Remarks=")))).isEqualTo(december);
    }

    @ParameterizedTest
    @CsvSource({"'(₹)', ''", "'GSTIN of supplier', 'GSTIN  OF SUPPLIER '", "'Invoice number', 'Invoice\nNumber'", "'Rate', 'rate'"})
    void rupee_signs_blanks_and_case_of_a_title_do_not_matter(String from, String to) {
        Gstr2bWorkbookFixture book = fill(december2025().reword(from, to));

        assertThat(findings(book)).isEmpty();
        assertThat(documents(book)).isEqualTo(documents(everySheet()));
    }

    @Test
    void a_deleted_column_is_said_and_its_values_are_empty() {
        Gstr2bWorkbookFixture book = december2025().withoutColumns("B2B", "Place of supply", "Cess", "IRN").row("B2B", invoice());

        assertThat(findings(book)).extracting(Finding::reason).containsOnly(RejectionReason.MISSING_COLUMN);
        assertThat(findings(book)).extracting(Finding::message).containsExactly(
                "sheet 'B2B' has no column 'Place of supply'; its values are taken as empty",
                "sheet 'B2B' has no column 'Cess'; its values are taken as empty",
                "sheet 'B2B' has no column 'IRN'; its values are taken as empty");
        assertThat(documents(book)).singleElement().satisfies(document -> {
            assertThat(document.placeOfSupply()).isEmpty();
            assertThat(document.tax()).isEqualTo(new TaxAmounts(18_000_00, 0, 0, 0));
        });
    }

    @Test
    void without_the_column_of_availability_nothing_of_the_sheet_is_offered() {
        Gstr2bWorkbookFixture book = december2025().withoutColumns("B2B", "ITC Availability").row("B2B", invoice()).row("B2BA", invoice());

        assertThat(findings(book)).extracting(Finding::message).containsExactly("sheet 'B2B' has no column 'ITC Availability';"
                + " its documents are taken as not available");
        assertThat(documents(book)).extracting(document -> document.portal().availability())
                .containsExactly(Availability.NOT_AVAILABLE, Availability.AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"GSTIN of supplier, sheet 'B2B' has no column 'GSTIN of supplier'", "Invoice number, sheet 'B2B' has no column 'Invoice number'",
            "Invoice Date, sheet 'B2B' has no column 'Invoice date'"})
    void a_sheet_without_a_column_that_identifies_documents_refuses_the_workbook(String title, String words) {
        assertThat(missing(sample(december2025().withoutColumns("B2B", title)))).startsWith(words);
    }

    @Test
    void a_sheet_without_any_tax_head_refuses_the_workbook() {
        assertThat(missing(sample(december2025().withoutColumns("ISD", "Integrated Tax", "Central Tax", "State/UT Tax", "Cess"))))
                .startsWith("sheet 'ISD' has no column of tax");
        assertThat(format.fit(sample(december2025().withoutColumns("ISD", "Integrated Tax", "Central Tax", "State/UT Tax")), Profile.NONE))
                .isInstanceOf(Fit.Recognised.class);
    }

    @Test
    void dates_that_became_true_dates_are_the_same_dates() {
        assertThat(documents(fill(december2025().trueDates()))).isEqualTo(documents(everySheet()));
    }

    @Test
    void totals_and_repeated_headings_are_no_documents_and_a_supplier_named_total_is_one() {
        Map<String, Object> named = invoice();
        named.put("trdnm", "Total");
        Map<String, Object> periodical = invoice();
        periodical.put("trdnm", "Periodical Filing Date Press");
        Gstr2bWorkbookFixture book = december2025().row("B2B", named).row("B2B", periodical)
                .row("B2B", Map.of("ctin", "GSTIN of supplier", "trdnm", "Trade/Legal name", "inum", "Invoice Details"))
                .row("B2B", Map.of("inum", "Invoice number", "dt", "Invoice Date"))
                .row("B2B", Map.of("ctin", "Grand Total", "igst", new BigDecimal("36000")))
                .row("B2B", Map.of("trdnm", "Total", "igst", new BigDecimal("36000")))
                .row("B2B", Map.of("igst", new BigDecimal("36000"))).row("B2B", Map.of("srctyp", "checked by the accountant"));

        List<Row> rows = rows(book);

        assertThat(rows).extracting(row -> row.source().line()).containsExactly("B2B!7", "B2B!8", "B2B!13");
        assertThatThrownBy(() -> format.read(rows.get(2), INWARD)).isInstanceOf(RejectedRow.class).hasMessageContaining("ctin");
    }

    @Test
    void sheets_that_cannot_be_trusted_or_are_not_known_are_rejected_row_by_row() {
        Gstr2bWorkbookFixture book = december2025().row("B2B-DNRA", note());
        List<Sample.Sheet> sheets = new ArrayList<>(sample(book).sheets());
        Sample.Sheet b2b = sample(december2025().row("B2B", invoice())).sheets().get(1);
        sheets.add(new Sample.Sheet("B2X", b2b.rows()));
        sheets.add(new Sample.Sheet("My pivot", List.of(new Sample.Line(1, List.of("GSTIN of supplier", "Sum")))));

        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(new Sample.Table(sheets), Profile.NONE);

        assertThat(plan.sheets()).extracting(RowPlan.SheetLayout::sheet).contains("B2B-DNRA", "B2X").doesNotContain("My pivot", "Read me");
        assertThat(plan.sheets()).filteredOn(layout -> layout.sheet().equals("B2X")).singleElement()
                .satisfies(layout -> assertThat(layout.firstRow()).isEqualTo(7));
        assertThat(rejections(book)).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(RejectionReason.UNKNOWN_SECTION);
            assertThat(finding.message()).startsWith("sheet 'B2B-DNRA' is not read");
        });
    }

    @Test
    void sheet_names_are_matched_without_blanks_and_case() {
        Gstr2bWorkbookFixture book = december2025().row("B2B(Rejected)", invoice());
        List<Sample.Sheet> renamed = sample(book).sheets().stream()
                .map(sheet -> new Sample.Sheet(sheet.name().replace("B2B(Rejected)", "b2b ( rejected )"), sheet.rows())).toList();

        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(new Sample.Table(renamed), Profile.NONE);

        assertThat(plan.sheets()).filteredOn(layout -> layout.sheet().equals("b2b ( rejected )")).singleElement()
                .satisfies(layout -> assertThat(layout.constants()).containsEntry("$path", "docRejdata.b2b.inv"));
    }

    @Test
    void an_amendment_whose_row_of_groups_was_deleted_has_the_original_on_the_left() {
        Gstr2bWorkbookFixture book = december2025().only("B2BA");
        Sample.Sheet sheet = sample(book).sheets().get(1);
        List<Sample.Line> rows = sheet.rows().stream().filter(line -> line.number() != 5).map(Gstr2bWorkbookTest::withOriginals).toList();

        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(new Sample.Table(List.of(new Sample.Sheet("B2BA", rows))), Profile.NONE);

        Map<Integer, String> columns = plan.sheets().get(0).columns();
        assertThat(columns).containsEntry(0, "oinum").containsEntry(1, "oidt").containsEntry(4, "inum").containsEntry(6, "dt");
    }

    /** Titles of the originals moved down to the lowest row, where a user who tidies up puts them. */
    private static Sample.Line withOriginals(Sample.Line line) {
        List<String> cells = new ArrayList<>(line.cells());
        if (line.number() == 6) {
            cells.set(0, "");
            cells.set(1, "");
        } else if (line.number() == 7) {
            cells.set(0, "Invoice number");
            cells.set(1, "Invoice Date");
        }
        return new Sample.Line(line.number(), cells);
    }

    @Test
    void a_file_that_is_no_statement_is_refused() {
        assertThat(missing(new Sample.Table(List.of(new Sample.Sheet("B2B", List.of(new Sample.Line(1,
                List.of("Goods and Services Tax - GSTR-2A"))))))))
                .isEqualTo("no sheet starts with the title 'Goods and Services Tax - GSTR-2B'");
        assertThat(missing(new Sample.Table(List.of(new Sample.Sheet("Sheet1", List.of(new Sample.Line(1,
                List.of("Goods and Services Tax  - GSTR-2B")))))))).contains("no sheet is named like a section");
        assertThat(format.fit(new Sample.Json(Set.of("data.docdata"), Map.of()), Profile.NONE)).isInstanceOf(Fit.Refused.class);
    }

    // ----

    private static Gstr2bWorkbookFixture december2025() {
        return Gstr2bWorkbookFixture.december2025(OURS, PERIOD, LocalDate.of(2026, 2, 14));
    }

    private static Gstr2bWorkbookFixture everySheet() {
        return fill(december2025());
    }

    /** One document on every sheet but the one that is not read. */
    private static Gstr2bWorkbookFixture fill(Gstr2bWorkbookFixture book) {
        Map<String, Object> debitNote = note();
        debitNote.put("typ", "D");
        for (String sheet : List.of("B2B", "B2BA", "ECO", "ECOA", "B2B (ITC Reversal)", "B2BA (ITC Reversal)", "B2B(Rejected)", "B2BA(Rejected)",
                "ECO(Rejected)", "ECOA(Rejected)")) {
            book.row(sheet, invoice());
        }
        for (String sheet : List.of("B2B-CDNR", "B2B-CDNRA", "B2B-CDNR(Rejected)", "B2B-CDNRA(Rejected)")) {
            book.row(sheet, note());
        }
        for (String sheet : List.of("ISD", "ISDA", "ISD(Rejected)", "ISDA(Rejected)")) {
            book.row(sheet, Map.of("ctin", "29AABCS1429B1ZQ", "trdnm", "Own Traders", "doctyp", "ISDI", "docnum", "ISD/1", "docdt",
                    LocalDate.of(2026, 1, 15), "igst", new BigDecimal("18000"), "supprd", "012026", "itcelg", "Y"));
        }
        for (String sheet : List.of("IMPG", "IMPGA", "IMPGSEZ", "IMPGSEZA")) {
            book.row(sheet, bill());
        }
        return book.row("B2B-DNR", debitNote);
    }

    private static Map<String, Object> invoice() {
        Map<String, Object> invoice = party();
        invoice.putAll(Map.of("inum", "001/25", "typ", "R", "oinum", "000/25", "oidt", LocalDate.of(2025, 12, 1)));
        return invoice;
    }

    private static Map<String, Object> note() {
        Map<String, Object> note = party();
        note.putAll(Map.of("ntnum", "CN1", "typ", "C", "suptyp", "R", "ontnum", "CN0", "ontdt", LocalDate.of(2025, 12, 1), "onttyp", "C"));
        return note;
    }

    private static Map<String, Object> party() {
        return new HashMap<>(Map.ofEntries(Map.entry("ctin", "29AABCS1429B1ZQ"), Map.entry("trdnm", "Own Traders"),
                Map.entry("dt", LocalDate.of(2026, 1, 15)), Map.entry("val", new BigDecimal("118000")), Map.entry("pos", "27"),
                Map.entry("rev", "N"), Map.entry("txval", new BigDecimal("100000")), Map.entry("igst", new BigDecimal("18000.00")),
                Map.entry("cgst", new BigDecimal("0")), Map.entry("sgst", new BigDecimal("0")), Map.entry("cess", new BigDecimal("0")),
                Map.entry("supprd", "012026"), Map.entry("supfildt", LocalDate.of(2026, 2, 11)), Map.entry("itcavl", "Y")));
    }

    private static Map<String, Object> bill() {
        return new HashMap<>(Map.of("ctin", "29AABCS1429B1ZQ", "trdnm", "Own Traders", "refdt", LocalDate.of(2026, 1, 16), "portcode", "INNSA1",
                "boenum", "1234567", "boedt", LocalDate.of(2026, 1, 15), "txval", new BigDecimal("100000"), "igst", new BigDecimal("18000")));
    }

    private Sample.Table sample(Gstr2bWorkbookFixture book) {
        return (Sample.Table) Containers.sample(file(book));
    }

    private List<Row> rows(Gstr2bWorkbookFixture book) {
        InboxFile file = file(book);
        List<Row> rows = new ArrayList<>();
        try (Rows reader = Containers.open(file, format.plan(Containers.sample(file), Profile.NONE))) {
            for (Row row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private InboxFile file(Gstr2bWorkbookFixture book) {
        Path path = folder.resolve("2b.xlsx");
        try (OutputStream out = Files.newOutputStream(path)) {
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InboxFile("2b.xlsx", path, "", 0);
    }

    private List<Document> documents(Gstr2bWorkbookFixture book) {
        recognised(book);
        return rows(book).stream().map(row -> {
            assertThat(format.read(row, INWARD).warnings()).isEmpty();
            return format.read(row, INWARD).value();
        }).toList();
    }

    private List<Finding> findings(Gstr2bWorkbookFixture book) {
        return ((RowPlan.TableRows) format.plan(sample(book), Profile.NONE)).sheets().stream()
                .flatMap(layout -> layout.findings().stream()).toList();
    }

    private List<Finding> rejections(Gstr2bWorkbookFixture book) {
        List<Finding> findings = new ArrayList<>();
        rows(book).forEach(row -> {
            try {
                format.read(row, INWARD);
            } catch (RejectedRow e) {
                findings.add(e.finding());
            }
        });
        return findings;
    }

    private Fit.Recognised recognised(Gstr2bWorkbookFixture book) {
        Fit fit = format.fit(sample(book), Profile.NONE);
        assertThat(fit).isInstanceOf(Fit.Recognised.class);
        return (Fit.Recognised) fit;
    }

    private String missing(Sample sample) {
        Fit fit = format.fit(sample, Profile.NONE);
        assertThat(fit).isInstanceOf(Fit.Refused.class);
        return ((Fit.Refused) fit).missing();
    }
}
