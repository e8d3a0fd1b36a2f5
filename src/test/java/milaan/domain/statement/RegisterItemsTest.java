package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.WorkingOpening;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import org.junit.jupiter.api.Test;

/** The working before the register and the register behind it, as one working. */
class RegisterItemsTest {

    private static final TaxPeriod FIRST = TaxPeriod.of(2026, 4);
    private static final TaxPeriod BEFORE = TaxPeriod.of(2025, 11);
    private static final String OWN = "2026-04/a/VALUE_DIFF";

    @Test
    void lots_of_two_gstins_with_one_item_id_have_ids_and_accounts_of_their_own() {
        CreditLot here = WorkingOpening.lots(List.of(item(WorkingCases.OURS, "R-001", BEFORE, 100)), FIRST).get(0);
        CreditLot there = WorkingOpening.lots(List.of(item(WorkingCases.SUPPLIER, "R-001", BEFORE, 100)), FIRST).get(0);

        assertThat(here.id()).isEqualTo("working/27AAPFU0939F1ZV/R-001");
        assertThat(there.id()).isEqualTo("working/29AABCB2222B1ZE/R-001");
        assertThat(here.account()).isNotEqualTo(there.account());
    }

    @Test
    void items_of_one_id_are_lots_of_their_own() {
        List<WorkingItem> items = List.of(item("R", BEFORE, 100), item("R", BEFORE.next(), 200), item("R#2", BEFORE, 300));

        assertThat(WorkingOpening.lots(items, FIRST)).extracting(CreditLot::id).doesNotHaveDuplicates().hasSize(3)
                .contains("working/27AAPFU0939F1ZV/R", "working/27AAPFU0939F1ZV/R#2");
        assertThat(open(items, event(EventKind.RECLAIMED, "working/27AAPFU0939F1ZV/R#2", 150))).isEqualTo(450);
    }

    @Test
    void the_id_of_a_lot_is_short_and_leads_back_to_its_item() {
        List<WorkingItem> items = List.of(item("x".repeat(3000) + "1", BEFORE, 100), item("x".repeat(3000) + "2", BEFORE, 200));
        List<CreditLot> lots = WorkingOpening.lots(items, FIRST);

        assertThat(lots).extracting(CreditLot::id).doesNotHaveDuplicates().allMatch(id -> id.length() < 400);
        assertThat(open(items, event(EventKind.RECLAIMED, lots.get(1).id(), 200))).isEqualTo(100);
    }

    @Test
    void what_lapses_of_a_lot_of_a_working_is_not_open_any_more() {
        List<WorkingItem> items = List.of(item("R", BEFORE, 100));

        assertThat(open(items, event(EventKind.LAPSED, "working/27AAPFU0939F1ZV/R", 40))).isEqualTo(60);
        assertThat(open(items, event(EventKind.LAPSED, "working/27AAPFU0939F1ZV/R", 40),
                event(EventKind.RECLAIMED, "working/27AAPFU0939F1ZV/R", 60))).isZero();
        assertThat(open(items, event(EventKind.LAPSED, "working/27AAPFU0939F1ZV/R", 100))).isZero();
    }

    @Test
    void an_item_that_names_a_lapsed_one_does_not_open_instead_of_it() {
        WorkingItem again = new WorkingItem(WorkingCases.OURS, "T", null, "", null, BEFORE, WorkingEvent.TO_BE_RECLAIMED, "", "R",
                new TaxAmounts(0, 100, 0, 0), new SourceLine("working.csv", "9"));

        assertThat(open(List.of(item("R", BEFORE, 100), again), event(EventKind.LAPSED, "working/27AAPFU0939F1ZV/R", 100))).isZero();
    }

    @Test
    void a_lapsed_lot_is_not_open_whatever_its_reason() {
        assertThat(open(List.of(), event(EventKind.REVERSED_FOR_NOW, OWN, 100), event(EventKind.LAPSED, OWN, 100))).isZero();
    }

    @Test
    void two_reversals_into_one_lot_are_one_item_and_lapse_once() {
        assertThat(open(List.of(), event(EventKind.REVERSED_FOR_NOW, OWN, 100), event(EventKind.REVERSED_FOR_NOW, OWN, 100))).isEqualTo(200);
        assertThat(open(List.of(), event(EventKind.REVERSED_FOR_NOW, OWN, 100), event(EventKind.REVERSED_FOR_NOW, OWN, 100),
                event(EventKind.LAPSED, OWN, 150))).isEqualTo(50);
    }

    @Test
    void a_reclaim_is_numbered_within_its_lot_and_period() {
        CreditEvent reclaim = event(EventKind.RECLAIMED, OWN, 10);

        assertThat(items(List.of(), reclaim, reclaim)).extracting(WorkingItem::itemId).containsExactly("2026-04/reclaimed/1/" + OWN,
                "2026-04/reclaimed/2/" + OWN);
        assertThat(items(List.of(), event(EventKind.REVERSED_FOR_NOW, "other", 5), reclaim)).extracting(WorkingItem::itemId)
                .contains("2026-04/reclaimed/1/" + OWN);
    }

    @Test
    void a_line_is_followed_as_it_was_first_given() {
        WorkingItem first = item("R", BEFORE, 100);
        WorkingItem changed = item("R", BEFORE, 120);
        WorkingItem drawing = new WorkingItem(WorkingCases.OURS, "P", null, "", null, BEFORE.next(), WorkingEvent.RECLAIMED_4D1, "", "R",
                new TaxAmounts(0, 50, 0, 0), new SourceLine("working.csv", "2"));
        WorkingItem other = item("S", BEFORE, 30);
        WorkingBefore before = WorkingBefore.of(List.of(List.of(first), List.of(changed, drawing, other, item("U", FIRST, 1))), FIRST);

        assertThat(before.items()).containsExactly(first, other);
        assertThat(before.notFollowed()).containsExactly(changed, drawing);
        assertThat(WorkingBefore.of(List.of(List.of(first, drawing), List.of(drawing, first)), FIRST).notFollowed()).isEmpty();
    }

    private static long open(List<WorkingItem> before, CreditEvent... events) {
        return WorkingLots.of(items(before, events), FIRST).open().cgst();
    }

    private static List<WorkingItem> items(List<WorkingItem> before, CreditEvent... events) {
        RegisterItems register = new RegisterItems(before, FIRST);
        List.of(events).forEach(register::add);
        return register.items();
    }

    private static WorkingItem item(String id, TaxPeriod period, long cgst) {
        return item(WorkingCases.OURS, id, period, cgst);
    }

    private static WorkingItem item(Gstin gstin, String id, TaxPeriod period, long cgst) {
        return new WorkingItem(gstin, id, null, "", null, period, WorkingEvent.REVERSED_4B2, "NOT_RECEIVED", "", new TaxAmounts(0, cgst, 0, 0),
                new SourceLine("working.csv", "1"));
    }

    private static CreditEvent event(EventKind kind, String lot, long cgst) {
        DocumentKey document = new DocumentKey(WorkingCases.OURS, WorkingCases.SUPPLIER, "", null, "A/1", LocalDate.of(2026, 4, 5));
        return new CreditEvent("a", document, FIRST, kind, Gstr3bRow.ITC_OTHER, CreditReason.VALUE_DIFF, "", lot, new TaxAmounts(0, cgst, 0, 0),
                null, null, "", null, "");
    }
}
