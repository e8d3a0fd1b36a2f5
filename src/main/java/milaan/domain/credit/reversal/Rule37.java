package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Rule 37 and the second proviso to section 16(2), text of 1 October 2022: credit of a supply whose value and tax the supplier has not
 * been paid within 180 days from the date of the invoice is given back in proportion, and reclaimed, without limit of time, as it is paid.
 * Not for reverse charge, imports, documents of a distributor, and suppliers without GSTIN.
 *
 * <p>Formula, each head: {@code credit × unpaid / (value + tax)}, rounded half up to the paisa; unpaid is what is unpaid at the end of
 * the period, after TDS, set-off and credit notes. From the return of the month after the one with day 180
 * ({@code r37.period=NEXT}), or of that month itself (SAME). Lands in 4B(2), the reclaim in 4A(5) and 4D(1). Interest only where the
 * credit was used ({@code r37.interest=UTILISED}), or from the due date of the return in which it was taken (FROM_AVAILMENT).
 * <p>Worked figure (gst-rules 6.1): invoice of 10-01-2026, 1,00,000 and IGST 18,000; 59,000 paid. Day 180 is 09-07-2026; half is
 * unpaid: 9,000 in 4B(2) of August 2026. 29,500 paid on 05-10-2026: 4,500 in 4A(5) and 4D(1) of October 2026.
 */
public final class Rule37 implements DocumentReversal {

    /** GSTR-3B of a month is due on this day of the next (gst-rules 1.5). */
    private static final int DUE_DAY_OF_RETURN = 20;

    @Override
    public Precedence precedence() {
        return Precedence.NOT_PAID;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        Payable payable = supply.payable();
        if (left.isZero() || payable == null || !watches(supply.document())) {
            return List.of();
        }
        return of(payable, left, supply.period(), rules);
    }

    /**
     * For a document of which only what is owed is at hand.
     *
     * @param credit that the rule may take, paise per head
     */
    public static List<Portion> of(Payable payable, TaxAmounts credit, TaxPeriod period, Rules rules) {
        TaxAmounts tax = held(payable, credit, period, rules);
        if (tax.isZero()) {
            return List.of();
        }
        String rule = CreditReason.R37_180D.law() + "; " + rules.cite("r37.period", payable.due());
        return List.of(new Portion(EventKind.REVERSED_FOR_NOW, CreditReason.R37_180D, rule, tax, unpaid(payable)));
    }

    /** The credit of which the rule holds just what is open, paise per head: none when nothing is. */
    public static TaxAmounts creditBehind(Payable payable, TaxAmounts open) {
        return payable.unpaid() == 0 ? TaxAmounts.ZERO : Figures.share(open, payable.value(), payable.unpaid());
    }

    /** The first return in which what is unpaid is to be given back. */
    public static TaxPeriod firstPeriod(Payable payable, Rules rules) {
        TaxPeriod withDay180 = TaxPeriod.of(payable.due());
        return Figures.is("SAME", "NEXT", "r37.period", payable.due(), rules) ? withDay180 : withDay180.next();
    }

    /**
     * Rows of rule-37.csv for a document.
     *
     * @param before before the payments of the period
     * @param after  after them
     * @param open   what earlier periods have reversed under rule 37 and not reclaimed, paise per head
     */
    public static List<Rule37Line> lines(Payable before, Payable after, TaxAmounts open, TaxPeriod period, Rules rules) {
        TaxAmounts change = held(after, after.credit(), period, rules).minus(open);
        TaxAmounts more = Figures.notNegative(change);
        TaxAmounts less = Figures.notNegative(change.negated());
        List<Rule37Line> lines = new ArrayList<>();
        if (!more.isZero()) {
            lines.add(owed(after, Rule37Line.Action.REVERSE, period, more, unpaid(after), rules));
        }
        if (!less.isZero()) {
            lines.add(line(after, Rule37Line.Action.RECLAIM, period, less, 0L, paidSince(before, after) + unpaid(after) + "; "
                    + Figures.words(less) + " of " + Figures.words(open) + " may be reclaimed"));
        }
        TaxAmounts next = held(after, after.credit(), period.next(), rules);
        if (firstPeriod(after, rules).equals(period.next()) && !next.isZero()) {
            lines.add(owed(after, Rule37Line.Action.FORECAST, period.next(), next, unpaid(after) + "; " + Paise.formatIndian(after.unpaid())
                    + " paid by " + period.next().lastDay() + " avoids it", rules));
        }
        return lines;
    }

    /** True for what a supplier with GSTIN is to be paid for: invoices and debit notes without reverse charge. */
    public static boolean watches(Document document) {
        return !document.reverseCharge() && document.supplier() != null
                && (document.type() == DocumentType.INV || document.type() == DocumentType.DBN);
    }

    /** What of the credit shall stand reversed in a period. */
    private static TaxAmounts held(Payable payable, TaxAmounts credit, TaxPeriod period, Rules rules) {
        if (payable.value() <= 0 || period.compareTo(firstPeriod(payable, rules)) < 0) {
            return TaxAmounts.ZERO;
        }
        return Figures.share(credit, payable.unpaid(), payable.value());
    }

    private static String unpaid(Payable payable) {
        return Paise.formatIndian(payable.unpaid()) + " of " + Paise.formatIndian(payable.value()) + " unpaid, day " + Payable.DAYS + ": "
                + payable.due();
    }

    private static String paidSince(Payable before, Payable after) {
        long paid = before.unpaid() - after.unpaid();
        return paid <= 0 ? "" : Paise.formatIndian(paid) + " paid in the period, ";
    }

    private static Rule37Line owed(Payable payable, Rule37Line.Action action, TaxPeriod period, TaxAmounts tax, String note, Rules rules) {
        if (Figures.is("FROM_AVAILMENT", "UTILISED", "r37.interest", payable.due(), rules)) {
            LocalDate from = dueOfReturn(payable.taken());
            LocalDate to = dueOfReturn(period);
            TaxAmounts interest = Figures.interest(tax, from, to, rules);
            return line(payable, action, period, tax, interest.total(), note + "; interest from " + from + " to " + to + ", "
                    + Figures.words(interest));
        }
        return line(payable, action, period, tax, null, note + "; interest only if the credit was used, rule 88B(3)");
    }

    private static Rule37Line line(Payable payable, Rule37Line.Action action, TaxPeriod period, TaxAmounts tax, Long interest,
                                   String note) {
        long paid = payable.paidInTime() + payable.paidLate();
        return new Rule37Line(payable.document(), payable.due(), payable.value(), paid, payable.unpaid(), action, period, tax, interest,
                note);
    }

    private static LocalDate dueOfReturn(TaxPeriod period) {
        return period.next().month().atDay(DUE_DAY_OF_RETURN);
    }
}
