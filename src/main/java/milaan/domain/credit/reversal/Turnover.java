package milaan.domain.credit.reversal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import milaan.domain.credit.TurnoverLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;

/**
 * Turnover of a GSTIN in a month, as rules 42 and 43 divide it. Exports are not exempt (E-53); inward supplies under reverse charge are no
 * turnover of ours, supplies to our own branches are. Securities must stand in the books with 1 % of their sale value.
 *
 * @param exempt E: exempt, nil-rated and outside GST, paise
 * @param total  F, paise
 * @param source where it is taken from
 */
public record Turnover(TaxPeriod period, long exempt, long total, Source source) {

    /** Where a turnover is taken from. */
    public enum Source {
        /** All classes but RCM_INWARD; exempt are EXEMPT, NIL and NON_GST. */
        BOOKS,
        /** 3.1(a) + (b) + (c) + (e) and 3.1.1(ii); exempt are 3.1(c) and (e). */
        GSTR_3B
    }

    /** @param lines of one GSTIN, of any months; empty when none is of the period */
    public static Optional<Turnover> ofBooks(TaxPeriod period, Collection<TurnoverLine> lines) {
        List<TurnoverLine> month = lines.stream().filter(line -> line.period().equals(period)).toList();
        if (month.isEmpty()) {
            return Optional.empty();
        }
        long exempt = month.stream().filter(line -> isExempt(line.supply())).mapToLong(TurnoverLine::taxableValue).sum();
        long total = month.stream().filter(line -> line.supply() != TurnoverLine.Supply.RCM_INWARD)
                .mapToLong(TurnoverLine::taxableValue).sum();
        return Optional.of(new Turnover(period, exempt, total, Source.BOOKS));
    }

    public static Turnover of(Gstr3b gstr3b) {
        long exempt = value(gstr3b, Gstr3bRow.OUTWARD_NIL_EXEMPT) + value(gstr3b, Gstr3bRow.OUTWARD_NON_GST);
        long taxable = value(gstr3b, Gstr3bRow.OUTWARD_TAXABLE) + value(gstr3b, Gstr3bRow.OUTWARD_ZERO_RATED)
                + value(gstr3b, Gstr3bRow.ECO_SUPPLIER);
        return new Turnover(gstr3b.period(), exempt, exempt + taxable, Source.GSTR_3B);
    }

    /** The books where they have the month, else the return of the month where there is one, a filed one before a draft. */
    public static Optional<Turnover> of(TaxPeriod period, Collection<TurnoverLine> books, Collection<Gstr3b> returns) {
        return ofBooks(period, books)
                .or(() -> returns.stream().filter(gstr3b -> gstr3b.period().equals(period))
                        .min(Comparator.comparing(gstr3b -> !gstr3b.filed())).map(Turnover::of));
    }

    /** The month itself, or where it has no turnover the last before it that has. */
    public static Optional<Turnover> lastUpTo(TaxPeriod period, Collection<Turnover> known) {
        return known.stream().filter(turnover -> turnover.period().compareTo(period) <= 0 && turnover.total() > 0)
                .max(Comparator.comparing(Turnover::period));
    }

    /** E, not below zero (more exempt returns than sales) and not above F (more taxable returns than sales). */
    static long exemptPart(long exempt, long total) {
        return Math.max(0, Math.min(exempt, total));
    }

    /** {@code E 2,00,000.00 of F 10,00,000.00 in 2026-04}. */
    static String words(long exempt, long total, TaxPeriod period) {
        return "E " + Paise.formatIndian(exempt) + " of F " + Paise.formatIndian(total) + " in " + period;
    }

    private static boolean isExempt(TurnoverLine.Supply supply) {
        return supply == TurnoverLine.Supply.EXEMPT || supply == TurnoverLine.Supply.NIL || supply == TurnoverLine.Supply.NON_GST;
    }

    private static long value(Gstr3b gstr3b, Gstr3bRow row) {
        return gstr3b.rows().containsKey(row) ? gstr3b.rows().get(row).taxableValue() : 0;
    }
}
