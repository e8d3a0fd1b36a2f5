package milaan.formats.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.Document;
import milaan.domain.document.RejectedRow;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;

class Gstr2bJsonTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Inward INWARD = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
    private static final String HEADER = "'gstin':'27AAPFU0939F1ZV','rtnprd':'042026','version':'1.0','gendt':'14-05-2026'";

    private static final String FLAT_B2B = """
            'b2b':[{'ctin':'29AABCS1429B1ZQ','trdnm':'Own Sample','supfildt':'11-05-2026','supprd':'042026','inv':[
              {'inum':'001','typ':'R','dt':'05-04-2026','val':118000,'pos':'27','rev':'N','itcavl':'Y','rsn':'','imsStatus':'N',
               'txval':100000,'igst':18000,'cgst':0,'sgst':0,'cess':0},
              {'inum':'002','typ':'R','dt':'06-04-2026','val':1180.0,'pos':'27','rev':'N','itcavl':'Y','rsn':'',
               'txval':1.0E+3,'igst':180.00}]},
             {'ctin':'29AABCS1429B1ZQ','trdnm':'Own Sample','supfildt':'','supprd':'032026','inv':[
              {'inum':'003','typ':'R','dt':'20-03-2026','val':236,'pos':'27','rev':'N','itcavl':'N','rsn':'C','txval':200,'igst':36}]}]
            """;
    private static final String FLAT_CDNR = """
            'cdnr':[{'ctin':'27AAACR5055K1Z7','trdnm':'Another Sample','supprd':'042026','nt':[
              {'ntnum':'CN1','typ':'C','suptyp':'R','dt':'09-04-2026','val':590,'pos':'27','rev':'N','itcavl':'Y','rsn':'',
               'txval':500,'igst':0,'cgst':45,'sgst':45,'cess':0}]}]
            """;

    private final Gstr2bJson format = new Gstr2bJson();

    @Test
    void both_generations_of_the_same_documents_give_the_same_lines() {
        String items = """
                'b2b':[{'ctin':'29AABCS1429B1ZQ','trdnm':'Own Sample','supfildt':'11-05-2026','supprd':'042026','inv':[
                  {'inum':'001','typ':'R','dt':'05-04-2026','val':118000,'pos':'27','rev':'N','itcavl':'Y','rsn':'','diffprcnt':1,
                   'imsStatus':'N','items':[{'num':1,'rt':18,'txval':60000,'igst':10800},{'num':2,'rt':18,'txval':40000,'igst':7200,'cess':0}]},
                  {'inum':'002','typ':'R','dt':'06-04-2026','val':1180.0,'pos':'27','rev':'N','itcavl':'Y','rsn':'',
                   'items':[{'num':1,'rt':18,'txval':1000.0,'igst':180}]}]},
                 {'ctin':'29AABCS1429B1ZQ','trdnm':'Own Sample','supfildt':'','supprd':'032026','inv':[
                  {'inum':'003','typ':'R','dt':'20-03-2026','val':236,'pos':'27','rev':'N','itcavl':'N','rsn':'C',
                   'items':[{'num':1,'rt':18,'txval':200,'igst':36}]}]}],
                'cdnr':[{'ctin':'27AAACR5055K1Z7','trdnm':'Another Sample','supprd':'042026','nt':[
                  {'ntnum':'CN1','typ':'C','suptyp':'R','dt':'09-04-2026','val':590,'pos':'27','rev':'N','itcavl':'Y','rsn':'',
                   'items':[{'num':1,'rt':18,'txval':500,'cgst':45,'sgst':45}]}]}]
                """;

        List<Document> newer = documents(statement(FLAT_B2B + "," + FLAT_CDNR));
        List<Document> older = documents(statement(items));

        assertThat(older).usingRecursiveComparison().ignoringFields("source").isEqualTo(newer);
        assertThat(sum(newer)).isEqualTo(new TaxAmounts(18_000_00 + 180_00 + 36_00, -45_00, -45_00, 0));
        assertThat(newer.stream().mapToLong(Document::taxableValue).sum()).isEqualTo(100_000_00 + 1_000_00 + 200_00 - 500_00);
    }

    @Test
    void a_supplier_in_several_blocks_keeps_the_period_of_each() {
        assertThat(documents(statement(FLAT_B2B))).extracting(document -> document.portal().supplierPeriod())
                .containsExactly("2026-04", "2026-04", "2026-03");
        assertThat(documents(statement(FLAT_B2B))).extracting(document -> document.source().line())
                .containsExactly("data.docdata.b2b[0].inv[0]", "data.docdata.b2b[0].inv[1]", "data.docdata.b2b[1].inv[0]");
    }

    @Test
    void the_header_says_whose_statement_it_is_and_of_when() {
        Fit.Recognised fit = recognised(statement(FLAT_B2B));

        assertThat(fit.gstin()).contains(OURS);
        assertThat(fit.period()).contains(TaxPeriod.of(2026, 4));
        assertThat(fit.generated()).contains(LocalDate.of(2026, 5, 14));
        assertThat(fit.summary()).isEmpty();
        assertThat(fit.evidence()).isEqualTo("data.docdata and data.rtnprd");
    }

    @Test
    void the_body_of_the_api_has_no_wrapper() {
        JsonText body = JsonText.of("{" + HEADER + ",'docdata':{" + FLAT_B2B + "}}");

        assertThat(recognised(body).evidence()).isEqualTo("docdata and rtnprd");
        assertThat(documents(body)).hasSize(3).extracting(Document::recipient).containsOnly(OURS);
    }

    @Test
    void a_quarterly_statement_is_named_by_its_last_month() {
        JsonText quarter = JsonText.of("{'data':{'gstin':'27AAPFU0939F1ZV','rtnprd':'062026','docdata':{" + FLAT_B2B + "}}}");

        assertThat(recognised(quarter).period()).contains(TaxPeriod.of(2026, 6));
        assertThat(documents(quarter)).extracting(Document::period).containsOnly(TaxPeriod.of(2026, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':{%s}}", "{'chksum':'ab','data':{%s,'docdata':{}}}", "{'data':{%s,'itcsumm':{}}}",
            "{'data':{%s,'docdata':{'b2b':[]}}}", "{'data':{%s,'docdata':{'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[]}]}}}"})
    void an_empty_statement_is_a_statement(String text) {
        JsonText empty = JsonText.of(text.formatted(HEADER));

        assertThat(recognised(empty).period()).contains(TaxPeriod.of(2026, 4));
        assertThat(documents(empty)).isEmpty();
    }

    @Test
    void a_part_of_a_download_is_recognised_by_itself() {
        JsonText first = JsonText.of("{'data':{" + HEADER + ",'fc':2,'docdata':{" + FLAT_B2B + "}}}");
        JsonText second = JsonText.of("{'data':{'docdata':{" + FLAT_CDNR + "}," + HEADER + ",'fc':2,'itcsumm':{'itcavl':{'othersup':"
                + "{'cdnr':{'cgst':45,'sgst':45}}}}}}");

        assertThat(recognised(first).summary()).isEmpty();
        assertThat(recognised(second).summary()).containsEntry("cdnr", new TaxAmounts(0, -45_00, -45_00, 0));
        assertThat(documents(first)).hasSize(3);
        assertThat(documents(second)).hasSize(1);
    }

    @Test
    void rejected_and_reversal_documents_stand_apart_and_a_reversal_is_array_or_object() {
        String reversal = "{'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'R1','dt':'05-02-2026','txval':10,'igst':1.8}]}]}";
        String rejected = "'docRejdata':{" + FLAT_CDNR.replace("'itcavl':'Y','rsn':'',", "").replace("'rev':'N',", "") + "}";
        for (String form : List.of("[" + reversal + "]", reversal)) {
            JsonText json = JsonText.of("{'data':{" + HEADER + "," + rejected + ",'docdata':{'itcrev':" + form + "}}}");

            assertThat(documents(json)).extracting(document -> document.portal().block() + " " + document.number())
                    .containsExactly("REJECTED CN1", "REVERSAL R1");
        }
    }

    @Test
    void imports_alone_are_a_statement_and_have_no_supplier() {
        JsonText json = statement("'impg':[{'refdt':'10-04-2026','recdt':'10-04-2026','portcode':'INNSA1','boenum':1234567,'boedt':'08-04-2026',"
                + "'isamd':'N','txval':1000,'igst':180,'cess':0}]");

        assertThat(documents(json)).singleElement().satisfies(bill -> {
            assertThat(bill.supplier()).isNull();
            assertThat(bill.number()).isEqualTo("1234567");
            assertThat(bill.date()).isEqualTo(LocalDate.of(2026, 4, 8));
            assertThat(bill.tax()).isEqualTo(new TaxAmounts(180_00, 0, 0, 0));
        });
    }

    @Test
    void the_summary_adds_sub_buckets_of_available_and_unavailable_credit_and_takes_credit_notes_away() {
        Fit.Recognised fit = recognised(JsonText.of("{'data':{" + HEADER + """
                ,'itcsumm':{'itcavl':{
                   'nonrevsup':{'igst':18200.5,'cgst':90,'sgst':90,'b2b':{'txval':101000,'igst':18180.5,'cgst':0,'sgst':0,'cess':0},
                                'b2ba':{'igst':20},'cdnr':{'cgst':90,'sgst':90}},
                   'revsup':{'igst':50,'b2b':{'igst':50}},
                   'isdsup':{'isd':{'igst':70}},
                   'imports':{'igst':180,'impg':{'igst':180,'cess':2},'impgasez':{'igst':5}},
                   'othersup':{'cgst':45,'cdnr':{'cgst':45,'sgst':45},'cdnrrev':{'igst':1},'isd':{'igst':7}}},
                 'itcunavl':{'nonrevsup':{'b2b':{'igst':36}}},
                 'itcRejected':{'nonrevsup':{'b2b':{'igst':11}},'othersup':{'cdnr':{'igst':4}}}}}}
                """));

        Map<String, TaxAmounts> expected = new LinkedHashMap<>();
        expected.put("b2b", new TaxAmounts(18_266_50, 0, 0, 0));
        expected.put("cdnr", new TaxAmounts(-1_00, 45_00, 45_00, 0));
        expected.put("ecom", TaxAmounts.ZERO);
        expected.put("isd", new TaxAmounts(63_00, 0, 0, 0));
        expected.put("impg", new TaxAmounts(180_00, 0, 0, 2_00));
        expected.put("impgsez", TaxAmounts.ZERO);
        expected.put("rejected/b2b", new TaxAmounts(11_00, 0, 0, 0));
        expected.put("rejected/cdnr", new TaxAmounts(-4_00, 0, 0, 0));
        assertThat(fit.summary()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void a_document_has_the_key_of_its_total_and_an_amendment_has_none() {
        JsonText json = JsonText.of("{'data':{" + HEADER + ",'docdata':{" + FLAT_CDNR + "," + FLAT_B2B.replace("'b2b'", "'b2ba'")
                + "},'docRejdata':{" + FLAT_CDNR + "}}}");

        assertThat(documents(json)).extracting(document -> Gstr2bSummary.key(document.portal().block(), document.portal().section()))
                .containsExactly("cdnr", "", "", "", "rejected/cdnr");
    }

    @Test
    void a_total_that_is_no_number_refuses_the_file() {
        assertThat(missing("{'data':{" + HEADER + ",'itcsumm':{'itcavl':{'nonrevsup':{'b2b':{'igst':'many'}}}}}}"))
                .isEqualTo("data.itcsumm.itcavl.nonrevsup.b2b.igst 'many' is not an amount");
    }

    @Test
    void lists_that_are_not_known_become_rows_that_are_rejected() {
        JsonText json = statement("""
                'b2x':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1'},{'inum':'2'}]}],
                'newflat':[{'docno':'3','items':[{'txval':1}]}],
                'b2b':[{'ctin':'29AABCS1429B1ZQ','nt':[{'ntnum':'4'}]}]
                """);

        List<Row> rows = json.rows(format.plan(json.sample(), Profile.NONE));

        assertThat(rows).extracting(row -> row.text("$path")).containsExactly("data.docdata.b2x.inv", "data.docdata.b2x.inv",
                "data.docdata.newflat", "data.docdata.b2b.nt");
        assertThat(rows).allSatisfy(row -> assertThatThrownBy(() -> format.read(row, INWARD)).isInstanceOf(RejectedRow.class)
                .hasMessageContaining("is not a section of GSTR-2B that is known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idt", "itms", "iamt", "camt", "samt", "csamt", "tradeName"})
    void a_look_alike_is_refused_by_its_first_unexpected_key(String key) {
        String text = "{'data':{" + HEADER + ",'docdata':{'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1','" + key + "':'5','doclist':[]}]}]}}}";

        assertThat(missing(text)).startsWith("only looks like GSTR-2B of the portal: unexpected key '" + key + "' at data.docdata.b2b.inv." + key);
    }

    @Test
    void a_look_alike_without_docdata_is_refused() {
        assertThat(missing("{'gstin':'27AAPFU0939F1ZV','rtnprd':'042026',"
                + "'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1','idt':'2026-04-05'}]}]}"))
                .isEqualTo("no docdata or itcsumm, which every GSTR-2B of the portal has; 'b2b' stands at the root and the first unexpected key is "
                        + "b2b.inv.idt (GSTR-1, GSTR-2A, IMS or a tool's own file)");
    }

    @Test
    void a_header_above_lists_of_its_own_is_no_empty_statement() {
        String lists = ",'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1','dt':'05-04-2026','txval':1}]}]";

        assertThat(missing("{" + HEADER + lists + "}")).contains("'b2b' stands at the root");
        assertThat(missing("{'data':{" + HEADER + lists + "}}")).contains("'b2b' stands at the root");
    }

    @Test
    void lists_beside_docdata_become_rows_that_are_rejected() {
        JsonText json = JsonText.of("{'data':{" + HEADER + ",'docdata':{},'b2b':[{'ctin':'29AABCS1429B1ZQ','inv':[{'inum':'1'}]}],"
                + "'itcrev':[{'b2b':[{'inv':[{'inum':'2'}]}]}],'docNewdata':{'b2b':[{'inv':[{'inum':'3'}]}]},'cpsumm':{'b2b':[{'ttldocs':1}]}}}");

        List<Row> rows = json.rows(format.plan(json.sample(), Profile.NONE));

        assertThat(rows).extracting(row -> row.text("inum")).containsExactly("1", "2", "3");
        assertThat(rows).allSatisfy(row -> assertThatThrownBy(() -> format.read(row, INWARD)).isInstanceOf(RejectedRow.class)
                .hasMessageContaining("is not a section of GSTR-2B that is known"));
    }

    @Test
    void a_document_list_of_another_section_is_a_look_alike() {
        assertThat(missing("{'data':{" + HEADER + ",'docdata':{'b2b':[{'doclist':[{'inum':'1'}]}]}}}"))
                .contains("unexpected key 'doclist' at data.docdata.b2b.doclist");
        assertThat(recognised(statement("'isd':[{'ctin':'29AABCS1429B1ZQ','doclist':[{'docnum':'1'}]}]")).period()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'status_cd':'0','error':{'error_cd':'GTR2B-002','message':'GSTR-2B is not generated'}}",
            "{'error':{'errorcode':'GTR2B-002','detailMessage':'GSTR-2B is not generated'}}",
            "{'data':{'status_cd':'0','error':{'code':'GTR2B-002','message':'GSTR-2B is not generated'}}}"})
    void an_error_answer_is_refused_with_its_message(String text) {
        assertThat(missing(text)).startsWith("this is an error answer of the portal").contains("GTR2B-002").contains("GSTR-2B is not generated");
    }

    @Test
    void a_statement_needs_its_period() {
        assertThat(missing("{'data':{'gstin':'27AAPFU0939F1ZV','docdata':{" + FLAT_B2B + "}}}")).isEqualTo(
                "data.rtnprd is missing, which says the period of the statement");
        assertThat(missing("{'data':{'rtnprd':'April','docdata':{" + FLAT_B2B + "}}}")).contains("data.rtnprd 'April' is not a tax period");
        assertThat(missing("{'data':{'gstin':'27AAPFU','rtnprd':'042026','docdata':{" + FLAT_B2B + "}}}")).contains("data.gstin '27AAPFU'");
    }

    @Test
    void another_return_is_far_from_a_statement() {
        Fit fit = fit("{'gstin':'27AAPFU0939F1ZV','ret_period':'042026','sup_details':{'osup_det':{'txval':1}},'itc_elg':{'itc_net':{'iamt':1}}}");

        assertThat(fit).isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.likeness()).isLessThan(20));
        assertThat(format.fit(new Sample.Table(List.of()), Profile.NONE)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.likeness()).isZero());
    }

    // ----

    private static JsonText statement(String docdata) {
        return JsonText.of("{'chksum':'ab12','data':{" + HEADER + ",'docdata':{" + docdata + "}}}");
    }

    private List<Document> documents(JsonText json) {
        RowPlan plan = format.plan(json.sample(), Profile.NONE);
        List<Document> documents = new ArrayList<>();
        json.rows(plan).forEach(row -> documents.add(format.read(row, INWARD).value()));
        return documents;
    }

    private static TaxAmounts sum(List<Document> documents) {
        return documents.stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    private Fit fit(String text) {
        return format.fit(JsonText.of(text).sample(), Profile.NONE);
    }

    private Fit.Recognised recognised(JsonText json) {
        Fit fit = format.fit(json.sample(), Profile.NONE);
        assertThat(fit).isInstanceOf(Fit.Recognised.class);
        return (Fit.Recognised) fit;
    }

    private String missing(String text) {
        Fit fit = fit(text);
        assertThat(fit).isInstanceOf(Fit.Refused.class);
        return ((Fit.Refused) fit).missing();
    }
}
