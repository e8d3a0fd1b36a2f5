package milaan.jobs.monthend;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.credit.Table4;
import milaan.domain.credit.Tie;
import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.statement.WorkingLots;
import milaan.jobs.BooksSide;
import milaan.tables.ControlTotalTable;
import milaan.tables.CreditEventTable;
import milaan.tables.CreditLotTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;
import milaan.tables.Table4Table;
import org.springframework.stereotype.Component;

/**
 * Proves the credit register: each lot is what its events say and none got lost; Table 4 is the sum of the events; what GSTR-2B offers
 * is in Table 4 or has a reason; the open lots are the books' side of the ECRS.
 */
@Component
class VerifyCredit {

    private final RunTable runs;
    private final CreditEventTable events;
    private final CreditLotTable lots;
    private final Table4Table table4;
    private final ControlTotalTable totals;
    private final BooksSide booksSide;

    VerifyCredit(RunTable runs, CreditEventTable events, CreditLotTable lots, Table4Table table4, ControlTotalTable totals, BooksSide booksSide) {
        this.runs = runs;
        this.events = events;
        this.lots = lots;
        this.table4 = table4;
        this.totals = totals;
        this.booksSide = booksSide;
    }

    /** @param faults what disagrees is added to them */
    void check(long runId, List<String> faults) {
        Run run = runs.get(runId);
        faults.addAll(lots.lotsThatDoNotAddUp(runId));
        for (Member member : run.members()) {
            Gstin gstin = member.gstin();
            if (member.carriedRun() != null) {
                lots.lotsLost(runId, gstin, member.carriedRun()).forEach(lot -> faults.add("lot " + lot + " of the period before is missing"));
            }
            Table4 table = table4.read(runId, gstin);
            checkSums(runId, gstin, table, faults);
            checkTies(runId, gstin, table, faults);
            TaxAmounts open = lots.openSum(runId, gstin);
            TaxAmounts booksOf = WorkingLots.of(booksSide.of(run, gstin).items(), run.period()).open();
            compare(gstin + ": open lots and the books' side of the ECRS", open, booksOf, faults);
        }
    }

    /** Added up anew, by the rows that stand with the events. */
    private void checkSums(long run, Gstin gstin, Table4 table, List<String> faults) {
        Map<String, TaxAmounts> sums = new HashMap<>();
        events.sumsByTableRows(run, gstin).forEach((rows, tax) -> List.of(rows.split(";"))
                .forEach(row -> sums.merge(row, tax, TaxAmounts::plus)));
        TaxAmounts net = TaxAmounts.ZERO;
        for (Table4.Row row : table.rows()) {
            if (row.row() == Gstr3bRow.NET_ITC) {
                continue;
            }
            compare(gstin + ": Table 4 row " + row.row().number() + " and its events", row.tax(), sums.getOrDefault(row.row().number(), TaxAmounts.ZERO),
                    faults);
            boolean given = row.row() == Gstr3bRow.REVERSED_FOR_GOOD || row.row() == Gstr3bRow.REVERSED_FOR_NOW;
            boolean memo = row.row() == Gstr3bRow.RECLAIMED || row.row() == Gstr3bRow.BARRED;
            net = memo ? net : given ? net.minus(row.tax()) : net.plus(row.tax());
        }
        compare(gstin + ": Table 4 row 4C and 4A less 4B", table.get(Gstr3bRow.NET_ITC), net, faults);
    }

    /** The steps from GSTR-2B to each row of 4A, and their first one against the documents themselves. */
    private void checkTies(long run, Gstin gstin, Table4 table, List<String> faults) {
        Map<Gstr3bRow, TaxAmounts> sums = new EnumMap<>(Gstr3bRow.class);
        TaxAmounts offered = TaxAmounts.ZERO;
        for (Tie tie : table4.ties(run, gstin)) {
            sums.merge(tie.row(), tie.tax(), TaxAmounts::plus);
            offered = tie.cause() == Tie.Cause.GSTR_2B ? offered.plus(tie.tax()) : offered;
        }
        for (Gstr3bRow row : List.of(Gstr3bRow.ITC_IMPORT_OF_GOODS, Gstr3bRow.ITC_IMPORT_OF_SERVICES, Gstr3bRow.ITC_REVERSE_CHARGE,
                Gstr3bRow.ITC_ISD, Gstr3bRow.ITC_OTHER)) {
            TaxAmounts apart = row == Gstr3bRow.ITC_OTHER ? events.sumOfRules(run, gstin) : TaxAmounts.ZERO;
            compare(gstin + ": row " + row.number() + " and its steps from GSTR-2B", table.get(row).minus(apart),
                    sums.getOrDefault(row, TaxAmounts.ZERO), faults);
        }
        compare(gstin + ": what GSTR-2B offers and what the steps begin with", totals.offered(run, gstin.text()), offered, faults);
    }

    private static void compare(String what, TaxAmounts one, TaxAmounts other, List<String> faults) {
        List<String> differences = new ArrayList<>();
        for (TaxHead head : TaxHead.values()) {
            if (one.of(head) != other.of(head)) {
                differences.add(head + " " + Paise.format(one.of(head)) + " against " + Paise.format(other.of(head)));
            }
        }
        if (!differences.isEmpty()) {
            faults.add(what + " differ: " + String.join(", ", differences));
        }
    }
}
