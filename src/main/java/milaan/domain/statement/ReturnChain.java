package milaan.domain.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;

/**
 * Filed returns and postings of one GSTIN in the order of their return periods, never of their dates (gst-rules 2.2).
 *
 * <p>A quarter is named by its last month. A return that ends a quarter three months after the end of the quarter before it
 * is quarterly, as is one that the statement calls so; everything else is monthly, and each month without a return is missing.
 * Both kinds may follow each other in one chain (gst-rules 12, E-09).
 *
 * @param movements one a period, in order; where no filed return is at hand the movement is the statement's and provisional
 * @param missing   periods that neither a filed return nor a posting covers, from the first movement to the last day asked for
 * @param complete  the first movement is that of the first return that the statement ever had
 * @param remarks   in an order that does not depend on the files
 */
public record ReturnChain(List<PeriodMovement> movements, SortedSet<TaxPeriod> missing, boolean complete, List<StatementRemark> remarks) {

    public ReturnChain {
        movements = List.copyOf(movements);
        missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
        remarks = List.copyOf(remarks);
    }

    /**
     * @param returns   returns in any order; drafts do not move the balance (gst-rules 1.4)
     * @param statement rows of the portal's statement in any order, may be empty
     * @param upTo      last period of the chain; a period up to it without a return is missing
     * @throws IllegalArgumentException when returns and rows are not all of one GSTIN
     */
    public static ReturnChain of(StatementKind kind, List<Gstr3b> returns, List<StatementRow> statement, TaxPeriod upTo, Rules rules) {
        requireOneGstin(returns, statement);
        RollRules figures = RollRules.of(kind, rules, upTo);
        Postings postings = Postings.of(kind, statement, figures.firstPeriod(), upTo);
        List<StatementRemark> remarks = new ArrayList<>(postings.remarks());
        SortedMap<TaxPeriod, List<Gstr3b>> filed = new TreeMap<>();
        Set<TaxPeriod> drafts = new HashSet<>();
        for (Gstr3b one : returns) {
            if (!one.filed()) {
                drafts.add(one.period());
            } else if (one.period().compareTo(figures.firstPeriod()) >= 0 && one.period().compareTo(upTo) <= 0) {
                filed.computeIfAbsent(one.period(), period -> new ArrayList<>()).add(one);
            }
        }
        SortedMap<TaxPeriod, PeriodMovement> movements = new TreeMap<>();
        filed.forEach((period, ofPeriod) -> {
            Gstr3b counted = choose(ofPeriod, remarks);
            boolean doubtful = ofPeriod.stream().anyMatch(other -> !kind.added(other).equals(kind.added(counted))
                    || !kind.used(other).equals(kind.used(counted)));
            movements.put(period, movement(kind, counted, doubtful));
            remarkOnPosting(kind, counted, postings, filed, remarks);
        });
        postings.byPeriod().forEach((period, row) -> movements.computeIfAbsent(period, none ->
                new PeriodMovement(period, row.claimed(), TaxAmounts.ZERO, row.added(), row.used(), true)));
        remarkOnPostingsWithoutReturn(movements, filed.keySet(), postings, drafts, remarks);

        Calendar calendar = new Calendar(new ArrayList<>(movements.keySet()), postings);
        SortedSet<TaxPeriod> missing = calendar.missing(upTo);
        for (TaxPeriod period : missing) {
            remarks.add(new StatementRemark(period, null, new Finding(RejectionReason.MISSING_PERIOD, "", "no filed return of " + period
                    + " is at hand" + (drafts.contains(period) ? ", only a draft" : "") + "; the balance is provisional from there on")));
        }
        remarks.sort(StatementRemark.ORDER);
        return new ReturnChain(List.copyOf(movements.values()), missing, calendar.startsWith(figures), remarks);
    }

    private static void requireOneGstin(List<Gstr3b> returns, List<StatementRow> statement) {
        Set<Gstin> gstins = new TreeSet<>();
        returns.forEach(one -> gstins.add(one.gstin()));
        statement.forEach(row -> gstins.add(row.gstin()));
        if (gstins.size() > 1) {
            throw new IllegalArgumentException("returns and statement rows of " + gstins + " in one roll (expected one GSTIN)");
        }
    }

    private static PeriodMovement movement(StatementKind kind, Gstr3b one, boolean provisional) {
        boolean ecrs = kind == StatementKind.ECRS;
        return new PeriodMovement(one.period(), ecrs ? one.tax(Gstr3bRow.ITC_OTHER) : TaxAmounts.ZERO,
                ecrs ? one.tax(Gstr3bRow.REVERSED_FOR_GOOD) : TaxAmounts.ZERO, kind.added(one), kind.used(one), provisional);
    }

    private static TaxAmounts net(StatementKind kind, Gstr3b one) {
        return kind.added(one).minus(kind.used(one));
    }

    /** The latest filed of several; of two filed on one day that which is later by its content, whatever their files are called. */
    private static Gstr3b choose(List<Gstr3b> ofPeriod, List<StatementRemark> remarks) {
        List<Gstr3b> sorted = new ArrayList<>(ofPeriod);
        sorted.sort(Comparator.comparing(Gstr3b::filedOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(one -> new TreeMap<>(one.rows()).toString()).thenComparing(one -> String.valueOf(one.source())));
        Gstr3b counted = sorted.get(sorted.size() - 1);
        if (sorted.size() > 1) {
            boolean same = sorted.stream().allMatch(one -> one.rows().equals(counted.rows()));
            remarks.add(remark(RejectionReason.DUPLICATE_PERIOD, counted.period(), sorted.get(0).source(), same
                    ? "the return of " + counted.period() + " is at hand " + sorted.size() + " times and counts once"
                    : sorted.size() + " returns of " + counted.period() + " are at hand and differ; the one "
                            + (counted.filedOn() == null ? "without a date of filing" : "filed on " + counted.filedOn()) + " is taken"));
        }
        return counted;
    }

    private static void remarkOnPosting(StatementKind kind, Gstr3b counted, Postings postings, SortedMap<TaxPeriod, List<Gstr3b>> filed,
                                        List<StatementRemark> remarks) {
        TaxPeriod period = counted.period();
        StatementRow row = postings.byPeriod().get(period);
        if (row != null) {
            List<String> differences = new ArrayList<>();
            if (kind == StatementKind.ECRS) {
                addDifferences("4A5", counted.tax(Gstr3bRow.ITC_OTHER), row.claimed(), differences);
            }
            addDifferences(kind == StatementKind.ECRS ? "4B2" : "3.1(d)", kind.added(counted), row.added(), differences);
            addDifferences(kind == StatementKind.ECRS ? "4D1" : "4A2 + 4A3", kind.used(counted), row.used(), differences);
            if (!differences.isEmpty()) {
                remarks.add(remark(RejectionReason.RETURN_DIFFERS, period, counted.source(), "the return of " + period
                        + " and the statement's posting differ: " + String.join("; ", differences)));
            }
        } else if (isWithinStatement(postings, period) && !(kind.added(counted).isZero() && kind.used(counted).isZero())
                && !balancesHoldTheReturns(kind, postings, filed, period)) {
            remarks.add(remark(RejectionReason.RETURN_DIFFERS, period, counted.source(), "the statement has no posting of the return of "
                    + period + " although it has postings before and after it"));
        }
    }

    private static void addDifferences(String formRow, TaxAmounts filed, TaxAmounts posted, List<String> differences) {
        for (TaxHead head : TaxHead.values()) {
            if (filed.of(head) != posted.of(head)) {
                differences.add(formRow + " " + head + " " + Paise.formatIndian(filed.of(head)) + " in the return, "
                        + Paise.formatIndian(posted.of(head)) + " in the statement");
            }
        }
    }

    private static boolean isWithinStatement(Postings postings, TaxPeriod period) {
        return !postings.byPeriod().headMap(period).isEmpty() && !postings.byPeriod().tailMap(period).isEmpty();
    }

    /** The row is not at hand, but the balances before and after it have moved by just what the returns between them say. */
    private static boolean balancesHoldTheReturns(StatementKind kind, Postings postings, SortedMap<TaxPeriod, List<Gstr3b>> filed,
                                                  TaxPeriod period) {
        StatementRow before = postings.byPeriod().get(postings.byPeriod().headMap(period).lastKey());
        StatementRow after = postings.byPeriod().get(postings.byPeriod().tailMap(period).firstKey());
        TaxAmounts moved = postings.restated(after).minus(Postings.net(after)).minus(postings.restated(before));
        TaxAmounts returned = TaxAmounts.ZERO;
        for (List<Gstr3b> between : filed.subMap(before.period().next(), after.period()).values()) {
            returned = returned.plus(net(kind, choose(between, new ArrayList<>())));
        }
        return moved.equals(returned);
    }

    /** One remark for a run of postings without a return: the statement often reaches further back than the returns do. */
    private static void remarkOnPostingsWithoutReturn(SortedMap<TaxPeriod, PeriodMovement> movements, Set<TaxPeriod> filed, Postings postings,
                                                      Set<TaxPeriod> drafts, List<StatementRemark> remarks) {
        List<TaxPeriod> run = new ArrayList<>();
        for (TaxPeriod period : movements.keySet()) {
            if (!filed.contains(period)) {
                run.add(period);
            } else {
                remarkOnRun(run, postings, drafts, remarks);
            }
        }
        remarkOnRun(run, postings, drafts, remarks);
    }

    private static void remarkOnRun(List<TaxPeriod> run, Postings postings, Set<TaxPeriod> drafts, List<StatementRemark> remarks) {
        if (run.isEmpty()) {
            return;
        }
        TaxPeriod first = run.get(0);
        TaxPeriod last = run.get(run.size() - 1);
        String which = run.size() == 1 ? "no filed return of " + first + " is at hand" + (drafts.contains(first) ? ", only a draft" : "")
                : "no filed returns of " + run.size() + " periods from " + first + " to " + last + " are at hand";
        remarks.add(remark(RejectionReason.MISSING_PERIOD, first, postings.byPeriod().get(first).source(),
                which + "; what the statement has posted is taken, provisionally"));
        run.clear();
    }

    private static StatementRemark remark(RejectionReason reason, TaxPeriod period, SourceLine source, String message) {
        return new StatementRemark(period, source, new Finding(reason, "", message));
    }

    /** Which periods are quarters and which months nobody has reported. */
    private record Calendar(List<TaxPeriod> periods, Postings postings) {

        private static final int QUARTER = 3;

        boolean startsWith(RollRules figures) {
            if (periods.isEmpty()) {
                return false;
            }
            TaxPeriod first = periods.get(0);
            boolean mayBeQuarter = periods.size() == 1 || isQuarter(0);
            return first.equals(figures.firstPeriod()) || first.equals(figures.firstQuarter()) && mayBeQuarter;
        }

        SortedSet<TaxPeriod> missing(TaxPeriod upTo) {
            SortedSet<TaxPeriod> missing = new TreeSet<>();
            for (int i = 1; i < periods.size(); i++) {
                TaxPeriod before = periods.get(i - 1);
                TaxPeriod period = periods.get(i);
                boolean quarter = isQuarter(i);
                TaxPeriod end = quarter ? back(period, QUARTER) : period.previous();
                addMissing(before, end, quarter && isQuarter(i - 1), missing);
            }
            if (!periods.isEmpty()) {
                addMissing(periods.get(periods.size() - 1), upTo, isQuarter(periods.size() - 1), missing);
            }
            return missing;
        }

        /** Every month after {@code before} up to {@code end}; the quarters that have ended by then when both neighbours are quarters. */
        private void addMissing(TaxPeriod before, TaxPeriod end, boolean quarters, SortedSet<TaxPeriod> missing) {
            for (TaxPeriod period = before.next(); period.compareTo(end) <= 0; period = period.next()) {
                if (!quarters || endsQuarter(period)) {
                    missing.add(period);
                }
            }
        }

        private boolean isQuarter(int i) {
            TaxPeriod period = periods.get(i);
            if (isMarked(period)) {
                return true;
            }
            if (!endsQuarter(period) || i > 0 && !endsQuarter(periods.get(i - 1))) {
                return false;
            }
            if (i > 0 && gap(i) <= QUARTER) {
                return gap(i) == QUARTER;
            }
            boolean nextIsQuarter = i + 1 < periods.size() && gap(i + 1) == QUARTER;
            return nextIsQuarter || i > 0 && isQuarter(i - 1);
        }

        /** Months from the period before to period i. */
        private long gap(int i) {
            return periods.get(i - 1).month().until(periods.get(i).month(), ChronoUnit.MONTHS);
        }

        private boolean isMarked(TaxPeriod period) {
            return postings.byPeriod().containsKey(period) && postings.byPeriod().get(period).quarterly();
        }

        private static boolean endsQuarter(TaxPeriod period) {
            return period.month().getMonthValue() % QUARTER == 0;
        }

        private static TaxPeriod back(TaxPeriod period, int months) {
            return new TaxPeriod(period.month().minusMonths(months));
        }
    }
}
