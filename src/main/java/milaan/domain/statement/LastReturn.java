package milaan.domain.statement;

import java.util.List;
import java.util.TreeSet;

import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.returns.Gstr3b;

/**
 * The last return that should be filed by the time of a run (gst-rules 1.5). The return of a month is filed after its end, so that
 * of the run's own month need not be there; those before it must be. Who files by the quarter has none for the months between.
 */
public final class LastReturn {

    private static final int MONTHS_OF_QUARTER = 3;

    private LastReturn() {
    }

    /**
     * @param span the month or the year of the run
     * @return the last period at hand up to the end of {@code span}, or a later one that should be; for a year the last at hand
     */
    public static TaxPeriod of(Span span, List<Gstr3b> returns, List<StatementRow> rows) {
        TreeSet<TaxPeriod> atHand = new TreeSet<>();
        returns.stream().filter(Gstr3b::filed).map(Gstr3b::period).forEach(atHand::add);
        rows.stream().filter(row -> !row.isOpeningBalance()).map(StatementRow::period).forEach(atHand::add);
        atHand.removeIf(period -> period.compareTo(span.last()) > 0);
        TaxPeriod before = span.first().previous();
        if (atHand.isEmpty() || !span.isMonth()) {
            return atHand.isEmpty() ? before : atHand.last();
        }
        TaxPeriod last = atHand.last();
        boolean saidQuarterly = rows.stream().anyMatch(row -> last.equals(row.period()) && row.quarterly());
        boolean quarterly = endsQuarter(last) && !atHand.contains(last.previous()) && !atHand.contains(last.previous().previous())
                && (atHand.size() > 1 || saidQuarterly);
        TaxPeriod due = before;
        while (quarterly && !endsQuarter(due)) {
            due = due.previous();
        }
        return due.compareTo(last) > 0 ? due : last;
    }

    private static boolean endsQuarter(TaxPeriod period) {
        return period.month().getMonthValue() % MONTHS_OF_QUARTER == 0;
    }
}
