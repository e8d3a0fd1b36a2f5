package milaan.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;

import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.TestDatabase.Kind;
import milaan.domain.advice.HoldItem;
import milaan.domain.advice.ImsSuggestion;
import milaan.domain.advice.ReviewItem;
import milaan.domain.advice.SupplierRequest;
import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.Decision;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Payment;
import milaan.domain.credit.Table4;
import milaan.domain.credit.Tie;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.credit.reversal.CapitalGood;
import milaan.domain.credit.reversal.CommonCredit;
import milaan.domain.credit.reversal.Rule37Line;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.CreditEventTable.ClassSum;
import milaan.tables.CreditLotTable.AgedLot;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.OpenPaymentTable.OpenPayment;
import milaan.tables.PaymentTable.Place;

/** The tables of the credit register on both databases. */
class CreditTablesTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Gstin OUR_OTHER = new Gstin("29AAPFU0939F1ZR");
    private static final Gstin SUPPLIER = new Gstin("27AAECU4417Q1ZO");
    private static final Gstin LATER = new Gstin("27ZZZZZ0000Z1Z5");
    private static final String BLOCK = SUPPLIER.pan();
    private static final TaxPeriod APRIL = TaxPeriod.of(2026, 4);
    private static final TaxPeriod MAY = TaxPeriod.of(2026, 5);
    private static final SourceLine SOURCE = new SourceLine("files/a.csv", "7");

    @TempDir
    static Path folder;
    private static final Map<Kind, TestApplication> APPLICATIONS = new EnumMap<>(Kind.class);

    private TestApplication application;

    @BeforeAll
    static void start() {
        Stream.of(Kind.values()).forEach(kind ->
                APPLICATIONS.put(kind, TestApplication.start(TestDatabase.empty(kind, folder), Map.of())));
    }

    @AfterAll
    static void stop() {
        APPLICATIONS.values().forEach(TestApplication::close);
    }

    private void use(Kind kind) {
        application = APPLICATIONS.get(kind);
        application.empty();
    }

    private long run(TaxPeriod period, Gstin... gstins) {
        return get(RunTable.class).insert(new RunTable.Run(0, "month-end", OURS.pan(), Span.of(period), 1, RunTable.STARTED, "", period,
                period, "", "", "", 0, "", List.of(gstins), Stream.of(gstins).map(gstin -> new RunTable.Member(gstin, null)).toList()));
    }

    private <T> T get(Class<T> table) {
        return application.get(table);
    }

    private static DocumentKey key(String number, String date) {
        return new DocumentKey(OURS, SUPPLIER, "", DocumentType.INV, number, LocalDate.parse(date));
    }

    private static TaxAmounts igst(long rupees) {
        return new TaxAmounts(rupees * 100, 0, 0, 0);
    }

    private static CreditEvent event(EventKind kind, DocumentKey document, String lot, long igst) {
        return new CreditEvent(document.text(), document, APRIL, kind, Gstr3bRow.ITC_OTHER, CreditReason.NOT_RECEIVED, "section 16(2)(b)",
                lot, igst(igst), null, null, "", null, "");
    }

    private static AgedLot lot(String id, DocumentKey document, long start, long drawn, long lapsed) {
        return new AgedLot(new CreditLot(id, document.text(), document, APRIL, Gstr3bRow.ITC_OTHER, CreditReason.NOT_RECEIVED, igst(start),
                igst(drawn), igst(lapsed)), 19, LocalDate.of(2027, 11, 30), "e1");
    }

    private static Payment payment(String number, String date, long rupees) {
        return new Payment(OURS, SUPPLIER, number, null, LocalDate.parse(date), rupees * 100, Payment.Kind.PAYMENT, SOURCE);
    }

    private static List<Staged<Payment>> staged(int fileNo, Payment... payments) {
        List<Staged<Payment>> rows = new ArrayList<>();
        Stream.of(payments).forEach(payment -> rows.add(new Staged<>(fileNo, rows.size() + 1, payment)));
        return rows;
    }

    private static StagedLine line(int fileNo, long rowNo, DocumentKey key, String supplierName) {
        return new StagedLine(fileNo, rowNo, new Document(0, Side.BOOKS, key.recipient(), key.supplier(), supplierName, key.type(),
                key.number(), key.date(), MAY, 100_00, igst(18), null, "", false, "", null, "", "", false, null,
                new BooksFacts("", null, BooksFacts.Receipt.RECEIVED, null, CreditClass.ELIGIBLE, BooksFacts.Status.ACTIVE, "", "", ""),
                SOURCE, null));
    }

    /** The rows of a result as text, cells between bars; empty = null. */
    private List<String> published(String view, long run) {
        List<String> rows = new ArrayList<>();
        ResultViews.Results results = ResultViews.CREDIT.stream().filter(r -> r.view().equals(view)).findFirst().orElseThrow();
        get(ResultViews.class).results(results, run, OURS.text(), row -> rows.add(row.stream()
                .map(cell -> cell == null ? "" : cell.toString()).collect(Collectors.joining("|"))));
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void an_event_comes_back_and_is_published(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        DocumentKey bill = key("INV/1", "2026-04-02");
        DocumentKey working = new DocumentKey(OURS, null, "Lös & Co", null, "17", null);
        Decision decision = new Decision(OURS, "M1", "h", Decision.Action.CLAIM, "goods came", "Asha", LocalDate.of(2026, 5, 9), SOURCE);
        CreditEvent taken = new CreditEvent(bill.text(), bill, APRIL, EventKind.TAKEN, Gstr3bRow.ITC_OTHER, CreditReason.IN_2B,
                "section 16(2)(aa)", "", new TaxAmounts(1_00, 2_00, 3_00, -4_05), CreditClass.COMMON, 1_180_00L, "M1", decision, "a\tb");
        CreditEvent reversed = event(EventKind.REVERSED_FOR_NOW, bill, "L1", 90);
        CreditEvent reclaimed = event(EventKind.RECLAIMED, bill, "L1", 40);
        CreditEvent deferred = event(EventKind.DEFERRED, working, "", 5);
        get(CreditLotTable.class).insert(run, Map.of(BLOCK, List.of(lot("L1", bill, 90, 40, 0))));
        get(CreditEventTable.class).insert(run, Map.of(BLOCK, List.of(taken, reversed, reclaimed), Document.NO_GSTIN, List.of(deferred)));

        List<CreditEvent> read = get(CreditEventTable.class).all(List.of(run), OURS, BlockRange.ALL);
        assertThat(read).hasSize(4);
        assertThat(read.get(0)).usingRecursiveComparison().ignoringFields("decision").isEqualTo(taken);
        assertThat(read.get(0).decision()).as("names no item, evidence or file").isEqualTo(new Decision(OURS, "", "", Decision.Action.CLAIM,
                "goods came", "Asha", LocalDate.of(2026, 5, 9), new SourceLine("", "")));
        assertThat(read.subList(1, 4)).containsExactly(reversed, reclaimed, deferred);
        assertThat(published("credit", run)).containsExactly(
                BLOCK + "/1||27AAECU4417Q1ZO|INV|INV/1|2026-04-02|TAKEN|4A5|IN_2B|section 16(2)(aa)|2026-04|1.00|2.00|3.00|-4.05|M1|a\tb|"
                        + "CLAIM|goods came|Asha|2026-05-09",
                BLOCK + "/2|L1|27AAECU4417Q1ZO|INV|INV/1|2026-04-02|REVERSED_FOR_NOW|4B2|NOT_RECEIVED|section 16(2)(b)|2026-04|90.00|"
                        + "0.00|0.00|0.00||||||",
                BLOCK + "/3|L1|27AAECU4417Q1ZO|INV|INV/1|2026-04-02|RECLAIMED|4A5;4D1|NOT_RECEIVED|section 16(2)(b)|2026-04|40.00|"
                        + "0.00|0.00|0.00||||||",
                "~NO-GSTIN/1||||17||DEFERRED||NOT_RECEIVED|section 16(2)(b)|2026-04|5.00|0.00|0.00|0.00||||||");
        assertThat(published("open_credit", run)).containsExactly(
                "L1|27AAECU4417Q1ZO|INV|INV/1|2026-04-02|2026-04|NOT_RECEIVED|19|2027-11-30|50.00|0.00|0.00|0.00");
    }

    @ParameterizedTest
    @EnumSource
    void later_events_of_a_block_stand_behind_those_before(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        CreditEventTable events = get(CreditEventTable.class);
        events.insert(run, Map.of(BLOCK, List.of(event(EventKind.TAKEN, key("1", "2026-04-02"), "", 1), event(EventKind.TAKEN,
                key("2", "2026-04-02"), "", 2))));
        events.insert(run, CreditEventTable.RULES, List.of(event(EventKind.REVERSED_FOR_GOOD, key("", "2026-04-30"), "", 9)));
        events.insert(run, BLOCK, List.of(event(EventKind.TAKEN, key("3", "2026-04-02"), "", 3)));
        events.delete(run, CreditEventTable.RULES);
        events.insert(run, CreditEventTable.RULES, List.of(event(EventKind.REVERSED_FOR_GOOD, key("", "2026-04-30"), "", 8)));

        assertThat(application.jdbc().queryForList("select event_id from credit where run_id = ? order by block, event_no",
                String.class, run))
                .containsExactly(BLOCK + "/1", BLOCK + "/2", BLOCK + "/3", "~RULES/1");
        List<CreditEvent> read = events.all(List.of(run), OURS, BlockRange.ALL);
        assertThat(read).extracting(event -> event.tax().igst()).containsExactly(1_00L, 2_00L, 3_00L, 8_00L);
    }

    @ParameterizedTest
    @EnumSource
    void a_lot_drawn_beyond_what_is_left_is_refused(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        get(CreditLotTable.class).insert(run, Map.of(BLOCK, List.of(lot("L1", key("1", "2026-04-02"), 90, 40, 0))));
        for (String change : List.of("drawn_igst = 90.01, left_igst = -0.01", "drawn_igst = 60", "left_igst = 90", "lapsed_igst = 50.01",
                "drawn_cess = -1, left_cess = 1", "start_cgst = 1", "drawn_sgst = 1, left_sgst = -1", "lapsed_cgst = -1, left_cgst = 1")) {
            assertThatThrownBy(() -> application.jdbc().update("update credit_lot set " + change + " where run_id = ?", run)).as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(application.jdbc().update("update credit_lot set drawn_igst = 90, left_igst = 0 where run_id = ?", run)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_event_cannot_draw_on_a_lot_that_is_not_there(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        long before = run(MAY, OURS);
        get(CreditLotTable.class).insert(before, Map.of(BLOCK, List.of(lot("L1", key("1", "2026-04-02"), 90, 0, 0))));
        assertThatThrownBy(() -> get(CreditEventTable.class).insert(run, BLOCK,
                List.of(event(EventKind.RECLAIMED, key("1", "2026-04-02"), "L1", 1)))).isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_left_of_lots_goes_on_and_none_is_lost(Kind kind) {
        use(kind);
        long april = run(APRIL, OURS);
        long may = run(MAY, OURS);
        CreditLotTable lots = get(CreditLotTable.class);
        AgedLot open = lot("L1", key("1", "2026-04-02"), 90, 40, 10);
        AgedLot used = lot("L2", key("2", "2026-04-02"), 30, 30, 0);
        AgedLot later = lot("L3", new DocumentKey(OURS, LATER, "", DocumentType.INV, "3", null), 7, 0, 0);
        lots.insert(april, Map.of(BLOCK, List.of(open, used), LATER.pan(), List.of(later)));

        assertThat(lots.read(april, OURS, BlockRange.ALL)).containsExactly(open.lot().carried(), later.lot());
        assertThat(lots.read(april, OURS, new BlockRange("", LATER.pan()))).containsExactly(open.lot().carried());
        assertThat(lots.read(april, OUR_OTHER, BlockRange.ALL)).isEmpty();
        assertThat(lots.openSum(april, OURS)).isEqualTo(igst(47));
        assertThat(lots.openSum(may, OURS)).isEqualTo(TaxAmounts.ZERO);
        assertThat(lots.lotsLost(may, OURS, april)).containsExactly("L1", "L3");
        lots.insert(may, Map.of(BLOCK, List.of(lot("L1", key("1", "2026-04-02"), 40, 40, 0))));
        assertThat(lots.lotsLost(may, OURS, april)).containsExactly("L3");
    }

    @ParameterizedTest
    @EnumSource
    void a_lot_that_its_events_do_not_add_up_to_is_named(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        DocumentKey bill = key("1", "2026-04-02");
        get(CreditLotTable.class).insert(run, Map.of(BLOCK, List.of(lot("L1", bill, 90, 40, 10), lot("L2", bill, 30, 5, 0))));
        get(CreditEventTable.class).insert(run, BLOCK, List.of(event(EventKind.REVERSED_FOR_NOW, bill, "L1", 90),
                event(EventKind.RECLAIMED, bill, "L1", 15), event(EventKind.RECLAIMED, bill, "L1", 25),
                event(EventKind.LAPSED, bill, "L1", 10), event(EventKind.REVERSED_FOR_NOW, bill, "L2", 29),
                event(EventKind.LAPSED, bill, "L2", 1)));

        assertThat(get(CreditLotTable.class).lotsThatDoNotAddUp(run)).containsExactly(
                "lot L2 IGST RECLAIMED: 0.00 in the events, 5.00 in the lot", "lot L2 IGST LAPSED: 1.00 in the events, 0.00 in the lot",
                "lot L2 IGST REVERSED_FOR_NOW: 29.00 in the events, 30.00 in the lot");
    }

    @ParameterizedTest
    @EnumSource
    void the_history_of_a_document_is_that_of_its_account_over_all_runs(Kind kind) {
        use(kind);
        long march = run(TaxPeriod.of(2026, 3), OURS, OUR_OTHER);
        long april = run(APRIL, OURS);
        long may = run(MAY, OURS);
        DocumentKey bill = key("Inv/1", "2026-03-02");
        DocumentKey note = new DocumentKey(OURS, SUPPLIER, "", DocumentType.CRN, "CN/1", LocalDate.of(2026, 4, 9));
        DocumentKey unregistered = new DocumentKey(OURS, null, "Ram Stores", DocumentType.INV, "5", LocalDate.of(2026, 3, 5));
        DocumentKey namesake = new DocumentKey(OURS, null, "Shyam Stores", DocumentType.INV, "5", LocalDate.of(2026, 3, 5));
        DocumentKey settled = key("Inv/2", "2026-03-03");
        DocumentKey otherGstin = new DocumentKey(OUR_OTHER, SUPPLIER, "", DocumentType.INV, "Inv/1", LocalDate.of(2026, 3, 2));
        CreditEvent taken = event(EventKind.TAKEN, bill, "", 90);
        CreditEvent ofNote = new CreditEvent(bill.text(), note, APRIL, EventKind.TAKEN, Gstr3bRow.ITC_OTHER, CreditReason.IN_2B, "", "",
                igst(-9), null, null, "", null, "");
        CreditEvent own = event(EventKind.DEFERRED, unregistered, "", 5);
        CreditEventTable events = get(CreditEventTable.class);
        events.insert(march, Map.of(BLOCK, List.of(taken, event(EventKind.TAKEN, settled, "", 1), event(EventKind.TAKEN,
                otherGstin, "", 2)), Document.NO_GSTIN, List.of(own, event(EventKind.DEFERRED, namesake, "", 6))));
        CreditEvent ofRule = event(EventKind.CORRECTED, bill, "", 4);
        events.insert(april, Map.of(BLOCK, List.of(ofNote)));
        events.insert(april, CreditEventTable.RULES, List.of(ofRule, event(EventKind.CORRECTED, settled, "", 8)));
        get(DocumentLineTable.class).insert(may, List.of(
                line(0, 1, unregistered, "RAM STORES "), line(1, 1, key("INV/1", "2026-03-02"), "Supplier"),
                line(1, 2, key("INV/9", "2026-03-02"), "Supplier"), line(1, 3, otherGstin, "Supplier"),
                line(1, 4, key("CN/1", "2026-05-09"), "Supplier")));

        Map<Gstin, List<Long>> earlier = Map.of(OURS, List.of(april, march));
        assertThat(events.history(may, earlier, MAY.firstDay())).containsExactly(taken, own, ofNote, ofRule);
        assertThat(events.history(may, earlier, MAY.firstDay(), new BlockRange("", BLOCK + "0"))).containsExactly(taken, ofNote, ofRule);
        assertThat(events.history(may, earlier, LocalDate.of(2026, 3, 1))).as("dated later: only what is carried").containsExactly(own);
        assertThat(events.history(may, Map.of(OURS, List.of(april, march), OUR_OTHER, List.of(april)), MAY.firstDay()))
                .as("the other GSTIN does not go back to March").containsExactly(taken, own, ofNote, ofRule);
        assertThat(events.history(may, Map.of(OUR_OTHER, List.of(march)), MAY.firstDay())).hasSize(1)
                .allMatch(event -> event.document().equals(otherGstin));
    }

    @ParameterizedTest
    @EnumSource
    void the_register_adds_up_by_row_and_by_use(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        DocumentKey bill = key("Inv/1", "2026-04-02");
        CreditEvent common = new CreditEvent(bill.text(), bill, APRIL, EventKind.TAKEN, Gstr3bRow.ITC_OTHER, CreditReason.IN_2B, "", "",
                igst(10), CreditClass.COMMON, 118_00L, "", null, "");
        CreditEvent more = new CreditEvent(bill.text(), key("INV/1", "2026-04-02"), APRIL, EventKind.TAKEN, Gstr3bRow.ITC_OTHER,
                CreditReason.IN_2B, "", "", igst(3), CreditClass.COMMON, null, "", null, "");
        CreditEvent unknown = event(EventKind.TAKEN, key("Inv/2", "2026-04-02"), "", 5);
        CreditEvent barred = event(EventKind.BARRED, key("Inv/3", "2026-04-02"), "", 7);
        CreditEventTable events = get(CreditEventTable.class);
        events.insert(run, BLOCK, List.of(common, more, unknown, barred));

        assertThat(events.sums(run, OURS)).containsExactly(new Table4.Sum(EventKind.BARRED, Gstr3bRow.ITC_OTHER, igst(7), 1),
                new Table4.Sum(EventKind.TAKEN, Gstr3bRow.ITC_OTHER, igst(18), 2));
        assertThat(events.sumsByClass(run, OURS)).containsExactlyInAnyOrder(
                new ClassSum(EventKind.TAKEN, CreditReason.IN_2B, CreditClass.COMMON, Gstr3bRow.ITC_OTHER, igst(13)),
                new ClassSum(EventKind.TAKEN, CreditReason.NOT_RECEIVED, null, Gstr3bRow.ITC_OTHER, igst(5)),
                new ClassSum(EventKind.BARRED, CreditReason.NOT_RECEIVED, null, Gstr3bRow.ITC_OTHER, igst(7)));
        assertThat(events.all(List.of(run), OURS, BlockRange.ALL)).containsExactly(common, more, unknown, barred);
        assertThat(events.all(List.of(run), OURS, new BlockRange("", "AAAAA"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void payments_come_back_by_block(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        get(SourceFileTable.class).insert(run, List.of(
                new SourceFileTable.SourceFile(3, SOURCE.file(), "", "payments", null, null, true, "")));
        Payment late = new Payment(OURS, LATER, "", null, LocalDate.of(2026, 4, 3), 5_01, Payment.Kind.SET_OFF, SOURCE);
        Payment bill = new Payment(OURS, SUPPLIER, "Inv/1", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 4, 4), 7_00, Payment.Kind.TDS,
                SOURCE);
        PaymentTable payments = get(PaymentTable.class);
        payments.insert(run, staged(3, late, bill));

        assertThat(payments.read(run, BlockRange.ALL)).containsExactly(bill, late);
        assertThat(payments.readStaged(run, new BlockRange("", LATER.pan()))).containsExactly(new Staged<>(3, 2, bill));
        assertThat(payments.loadedByFile(run)).containsExactly(Map.entry(3, new Sum(2, 12_01, TaxAmounts.ZERO)));
        assertThat(Sum.of(bill)).isEqualTo(new Sum(1, 7_00, TaxAmounts.ZERO));
        assertThat(payments.exists(List.of(run + 1, run), OURS)).isTrue();
        assertThat(payments.exists(List.of(run + 1, run), OUR_OTHER)).isFalse();
        assertThat(payments.exists(List.of(run + 1), OURS)).isFalse();
        assertThat(payments.exists(List.of(), OURS)).isFalse();

        OpenPayment open = new OpenPayment(late, 2_00);
        get(OpenPaymentTable.class).insert(run, Map.of(LATER.pan(), List.of(open)));
        assertThat(get(OpenPaymentTable.class).read(run, OURS, BlockRange.ALL)).containsExactly(open);
        assertThat(open.rest().amount()).isEqualTo(2_00);
        assertThat(get(OpenPaymentTable.class).read(run, OURS, new BlockRange("", LATER.pan()))).isEmpty();

        Payable payable = new Payable("a", key("Inv/1", "2026-01-02"), APRIL, Gstr3bRow.ITC_OTHER, 118_00, igst(18), 1_00, 2_00);
        get(PayableTable.class).insert(run, Map.of(BLOCK, List.of(payable)));
        assertThat(get(PayableTable.class).read(run, OURS, BlockRange.ALL)).containsExactly(payable);
        assertThat(get(PayableTable.class).read(run, OUR_OTHER, BlockRange.ALL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_an_earlier_run_has_loaded_is_repeated_as_often_as_it_stood_there(Kind kind) {
        use(kind);
        long march = run(TaxPeriod.of(2026, 3), OURS);
        long april = run(APRIL, OURS);
        long may = run(MAY, OURS);
        PaymentTable payments = get(PaymentTable.class);
        payments.insert(march, staged(1, payment("1", "2026-03-05", 100)));
        payments.insert(april, staged(1, payment("1", "2026-03-05", 100), payment("2", "2026-04-05", 50), payment("2", "2026-04-05", 50),
                payment("7", "2026-05-02", 7)));
        payments.insert(may, staged(2, payment("1", "2026-03-05", 100), payment("1", "2026-03-05", 100), payment("2", "2026-04-05", 50),
                payment("2", "2026-04-05", 51), payment("3", "2026-04-05", 50), payment("7", "2026-05-02", 7)));

        assertThat(payments.repeated(may, Map.of(OURS, List.of(april, march))))
                .as("the last was in the future in April").containsExactly(new Place(2, 1), new Place(2, 3), new Place(2, 6));
        assertThat(payments.repeated(may, Map.of(OURS, List.of(march)))).containsExactly(new Place(2, 1));
        assertThat(payments.repeated(may, Map.of(OUR_OTHER, List.of(april, march)))).isEmpty();
        assertThat(payments.repeated(march, Map.of(OURS, List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void facts_of_files_and_workings_come_back(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        Decision decision = new Decision(OURS, "M1+M2", "h1+h2", Decision.Action.LINK, "", "Asha", null, SOURCE);
        get(DecisionTable.class).insert(run, List.of(new Staged<>(2, 1, decision)));
        assertThat(get(DecisionTable.class).read(run, OURS)).containsExactly(decision);
        assertThat(get(DecisionTable.class).loadedByFile(run)).containsExactly(Map.entry(2, Sum.of(decision)));

        TurnoverLine line = new TurnoverLine(OURS, APRIL, TurnoverLine.Supply.EXEMPT, -5_00, igst(1), SOURCE);
        get(TurnoverTable.class).insert(run, List.of(new Staged<>(0, 1, line), new Staged<>(2, 1, line)));
        assertThat(get(TurnoverTable.class).read(run, OURS)).containsExactly(line, line);
        assertThat(get(TurnoverTable.class).loadedByFile(run)).containsExactly(Map.entry(2, Sum.of(line)));

        CapitalGood idle = new CapitalGood("a", key("C/1", "2025-04-02"), CreditClass.CAPITAL, igst(60), TaxAmounts.ZERO, null);
        CapitalGood common = new CapitalGood("b", key("C/2", "2025-04-02"), CreditClass.COMMON_CAPITAL, igst(60), igst(48), APRIL);
        get(CapitalGoodTable.class).insert(run, Map.of(BLOCK, List.of(idle, common)));
        assertThat(get(CapitalGoodTable.class).read(run, OURS)).containsExactly(idle, common);

        CommonCredit working = new CommonCredit(APRIL, igst(1), igst(2), igst(3), igst(4), igst(5), igst(6), igst(7), igst(8),
                9_00, 10_00, null);
        get(CommonCreditTable.class).insert(run, OURS, working);
        assertThat(get(CommonCreditTable.class).read(run, OURS)).containsExactly(working);
        get(CommonCreditTable.class).delete(run);
        assertThat(get(CommonCreditTable.class).read(run, OURS)).isEmpty();

        get(WaitingMatchTable.class).insert(run, Map.of(BLOCK, List.of("M1", "M2")));
        assertThat(get(WaitingMatchTable.class).names(run)).containsExactlyInAnyOrder(MatchTable.name(run, BLOCK, "M1"),
                MatchTable.name(run, BLOCK, "M2"));
    }

    @ParameterizedTest
    @EnumSource
    void table_4_and_its_tie_come_back_and_are_published(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        Table4Table table = get(Table4Table.class);
        Table4.Row other = new Table4.Row(Gstr3bRow.ITC_OTHER, igst(18), 2);
        Table4.Row imports = new Table4.Row(Gstr3bRow.ITC_IMPORT_OF_GOODS, TaxAmounts.ZERO, 0);
        table.insert(run, OURS, new Table4(List.of(imports, other)));
        table.insertTies(run, "", List.of(new Tie(OURS, Gstr3bRow.ITC_OTHER, Tie.Cause.DEFERRED, igst(-3))));
        table.insertTies(run, "M", List.of(new Tie(OURS, Gstr3bRow.ITC_OTHER, Tie.Cause.DEFERRED, igst(-4)),
                new Tie(OURS, Gstr3bRow.ITC_OTHER, Tie.Cause.CLAIMED_BEFORE, igst(1))));

        assertThat(table.read(run, OURS).rows()).containsExactly(imports, other);
        assertThat(table.ties(run, OURS)).containsExactly(new Tie(OURS, Gstr3bRow.ITC_OTHER, Tie.Cause.CLAIMED_BEFORE, igst(1)),
                new Tie(OURS, Gstr3bRow.ITC_OTHER, Tie.Cause.DEFERRED, igst(-7)));
        assertThat(published("table_4", run)).containsExactly("4A1|Import of goods|0.00|0.00|0.00|0.00|0",
                "4A5|All other ITC|18.00|0.00|0.00|0.00|2");
        assertThat(published("table_4_tie", run)).containsExactly("4A5|CLAIMED_BEFORE|1.00|0.00|0.00|0.00", "4A5|DEFERRED|-7.00|0.00|0.00|0.00");
        table.delete(run);
        assertThat(table.read(run, OURS).rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void advice_is_published(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        DocumentKey bill = key("Inv/1", "2026-04-02");
        DocumentKey unregistered = new DocumentKey(OURS, null, "Ram Stores", DocumentType.INV, "5", LocalDate.of(2026, 3, 5));
        HoldItem hold = new HoldItem(bill, "Acme", HoldItem.Hold.GST, 18_00, "not in GSTR-2B", "it is", LocalDate.of(2027, 11, 30));
        HoldItem held = new HoldItem(unregistered, "Ram Stores", HoldItem.Hold.FULL, 5_00, "why", "when", null);
        HoldItem release = new HoldItem(bill, "Acme", HoldItem.Hold.RELEASE, 1_00, "", "", null);
        get(HoldItemTable.class).insert(run, Map.of(BLOCK, List.of(hold, release), Document.NO_GSTIN, List.of(held)));
        get(ReviewItemTable.class).insert(run, Map.of(BLOCK, List.of(new ReviewItemTable.Shown(new ReviewItem(OURS, "M1", "h", "PROBABLE",
                "a month apart", 18_50, Decision.Action.ACCEPT), "Inv/1 of 2026-04-02"))));
        get(ImsActionTable.class).insert(run, Map.of(BLOCK, List.of(new ImsSuggestion(bill, "Acme", Section.B2B,
                ImsSuggestion.Action.PENDING, "N", null, "goods not here", LocalDate.of(2026, 5, 20)),
                new ImsSuggestion(bill, "Acme", Section.CDNR, ImsSuggestion.Action.ACCEPT, "", igst(2), "half of it claimed", null))));
        get(SupplierRequestTable.class).insert(run, Map.of(BLOCK, List.of(new SupplierRequest(OURS, SUPPLIER, "Acme", bill,
                SupplierRequest.Ask.REPORT, igst(18), "100.00", "", "Please report it"))));
        get(Rule37LineTable.class).insert(run, Map.of(BLOCK, List.of(new Rule37Line(bill, LocalDate.of(2026, 9, 29), 118_00, 39_33, 78_67,
                Rule37Line.Action.REVERSE, MAY, igst(12), null, "two thirds"))));

        assertThat(get(HoldItemTable.class).held(run, OURS, BlockRange.ALL)).containsExactly(hold, held);
        assertThat(published("hold_list", run)).containsExactly(
                "27AAECU4417Q1ZO|INV|Inv/1|2026-04-02|Acme|GST|18.00|not in GSTR-2B|it is|2027-11-30",
                "27AAECU4417Q1ZO|INV|Inv/1|2026-04-02|Acme|RELEASE|1.00|||", "|INV|5|2026-03-05|Ram Stores|FULL|5.00|why|when|");
        assertThat(published("review", run)).containsExactly(
                "27AAPFU0939F1ZV|M1|h|PROBABLE|Inv/1 of 2026-04-02|a month apart|18.50|ACCEPT||||");
        assertThat(published("ims_actions", run)).containsExactly(
                "27AAECU4417Q1ZO|INV|Inv/1|2026-04-02|Acme|B2B|PENDING|N|||||goods not here|2026-05-20",
                "27AAECU4417Q1ZO|INV|Inv/1|2026-04-02|Acme|CDNR|ACCEPT||2.00|0.00|0.00|0.00|half of it claimed|");
        assertThat(published("supplier_requests", run)).containsExactly(
                "27AAECU4417Q1ZO|Acme|INV|Inv/1|2026-04-02|REPORT|18.00|0.00|0.00|0.00|100.00||Please report it");
        assertThat(published("rule_37", run)).containsExactly("27AAECU4417Q1ZO|Inv/1|2026-04-02|2026-09-29|118.00|39.33|78.67|66.67|"
                + "REVERSE|2026-05|12.00|0.00|0.00|0.00||two thirds");
    }

    @ParameterizedTest
    @EnumSource
    void every_result_has_a_view_of_the_latest_completed_run(Kind kind) {
        use(kind);
        long run = run(APRIL, OURS);
        get(CreditLotTable.class).insert(run, Map.of(BLOCK, List.of(lot("L1", key("1", "2026-04-02"), 90, 0, 0))));
        assertThat(application.jdbc().queryForList("select lot_id from current_open_credit")).isEmpty();
        get(RunTable.class).setStatus(run, RunTable.COMPLETED);

        assertThat(application.jdbc().queryForList("select lot_id from current_open_credit", String.class)).containsExactly("L1");
        for (ResultViews.Results result : ResultViews.CREDIT) {
            application.jdbc().queryForList("select run_id, gstin from current_" + result.view());
            assertThat(published(result.view(), run)).as(result.file()).hasSize(result.view().equals("open_credit") ? 1 : 0);
        }
    }
}
