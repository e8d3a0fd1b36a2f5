package milaan.formats.portal;

import static milaan.domain.returns.Gstr3bRow.BARRED;
import static milaan.domain.returns.Gstr3bRow.ECO_OPERATOR;
import static milaan.domain.returns.Gstr3bRow.ECO_SUPPLIER;
import static milaan.domain.returns.Gstr3bRow.INTEREST;
import static milaan.domain.returns.Gstr3bRow.INWARD_EXEMPT_INTER;
import static milaan.domain.returns.Gstr3bRow.INWARD_EXEMPT_INTRA;
import static milaan.domain.returns.Gstr3bRow.INWARD_NON_GST_INTER;
import static milaan.domain.returns.Gstr3bRow.INWARD_NON_GST_INTRA;
import static milaan.domain.returns.Gstr3bRow.INWARD_REVERSE_CHARGE;
import static milaan.domain.returns.Gstr3bRow.ITC_IMPORT_OF_GOODS;
import static milaan.domain.returns.Gstr3bRow.ITC_IMPORT_OF_SERVICES;
import static milaan.domain.returns.Gstr3bRow.ITC_ISD;
import static milaan.domain.returns.Gstr3bRow.ITC_OTHER;
import static milaan.domain.returns.Gstr3bRow.ITC_REVERSE_CHARGE;
import static milaan.domain.returns.Gstr3bRow.LATE_FEE;
import static milaan.domain.returns.Gstr3bRow.LEGACY_INELIGIBLE;
import static milaan.domain.returns.Gstr3bRow.LEGACY_OTHER_INELIGIBLE;
import static milaan.domain.returns.Gstr3bRow.NET_ITC;
import static milaan.domain.returns.Gstr3bRow.OUTWARD_NIL_EXEMPT;
import static milaan.domain.returns.Gstr3bRow.OUTWARD_NON_GST;
import static milaan.domain.returns.Gstr3bRow.OUTWARD_TAXABLE;
import static milaan.domain.returns.Gstr3bRow.OUTWARD_ZERO_RATED;
import static milaan.domain.returns.Gstr3bRow.RECLAIMED;
import static milaan.domain.returns.Gstr3bRow.REVERSED_FOR_GOOD;
import static milaan.domain.returns.Gstr3bRow.REVERSED_FOR_NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.RejectionReason.Severity;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3b.Amounts;
import milaan.files.InboxFile;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;

class Gstr3bJsonTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Gstin SECOND = new Gstin("29AAPFU0939F1ZR");
    private static final Inward INWARD = inward(Set.of(OURS), null);

    private final Gstr3bJson format = new Gstr3bJson();

    // ---- the figures

    /** Gst-rules section 1.3. */
    @Test
    void the_worked_return_is_read_with_all_its_figures() {
        Gstr3b read = returns("worked-return.json").get(0).value();

        assertThat(read.gstin()).isEqualTo(OURS);
        assertThat(read.period()).isEqualTo(TaxPeriod.of(2026, 4));
        assertThat(read.filed()).isTrue();
        assertThat(read.filedOn()).isEqualTo(LocalDate.of(2026, 5, 20));
        assertThat(read.source()).isEqualTo(new SourceLine("worked-return.json", "$"));
        assertThat(read.rows()).isEqualTo(Map.ofEntries(
                Map.entry(OUTWARD_TAXABLE, amounts(50_00_000, 3_60_000, 2_70_000, 2_70_000)),
                Map.entry(OUTWARD_ZERO_RATED, amounts(10_00_000, 0, 0, 0)),
                Map.entry(INWARD_REVERSE_CHARGE, amounts(3_00_000, 36_000, 9_000, 9_000)),
                Map.entry(ITC_IMPORT_OF_GOODS, amounts(0, 90_000, 0, 0)),
                Map.entry(ITC_IMPORT_OF_SERVICES, amounts(0, 36_000, 0, 0)),
                Map.entry(ITC_REVERSE_CHARGE, amounts(0, 0, 9_000, 9_000)),
                Map.entry(ITC_ISD, amounts(0, 0, 5_000, 5_000)),
                Map.entry(ITC_OTHER, amounts(0, 1_80_000, 1_30_000, 1_30_000)),
                Map.entry(REVERSED_FOR_GOOD, amounts(0, 6_000, 7_000, 7_000)),
                Map.entry(REVERSED_FOR_NOW, amounts(0, 18_000, 9_000, 9_000)),
                Map.entry(NET_ITC, amounts(0, 2_82_000, 1_28_000, 1_28_000)),
                Map.entry(RECLAIMED, amounts(0, 0, 10_000, 10_000)),
                Map.entry(BARRED, amounts(0, 2_000, 0, 0))));
        assertThat(returns("worked-return.json").get(0).warnings()).isEmpty();
    }

    /** Lists in another order, tables without heads, a key with a leading blank, keys that are not known, another payment block. */
    @Test
    void a_download_with_a_wrapper_is_read_by_the_types_of_its_entries() {
        Reading<Gstr3b> reading = returns("download.json").get(0);

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.value().period()).isEqualTo(TaxPeriod.of(2026, 6));
        assertThat(reading.value().filed()).isTrue();
        assertThat(reading.value().filedOn()).isEqualTo(LocalDate.of(2026, 7, 22));
        assertThat(reading.value().source().line()).isEqualTo("data");
        assertThat(reading.value().rows()).isEqualTo(Map.ofEntries(
                Map.entry(OUTWARD_NIL_EXEMPT, new Amounts(25_000_50, TaxAmounts.ZERO)),
                Map.entry(OUTWARD_NON_GST, amounts(1_200, 0, 0, 0)),
                Map.entry(ECO_OPERATOR, new Amounts(100_00, new TaxAmounts(0, 2_50, 2_50, 0))),
                Map.entry(ECO_SUPPLIER, amounts(9_000, 0, 0, 0)),
                Map.entry(ITC_OTHER, new Amounts(0, new TaxAmounts(1_000_00, 450_00, 450_00, 7_50))),
                Map.entry(REVERSED_FOR_NOW, amounts(0, 0, 50, 50)),
                Map.entry(NET_ITC, new Amounts(0, new TaxAmounts(1_000_00, 400_00, 400_00, 7_50))),
                Map.entry(RECLAIMED, new Amounts(0, new TaxAmounts(0, 0, 0, 7_50))),
                Map.entry(BARRED, new Amounts(0, new TaxAmounts(-40_25, 0, 0, 0))),
                Map.entry(INWARD_EXEMPT_INTER, amounts(10, 0, 0, 0)),
                Map.entry(INWARD_EXEMPT_INTRA, amounts(20, 0, 0, 0)),
                Map.entry(INWARD_NON_GST_INTER, amounts(30, 0, 0, 0)),
                Map.entry(INWARD_NON_GST_INTRA, amounts(40, 0, 0, 0)),
                Map.entry(INTEREST, amounts(0, 18, 0, 0)),
                Map.entry(LATE_FEE, amounts(0, 0, 25, 25))));
    }

    @Test
    void before_august_2022_row_4d_meant_ineligible_credit() {
        Reading<Gstr3b> reading = returns("before-august-2022.json").get(0);

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.value().filed()).isTrue();
        assertThat(reading.value().filedOn()).isNull();
        assertThat(reading.value().rows()).isEqualTo(Map.of(OUTWARD_TAXABLE, amounts(1_000, 180, 0, 0),
                ITC_OTHER, amounts(0, 500, 0, 0), REVERSED_FOR_GOOD, amounts(0, 20, 0, 0), REVERSED_FOR_NOW, amounts(0, 30, 0, 0),
                NET_ITC, amounts(0, 450, 0, 0), LEGACY_INELIGIBLE, amounts(0, 60, 0, 0), LEGACY_OTHER_INELIGIBLE, amounts(0, 70, 0, 0)));
    }

    @ParameterizedTest
    @CsvSource({"072022, LEGACY_INELIGIBLE, LEGACY_OTHER_INELIGIBLE", "082022, RECLAIMED, BARRED", "092022, RECLAIMED, BARRED"})
    void the_period_tells_what_4d_means(String period, String first, String second) {
        Map<String, String> cells = worked();
        cells.put("ret_period", period);

        assertThat(read(cells, INWARD).value().rows().keySet()).extracting(Enum::name).contains(first, second)
                .doesNotContain(first.equals("RECLAIMED") ? "LEGACY_INELIGIBLE" : "RECLAIMED");
    }

    @Test
    void a_list_of_returns_is_a_row_each() {
        List<Reading<Gstr3b>> returns = returns("several-returns.json");

        assertThat(returns).extracting(reading -> reading.value().period() + " " + reading.value().filed() + " "
                + reading.value().source().line()).containsExactly("2026-04 false [0]", "2026-05 true [1]");
        assertThat(returns.get(0).value().rows()).isEqualTo(Map.of(OUTWARD_TAXABLE, amounts(100, 18, 0, 0)));
        assertThat(returns.get(1).value().tax(ITC_OTHER)).isEqualTo(new TaxAmounts(5_05, 0, 0, 0));
    }

    @Test
    void a_list_in_a_wrapper_takes_the_taxpayer_of_the_wrapper() {
        JsonText json = JsonText.of("{'returns':[{'ret_period':'042026','sup_details':{'osup_det':{'txval':1}}},"
                + "{'ret_period':'052026','itc_elg':{'itc_avl':[]}}],'gstin':'29AAPFU0939F1ZR'}");

        assertThat(read(json)).extracting(reading -> reading.value().gstin() + " " + reading.value().period())
                .containsExactly("29AAPFU0939F1ZR 2026-04", "29AAPFU0939F1ZR 2026-05");
        Fit.Recognised fit = (Fit.Recognised) format.fit(json.sample(), Profile.NONE);
        assertThat(fit.gstin()).contains(SECOND);
        assertThat(fit.period()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_FILED, false", "SAVED, false", "SUBMITTED, false", "OFFSET, false", "Submitted/Offset, false", "draft, false",
            "FILED, true", "Filed, true", "1, true", "success, true"})
    void only_a_state_before_filing_makes_a_draft(String state, boolean filed) {
        Map<String, String> cells = worked();
        cells.put("status", state);

        assertThat(read(cells, INWARD).value().filed()).isEqualTo(filed);
    }

    @Test
    void a_wrong_head_of_an_import_of_services_is_kept() {
        Map<String, String> cells = worked();
        cells.put("itc_elg.itc_avl[1].camt", "100");

        assertThat(read(cells, INWARD).value().tax(ITC_IMPORT_OF_SERVICES)).isEqualTo(new TaxAmounts(36_000_00, 100_00, 0, 0));
    }

    @Test
    void a_return_without_gstin_is_taken_for_the_only_taxpayer_of_the_run() {
        Map<String, String> cells = worked();
        cells.remove("gstin");

        assertThat(read(cells, INWARD).value().gstin()).isEqualTo(OURS);
        assertThat(read(cells, inward(Set.of(OURS, SECOND), SECOND)).value().gstin()).isEqualTo(SECOND);
        RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> read(cells, inward(Set.of(OURS, SECOND), null)));
        assertThat(rejected.finding().reason()).isEqualTo(RejectionReason.MISSING_FIELD);
        assertThat(rejected).hasMessageContaining("the run covers several GSTINs");
    }

    // ---- rejections and remarks

    static List<CSVRecord> cases() throws IOException {
        try (Reader reader = new InputStreamReader(Gstr3bJsonTest.class.getResourceAsStream("/cases/gstr3b.csv"), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        }
    }

    /** Each case changes fields of the worked return. */
    @ParameterizedTest
    @MethodSource("cases")
    void a_changed_field_is_rejected_or_remarked_by_name(CSVRecord line) {
        Map<String, String> cells = worked();
        String[] fields = line.get("field").split(" ");
        String[] values = fields.length == 1 ? new String[] {line.get("value")} : line.get("value").split(" ");
        for (int i = 0; i < fields.length; i++) {
            if (values[i].isEmpty()) {
                cells.remove(fields[i]);
            } else {
                cells.put(fields[i], values[i]);
            }
        }

        List<Finding> findings = findings(cells);

        if (line.get("code").isEmpty()) {
            assertThat(findings).as(line.get("why")).isEmpty();
        } else {
            assertThat(findings).as(line.get("why")).singleElement().satisfies(finding -> {
                assertThat(finding.reason().name()).isEqualTo(line.get("code"));
                assertThat(finding.field()).isEqualTo(line.get("finding"));
                assertThat(finding.message()).contains(line.get("words"));
            });
        }
    }

    private static List<Finding> findings(Map<String, String> cells) {
        try {
            List<Finding> warnings = read(cells, INWARD).warnings();
            assertThat(warnings).allMatch(finding -> finding.reason().severity() == Severity.WARNING);
            return warnings;
        } catch (RejectedRow e) {
            assertThat(e.finding().reason().severity()).isEqualTo(Severity.REJECTED);
            return List.of(e.finding());
        }
    }

    @Test
    void a_return_that_nothing_shows_to_be_filed_may_be_a_draft() {
        Map<String, String> cells = worked();
        cells.keySet().removeIf(key -> key.equals("status") || key.equals("fil_dt"));
        assertThat(read(cells, INWARD).warnings()).as("paid").isEmpty();
        cells.keySet().removeIf(key -> key.startsWith("tx_pmt"));

        Reading<Gstr3b> reading = read(cells, INWARD);
        assertThat(reading.value().filed()).isTrue();
        assertThat(reading.warnings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(RejectionReason.FILING_NOT_STATED);
            assertThat(finding.message()).contains("the return of 2026-04 has no status, no date of filing and no payment");
        });
        cells.put("fil_dt", "20-05-2026");
        assertThat(read(cells, INWARD).warnings()).as("a day of filing").isEmpty();
        cells.remove("fil_dt");
        cells.put("status", "SAVED");
        assertThat(read(cells, INWARD).value().filed()).as("a draft that says so").isFalse();
        assertThat(read(cells, INWARD).warnings()).isEmpty();
    }

    // ---- recognition

    @ParameterizedTest
    @CsvSource({"worked-return.json, 2026-04, sup_details and itc_elg", "download.json, 2026-06, data.itc_elg and data.sup_details",
            "before-august-2022.json, 2022-07, sup_details and itc_elg"})
    void a_single_return_says_whose_it_is_and_of_when(String file, String period, String evidence) {
        Fit.Recognised fit = (Fit.Recognised) format.fit(sample(file).sample(), Profile.NONE);

        assertThat(fit.gstin()).contains(OURS);
        assertThat(fit.period()).contains(TaxPeriod.parse(period));
        assertThat(fit.evidence()).isEqualTo(evidence);
        assertThat(new Gstr2bJson().fit(sample(file).sample(), Profile.NONE)).isInstanceOf(Fit.Refused.class);
    }

    @Test
    void a_list_of_returns_has_neither_taxpayer_nor_period() {
        Fit.Recognised fit = (Fit.Recognised) format.fit(sample("several-returns.json").sample(), Profile.NONE);

        assertThat(fit.gstin()).isEmpty();
        assertThat(fit.period()).isEmpty();
    }

    @Test
    void a_wrong_gstin_or_period_is_left_to_the_row() {
        Fit.Recognised fit = (Fit.Recognised) fit("{'gstin':'27AAPFU','ret_period':'April','itc_elg':{'itc_net':{}}}");

        assertThat(fit.gstin()).isEmpty();
        assertThat(fit.period()).isEmpty();
    }

    @Test
    void a_proposal_of_the_portal_is_no_return() {
        Fit fit = format.fit(sample("proposal.json").sample(), Profile.NONE);

        assertThat(fit).isEqualTo(new Fit.Refused(90, "these are the figures that the portal proposes for GSTR-3B (r3bautopop),"
                + " not the return itself (download the filed return)"));
    }

    @Test
    void a_return_with_the_proposal_beside_it_is_a_return() {
        JsonText json = JsonText.of("{'gstin':'27AAPFU0939F1ZV','ret_period':'042026','sup_details':{'osup_det':{'txval':1}},"
                + "'r3bautopop':{'liabitc':{'sup_details':{'osup_det':{'subtotal':{'txval':2}}}}}}");

        assertThat(read(json)).singleElement().satisfies(reading ->
                assertThat(reading.value().rows()).isEqualTo(Map.of(OUTWARD_TAXABLE, amounts(1, 0, 0, 0))));
    }

    @ParameterizedTest
    @CsvSource({"igst, iamt", "cgst, camt", "sgst, samt", "cess, csamt"})
    void amounts_under_the_names_of_another_file_are_a_look_alike(String key, String expected) {
        assertThat(missing("{'gstin':'27AAPFU0939F1ZV','ret_period':'042026','itc_elg':{'itc_avl':[{'ty':'OTH','" + key + "':5}]}}"))
                .isEqualTo("only looks like GSTR-3B of the portal: unexpected key '" + key + "' at itc_elg.itc_avl." + key
                        + " (expected '" + expected + "')");
        assertThat(fit("{'itc_elg':{'itc_avl':[{'ty':'OTH','" + key + "':5,'" + expected + "':5}]}}")).isInstanceOf(Fit.Recognised.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'data':{'gstin':'27AAPFU0939F1ZV','rtnprd':'042026','docdata':{'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1'}]}]}}}",
            "{'gstin':'27AAPFU0939F1ZV','fp':'042026','b2b':[{'inv':[{'itms':[{'itm_det':{'txval':1}}]}]}]}",
            "{'data':{'tr':[{'rtnprd':'042026','itc4b2':{'igst':1}}]}}", "{'isd':[{'doclist':[{'itc_elg':'Y'}]}]}"})
    void other_files_are_not_taken(String text) {
        assertThat(fit(text)).isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.likeness()).isLessThanOrEqualTo(60));
    }

    @Test
    void a_table_is_not_json() {
        assertThat(format.fit(new Sample.Table(List.of()), Profile.NONE)).isEqualTo(new Fit.Refused(0, "not a JSON file"));
    }

    // ----

    private static Inward inward(Set<Gstin> recipients, Gstin gstin) {
        return new Inward(recipients, gstin, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
    }

    /** In rupees, no cess. */
    private static Amounts amounts(long taxableValue, long igst, long cgst, long sgst) {
        return new Amounts(taxableValue * 100, new TaxAmounts(igst * 100, cgst * 100, sgst * 100, 0));
    }

    private static JsonText sample(String name) {
        try {
            return new JsonText(new InboxFile(name, Path.of(Gstr3bJsonTest.class.getResource("/samples/gstr3b/" + name).toURI()), "", 0));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Reading<Gstr3b>> returns(String name) {
        return read(sample(name));
    }

    private List<Reading<Gstr3b>> read(JsonText json) {
        return json.rows(format.plan(json.sample(), Profile.NONE)).stream()
                .map(row -> format.read(row, inward(Set.of(OURS, SECOND), null))).toList();
    }

    private static Map<String, String> worked() {
        JsonText json = sample("worked-return.json");
        return new HashMap<>(json.rows(new Gstr3bJson().plan(json.sample(), Profile.NONE)).get(0).cells());
    }

    private static Reading<Gstr3b> read(Map<String, String> cells, Inward inward) {
        return new Gstr3bJson().read(new Row(new SourceLine("3b.json", "$"), Map.copyOf(cells), ""), inward);
    }

    private Fit fit(String text) {
        return format.fit(JsonText.of(text).sample(), Profile.NONE);
    }

    private String missing(String text) {
        return ((Fit.Refused) fit(text)).missing();
    }
}
