package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.BalanceExplanation.Start;
import milaan.domain.statement.BalanceExplanation.Start.Knowledge;
import milaan.domain.statement.WorkingLots.Lot;
import milaan.domain.statement.WorkingLots.Reclaim;
import org.junit.jupiter.api.Test;

/** Facts that hold for any chain of reversals and reclaims: 10,000 of them at random. */
class WorkingLotsTest {

    private static final int CASES = 10_000;
    private static final TaxPeriod FIRST = TaxPeriod.of(2023, 8);
    private static final TaxPeriod UP_TO = TaxPeriod.of(2023, 11);

    @Test
    void a_reclaim_never_takes_more_than_its_lot_and_falls_apart_without_rest() {
        for (int seed = 0; seed < CASES; seed++) {
            WorkingLots lots = WorkingLots.of(new Chain(seed).items, UP_TO);
            for (Reclaim reclaim : lots.reclaims()) {
                TaxAmounts parts = reclaim.taken().plus(reclaim.wrongHead()).plus(reclaim.unlinked()).plus(reclaim.twice()).plus(reclaim.above());
                assertThat(parts).as("seed %d %s", seed, reclaim).isEqualTo(reclaim.item().tax());
                assertThat(reclaim.wrongHead().total()).isEqualTo(reclaim.takenOtherHeads().total());
                assertTookAllThereWas(seed, reclaim, lots);
                assertNotNegative(seed, reclaim.taken(), reclaim.wrongHead(), reclaim.takenOtherHeads(), reclaim.unlinked(), reclaim.twice(), reclaim.above());
            }
            for (Lot lot : lots.lots()) {
                TaxAmounts drawn = TaxAmounts.ZERO;
                for (Reclaim reclaim : lots.reclaims()) {
                    drawn = reclaim.lot() == lot.item() ? drawn.plus(reclaim.drawn()) : drawn;
                }
                assertThat(lot.left()).as("seed %d", seed).isEqualTo(lot.item().tax().minus(lot.madeGood()).minus(drawn));
                assertNotNegative(seed, lot.left(), lot.madeGood());
            }
        }
    }

    @Test
    void the_causes_of_each_head_add_up_to_the_difference_of_its_balances() {
        int explained = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Chain chain = new Chain(seed);
            BalanceExplanation explanation = chain.explain();
            TaxAmounts portal = chain.start.balance();
            for (PeriodMovement movement : chain.movements) {
                if (movement.period().compareTo(FIRST) >= 0 && movement.period().compareTo(UP_TO) <= 0) {
                    portal = portal.plus(movement.added()).minus(movement.used());
                }
            }
            TaxAmounts books = WorkingLots.of(chain.items, UP_TO).open();
            for (TaxHead head : TaxHead.values()) {
                long sum = explanation.causes(head).stream().mapToLong(BalanceCause::amountPaise).sum();
                assertThat(sum).as("seed %d %s", seed, head).isEqualTo(portal.of(head) - books.of(head));
            }
            assertThat(explanation.causes()).as("seed %d", seed).allSatisfy(cause -> assertThat(cause.amountPaise()).isNotZero());
            explained += explanation.causes().size();
        }
        assertThat(explained).as("the chains are not all clean").isGreaterThan(CASES);
    }

    @Test
    void where_the_returns_say_what_the_items_say_nothing_is_unexplained() {
        for (int seed = 0; seed < CASES; seed++) {
            Chain chain = new Chain(seed);
            chain.movements.clear();
            for (WorkingItem item : chain.items) {
                boolean added = item.event() == WorkingEvent.REVERSED_4B2
                        || WorkingLots.of(chain.items, UP_TO).lots().stream().anyMatch(lot -> lot.item() == item
                        && item.event() == WorkingEvent.TO_BE_RECLAIMED);
                boolean used = item.event() == WorkingEvent.RECLAIMED_4D1;
                chain.movements.add(new PeriodMovement(item.period(), TaxAmounts.ZERO, TaxAmounts.ZERO, added ? item.tax() : TaxAmounts.ZERO,
                        used ? item.tax() : TaxAmounts.ZERO, false));
            }
            assertThat(chain.explain().causes()).as("seed %d", seed).extracting(BalanceCause::cause).doesNotContain(Cause.UNEXPLAINED);
        }
    }

    @Test
    void the_order_of_items_and_returns_changes_nothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Chain chain = new Chain(seed);
            WorkingLots lots = WorkingLots.of(chain.items, UP_TO);
            BalanceExplanation explanation = chain.explain();
            OpeningBalance opening = OpeningBalance.of(chain.items, FIRST.previous());
            Collections.shuffle(chain.items, new Random(seed + 1));
            Collections.shuffle(chain.movements, new Random(seed + 2));
            assertThat(WorkingLots.of(chain.items, UP_TO)).as("seed %d", seed).isEqualTo(lots);
            assertThat(chain.explain()).as("seed %d", seed).isEqualTo(explanation);
            assertThat(OpeningBalance.of(chain.items, FIRST.previous())).as("seed %d", seed).isEqualTo(opening);
        }
    }

    @Test
    void reclaims_draw_in_order_of_period_whatever_their_names() {
        List<WorkingItem> items = List.of(item("R", 5, WorkingEvent.REVERSED_4B2, "", 100), item("A", 9, WorkingEvent.RECLAIMED_4D1, "R", 80),
                item("Z", 8, WorkingEvent.RECLAIMED_4D1, "R", 70));
        WorkingLots lots = WorkingLots.of(items, UP_TO);
        assertThat(lots.reclaims()).extracting(reclaim -> reclaim.item().itemId()).containsExactly("Z", "A");
        assertThat(lots.reclaims()).extracting(reclaim -> reclaim.taken().cgst()).containsExactly(70L, 30L);
        assertThat(lots.reclaims().get(1).twice().cgst()).isEqualTo(50);
        assertThat(lots.open()).isEqualTo(TaxAmounts.ZERO);
    }

    @Test
    void a_reclaim_in_the_period_of_its_reversal_is_linked() {
        List<WorkingItem> items = List.of(item("R", 9, WorkingEvent.REVERSED_4B2, "", 100), item("A", 9, WorkingEvent.RECLAIMED_4D1, "R", 100));
        assertThat(WorkingLots.of(items, UP_TO).open()).isEqualTo(TaxAmounts.ZERO);
    }

    /** What goes beyond its lot does so because the lot is empty, in that head or, where it never had the head, in all. */
    private static void assertTookAllThereWas(int seed, Reclaim reclaim, WorkingLots lots) {
        TaxAmounts beyond = reclaim.twice().plus(reclaim.above());
        if (beyond.isZero()) {
            return;
        }
        TaxAmounts left = lots.lots().stream().filter(lot -> lot.item() == reclaim.lot()).findFirst().orElseThrow().left();
        for (TaxHead head : TaxHead.values()) {
            if (beyond.of(head) > 0) {
                assertThat(reclaim.lot().tax().of(head) > 0 ? left.of(head) : left.total()).as("seed %d %s", seed, reclaim).isZero();
            }
        }
    }

    private static void assertNotNegative(int seed, TaxAmounts... amounts) {
        for (TaxAmounts amount : amounts) {
            for (TaxHead head : TaxHead.values()) {
                assertThat(amount.of(head)).as("seed %d", seed).isNotNegative();
            }
        }
    }

    private static WorkingItem item(String id, int month, WorkingEvent event, String origin, long cgst) {
        return new WorkingItem(WorkingCases.OURS, id, null, "", null, TaxPeriod.of(2023, month), event, "", origin, new TaxAmounts(0, cgst, 0, 0),
                new SourceLine("working.csv", id));
    }

    /** Items and returns by chance: names that occur twice, links to nothing, to itself, forward and in rings, all heads. */
    private static final class Chain {

        private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
        private static final List<String> REASONS = List.of("", "", "", "R37_180D", "rule 42", "credit note");

        private final List<WorkingItem> items = new ArrayList<>();
        private final List<PeriodMovement> movements = new ArrayList<>();
        private final Start start;

        Chain(int seed) {
            Random random = new Random(seed);
            int size = random.nextInt(10);
            for (int i = 0; i < size; i++) {
                String name = random.nextInt(10) == 0 ? pick(random, NAMES) : NAMES.get(i);
                WorkingEvent event = random.nextInt(4) == 0 ? WorkingEvent.values()[random.nextInt(WorkingEvent.values().length)]
                        : pick(random, List.of(WorkingEvent.REVERSED_4B2, WorkingEvent.REVERSED_OTHERWISE, WorkingEvent.RECLAIMED_4D1,
                        WorkingEvent.RECLAIMED_OTHERWISE, WorkingEvent.TO_BE_RECLAIMED));
                String origin = random.nextInt(4) == 0 ? "" : random.nextInt(8) == 0 ? "unknown" : NAMES.get(random.nextInt(size));
                items.add(new WorkingItem(WorkingCases.OURS, name, null, "", null, period(random), event, pick(random, REASONS), origin,
                        tax(random), new SourceLine("working.csv", String.valueOf(i))));
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                movements.add(new PeriodMovement(period(random), TaxAmounts.ZERO, tax(random), tax(random), tax(random), false));
            }
            Knowledge known = pick(random, List.of(Knowledge.values()));
            start = known == Knowledge.DECLARED || known == Knowledge.OF_STATEMENT ? new Start(tax(random), known) : new Start(TaxAmounts.ZERO, known);
        }

        BalanceExplanation explain() {
            return BalanceExplanation.of(start, FIRST, movements, items, UP_TO);
        }

        /** From three months before the statement to one after what is looked at. */
        private static TaxPeriod period(Random random) {
            return TaxPeriod.of(2023, 5 + random.nextInt(8));
        }

        private static TaxAmounts tax(Random random) {
            return TaxAmounts.byHead(head -> random.nextInt(3) == 0 ? 0 : random.nextInt(5) * 100L);
        }

        private static <T> T pick(Random random, List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
