package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Rule 42 and section 17(2), from 1 July 2017: the exempt share of the credit on inputs and input services of common use. Not for a bank
 * that has chosen {@link Rule38}.
 *
 * <p>Formula, per head and month: {@code C2 = T − T1 − T2 − T3 − T4}, {@code D1 = C2 × E / F}, and where common inputs serve partly
 * other than business ({@code r42.partly_non_business}) {@code D2 = 5 % × C2}; each rounded half up to the paisa, zero where credit
 * notes leave C2 below zero. A month without turnover takes E and F of the last month that has one. T1, T2 and T3 are given back
 * document by document ({@link Section17_1_2}, {@link Section17_5}); D1 and D2 here. Lands in 4B(1).
 * <p>Of the year, once, not later than the return of September ({@code r42.true_up_month}): D1 and D2 on the year's C2, E and F. More
 * than the months gave back lands in 4B(1), with interest from 1 April to the day of payment; less is taken in 4A(5) and is in no
 * statement.
 * <p>Worked figure (gst-rules 6.4, CGST): T 1,00,000, T1 4,000, T2 6,000, T3 10,000, T4 50,000: C2 30,000; E/F 20 %: D1 6,000,
 * D2 1,500; 4B(1) in all 27,500. Year: C2 3,60,000, E/F 25 %: 90,000; the months gave back 72,000: 18,000 more.
 */
public final class Rule42 {

    private static final int MONTHS = 12;

    private Rule42() {
    }

    /**
     * The working of a month; D1 and D2 are zero where rule 38 is chosen. Where {@link CommonCredit#turnoverOf()} is null nothing is
     * computed, see {@link #notComputed}.
     *
     * @param t     total input tax of the month without capital goods, paise per head
     * @param te    of {@link Rule43}, which the working carries
     * @param known turnover of all months that are known
     */
    public static CommonCredit month(TaxPeriod period, TaxAmounts t, TaxAmounts t1, TaxAmounts t2, TaxAmounts t3, TaxAmounts t4,
                                     TaxAmounts te, Collection<Turnover> known, Rules rules) {
        Optional<Turnover> turnover = Turnover.lastUpTo(period, known);
        if (turnover.isEmpty()) {
            return new CommonCredit(period, t, t1, t2, t3, t4, TaxAmounts.ZERO, TaxAmounts.ZERO, te, 0, 0, null);
        }
        long exempt = turnover.get().exempt();
        long total = turnover.get().total();
        TaxAmounts c2 = t.minus(t1).minus(t2).minus(t3).minus(t4);
        TaxAmounts common = Rule38.isChosen(period, rules) ? TaxAmounts.ZERO : Figures.notNegative(c2);
        return new CommonCredit(period, t, t1, t2, t3, t4, d1(common, exempt, total), d2(common, period, rules), te, exempt, total,
                turnover.get().period());
    }

    /** D1 and D2 of a month, as 4B(1) takes them. */
    public static List<Portion> portions(CommonCredit month, Rules rules) {
        List<Portion> portions = new ArrayList<>();
        if (!month.d1().isZero()) {
            portions.add(forGood(CreditReason.RULE_42.law(), month.d1(), "D1 = "
                    + Turnover.words(month.exempt(), month.total(), month.turnoverOf()) + timesC2(month, month.d1())));
        }
        if (!month.d2().isZero()) {
            LocalDate day = month.period().lastDay();
            portions.add(forGood(CreditReason.RULE_42.law() + "; " + rules.cite("r42.partly_non_business", day), month.d2(), "D2 = "
                    + rules.get("r42.non_business_pct", day) + " %" + timesC2(month, month.d2())));
        }
        return portions;
    }

    /** Says why nothing was computed; empty when it was, or when there is no common credit. */
    public static Optional<String> notComputed(CommonCredit month) {
        if (month.turnoverOf() != null || Figures.notNegative(month.c2()).isZero()) {
            return Optional.empty();
        }
        return Optional.of("rule 42 is not computed for " + month.period() + ": no turnover is known up to then, common credit is "
                + Figures.words(month.c2()) + "; give turnover-books or a GSTR-3B with 3.1");
    }

    /** The year that is to be recomputed in the return of a period, by {@code r42.true_up_month}. */
    public static Optional<FinancialYear> yearToTrueUp(TaxPeriod period, Rules rules) {
        String month = rules.get("r42.true_up_month", period.lastDay());
        if (!month.matches("0?[4-9]")) {
            throw new IllegalArgumentException("rule 'r42.true_up_month' is '" + month
                    + "', expected 04 to 09: not later than the return of September");
        }
        return period.month().getMonthValue() == Integer.parseInt(month)
                ? Optional.of(new FinancialYear(period.financialYear().startYear() - 1)) : Optional.empty();
    }

    /**
     * The recomputation of a year.
     *
     * @param provisional D1 and D2 of the months, paise per head
     * @param due         D1 and D2 of the year
     * @param interest    on what is more, whole rupees per head, in paise
     * @param portions    REVERSED_FOR_GOOD RULE_42 in 4B(1), or TAKEN RULE_42_TRUE_UP in 4A(5); both where the heads go apart
     * @param notComputed why not, empty when it was
     */
    public record TrueUp(FinancialYear year, TaxAmounts provisional, TaxAmounts due, TaxAmounts interest, List<Portion> portions,
                         String notComputed) {
    }

    /**
     * @param months workings of the year; others are left out
     * @param paidOn day on which what is more is paid: the day the return is filed
     */
    public static TrueUp trueUp(FinancialYear year, Collection<CommonCredit> months, LocalDate paidOn, Rules rules) {
        Map<TaxPeriod, CommonCredit> ofYear = new TreeMap<>();
        months.stream().filter(month -> month.period().financialYear().equals(year)).forEach(month -> ofYear.put(month.period(), month));
        Sums sums = Sums.of(ofYear.values());
        String missing = missing(year, ofYear, sums);
        if (!missing.isEmpty() || Rule38.isChosen(TaxPeriod.of(year.lastDay()), rules)) {
            return new TrueUp(year, sums.provisional, sums.provisional, TaxAmounts.ZERO, List.of(), missing);
        }
        TaxAmounts c2 = Figures.notNegative(sums.c2);
        TaxAmounts due = d1(c2, sums.exempt, sums.total).plus(d2(c2, TaxPeriod.of(year.lastDay()), rules));
        TaxAmounts more = Figures.notNegative(due.minus(sums.provisional));
        TaxAmounts less = Figures.notNegative(sums.provisional.minus(due));
        TaxAmounts interest = Figures.interest(more, year.lastDay(), paidOn, rules);
        String working = sums.words(year, due);
        List<Portion> portions = new ArrayList<>();
        if (!more.isZero()) {
            portions.add(forGood(CreditReason.RULE_42.law(), more, working + "; interest from " + year.lastDay().plusDays(1) + " to "
                    + paidOn + ", " + Figures.words(interest)));
        }
        if (!less.isZero()) {
            portions.add(new Portion(EventKind.TAKEN, CreditReason.RULE_42_TRUE_UP, CreditReason.RULE_42.law(), less, working));
        }
        return new TrueUp(year, sums.provisional, due, interest, List.copyOf(portions), "");
    }

    /** @param without months without turnover of their own */
    private record Sums(TaxAmounts c2, TaxAmounts provisional, long exempt, long total, List<String> without) {

        /** A month that took the turnover of another adds none: it had none. */
        static Sums of(Collection<CommonCredit> months) {
            TaxAmounts c2 = TaxAmounts.ZERO;
            TaxAmounts provisional = TaxAmounts.ZERO;
            long exempt = 0;
            long total = 0;
            List<String> without = new ArrayList<>();
            for (CommonCredit month : months) {
                c2 = c2.plus(month.c2());
                provisional = provisional.plus(month.d1()).plus(month.d2());
                if (month.period().equals(month.turnoverOf())) {
                    exempt = Math.addExact(exempt, month.exempt());
                    total = Math.addExact(total, month.total());
                } else {
                    without.add(month.period().toString());
                }
            }
            return new Sums(c2, provisional, exempt, total, without);
        }

        String words(FinancialYear year, TaxAmounts due) {
            return "year " + year + ": C2 " + Figures.words(c2) + ", E " + Paise.formatIndian(exempt) + " of F " + Paise.formatIndian(total)
                    + ", due " + Figures.words(due) + ", given back by the months " + Figures.words(provisional)
                    + (without.isEmpty() ? "" : " (without turnover: " + String.join(" ", without) + ")");
        }
    }

    private static String missing(FinancialYear year, Map<TaxPeriod, CommonCredit> ofYear, Sums sums) {
        List<String> absent = new ArrayList<>();
        TaxPeriod period = TaxPeriod.of(year.firstDay());
        for (int i = 0; i < MONTHS; i++, period = period.next()) {
            if (!ofYear.containsKey(period)) {
                absent.add(period.toString());
            }
        }
        String start = "the recomputation of " + year + " by rule 42(2) is not made: ";
        if (!absent.isEmpty()) {
            return start + "no working of " + String.join(" ", absent) + "; run these months, or compute the year by hand";
        }
        return sums.total > 0 || Figures.notNegative(sums.c2).isZero() ? "" : start + "no month has a turnover";
    }

    private static TaxAmounts d1(TaxAmounts c2, long exempt, long total) {
        return total <= 0 ? TaxAmounts.ZERO : Figures.share(c2, Turnover.exemptPart(exempt, total), total);
    }

    private static TaxAmounts d2(TaxAmounts c2, TaxPeriod period, Rules rules) {
        if (!Figures.isTrue("r42.partly_non_business", period.lastDay(), rules)) {
            return TaxAmounts.ZERO;
        }
        return Figures.share(c2, Long.parseLong(rules.get("r42.non_business_pct", period.lastDay())), 100);
    }

    private static String timesC2(CommonCredit month, TaxAmounts d) {
        return " × C2 (" + Figures.words(month.c2()) + ") = " + Figures.words(d);
    }

    private static Portion forGood(String rule, TaxAmounts tax, String explanation) {
        return new Portion(EventKind.REVERSED_FOR_GOOD, CreditReason.RULE_42, rule, tax, explanation);
    }
}
