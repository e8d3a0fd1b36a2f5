package milaan.formats.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason.Severity;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.runtime.RulesFile;

class Gstr2bRowTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Inward INWARD = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));

    static List<CSVRecord> rejections() throws IOException {
        try (Reader reader = new InputStreamReader(Gstr2bRowTest.class.getResourceAsStream("/cases/gstr2b-rejections.csv"),
                StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        }
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void a_changed_field_is_rejected_or_remarked_by_name(CSVRecord line) {
        Map<String, String> cells = document(line.get("path"));
        String[] fields = line.get("field").split(" ");
        String[] values = fields.length == 1 ? new String[] {line.get("value")} : line.get("value").split(" ");
        for (int i = 0; i < fields.length; i++) {
            if (line.get("value").isEmpty()) {
                cells.remove(fields[i]);
            } else {
                cells.put(fields[i], values[i]);
            }
        }
        if (line.get("container").equals("workbook")) {
            cells.putIfAbsent("$sheet", "B2B");
        }

        List<Finding> findings = findings(cells);

        if (line.get("code").isEmpty()) {
            assertThat(findings).as(line.get("why")).isEmpty();
        } else {
            assertThat(findings).as(line.get("why")).singleElement().satisfies(finding -> {
                assertThat(finding.reason().name()).isEqualTo(line.get("code"));
                assertThat(finding.message()).contains(line.get("words"));
            });
        }
    }

    /** A rejection, or the remarks on the row that was read; each with the severity that its way of coming says. */
    private static List<Finding> findings(Map<String, String> cells) {
        try {
            List<Finding> warnings = read(cells).warnings();
            assertThat(warnings).allMatch(finding -> finding.reason().severity() == Severity.WARNING);
            return warnings;
        } catch (RejectedRow e) {
            assertThat(e.finding().reason().severity()).isEqualTo(Severity.REJECTED);
            return List.of(e.finding());
        }
    }

    @Test
    void an_invoice_carries_every_fact_of_the_portal() {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.putAll(Map.of("typ", "SEWP", "irn", "ab12", "imsStatus", "A", "supfildt", "11-05-2026"));

        Document document = read(cells).value();

        assertThat(document.side()).isEqualTo(Side.PORTAL);
        assertThat(document.recipient()).isEqualTo(OURS);
        assertThat(document.supplier()).isEqualTo(new Gstin("29AABCS1429B1ZQ"));
        assertThat(document.supplierName()).isEqualTo("Own Sample Traders");
        assertThat(document.type()).isEqualTo(DocumentType.INV);
        assertThat(document.number()).isEqualTo("007/26-27");
        assertThat(document.date()).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(document.period()).isEqualTo(TaxPeriod.of(2026, 4));
        assertThat(document.taxableValue()).isEqualTo(100_000_00);
        assertThat(document.tax()).isEqualTo(new TaxAmounts(18_000_00, 0, 0, 0));
        assertThat(document.documentValue()).isEqualTo(118_000_00);
        assertThat(document.placeOfSupply()).isEqualTo("27");
        assertThat(document.reverseCharge()).isFalse();
        assertThat(document.irn()).isEqualTo("ab12");
        assertThat(document.portal().section()).isEqualTo(Section.B2B);
        assertThat(document.portal().block()).isEqualTo(Block.OFFERED);
        assertThat(document.portal().availability()).isEqualTo(Availability.AVAILABLE);
        assertThat(document.portal().supplyType()).isEqualTo("SEZWP");
        assertThat(document.portal().supplierPeriod()).isEqualTo("2026-04");
        assertThat(document.portal().filedOn()).isEqualTo(LocalDate.of(2026, 5, 11));
        assertThat(document.portal().imsStatus()).isEqualTo("A");
        assertThat(document.source()).isEqualTo(new SourceLine("2b.json", "x"));
    }

    @ParameterizedTest
    @CsvSource({"C, CRN, -10000000, -1800000, -11800000", "D, DBN, 10000000, 1800000, 11800000",
            "Credit note, CRN, -10000000, -1800000, -11800000", "Debit Note, DBN, 10000000, 1800000, 11800000"})
    void only_the_type_gives_a_note_its_sign(String typ, DocumentType type, long taxable, long igst, long value) {
        Map<String, String> cells = document("data.docdata.cdnr.nt");
        cells.put("typ", typ);

        Document note = read(cells).value();

        assertThat(note.type()).isEqualTo(type);
        assertThat(note.taxableValue()).isEqualTo(taxable);
        assertThat(note.tax().igst()).isEqualTo(igst);
        assertThat(note.documentValue()).isEqualTo(value);
    }

    @Test
    void a_credit_note_of_a_distributor_is_negative_and_has_no_taxable_value() {
        Map<String, String> cells = document("data.docdata.isd.doclist");
        cells.put("doctyp", "ISDC");

        Document document = read(cells).value();

        assertThat(document.type()).isEqualTo(DocumentType.ISD);
        assertThat(document.taxableValue()).isZero();
        assertThat(document.tax()).isEqualTo(new TaxAmounts(-18_000_00, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"N, P, BARRED_PLACE_OF_SUPPLY", "N, C, BARRED_TIME", "N, '', NOT_AVAILABLE", "Y, P, AVAILABLE", "Yes, '', AVAILABLE",
            "No, POS and supplier state are same but recipient state is different, BARRED_PLACE_OF_SUPPLY",
            "No, Return filed post annual cut-off, BARRED_TIME"})
    void a_bar_is_read_from_its_code_or_its_sentence(String available, String reason, Availability expected) {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.put("itcavl", available);
        if (!reason.isEmpty()) {
            cells.put("rsn", reason);
        }

        assertThat(read(cells).value().portal().availability()).isEqualTo(expected);
    }

    @Test
    void credit_that_a_distributor_marks_ineligible_is_not_available() {
        Map<String, String> cells = document("data.docdata.isd.doclist");
        cells.put("itcelg", "N");

        assertThat(read(cells).value().portal().availability()).isEqualTo(Availability.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"data.docdata.impg, Y, IMPGA", "data.docdata.impg, N, IMPG", "data.docdata.impg, '', IMPG", "data.docdata.impga, '', IMPGA",
            "data.docdata.impgsez.boe, Y, IMPGSEZA", "data.docdata.impgseza.boe, '', IMPGSEZA", "data.docdata.impgasez.boe, '', IMPGSEZA"})
    void an_amended_bill_of_entry_is_known_by_its_mark_or_its_list(String path, String amended, Section expected) {
        Map<String, String> cells = document(path);
        if (!amended.isEmpty()) {
            cells.put("isamd", amended);
        }

        Document bill = read(cells).value();

        assertThat(bill.portal().section()).isEqualTo(expected);
        assertThat(bill.type()).isEqualTo(DocumentType.BOE);
        assertThat(bill.portCode()).isEqualTo("INNSA1");
        assertThat(bill.originalNumber()).as("an amended bill keeps its number").isEqualTo(expected.isAmendment() ? bill.number() : "");
        assertThat(bill.originalDate()).isEqualTo(expected.isAmendment() ? bill.date() : null);
        assertThat(bill.supplier() == null).isEqualTo(path.contains("impg.") || path.endsWith("impg") || path.endsWith("impga"));
    }

    @ParameterizedTest
    @CsvSource({"data.docdata.b2ba.inv, oinum, oidt", "data.docdata.ecoma.inv, oinum, oidt", "data.docdata.cdnra.nt, ontnum, ontdt",
            "data.docdata.isd.doclist, oinvnum, oinvdt", "data.docdata.isda.doclist, odocnum, odocdt"})
    void an_amendment_names_the_document_before_it(String path, String number, String date) {
        Map<String, String> cells = document(path);
        cells.put(number, "OLD-1");
        cells.put(date, "03-03-2026");

        Document document = read(cells).value();

        assertThat(document.originalNumber()).isEqualTo("OLD-1");
        assertThat(document.originalDate()).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"data.docRejdata.b2b.inv, REJECTED", "data.docdata.itcrev.b2b.inv, REVERSAL", "docdata.b2b.inv, OFFERED"})
    void the_block_is_where_the_row_stood(String path, Block block) {
        Map<String, String> cells = document(path);
        cells.remove("itcavl");

        assertThat(read(cells).value().portal().block()).isEqualTo(block);
        assertThat(read(cells).value().portal().availability())
                .isEqualTo(block == Block.OFFERED ? Availability.AVAILABLE : Availability.NOT_AVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"042026, 2026-04", "Apr'26, 2026-04", "Nov'20, 2020-11", "Apr-26, 2026-04", "'', ''", "soon, ''", "Abc-26, ''"})
    void the_suppliers_period_comes_as_digits_or_words(String written, String expected) {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.put("supprd", written);

        assertThat(read(cells).value().portal().supplierPeriod()).isEqualTo(expected);
    }

    @Test
    void the_items_of_a_document_are_added_up() {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.remove("txval");
        cells.remove("igst");
        cells.putAll(Map.of("items[0].txval", "60000", "items[0].igst", "10800.0", "items[0].rt", "18", "items[1].txval", "4E+4",
                "items[1].igst", "7200.00", "items[1].cess", "10.5", "items[1].rt", "18"));

        Document document = read(cells).value();

        assertThat(document.taxableValue()).isEqualTo(100_000_00);
        assertThat(document.tax()).isEqualTo(new TaxAmounts(18_000_00, 0, 0, 10_50));
    }

    @Test
    void an_item_without_an_amount_is_not_a_zero() {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.putAll(Map.of("items[0].txval", "60000", "items[1].rt", "18"));

        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> read(cells));

        assertThat(rejected.finding().field()).isEqualTo("items[1].txval");
    }

    @Test
    void the_value_of_a_reverse_charge_document_may_leave_out_the_tax() {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.putAll(Map.of("rev", "Y", "val", "100000"));

        assertThat(read(cells).warnings()).isEmpty();
        assertThat(read(cells).value().reverseCharge()).isTrue();
    }

    @Test
    void a_row_of_one_rate_is_not_held_against_the_value_of_the_whole_document() {
        Map<String, String> cells = document("docdata.b2b.inv");
        cells.putAll(Map.of("rt", "18", "val", "500000"));

        assertThat(read(cells).warnings()).isEmpty();
    }

    @Test
    void a_statement_without_gstin_is_taken_for_the_only_recipient_of_the_run() {
        Map<String, String> cells = document("data.docdata.b2b.inv");
        cells.remove("gstin");
        Gstin second = new Gstin("29AAPFU0939F1ZR");
        Inward one = new Inward(Set.of(OURS), null, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
        Inward two = new Inward(Set.of(OURS, second), null, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));

        assertThat(new Gstr2bJson().read(row(cells), one).value().recipient()).isEqualTo(OURS);
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> new Gstr2bJson().read(row(cells), two));
        assertThat(rejected).hasMessageContaining("the run covers several GSTINs");
    }

    /** One right document of a list, the fields of the blocks around it included. */
    private static Map<String, String> document(String path) {
        Map<String, String> cells = new LinkedHashMap<>(Map.of("$path", path, "gstin", "27AAPFU0939F1ZV", "rtnprd", "042026",
                "txval", "100000", "igst", "18000"));
        if (path.endsWith("impg") || path.endsWith("impga") || path.endsWith("boe")) {
            cells.putAll(Map.of("boenum", "0012345", "boedt", "05-04-2026", "refdt", "06-04-2026", "portcode", "INNSA1"));
            if (path.endsWith("boe")) {
                cells.put("ctin", "29AABCS1429B1ZQ");
            }
            return cells;
        }
        cells.putAll(Map.of("ctin", "29AABCS1429B1ZQ", "trdnm", "Own Sample Traders", "supprd", "042026"));
        if (path.endsWith("doclist")) {
            cells.remove("txval");
            cells.putAll(Map.of("doctyp", "ISDI", "docnum", "ISD/7", "docdt", "05-04-2026", "itcelg", "Y"));
            return cells;
        }
        cells.putAll(Map.of("dt", "05-04-2026", "val", "118000", "pos", "27", "rev", "N", "itcavl", "Y"));
        cells.putAll(path.endsWith("nt") ? Map.of("ntnum", "CN-1", "typ", "C", "suptyp", "R") : Map.of("inum", "007/26-27", "typ", "R"));
        return cells;
    }

    private static Reading<Document> read(Map<String, String> cells) {
        return new Gstr2bJson().read(row(cells), INWARD);
    }

    private static Row row(Map<String, String> cells) {
        return new Row(new SourceLine("2b.json", "x"), Map.copyOf(cells), cells.toString());
    }
}
