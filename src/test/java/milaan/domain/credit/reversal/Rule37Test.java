package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;

class Rule37Test {

    private static final int HISTORIES = 5_000;

    static List<CSVRecord> cases() {
        return Cases.read("rule37.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_unpaid_after_180_days_is_held(CSVRecord row) {
        Rules rules = Cases.rules(row.get("rules"));
        TaxPeriod period = TaxPeriod.parse(row.get("period"));
        TaxAmounts credit = Cases.tax(row.get("credit"));
        Payable after = payable(row, period.lastDay());
        List<Portion> portions = new Rule37().touch(supply(row, period, after), credit, rules);

        assertThat(Cases.tax(portions, CreditReason.R37_180D)).as(row.get("case")).isEqualTo(Cases.tax(row.get("held")));
        assertThat(portions).as(row.get("case")).hasSize(row.get("held").isEmpty() ? 0 : 1)
                .allSatisfy(portion -> assertThat(portion.kind()).isEqualTo(EventKind.REVERSED_FOR_NOW));
        if (!row.get("due").isEmpty()) {
            assertThat(after.due()).as(row.get("case")).isEqualTo(row.get("due"));
            Payable before = payable(row, period.previous().lastDay());
            assertThat(Rule37.lines(before, after, Cases.tax(row.get("open")), period, rules).stream().map(Rule37Test::text)
                    .collect(Collectors.joining("|"))).as(row.get("case")).isEqualTo(row.get("lines"));
        }
    }

    @Test
    void a_line_and_a_portion_say_their_figures() {
        Payable before = Cases.payable("INV/1", LocalDate.of(2026, 1, 10), 1_18_000_00, Cases.IGST_18000)
                .paid(59_000_00, LocalDate.of(2026, 3, 15));
        Payable after = before.paid(29_500_00, LocalDate.of(2026, 10, 5));
        TaxPeriod october = TaxPeriod.of(2026, 10);
        Rules rules = Cases.rules("");
        Document document = Cases.portal(DocumentType.INV, Cases.SUPPLIER, false, LocalDate.of(2026, 1, 10), Block.OFFERED);
        Supply supply = new Supply(document, null, october, LocalDate.of(2026, 11, 20), true, after);

        assertThat(new Rule37().touch(supply, Cases.IGST_18000, rules))
                .containsExactly(new Portion(EventKind.REVERSED_FOR_NOW, CreditReason.R37_180D,
                        "section 16(2), second proviso; rule 37; r37.period=NEXT from 2022-10-01", new TaxAmounts(4_500_00, 0, 0, 0),
                        "29,500.00 of 1,18,000.00 unpaid, day 180: 2026-07-09"));
        assertThat(Rule37.lines(before, after, new TaxAmounts(9_000_00, 0, 0, 0), october, rules)).extracting(Rule37Line::note)
                .containsExactly("29,500.00 paid in the period, 29,500.00 of 1,18,000.00 unpaid, day 180: 2026-07-09; "
                        + "IGST 4,500.00 of IGST 9,000.00 may be reclaimed");
    }

    @Test
    void a_reading_that_is_not_known_is_named() {
        Payable payable = Cases.payable("INV/1", LocalDate.of(2026, 1, 10), 1_18_000_00, Cases.IGST_18000);

        assertThatThrownBy(() -> Rule37.firstPeriod(payable, Cases.rules("r37.period=LATER"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule 'r37.period' is 'LATER', expected SAME or NEXT");
    }

    /** Only the part that the provisions before it have left is shared. */
    @Test
    void of_half_a_credit_half_the_share_is_held() {
        Payable payable = Cases.payable("INV/1", LocalDate.of(2026, 1, 10), 1_18_000_00, Cases.IGST_18000);
        Document document = Cases.portal(DocumentType.INV, Cases.SUPPLIER, false, LocalDate.of(2026, 1, 10), Block.OFFERED);
        Supply supply = new Supply(document, null, TaxPeriod.of(2026, 8), LocalDate.of(2026, 9, 20), true, payable);

        List<Portion> portions = new Rule37().touch(supply, new TaxAmounts(9_000_00, 0, 0, 0), Cases.rules(""));
        assertThat(Cases.tax(portions, CreditReason.R37_180D).igst()).isEqualTo(9_000_00);
    }

    @Test
    void month_by_month_what_is_open_is_what_is_unpaid_and_never_more_than_the_credit() {
        int reversals = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Rules rules = Cases.rules(random.nextBoolean() ? "" : "r37.period=SAME");
            TaxAmounts credit = TaxAmounts.byHead(head -> random.nextInt(3) == 0 ? 0 : random.nextInt(1_00_000));
            Payable payable = Cases.payable("1", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60)),
                    credit.total() + random.nextInt(5_00_000) + 1, credit);
            TaxAmounts open = TaxAmounts.ZERO;
            TaxPeriod period = TaxPeriod.of(payable.document().date());
            for (int month = 0; month < 14; month++, period = period.next()) {
                Payable before = payable;
                if (random.nextInt(3) == 0) {
                    long amount = month > 10 ? payable.unpaid() : payable.unpaid() * random.nextInt(101) / 100;
                    payable = payable.paid(amount, period.firstDay().plusDays(random.nextInt(28)));
                }
                for (Rule37Line line : Rule37.lines(before, payable, open, period, rules)) {
                    open = line.action() == Rule37Line.Action.REVERSE ? open.plus(line.tax())
                            : line.action() == Rule37Line.Action.RECLAIM ? open.minus(line.tax()) : open;
                    reversals += line.action() == Rule37Line.Action.REVERSE ? 1 : 0;
                }
                boolean due = period.compareTo(Rule37.firstPeriod(payable, rules)) >= 0;
                for (TaxHead head : TaxHead.values()) {
                    assertThat(open.of(head)).as("seed %d", seed).isBetween(0L, credit.of(head));
                    // within half a paisa of the share: |2 × open × value − 2 × credit × unpaid| <= value
                    long twice = due ? 2 * open.of(head) * payable.value() - 2 * credit.of(head) * payable.unpaid() : open.of(head);
                    assertThat(Math.abs(twice)).as("seed %d %s", seed, head).isLessThanOrEqualTo(due ? payable.value() : 0);
                }
            }
            assertThat(payable.unpaid() > 0 || open.isZero()).as("seed %d: all paid, nothing open", seed).isTrue();
        }
        assertThat(reversals).isGreaterThan(HISTORIES / 2);
    }

    private static Supply supply(CSVRecord row, TaxPeriod period, Payable payable) {
        Document document = Cases.portal(DocumentType.valueOf(row.get("type")), row.get("supplier").equals("none") ? null : Cases.SUPPLIER,
                row.get("rcm").equals("Y"), LocalDate.parse(row.get("date")), Block.OFFERED);
        return new Supply(document, null, period, period.next().month().atDay(20), true, payable);
    }

    private static Payable payable(CSVRecord row, LocalDate upTo) {
        if (row.get("value").isEmpty()) {
            return null;
        }
        Payable payable = Cases.payable("INV/1", LocalDate.parse(row.get("date")), Cases.paise(row.get("value")),
                Cases.tax(row.get("credit")));
        for (String payment : row.get("payments").isEmpty() ? new String[0] : row.get("payments").split(";")) {
            LocalDate day = LocalDate.parse(payment.substring(0, payment.indexOf('=')));
            payable = day.isAfter(upTo) ? payable : payable.paid(Cases.paise(payment.substring(payment.indexOf('=') + 1)), day);
        }
        return payable;
    }

    private static String text(Rule37Line line) {
        String interest = line.interest() == null ? "used" : plain(line.interest());
        StringBuilder tax = new StringBuilder();
        for (TaxHead head : TaxHead.values()) {
            if (line.tax().of(head) != 0) {
                tax.append(tax.isEmpty() ? "" : ";").append(head.name().toLowerCase()).append('=').append(plain(line.tax().of(head)));
            }
        }
        return line.action() + ":" + line.period() + ":" + tax + ":" + interest;
    }

    private static String plain(long paise) {
        return paise % 100 == 0 ? String.valueOf(paise / 100) : Paise.format(paise);
    }
}
