package milaan.domain.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/**
 * The rows of one statement of one GSTIN: one posting a return period, and every declared opening in the order of its date.
 *
 * <p>An opening may have been declared months after the first return was posted (gst-rules 2.3). Rows posted before that day
 * do not have it in their closing balance, although it belongs before the first period: {@link #late} is what they lack.
 *
 * @param byPeriod the posting of each return period
 * @param openings declared openings, the one that counts last; equal ones of overlapping exports are one
 */
record Postings(SortedMap<TaxPeriod, StatementRow> byPeriod, List<StatementRow> openings, List<StatementRemark> remarks) {

    /** An opening may be amended this often (gst-rules 2.3). */
    private static final int AMENDMENTS_ALLOWED = 3;

    private static final Comparator<TaxAmounts> AMOUNTS = Comparator.comparingLong(TaxAmounts::igst).thenComparingLong(TaxAmounts::cgst)
            .thenComparingLong(TaxAmounts::sgst).thenComparingLong(TaxAmounts::cess);

    /** The row that counts comes last. The source only decides which of two equal rows is named. */
    private static final Comparator<StatementRow> ORDER = Comparator
            .comparing(StatementRow::date, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(StatementRow::added, AMOUNTS).thenComparing(StatementRow::used, AMOUNTS)
            .thenComparing(StatementRow::closing, AMOUNTS).thenComparing(StatementRow::claimed, AMOUNTS)
            .thenComparing(StatementRow::quarterly).thenComparing(StatementRow::reference)
            .thenComparing(StatementRow::description).thenComparing(row -> String.valueOf(row.source()));

    /** @param rows rows in any order; those of the other statement and of periods outside {@code from} to {@code upTo} are left out */
    static Postings of(StatementKind kind, List<StatementRow> rows, TaxPeriod from, TaxPeriod upTo) {
        SortedMap<TaxPeriod, StatementRow> byPeriod = new TreeMap<>();
        List<StatementRow> openings = new ArrayList<>();
        List<StatementRemark> remarks = new ArrayList<>();
        Set<List<Object>> known = new HashSet<>();
        for (StatementRow row : rows.stream().filter(row -> row.kind() == kind).sorted(ORDER).toList()) {
            if (row.isOpeningBalance()) {
                if (known.add(Arrays.asList(row.date(), net(row), row.reference()))) {
                    openings.add(row);
                }
            } else if (row.period().compareTo(from) >= 0 && row.period().compareTo(upTo) <= 0) {
                StatementRow before = byPeriod.put(row.period(), row);
                if (before != null && !(net(before).equals(net(row)) && before.closing().equals(row.closing()))) {
                    remarks.add(new StatementRemark(row.period(), row.source(), new Finding(RejectionReason.DUPLICATE_PERIOD, "",
                            "the statement has two different postings for " + row.period() + ", closing at " + text(before.closing())
                                    + " and at " + text(row.closing()) + "; the second is taken")));
                }
            }
        }
        if (openings.size() > 1) {
            remarks.add(amended(openings));
        }
        return new Postings(byPeriod, List.copyOf(openings), List.copyOf(remarks));
    }

    private static StatementRemark amended(List<StatementRow> openings) {
        StringBuilder history = new StringBuilder("the opening balance was declared " + openings.size() + " times");
        for (StatementRow opening : openings) {
            history.append(opening == openings.get(0) ? ": " : ", then ").append(text(net(opening)))
                    .append(opening.date() == null ? " (no date)" : " on " + opening.date());
        }
        history.append("; the last one counts");
        if (openings.size() > AMENDMENTS_ALLOWED + 1) {
            history.append(", although only ").append(AMENDMENTS_ALLOWED).append(" amendments were allowed");
        }
        return new StatementRemark(null, openings.get(openings.size() - 1).source(),
                new Finding(RejectionReason.OPENING_AMENDED, "", history.toString()));
    }

    /** What a row itself does to the balance; of a declared opening: its amount. */
    static TaxAmounts net(StatementRow row) {
        return row.added().minus(row.used());
    }

    static TaxAmounts net(PeriodMovement movement) {
        return movement.added().minus(movement.used());
    }

    /** Heads that are not zero, as {@code CGST 1,00,000.00}; {@code 0.00} when all are. */
    static String text(TaxAmounts amounts) {
        StringBuilder text = new StringBuilder();
        for (TaxHead head : TaxHead.values()) {
            if (amounts.of(head) != 0) {
                text.append(text.isEmpty() ? "" : " ").append(head).append(' ').append(Paise.formatIndian(amounts.of(head)));
            }
        }
        return text.isEmpty() ? Paise.formatIndian(0) : text.toString();
    }

    /** The declared opening that counts, null when none. */
    StatementRow declared() {
        return openings.isEmpty() ? null : openings.get(openings.size() - 1);
    }

    /** What was declared or amended only after the row was posted; zero when a date is not said. */
    TaxAmounts late(StatementRow row) {
        if (openings.isEmpty() || row.date() == null || openings.stream().anyMatch(opening -> opening.date() == null)) {
            return TaxAmounts.ZERO;
        }
        TaxAmounts then = TaxAmounts.ZERO;
        for (StatementRow opening : openings) {
            if (!opening.date().isAfter(row.date())) {
                then = net(opening);
            }
        }
        return net(declared()).minus(then);
    }

    /** Closing balance of the row as if the opening that counts had been declared from the start. */
    TaxAmounts restated(StatementRow row) {
        return row.closing().plus(late(row));
    }
}
