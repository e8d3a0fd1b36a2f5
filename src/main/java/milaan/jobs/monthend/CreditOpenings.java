package milaan.jobs.monthend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditLot;
import milaan.domain.credit.CreditPosition;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Payable;
import milaan.domain.credit.Payment;
import milaan.domain.credit.Register;
import milaan.domain.credit.WorkingOpening;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.WorkingItem;
import milaan.jobs.BooksSide;
import milaan.tables.CreditEventTable;
import milaan.tables.CreditLotTable;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.HoldItemTable;
import milaan.tables.OpenPaymentTable;
import milaan.tables.PayableTable;
import milaan.tables.PaymentTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;
import milaan.tables.Staged;
import org.springframework.stereotype.Component;

/** What the register of a run begins with: what the runs before left, and what a working has reversed before there was a register. */
@Component
class CreditOpenings {

    private final RunTable runs;
    private final CreditEventTable events;
    private final CreditLotTable lots;
    private final PayableTable payables;
    private final PaymentTable payments;
    private final OpenPaymentTable openPayments;
    private final HoldItemTable holds;
    private final BooksSide booksSide;

    CreditOpenings(RunTable runs, CreditEventTable events, CreditLotTable lots, PayableTable payables, PaymentTable payments,
            OpenPaymentTable openPayments, HoldItemTable holds, BooksSide booksSide) {
        this.runs = runs;
        this.events = events;
        this.lots = lots;
        this.payables = payables;
        this.payments = payments;
        this.openPayments = openPayments;
        this.holds = holds;
        this.booksSide = booksSide;
    }

    /** What is the same for all blocks of a run: looked up once. */
    OfRun of(Run run) {
        Map<Gstin, List<Long>> earlier = new LinkedHashMap<>();
        run.gstins().forEach(gstin -> earlier.put(gstin, runs.findEarlierRuns(run.id(), gstin)));
        return new OfRun(run, earlier);
    }

    /** Payments of a run that an earlier one has loaded: they count there. */
    List<Payment> repeatedPayments(Run run) {
        OfRun of = of(run);
        return of.repeated.isEmpty() ? List.of() : payments.readStaged(run.id(), BlockRange.ALL).stream()
                .filter(staged -> of.repeated.contains(new PaymentTable.Place(staged.fileNo(), staged.rowNo()))).map(Staged::value).toList();
    }

    /** The first period that the register of a GSTIN covers. */
    TaxPeriod firstPeriod(Run run, Gstin gstin) {
        List<Long> earlier = runs.findEarlierRuns(run.id(), gstin);
        return earlier.isEmpty() ? run.period() : runs.get(earlier.get(earlier.size() - 1)).period();
    }

    /** The openings of one run. */
    final class OfRun {

        private final Run run;
        private final Map<Gstin, List<Long>> earlier;
        private final Set<Gstin> watched = new TreeSet<>();
        private final Set<Gstin> watches = new TreeSet<>();
        private final Set<PaymentTable.Place> repeated;
        private final Map<String, List<CreditLot>> ofWorking = new HashMap<>();

        OfRun(Run run, Map<Gstin, List<Long>> earlier) {
            this.run = run;
            this.earlier = earlier;
            for (Gstin gstin : run.gstins()) {
                if (payments.exists(earlier.get(gstin), gstin)) {
                    watched.add(gstin);
                    watches.add(gstin);
                } else if (payments.exists(List.of(run.id()), gstin)) {
                    watches.add(gstin);
                }
            }
            this.repeated = watched.isEmpty() ? Set.of() : payments.repeated(run.id(), earlier);
            for (Gstin gstin : run.gstins()) {
                Set<String> known = lots.ofWorking(earlier.get(gstin), gstin);
                List<WorkingItem> items = booksSide.opening(run, gstin);
                WorkingOpening.lots(items, firstPeriod(run, gstin)).stream().filter(lot -> !known.contains(lot.id()))
                        .forEach(lot -> ofWorking.computeIfAbsent(lot.document().block(), block -> new ArrayList<>()).add(lot));
            }
        }

        /** @return by block; blocks of which nothing is known are missing */
        Map<String, Register.Opening> read(BlockRange range, Set<String> blocks) {
            Map<String, List<CreditEvent>> history = events.history(run.id(), earlier, run.period().firstDay(), range).stream()
                    .collect(Collectors.groupingBy(event -> event.document().block()));
            Map<String, List<CreditLot>> open = new TreeMap<>();
            Map<String, List<Payable>> owed = new TreeMap<>();
            Map<String, List<Payment>> unapplied = new TreeMap<>();
            for (Member member : run.members()) {
                if (member.carriedRun() != null) {
                    List<CreditLot> left = lots.read(member.carriedRun(), member.gstin(), range);
                    left.forEach(lot -> open.computeIfAbsent(lot.document().block(), block -> new ArrayList<>()).add(lot));
                    if (watches.contains(member.gstin())) {
                        (watched.contains(member.gstin()) ? payables.read(member.carriedRun(), member.gstin(), range) : begun(member.gstin(), range, left))
                                .forEach(payable -> owed.computeIfAbsent(payable.document().block(), block -> new ArrayList<>()).add(payable));
                        openPayments.read(member.carriedRun(), member.gstin(), range).forEach(payment -> unapplied
                                .computeIfAbsent(payment.payment().supplier().pan(), block -> new ArrayList<>()).add(payment.rest()));
                    }
                }
            }
            ofWorking.forEach((block, some) -> {
                if (block.compareTo(range.first()) >= 0 && block.compareTo(range.beyond()) < 0) {
                    open.computeIfAbsent(block, key -> new ArrayList<>()).addAll(some);
                }
            });
            Map<String, List<Payment>> now = watches.isEmpty() ? Map.of() : payments.readStaged(run.id(), range).stream()
                    .filter(staged -> !repeated.contains(new PaymentTable.Place(staged.fileNo(), staged.rowNo()))).map(Staged::value)
                    .collect(Collectors.groupingBy(payment -> payment.supplier().pan()));
            Set<String> all = new TreeSet<>(blocks);
            List.of(open, owed, unapplied, now).forEach(map -> all.addAll(map.keySet()));
            Map<String, Register.Opening> openings = new TreeMap<>();
            all.forEach(block -> openings.put(block, new Register.Opening(history.getOrDefault(block, List.of()),
                    open.getOrDefault(block, List.of()), owed.getOrDefault(block, List.of()), unapplied.getOrDefault(block, List.of()),
                    now.getOrDefault(block, List.of()), watches)));
            return openings;
        }

        /** The first payments have come: what was claimed before them is watched from now on. */
        private List<Payable> begun(Gstin gstin, BlockRange range, List<CreditLot> left) {
            Map<String, List<CreditEvent>> byAccount = events.all(earlier.get(gstin), gstin, range).stream()
                    .collect(Collectors.groupingBy(CreditEvent::account, TreeMap::new, Collectors.toList()));
            Map<String, List<CreditLot>> lotsByAccount = left.stream().collect(Collectors.groupingBy(CreditLot::account));
            List<Payable> begun = new ArrayList<>();
            byAccount.forEach((account, ofAccount) -> ofAccount.stream()
                    .filter(event -> event.kind() == EventKind.TAKEN && event.value() != null).findFirst().ifPresent(taken -> {
                        TaxAmounts credit = CreditPosition.of(account, ofAccount, lotsByAccount.getOrDefault(account, List.of())).net();
                        begun.add(new Payable(account, taken.document(), taken.period(), taken.row(), taken.value(), credit, 0, 0));
                    }));
            return begun;
        }

        /** Documents of which accounts payable was told to hold something back, by their text. */
        Set<String> held(BlockRange range) {
            return run.members().stream().filter(member -> member.carriedRun() != null)
                    .flatMap(member -> holds.held(member.carriedRun(), member.gstin(), range).stream()).map(item -> item.document().text())
                    .collect(Collectors.toSet());
        }
    }
}
