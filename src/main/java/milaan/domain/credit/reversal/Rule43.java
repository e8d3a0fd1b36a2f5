package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Rule 43 and section 17(2), from 1 July 2017, text of 1 April 2020: the exempt share of the credit on capital goods of common use,
 * month by month over 60 months from the invoice; month 1 is that of the invoice. Not for a bank that has chosen {@link Rule38}.
 *
 * <p>Formula, per head and month: {@code Tc = Σ A} of the goods in their 60 months, {@code Tm = Tc / 60}, {@code Te = Tm × E / F},
 * rounded once, half up to the paisa. A is the tax of the invoice; where exempt use becomes common, less 5 % for every quarter or part
 * of one since the invoice, rounded half up to the paisa; where taxable use does, the full tax. Lands in 4B(1). Without interest.
 * <p>Worked figure (gst-rules 6.5): A 6,00,000: Tm 10,000; E/F 20 %: Te 2,000 a month.
 */
public final class Rule43 {

    private static final int MONTHS_OF_QUARTER = 3;

    private Rule43() {
    }

    /** A of the goods in their 60 months and in common use, paise per head. */
    public static TaxAmounts tc(Collection<CapitalGood> goods, TaxPeriod period, Rules rules) {
        return goods.stream().filter(good -> counts(good, period, rules)).map(CapitalGood::common)
                .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /**
     * @param known turnover of all months that are known
     * @return zero where no turnover is known, see {@link #notComputed}, and where rule 38 is chosen
     */
    public static TaxAmounts te(Collection<CapitalGood> goods, TaxPeriod period, Collection<Turnover> known, Rules rules) {
        Optional<Turnover> turnover = Turnover.lastUpTo(period, known);
        if (turnover.isEmpty() || Rule38.isChosen(period, rules)) {
            return TaxAmounts.ZERO;
        }
        long total = turnover.get().total();
        return Figures.share(tc(goods, period, rules), Turnover.exemptPart(turnover.get().exempt(), total),
                Math.multiplyExact(months(period, rules), total));
    }

    /** Te of a month, as 4B(1) takes it. */
    public static List<Portion> portions(Collection<CapitalGood> goods, TaxPeriod period, Collection<Turnover> known, Rules rules) {
        TaxAmounts te = te(goods, period, known, rules);
        if (te.isZero()) {
            return List.of();
        }
        Turnover turnover = Turnover.lastUpTo(period, known).orElseThrow();
        long count = goods.stream().filter(good -> counts(good, period, rules)).count();
        String explanation = "Te = " + Turnover.words(turnover.exempt(), turnover.total(), turnover.period()) + " × Tc ("
                + Figures.words(tc(goods, period, rules)) + " of " + count + " capital goods) / " + months(period, rules) + " = "
                + Figures.words(te);
        return List.of(new Portion(EventKind.REVERSED_FOR_GOOD, CreditReason.RULE_43, CreditReason.RULE_43.law(), te, explanation));
    }

    /** Says why nothing was computed; empty when it was, or when no capital goods are in common use. */
    public static Optional<String> notComputed(Collection<CapitalGood> goods, TaxPeriod period, Collection<Turnover> known, Rules rules) {
        TaxAmounts tc = tc(goods, period, rules);
        if (tc.isZero() || Turnover.lastUpTo(period, known).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("rule 43 is not computed for " + period + ": no turnover is known up to then, Tc is " + Figures.words(tc)
                + "; give turnover-books or a GSTR-3B with 3.1");
    }

    /** 1 in the month of the invoice, 60 in the last one that counts. */
    public static long monthOfLife(CapitalGood good, TaxPeriod period) {
        return ChronoUnit.MONTHS.between(TaxPeriod.of(good.invoiceDate()).month(), period.month()) + 1;
    }

    /**
     * The goods with a use that holds from a month on. What exempt use had kept from credit and common use now gives is the new
     * {@link CapitalGood#common()}; taxable use had taken all before. Goods that leave common use no longer enter Tc.
     */
    public static CapitalGood changeUse(CapitalGood good, CreditClass use, TaxPeriod period, Rules rules) {
        if (use == good.use() && (use == CreditClass.COMMON_CAPITAL) == (good.commonSince() != null)) {
            return good;
        }
        if (use != CreditClass.COMMON_CAPITAL) {
            return new CapitalGood(good.account(), good.document(), use, good.tax(), TaxAmounts.ZERO, null);
        }
        boolean hadNoCredit = good.use() == CreditClass.EXEMPT_ONLY || good.use() == CreditClass.NON_BUSINESS;
        TaxAmounts common = hadNoCredit ? lessQuarters(good, period.lastDay(), rules) : good.tax();
        return new CapitalGood(good.account(), good.document(), use, good.tax(), common, period);
    }

    /** The goods after an amendment or a note; A changes in the proportion of the tax. @param more what is added to the tax, paise per head */
    public static CapitalGood amend(CapitalGood good, TaxAmounts more) {
        TaxAmounts tax = good.tax().plus(more);
        TaxAmounts common = good.common().equals(good.tax()) ? tax
                : good.tax().total() == 0 ? TaxAmounts.ZERO : Figures.share(tax, good.common().total(), good.tax().total());
        return new CapitalGood(good.account(), good.document(), good.use(), tax, common, good.commonSince());
    }

    /** @param until the last day of the month of the change: its day is not known, the part of a quarter counts in full */
    private static TaxAmounts lessQuarters(CapitalGood good, LocalDate until, Rules rules) {
        long months = Math.max(0, ChronoUnit.MONTHS.between(good.invoiceDate(), until));
        long quarters = months / MONTHS_OF_QUARTER + 1;
        long percent = quarters * Long.parseLong(rules.get("r43.quarter_pct", until));
        return Figures.share(good.tax(), Math.max(0, 100 - percent), 100);
    }

    private static boolean counts(CapitalGood good, TaxPeriod period, Rules rules) {
        long month = monthOfLife(good, period);
        return good.commonSince() != null && good.commonSince().compareTo(period) <= 0 && month >= 1 && month <= months(period, rules);
    }

    private static long months(TaxPeriod period, Rules rules) {
        return Long.parseLong(rules.get("r43.months", period.lastDay()));
    }
}
