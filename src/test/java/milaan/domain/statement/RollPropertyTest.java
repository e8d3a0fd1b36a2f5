package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;

/** 10,000 chains of months and quarters in turn: what the portal would post is counted here on its own, in plain arrays. */
class RollPropertyTest {

    private static final int CHAINS = 10_000;

    /**
     * @param closings by period, one figure a head
     * @param excesses periods and heads in which more was used than was there
     * @param mixed    months and quarters both occur
     */
    private record Chain(List<Gstr3b> returns, List<StatementRow> statement, Map<TaxPeriod, long[]> closings, Set<String> excesses,
                         TaxAmounts declared, boolean mixed) {

        TaxPeriod last() {
            return returns.get(returns.size() - 1).period();
        }

        StatementRoll roll() {
            return StatementRoll.of(StatementKind.ECRS, returns, statement, last(), Samples.RULES);
        }
    }

    @Test
    void the_roll_is_what_the_portal_counts() {
        int excesses = 0;
        for (int seed = 0; seed < CHAINS; seed++) {
            Chain chain = chain(new Random(seed), true);
            StatementRoll roll = chain.roll();

            assertThat(roll.rows()).as("seed %d", seed).hasSize(chain.closings().size() * 4);
            for (RollRow row : roll.rows()) {
                long counted = chain.closings().get(row.period())[row.head().ordinal()];
                boolean fires = chain.excesses().contains(row.period() + " " + row.head());
                RollResult expected = !fires ? RollResult.OK
                        : row.period().compareTo(TaxPeriod.of(2025, 12)) < 0 ? RollResult.WARN : RollResult.BLOCK;
                if (row.closing() != counted || row.difference() != 0 || row.result() != expected || row.provisional()) {
                    assertThat(row.toString()).as("seed %d: closing %d, %s", seed, counted, expected).isNull();
                }
            }
            excesses += chain.excesses().size();
        }
        assertThat(excesses).as("the rule has fired").isGreaterThan(CHAINS);
    }

    @Test
    void months_and_quarters_in_turn_leave_no_false_holes() {
        int mixed = 0;
        for (int seed = 0; seed < CHAINS; seed++) {
            Chain chain = chain(new Random(seed), seed % 2 == 0);
            List<StatementRow> statement = seed % 4 < 2 ? chain.statement() : List.of();
            ReturnChain built = ReturnChain.of(StatementKind.ECRS, chain.returns(), statement, chain.last(), Samples.RULES);

            assertThat(built.missing()).as("seed %d", seed).isEmpty();
            assertThat(built.remarks()).as("seed %d", seed).isEmpty();
            mixed += chain.mixed() ? 1 : 0;
        }
        assertThat(mixed).isGreaterThan(CHAINS / 3);
    }

    @Test
    void the_order_of_files_and_rows_changes_nothing() {
        for (int seed = 0; seed < CHAINS; seed++) {
            Random random = new Random(seed);
            Chain chain = disturbed(chain(random, true), random);
            List<Gstr3b> returns = new ArrayList<>(chain.returns());
            List<StatementRow> statement = new ArrayList<>(chain.statement());
            returns.addAll(returns.subList(0, returns.size() / 3));
            StatementRoll before = StatementRoll.of(StatementKind.ECRS, returns, statement, chain.last(), Samples.RULES);
            Collections.shuffle(returns, random);
            Collections.shuffle(statement, random);
            StatementRoll after = StatementRoll.of(StatementKind.ECRS, returns, statement, chain.last(), Samples.RULES);

            assertThat(after.equals(before)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void causes_add_up_to_the_difference_whatever_is_missing_or_wrong() {
        int differences = 0;
        for (int seed = 0; seed < CHAINS; seed++) {
            Random random = new Random(seed);
            Chain chain = disturbed(chain(random, true), random);
            FinancialYear year = new FinancialYear(2024 + random.nextInt(3));
            TaxAmounts books = random.nextInt(4) == 0 ? null : amounts(random, 100_000);
            List<BalanceCause> given = List.of(new BalanceCause(null, TaxHead.CGST, Cause.PERMANENT_IN_4B2, null, random.nextInt(1000), ""));
            StatementRoll roll = chain.roll();
            YearOpening opening = YearOpening.of(year, roll, chain.statement(), books, given, Samples.RULES);
            TaxPeriod march = TaxPeriod.of(year.startYear(), 3);
            StatementRow last = chain.statement().stream().filter(row -> !row.isOpeningBalance() && row.period().compareTo(march) <= 0)
                    .reduce((a, b) -> a.period().compareTo(b.period()) > 0 ? a : b).orElse(null);
            for (HeadOpening head : opening.heads()) {
                Long a = last == null ? null : (Long) last.closing().of(head.head());
                assertThat(head.portal()).as("A, seed %d", seed).isEqualTo(a);
                assertThat(sum(head.rolledCauses())).as("D1, seed %d", seed).isEqualTo(a == null ? 0 : a - head.rolled());
                if (books != null) {
                    long base = a == null ? head.rolled() : a;
                    assertThat(sum(head.booksCauses())).as("D2, seed %d", seed).isEqualTo(base - books.of(head.head()));
                    assertThat(head.claimable()).as("E, seed %d", seed).isLessThanOrEqualTo(Math.max(0, books.of(head.head())));
                }
                assertThat(head.claimable()).as("E, seed %d", seed).isBetween(0L, Math.max(0, a == null ? head.rolled() : a));
                differences += head.rolledCauses().isEmpty() ? 0 : 1;
            }
        }
        assertThat(differences).as("there was something to explain").isGreaterThan(CHAINS);
    }

    private static long sum(List<BalanceCause> causes) {
        return causes.stream().mapToLong(BalanceCause::amountPaise).sum();
    }

    /** A taxpayer from the first period on, who may change between months and quarters at the end of a quarter. */
    private static Chain chain(Random random, boolean marked) {
        boolean quarterly = random.nextBoolean();
        TaxPeriod period = quarterly ? TaxPeriod.of(2023, 9) : TaxPeriod.of(2023, 8);
        TaxAmounts declared = random.nextInt(3) == 0 ? TaxAmounts.ZERO : amounts(random, 50_000);
        long[] balances = {declared.igst(), declared.cgst(), declared.sgst(), declared.cess()};
        List<Gstr3b> returns = new ArrayList<>();
        List<StatementRow> statement = new ArrayList<>();
        Map<TaxPeriod, long[]> closings = new TreeMap<>();
        Set<String> excesses = new TreeSet<>();
        Set<Boolean> kinds = new TreeSet<>();
        if (!declared.isZero()) {
            statement.add(Samples.posting(StatementKind.ECRS, null, LocalDate.of(2023, 8, 20), false, TaxAmounts.ZERO, declared,
                    TaxAmounts.ZERO, declared, "s.csv"));
        }
        int length = 3 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            kinds.add(quarterly);
            TaxAmounts added = amounts(random, 20_000);
            TaxAmounts used = amounts(random, 25_000);
            for (TaxHead head : TaxHead.values()) {
                long there = balances[head.ordinal()] + added.of(head);
                if (used.of(head) > there) {
                    excesses.add(period + " " + head);
                }
                balances[head.ordinal()] = there - used.of(head);
            }
            closings.put(period, balances.clone());
            TaxAmounts closing = new TaxAmounts(balances[0], balances[1], balances[2], balances[3]);
            returns.add(Samples.filed(period, used, added, used));
            statement.add(Samples.posting(StatementKind.ECRS, period, period.lastDay().plusDays(20), quarterly && marked, used, added, used,
                    closing, "s.csv"));
            if (period.month().getMonthValue() % 3 == 0 && random.nextInt(3) == 0) {
                quarterly = !quarterly;
            }
            period = quarterly ? period.next().next().next() : period.next();
        }
        return new Chain(returns, statement, closings, excesses, declared, kinds.size() == 2);
    }

    /** Returns and postings are lost, typed wrong, or a balance jumps. */
    private static Chain disturbed(Chain chain, Random random) {
        List<Gstr3b> returns = new ArrayList<>();
        for (Gstr3b one : chain.returns()) {
            int dice = random.nextInt(12);
            if (dice > 1 || returns.isEmpty() && one.period().equals(chain.last())) {
                returns.add(one);
            } else if (dice == 1) {
                returns.add(Samples.filed(one.period(), amounts(random, 900), amounts(random, 900), amounts(random, 900)));
            }
        }
        List<StatementRow> statement = new ArrayList<>();
        TaxAmounts jump = TaxAmounts.ZERO;
        for (StatementRow row : chain.statement()) {
            int dice = random.nextInt(12);
            TaxAmounts wrong = dice == 1 || dice == 2 ? amounts(random, 700) : TaxAmounts.ZERO;
            jump = jump.plus(wrong);
            if (dice > 0) {
                statement.add(Samples.posting(row.kind(), row.period(), row.date(), row.quarterly(), row.claimed(),
                        dice == 1 ? row.added().plus(wrong) : row.added(), row.used(), row.closing().plus(jump), "s.csv"));
            }
        }
        return new Chain(returns, statement, chain.closings(), chain.excesses(), chain.declared(), chain.mixed());
    }

    private static TaxAmounts amounts(Random random, int bound) {
        return new TaxAmounts(random.nextInt(bound), random.nextInt(bound), random.nextInt(3) == 0 ? random.nextInt(bound) : 0,
                random.nextInt(5) == 0 ? random.nextInt(bound) : 0);
    }
}
