package milaan.jobs.monthend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.Payment;
import milaan.domain.credit.Tie;
import milaan.domain.credit.reversal.LastDays;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;
import milaan.jobs.monthend.PostedRange.Posted;
import milaan.tables.CreditEventTable;
import milaan.tables.CreditLotTable;
import milaan.tables.CreditLotTable.AgedLot;
import milaan.tables.CreditRemarkTable;
import milaan.tables.DecisionTable;
import milaan.tables.HoldItemTable;
import milaan.tables.ImsActionTable;
import milaan.tables.OpenPaymentTable;
import milaan.tables.OpenPaymentTable.OpenPayment;
import milaan.tables.PayableTable;
import milaan.tables.ReviewItemTable;
import milaan.tables.Rule37LineTable;
import milaan.tables.SupplierRequestTable;
import milaan.tables.Table4Table;
import milaan.tables.WaitingMatchTable;
import org.springframework.stereotype.Component;

/** Stores what came of a range of blocks. */
@Component
class PostedRangeWriter {

    private final CreditLotTable lots;
    private final CreditEventTable events;
    private final PayableTable payables;
    private final OpenPaymentTable openPayments;
    private final Rule37LineTable rule37;
    private final Table4Table table4;
    private final WaitingMatchTable waiting;
    private final DecisionTable decisions;
    private final ReviewItemTable reviews;
    private final HoldItemTable holds;
    private final ImsActionTable ims;
    private final SupplierRequestTable requests;
    private final CreditRemarkTable remarks;

    PostedRangeWriter(CreditLotTable lots, CreditEventTable events, PayableTable payables, OpenPaymentTable openPayments,
            Rule37LineTable rule37, Table4Table table4, WaitingMatchTable waiting, DecisionTable decisions, ReviewItemTable reviews,
            HoldItemTable holds, ImsActionTable ims, SupplierRequestTable requests, CreditRemarkTable remarks) {
        this.lots = lots;
        this.events = events;
        this.payables = payables;
        this.openPayments = openPayments;
        this.rule37 = rule37;
        this.table4 = table4;
        this.waiting = waiting;
        this.decisions = decisions;
        this.reviews = reviews;
        this.holds = holds;
        this.ims = ims;
        this.requests = requests;
        this.remarks = remarks;
    }

    void write(long run, TaxPeriod period, Rules rules, PostedRange range) {
        LastDays lastDays = new LastDays(rules);
        lots.insert(run, ofBlocks(range, posted -> posted.closing().lots().stream().map(lot -> aged(lot, period, lastDays)).toList()));
        events.insert(run, ofBlocks(range, posted -> posted.closing().events()));
        payables.insert(run, ofBlocks(range, posted -> posted.closing().payables()));
        openPayments.insert(run, ofBlocks(range, posted -> posted.closing().unapplied().stream().map(PostedRangeWriter::open).toList()));
        rule37.insert(run, ofBlocks(range, posted -> posted.closing().rule37()));
        table4.insertTies(run, range.first(), sums(range));
        waiting.insert(run, ofBlocks(range, posted -> posted.closing().waiting().stream().sorted().toList()));
        decisions.insertUsed(run, "post-credit", range.blocks().values().stream().flatMap(posted -> posted.closing().used().stream()).toList());
        reviews.insert(run, ofBlocks(range, Posted::reviews));
        holds.insert(run, ofBlocks(range, Posted::holds));
        ims.insert(run, ofBlocks(range, Posted::ims));
        requests.insert(run, ofBlocks(range, Posted::requests));
        remarks.insert(run, ofBlocks(range, posted -> posted.closing().remarks()));
    }

    private static <T> Map<String, List<T>> ofBlocks(PostedRange range, Function<Posted, List<T>> what) {
        Map<String, List<T>> ofBlocks = new TreeMap<>();
        range.blocks().forEach((block, posted) -> {
            List<T> some = what.apply(posted);
            if (!some.isEmpty()) {
                ofBlocks.put(block, some);
            }
        });
        return ofBlocks;
    }

    /** Rules 37 and 37A have no last day; for other reasons section 16(4) is at least a warning (gst-rules 6.7). */
    private static AgedLot aged(CreditLot lot, TaxPeriod period, LastDays lastDays) {
        boolean limited = lot.reason() != CreditReason.R37_180D && lot.reason() != CreditReason.R37A_SUPPLIER_3B && lot.document().date() != null;
        LocalDate due = limited ? lastDays.of(lot.document().type(), lot.document().date()) : null;
        return new AgedLot(lot, (int) ChronoUnit.DAYS.between(lot.opened().lastDay(), period.lastDay()), due, lot.evidenceHash());
    }

    private static OpenPayment open(Payment payment) {
        return new OpenPayment(payment, payment.amount());
    }

    private static List<Tie> sums(PostedRange range) {
        Map<String, Tie> sums = new LinkedHashMap<>();
        range.blocks().values().forEach(posted -> posted.closing().ties().forEach(tie -> sums.merge(
                tie.gstin() + " " + tie.row() + " " + tie.cause(), tie,
                (a, b) -> new Tie(a.gstin(), a.row(), a.cause(), a.tax().plus(b.tax())))));
        return new ArrayList<>(sums.values());
    }
}
