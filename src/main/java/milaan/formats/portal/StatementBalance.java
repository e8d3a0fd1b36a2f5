package milaan.formats.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.StatementKind;
import milaan.domain.statement.StatementRow;
import milaan.formats.Row;

/**
 * The arithmetic of a whole statement, per GSTIN and head (gst-rules 2.2, 3.1): closing = previous closing + added − used, in order of
 * return period, whatever the order of the rows. It is what shows that the columns of an unseen layout are what they were taken for.
 *
 * <p>The declared opening balance stands before the first period; of amendments the last by date counts. A statement that posts the
 * declaration where its date lies, between returns filed before and after it, is as good. A missing month is a hole in the file
 * and no break: nothing follows over it. Rows that cannot be read are holes too. Equal rows of one period count once.
 */
final class StatementBalance {

    /** Balance before the first row of a download, as cells {@code $before.igst}; by date and not by return period (gst-rules 2.9). */
    static final String BEFORE = "$before";

    private static final Comparator<StatementRow> BY_DATE = Comparator
            .comparing(StatementRow::date, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(StatementRow::reference).thenComparing(row -> row.added() + "|" + row.used() + "|" + row.closing());

    /** @param stated the row says its closing balance */
    private record Posting(StatementRow row, boolean stated) {

        LocalDate date() {
            return row.date();
        }

        boolean isSame(Posting other) {
            return row.added().equals(other.row.added()) && row.used().equals(other.row.used()) && row.closing().equals(other.row.closing());
        }
    }

    /** Where the balance stands. @param closing null when not known  @param declared last declared opening balance */
    private record Balance(TaxAmounts closing, TaxPeriod period, TaxAmounts declared) {
    }

    private record Break(StatementRow row, TaxAmounts before, TaxAmounts expected) {
    }

    private final StatementKind kind;
    private final TaxAmounts before;
    private final List<Posting> declarations = new ArrayList<>();
    private final Map<TaxPeriod, List<Posting>> returns = new TreeMap<>();

    private StatementBalance(StatementKind kind, TaxAmounts before) {
        this.kind = kind;
        this.before = before;
    }

    /**
     * @param given  what the file says besides its rows: cells under {@link #BEFORE}
     * @param advice what a broken balance means for this container and what to do
     * @return BALANCE_BROKEN with the first row that does not follow
     */
    static Optional<Finding> check(StatementKind kind, Iterator<Row> rows, Map<String, String> given, String advice) {
        Map<String, List<Row>> byGstin = new TreeMap<>();
        rows.forEachRemaining(row -> byGstin.computeIfAbsent(row.text("gstin").toUpperCase(Locale.ROOT), key -> new ArrayList<>()).add(row));
        for (List<Row> ofOne : byGstin.values()) {
            StatementBalance statement = new StatementBalance(kind, byGstin.size() > 1 ? null : before(ofOne.get(0), given));
            ofOne.forEach(statement::add);
            Optional<Break> broken = statement.check();
            if (broken.isPresent()) {
                return broken.map(found -> statement.finding(found, advice));
            }
        }
        return Optional.empty();
    }

    private static TaxAmounts before(Row first, Map<String, String> given) {
        Row row = given.isEmpty() ? first : new Row(first.source(), given, "");
        try {
            return StatementRows.states(row, BEFORE) ? StatementRows.amounts(row, BEFORE) : null;
        } catch (RejectedRow e) {
            return null;
        }
    }

    private void add(Row row) {
        Posting posting;
        try {
            posting = new Posting(StatementRows.parse(kind, row, null, List.of()), StatementRows.states(row, StatementRows.CLOSING));
        } catch (RejectedRow e) {
            // it will be rejected by name when it is read
            return;
        }
        List<Posting> same = posting.row().isOpeningBalance() ? declarations
                : returns.computeIfAbsent(posting.row().period(), period -> new ArrayList<>());
        if (posting.row().isOpeningBalance() || same.stream().noneMatch(posting::isSame)) {
            same.add(posting);
        }
    }

    private Optional<Break> check() {
        declarations.sort(Comparator.comparing(Posting::row, BY_DATE));
        returns.values().forEach(same -> same.sort(Comparator.comparing(Posting::row, BY_DATE)));
        if (declarations.isEmpty()) {
            return follow(new Balance(before, null, TaxAmounts.ZERO), returns.values().stream().toList());
        }
        List<Optional<Break>> tried = new ArrayList<>();
        for (Posting last : lastDeclarations()) {
            List<List<Posting>> steps = new ArrayList<>(List.of(List.of(last)));
            steps.addAll(returns.values());
            tried.add(follow(new Balance(TaxAmounts.ZERO, null, TaxAmounts.ZERO), steps));
        }
        byDate().ifPresent(steps -> tried.add(follow(new Balance(before, null, TaxAmounts.ZERO), steps)));
        // the order that holds longest is the statement's own: where that breaks is the row to look at
        return tried.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : tried.stream().flatMap(Optional::stream)
                .max(Comparator.comparing(broken -> broken.row().period(), Comparator.nullsFirst(Comparator.<TaxPeriod>naturalOrder())));
    }

    /** Several only when nothing says which came last. */
    private List<Posting> lastDeclarations() {
        Posting last = declarations.get(declarations.size() - 1);
        return declarations.stream().filter(declared -> Objects.equals(declared.date(), last.date())).toList();
    }

    /** Returns by period with each declaration before the first return that was filed after it; empty when a date is missing. */
    private Optional<List<List<Posting>>> byDate() {
        if (Stream.concat(declarations.stream(), returns.values().stream().flatMap(List::stream)).anyMatch(posting -> posting.date() == null)) {
            return Optional.empty();
        }
        List<Posting> waiting = new ArrayList<>(declarations);
        List<List<Posting>> steps = new ArrayList<>();
        for (List<Posting> filed : returns.values()) {
            while (!waiting.isEmpty() && !waiting.get(0).date().isAfter(filed.get(0).date())) {
                steps.add(List.of(waiting.remove(0)));
            }
            steps.add(filed);
        }
        waiting.forEach(declared -> steps.add(List.of(declared)));
        return Optional.of(steps);
    }

    // ---- the chain

    private static Optional<Break> follow(Balance start, List<List<Posting>> steps) {
        Balance balance = start;
        for (List<Posting> step : steps) {
            Balance from = isBehindHole(balance, step) ? new Balance(null, balance.period(), balance.declared()) : balance;
            Optional<Break> first = Optional.empty();
            Balance after = null;
            for (List<Posting> order : orders(step)) {
                Optional<Break> broken = firstBreak(from, order);
                if (broken.isEmpty()) {
                    after = order.stream().reduce(from, StatementBalance::after, (a, b) -> b);
                    break;
                }
                first = first.isPresent() ? first : broken;
            }
            if (after == null) {
                return first;
            }
            balance = after;
        }
        return Optional.empty();
    }

    /** June follows May, and as a quarter it follows March (gst-rules E-09). */
    private static boolean isBehindHole(Balance balance, List<Posting> step) {
        StatementRow row = step.get(0).row();
        if (balance.period() == null || row.isOpeningBalance()) {
            return false;
        }
        boolean quarterly = step.stream().anyMatch(posting -> posting.row().quarterly());
        TaxPeriod next = balance.period().next();
        return !row.period().equals(next) && !(quarterly && row.period().equals(next.next().next()));
    }

    /** Two different rows of one period may follow each other either way; more are taken by date. */
    private static List<List<Posting>> orders(List<Posting> step) {
        return step.size() == 2 ? List.of(step, List.of(step.get(1), step.get(0))) : List.of(step);
    }

    private static Optional<Break> firstBreak(Balance from, List<Posting> order) {
        Balance balance = from;
        for (Posting posting : order) {
            StatementRow row = posting.row();
            if (balance.closing() != null) {
                TaxAmounts expected = balance.closing().plus(change(balance, row));
                if (!expected.equals(row.closing()) && (posting.stated() || !row.isOpeningBalance())) {
                    return Optional.of(new Break(row, balance.closing(), expected));
                }
            }
            balance = after(balance, posting);
        }
        return Optional.empty();
    }

    /** An amendment replaces what was declared before. */
    private static TaxAmounts change(Balance balance, StatementRow row) {
        return row.isOpeningBalance() ? row.added().minus(balance.declared()) : row.added().minus(row.used());
    }

    private static Balance after(Balance balance, Posting posting) {
        StatementRow row = posting.row();
        if (!row.isOpeningBalance()) {
            return new Balance(row.closing(), row.period(), balance.declared());
        }
        TaxAmounts closing = posting.stated() ? row.closing() : balance.closing() == null ? null : balance.closing().plus(change(balance, row));
        return new Balance(closing, balance.period(), row.added());
    }

    // ---- words

    private Finding finding(Break broken, String advice) {
        StatementRow row = broken.row();
        TaxHead head = Stream.of(TaxHead.values()).filter(one -> row.closing().of(one) != broken.expected().of(one)).findFirst().orElseThrow();
        String used = String.join(" and ", StatementRows.usedTables(kind).stream().map(StatementRows::name).toList());
        return new Finding(RejectionReason.BALANCE_BROKEN, StatementRows.field(StatementRows.CLOSING, head), "row " + row.source().line() + " ("
                + (row.isOpeningBalance() ? "declared opening balance" : "return period " + row.period()) + "): the closing balance of " + head
                + " is " + Paise.formatIndian(row.closing().of(head)) + ", expected " + Paise.formatIndian(broken.expected().of(head)) + " ("
                + Paise.formatIndian(broken.before().of(head)) + " before, " + Paise.formatIndian(row.added().of(head)) + " added in "
                + StatementRows.name(StatementRows.addedTable(kind)) + ", " + Paise.formatIndian(row.used().of(head)) + " used in " + used + "); " + advice);
    }
}
