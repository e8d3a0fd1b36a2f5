package milaan.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.BalanceCause;
import milaan.domain.statement.Cause;
import milaan.domain.statement.HeadOpening;
import milaan.domain.statement.OpeningBalance;
import milaan.domain.statement.OpeningBalance.Basis;
import milaan.domain.statement.OpeningLine;
import milaan.domain.statement.RollRow;
import milaan.domain.statement.WorkingItem;
import milaan.domain.statement.YearOpening;

/** The opening of a year: the five lines and their items, the year's table, the bridge between portal and books. */
@Repository
public class EcrsOpeningTable {

    private static final List<String> OPENING = Amounts.with(List.of("run_id", "gstin", "row_no", "basis", "line", "description", "sign",
            "total"), "");
    private static final List<String> ITEM = Amounts.with(List.of("run_id", "gstin", "row_no", "item_id", "supplier_gstin",
            "document_number", "document_date", "period", "event", "origin_item_id", "line", "reason", "source"), "stated_", "strict_gstn_",
            "literal_");
    private static final List<String> YEAR = List.of("run_id", "gstin", "row_no", "period", "head", "opening", "reversed", "reclaimed",
            "closing", "proof");
    private static final List<String> BRIDGE = List.of("run_id", "gstin", "row_no", "figure", "cause", "description", "provisional", "igst",
            "cgst", "sgst", "cess");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    EcrsOpeningTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        for (String table : List.of("ecrs_opening", "ecrs_opening_item", "ecrs_year", "ecrs_bridge")) {
            jdbc.update("delete from " + table + " where run_id = ?", run);
        }
    }

    public void insert(long run, Gstin gstin, OpeningBalance opening) {
        List<Object[]> lines = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            for (OpeningLine line : OpeningLine.values()) {
                TaxAmounts amount = opening.amount(basis, line);
                lines.add(opening(run, gstin, lines.size() + 1, basis, line.name(), line.description(), line.sign(), amount));
            }
            lines.add(opening(run, gstin, lines.size() + 1, basis, "OPENING", opening.comparison(), null, opening.opening(basis)));
        }
        bulk.insert("ecrs_opening", OPENING, lines);
        List<Object[]> items = new ArrayList<>();
        for (OpeningBalance.Item item : opening.items()) {
            WorkingItem w = item.item();
            List<Object> row = new ArrayList<>(Arrays.asList(run, gstin.text(), items.size() + 1, w.itemId(),
                    w.supplier() == null ? null : w.supplier().text(), w.number(), w.date(), w.period().toString(), w.event().name(),
                    w.originItemId(), item.line() == null ? null : item.line().name(), item.explanation(), w.source().toString()));
            for (Basis basis : Basis.values()) {
                Amounts.add(row, item.effect(basis));
            }
            items.add(row.toArray());
        }
        bulk.insert("ecrs_opening_item", ITEM, items);
    }

    private static Object[] opening(long run, Gstin gstin, int no, Basis basis, String line, String description, Integer sign, TaxAmounts amount) {
        return Amounts.values(amount, run, gstin.text(), no, basis.name(), line, description, sign, BulkWriter.money(amount.total()));
    }

    public void insert(long run, Gstin gstin, YearOpening year) {
        List<Object[]> months = new ArrayList<>();
        for (RollRow row : year.months()) {
            months.add(new Object[] {run, gstin.text(), months.size() + 1, row.period().toString(), row.head().name(),
                    BulkWriter.money(row.opening()), BulkWriter.money(row.added()), BulkWriter.money(row.used()),
                    BulkWriter.money(row.closing()), proof(row)});
        }
        bulk.insert("ecrs_year", YEAR, months);
        bulk.insert("ecrs_bridge", BRIDGE, new Bridge(run, gstin, year).rows());
    }

    /** @return lines of the opening, with their basis, whose items add up to another figure; none when all is well */
    public List<String> linesThatAreNotTheirItems(long run) {
        List<String> lines = new ArrayList<>();
        for (Basis basis : Basis.values()) {
            String effect = "i." + basis.name().toLowerCase(Locale.ROOT) + "_";
            String sums = anyHead(head -> "coalesce(sum(" + effect + head + "), 0) <> case when o.sign < 0 then -o." + head + " else o." + head
                    + " end");
            lines.addAll(jdbc.queryForList("select o.gstin || ' ' || o.basis || ' ' || o.line from ecrs_opening o left join ecrs_opening_item i "
                    + "on i.run_id = o.run_id and i.gstin = o.gstin and (i.line = o.line or o.line = 'OPENING') "
                    + "where o.run_id = ? and o.basis = ? group by o.gstin, o.basis, o.line, o.sign, o.igst, o.cgst, o.sgst, o.cess "
                    + "having " + sums + " order by 1", String.class, run, basis.name()));
        }
        return lines;
    }

    /** @return figures of the bridge that do not follow from A, B and C, and why; none when all is well */
    public List<String> figuresThatDoNotFollow(long run) {
        String portal = "coalesce(a.%1$s, b.%1$s)";
        List<String> figures = new ArrayList<>();
        figures.addAll(figures(run, "D1", ": is not A - B", "x.%1$s <> a.%1$s - b.%1$s or (x.%1$s is null) <> (a.%1$s is null)"));
        figures.addAll(figures(run, "D2", ": is not A - C", "x.%1$s <> " + portal + " - c.%1$s or (x.%1$s is null) <> (c.%1$s is null)"));
        figures.addAll(figures(run, "E", ": is above A or C, or below zero",
                "x.%1$s < 0 or x.%1$s > 0 and (x.%1$s > " + portal + " or x.%1$s > c.%1$s)"));
        return figures;
    }

    private List<String> figures(long run, String figure, String fault, String condition) {
        return jdbc.queryForList("select x.gstin || ' ' || x.figure from ecrs_bridge x "
                + "join ecrs_bridge a on a.run_id = x.run_id and a.gstin = x.gstin and a.figure = 'A' "
                + "join ecrs_bridge b on b.run_id = x.run_id and b.gstin = x.gstin and b.figure = 'B' "
                + "join ecrs_bridge c on c.run_id = x.run_id and c.gstin = x.gstin and c.figure = 'C' "
                + "where x.run_id = ? and x.figure = ? and x.cause is null and (" + anyHead(head -> String.format(condition, head))
                + ") order by 1", String.class, run, figure).stream().map(one -> one + fault).toList();
    }

    private static String anyHead(UnaryOperator<String> condition) {
        return Amounts.HEADS.stream().map(head -> "(" + condition.apply(head) + ")").collect(Collectors.joining(" or "));
    }

    /** @return differences of the bridge to which their causes do not add up; none when all is well */
    public List<String> differencesWithoutCauses(long run) {
        String sums = anyHead(head -> "sum(case when cause is null then coalesce(" + head + ", 0) else -" + head + " end) <> 0");
        return jdbc.queryForList("select gstin || ' ' || figure from ecrs_bridge where run_id = ? and figure in ('D1', 'D2') "
                + "group by gstin, figure having " + sums + " order by 1", String.class, run);
    }

    /** @return number of items of a GSTIN in the opening */
    public long items(long run, Gstin gstin) {
        return jdbc.queryForObject("select count(*) from ecrs_opening_item where run_id = ? and gstin = ?", Long.class, run, gstin.text());
    }

    /** What the portal says to the closing balance of a month. */
    private static String proof(RollRow row) {
        if (row.difference() == null) {
            return "not at hand on the portal's statement";
        }
        return row.difference() == 0 ? "agrees with the portal" : "the portal's balance is " + (row.difference() > 0 ? "higher" : "lower") + " by "
                + Paise.formatIndian(Math.abs(row.difference()));
    }

    /** The bridge, figure by figure; below a difference its causes. */
    private static final class Bridge {

        private final long run;
        private final Gstin gstin;
        private final YearOpening year;
        private final List<Object[]> rows = new ArrayList<>();

        Bridge(long run, Gstin gstin, YearOpening year) {
            this.run = run;
            this.gstin = gstin;
            this.year = year;
        }

        List<Object[]> rows() {
            figure("A", "balance of the portal's statement after the return of March", HeadOpening::portal);
            figure("B", "opening balance and every return up to March", HeadOpening::rolled);
            figure("C", "open items of the working (credit-working) at 31 March", HeadOpening::books);
            figure("D1", "portal less returns: A - B", HeadOpening::portalLessRolled);
            causes("D1", HeadOpening::rolledCauses);
            figure("D2", "portal less books: A - C", HeadOpening::portalLessBooks);
            causes("D2", HeadOpening::booksCauses);
            figure("E", "claimable in the new year: the lower of A and C, never below zero", HeadOpening::claimable);
            return rows;
        }

        private void figure(String figure, String description, Function<HeadOpening, Long> value) {
            List<String> notes = year.heads().stream().map(HeadOpening::note).filter(note -> !note.isEmpty()).distinct().toList();
            add(figure, null, figure.equals("E") && !notes.isEmpty() ? description + ". " + String.join(" ", notes) : description,
                    head -> value.apply(year.of(head)), year.heads().stream().anyMatch(HeadOpening::provisional));
        }

        private void causes(String figure, Function<HeadOpening, List<BalanceCause>> causes) {
            Map<Cause, Map<TaxHead, Long>> sums = new TreeMap<>();
            for (HeadOpening head : year.heads()) {
                causes.apply(head).forEach(cause -> sums.computeIfAbsent(cause.cause(), any -> new EnumMap<>(TaxHead.class))
                        .merge(head.head(), cause.amountPaise(), Math::addExact));
            }
            sums.forEach((cause, amounts) -> add(figure, cause, "see ecrs-findings.csv", head -> amounts.getOrDefault(head, 0L), false));
        }

        private void add(String figure, Cause cause, String description, Function<TaxHead, Long> amount, boolean provisional) {
            List<Object> row = new ArrayList<>(Arrays.asList(run, gstin.text(), rows.size() + 1, figure, cause == null ? null : cause.name(),
                    description, provisional));
            for (TaxHead head : TaxHead.values()) {
                row.add(BulkWriter.moneyOrNull(amount.apply(head)));
            }
            rows.add(row.toArray());
        }
    }
}
