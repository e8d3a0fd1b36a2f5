package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.Payable;
import milaan.domain.credit.Payment;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

class SettlementTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 31);
    private static final int HISTORIES = 5_000;

    static List<List<CSVRecord>> cases() {
        Map<String, List<CSVRecord>> byCase = Cases.read("settlement.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("case"), LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(byCase.values());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void payments_go_to_the_bill_they_name_and_then_to_the_oldest(List<CSVRecord> rows) {
        String name = rows.get(0).get("case");
        List<CSVRecord> bills = rows.stream().filter(row -> row.get("what").equals("BILL")).toList();
        List<CSVRecord> paid = rows.stream().filter(row -> row.get("what").equals("PAY")).toList();
        Rules rules = Cases.rules(rows.stream().map(row -> row.get("rules")).filter(text -> !text.isEmpty()).findFirst().orElse(""));
        Settlement settlement = Settlement.of(bills.stream().map(SettlementTest::payable).toList(),
                paid.stream().filter(row -> row.get("earlier").equals("Y")).map(SettlementTest::payment).toList(),
                paid.stream().filter(row -> row.get("earlier").isEmpty()).map(SettlementTest::payment).toList(), LAST_DAY, false, rules);

        for (CSVRecord bill : bills) {
            assertThat(settlement.payables()).as(name).filteredOn(payable -> payable.account().equals(payable(bill).account()))
                    .singleElement().satisfies(payable -> {
                        assertThat(payable.unpaid()).isEqualTo(Cases.paise(bill.get("unpaid")));
                        assertThat(payable.paidInTime()).isEqualTo(Cases.paise(bill.get("in_time")));
                    });
        }
        for (CSVRecord row : paid) {
            SourceLine source = payment(row).source();
            long left = settlement.unapplied().stream().filter(payment -> payment.source().equals(source)).mapToLong(Payment::amount).sum();
            assertThat(left).as(name).isEqualTo(Cases.paise(row.get("left")));
            assertThat(settlement.remarks().stream().filter(remark -> remark.payment().source().equals(source))
                    .map(remark -> remark.code().name()).collect(Collectors.joining(" "))).as(name).isEqualTo(row.get("remark"));
        }
    }

    @Test
    void a_remark_says_the_figures_and_what_becomes_of_the_payment() {
        Payable bill = Cases.payable("A/1", LocalDate.of(2026, 3, 20), 1_18_000_00, Cases.IGST_18000);
        List<Payment> payments = List.of(pay("A-1", 1_20_000_00, "2026-03-15", "1"), pay("B", 700_00, "2026-03-16", "2"),
                pay("", 500_00, "2026-04-02", "3"));

        assertThat(Settlement.of(List.of(bill), List.of(), payments, LAST_DAY, true, Cases.rules("")).remarks())
                .extracting(Settlement.Remark::sentence).containsExactly(
                        "payment of 1,20,000.00 on 2026-03-15 is before the date of bill 'A/1', 2026-03-20; it counts",
                        "payment of 1,20,000.00 on 2026-03-15 is 2,000.00 more than bill 'A/1' of 1,18,000.00 leaves unpaid (1,18,000.00); "
                                + "the rest is on account",
                        "payment of 700.00 on 2026-03-16 names bill 'B', which is not among the open bills (not booked yet, or paid before); it is kept until it is",
                        "payment of 500.00 on 2026-04-02 is after the end of the month, 2026-03-31; it is kept until then");
    }

    @Test
    void an_advance_to_a_known_supplier_without_bills_is_kept_without_a_remark() {
        List<Payment> payments = List.of(pay("", 700_00, "2026-03-15", "1"));
        Settlement settlement = Settlement.of(List.of(), List.of(), payments, LAST_DAY, true, Cases.rules(""));

        assertThat(settlement.remarks()).isEmpty();
        assertThat(settlement.unapplied()).extracting(Payment::amount).containsExactly(700_00L);
    }

    @Test
    void two_suppliers_are_not_settled_together() {
        Payable bill = Cases.payable("A/1", LocalDate.of(2026, 3, 20), 1_18_000_00, Cases.IGST_18000);
        Payment other = new Payment(Cases.OURS, new Gstin("27AAPFU0939F1ZV"), "", null, LAST_DAY, 1, Payment.Kind.PAYMENT,
                new SourceLine("payments.csv", "1"));

        assertThatThrownBy(() -> Settlement.of(List.of(bill), List.of(), List.of(other), LAST_DAY, true, Cases.rules("")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("payments are settled for one recipient and one supplier "
                        + "at a time, given are those of [27AAPFU0939F1ZV and 27AAPFU0939F1ZV, 27AAPFU0939F1ZV and 29AABCB2222B1ZE]");
    }

    @Test
    void no_paisa_is_lost_and_the_order_of_rows_changes_nothing() {
        long applied = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Rules rules = Cases.rules(random.nextInt(4) == 0 ? "r37.set_off_counts=false" : "");
            List<Payable> payables = new ArrayList<>();
            List<Payment> kept = List.of();
            long paidIn = 0;
            for (TaxPeriod period = TaxPeriod.of(2026, 1); period.compareTo(TaxPeriod.of(2026, 8)) <= 0; period = period.next()) {
                payables.addAll(bills(random, period));
                List<Payment> payments = payments(random, period);
                paidIn += payments.stream().mapToLong(Payment::amount).sum();
                Settlement settlement = Settlement.of(payables, kept, payments, period.lastDay(), true, rules);
                Settlement shuffled = Settlement.of(shuffled(payables, random), shuffled(kept, random), shuffled(payments, random),
                        period.lastDay(), true, rules);
                assertThat(shuffled).as("seed %d %s", seed, period).isEqualTo(settlement);

                payables = new ArrayList<>(settlement.payables());
                kept = settlement.unapplied();
                long paidOut = payables.stream().mapToLong(payable -> payable.paidInTime() + payable.paidLate()).sum();
                long left = kept.stream().mapToLong(Payment::amount).sum();
                assertThat(paidOut + left).as("seed %d %s", seed, period).isEqualTo(paidIn);
                assertThat(payables).as("seed %d", seed).allSatisfy(
                        payable -> assertThat(payable.paidInTime() + payable.paidLate()).isBetween(0L, payable.value()));
                assertThat(kept).as("seed %d", seed).allSatisfy(payment -> assertThat(payment.amount()).isPositive());
                applied += paidOut;
            }
        }
        assertThat(applied).isPositive();
    }

    private static List<Payable> bills(Random random, TaxPeriod period) {
        List<Payable> bills = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate date = period.firstDay().plusDays(random.nextInt(28));
            bills.add(Cases.payable("INV/" + random.nextInt(6) + "/" + period + i, date, random.nextInt(1_000), TaxAmounts.ZERO));
        }
        return bills;
    }

    private static List<Payment> payments(Random random, TaxPeriod period) {
        List<Payment> payments = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String bill = random.nextInt(3) == 0 ? "" : "inv-" + random.nextInt(6) + "-" + period + (1 + random.nextInt(2));
            LocalDate date = period.firstDay().plusDays(random.nextInt(40));
            payments.add(new Payment(Cases.OURS, Cases.SUPPLIER, bill, null, date, 1 + random.nextInt(800),
                    Payment.Kind.values()[random.nextInt(4)], new SourceLine(period + ".csv", String.valueOf(random.nextInt(20)))));
        }
        return payments;
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static Payable payable(CSVRecord row) {
        return Cases.payable(row.get("number"), LocalDate.parse(row.get("bill_date")), Cases.paise(row.get("amount")), Cases.IGST_18000);
    }

    private static Payment payment(CSVRecord row) {
        Payment.Kind kind = row.get("kind").isEmpty() ? Payment.Kind.PAYMENT : Payment.Kind.valueOf(row.get("kind"));
        return new Payment(Cases.OURS, Cases.SUPPLIER, row.get("number"), Cases.date(row.get("bill_date")),
                LocalDate.parse(row.get("date")), Cases.paise(row.get("amount")), kind,
                new SourceLine("payments.csv", String.valueOf(row.getRecordNumber())));
    }

    private static Payment pay(String bill, long paise, String date, String line) {
        return new Payment(Cases.OURS, Cases.SUPPLIER, bill, null, LocalDate.parse(date), paise, Payment.Kind.PAYMENT,
                new SourceLine("payments.csv", line));
    }
}
