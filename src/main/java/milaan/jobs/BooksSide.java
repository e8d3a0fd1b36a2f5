package milaan.jobs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.statement.RegisterItems;
import milaan.domain.statement.WorkingBefore;
import milaan.domain.statement.WorkingItem;
import milaan.runtime.JobKind;
import milaan.tables.CreditEventTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.WorkingItemTable;
import org.springframework.stereotype.Component;

/**
 * What the books say of reversals and reclaims: the credit register from its first period on, and a hand-kept working for what
 * was before, as the register took it up, and for what comes after its last period. Without a register the working alone.
 */
@Component
public class BooksSide {

    private final RunTable runs;
    private final CreditEventTable events;
    private final WorkingItemTable workings;

    BooksSide(RunTable runs, CreditEventTable events, WorkingItemTable workings) {
        this.runs = runs;
        this.events = events;
        this.workings = workings;
    }

    /**
     * @param items         of the register and of the working before it
     * @param registerSince first period of the register, empty when there is none
     * @param leftOut       lines of the working of periods that the register covers
     * @param notFollowed   lines of the working of periods before the register, changed or added after it had begun
     */
    public record Items(List<WorkingItem> items, Optional<TaxPeriod> registerSince, List<WorkingItem> leftOut, List<WorkingItem> notFollowed) {

        /** {@code credit register from 2026-01 on, credit-working before}. */
        public String words() {
            if (registerSince.isEmpty()) {
                return "credit-working";
            }
            boolean before = items.stream().anyMatch(item -> item.period().compareTo(registerSince.get()) < 0);
            return "credit register from " + registerSince.get() + " on" + (before ? ", credit-working before" : "");
        }

        /** Says of each line of the working that is left out why. */
        public void remarkOnLeftOut(Gstin gstin, Remarks remarks) {
            leftOut.forEach(item -> remarks.add(item.source(), "", new Finding(RejectionReason.WORKING_AFTER_REGISTER, "return_period", "item '"
                    + item.itemId() + "' of " + item.period() + ": from " + registerSince.get() + " on the credit register counts, the working "
                    + "only for what was before"), gstin));
            notFollowed.forEach(item -> remarks.add(item.source(), "", new Finding(RejectionReason.WORKING_AFTER_REGISTER, "item_id", "item '"
                    + item.itemId() + "' of " + item.period() + " was changed or added after the credit register began with " + registerSince.get()
                    + ": the register goes on with the working as it was first given. If the line is right, repeat the month end of "
                    + registerSince.get() + " with --revision, and the months after it"), gstin));
        }
    }

    /** What a run knows: a month end's own register, or that of the latest month end of the GSTIN. */
    public Items of(Run run, Gstin gstin) {
        List<Long> chain = chain(run, gstin);
        List<WorkingItem> working = workings.read(run.id(), gstin);
        if (chain.isEmpty()) {
            return new Items(working, Optional.empty(), List.of(), List.of());
        }
        TaxPeriod since = since(chain);
        TaxPeriod last = runs.get(chain.get(0)).period();
        WorkingBefore before = before(run, gstin, chain);
        RegisterItems register = new RegisterItems(before.items(), since);
        chain.forEach(one -> events.readOfLots(one, gstin, register::add));
        List<WorkingItem> items = new ArrayList<>(register.items());
        known(run, gstin, chain, working).stream().filter(item -> item.period().compareTo(last) > 0).forEach(items::add);
        return new Items(items, Optional.of(since), working.stream().filter(item -> item.period().compareTo(since) >= 0
                && item.period().compareTo(last) <= 0).toList(), before.notFollowed());
    }

    /** The working that the register of a month end opens lots from: see {@link WorkingBefore}. */
    public List<WorkingItem> opening(Run run, Gstin gstin) {
        return before(run, gstin, chain(run, gstin)).items();
    }

    private WorkingBefore before(Run run, Gstin gstin, List<Long> chain) {
        List<List<WorkingItem>> known = new ArrayList<>();
        for (int i = chain.size() - 1; i >= 0; i--) {
            known.add(workings.read(chain.get(i), gstin));
        }
        if (chain.get(0) != run.id()) {
            known.add(workings.read(run.id(), gstin));
        }
        return WorkingBefore.of(known, since(chain));
    }

    private TaxPeriod since(List<Long> chain) {
        return runs.get(chain.get(chain.size() - 1)).period();
    }

    /** The working of the run, and what the latest month end knows beside it. */
    private List<WorkingItem> known(Run run, Gstin gstin, List<Long> chain, List<WorkingItem> working) {
        if (chain.get(0) == run.id()) {
            return working;
        }
        Set<String> ids = new HashSet<>(working.stream().map(WorkingItem::itemId).toList());
        List<WorkingItem> known = new ArrayList<>(working);
        workings.read(chain.get(0), gstin).stream().filter(item -> !ids.contains(item.itemId())).forEach(known::add);
        return known;
    }

    /** The run and those it starts from, latest first; of a yearly job those of the latest month end. */
    private List<Long> chain(Run run, Gstin gstin) {
        List<Long> chain = new ArrayList<>();
        Long latest = run.job().equals(JobKind.MONTH_END.text()) ? Long.valueOf(run.id())
                : runs.findRegister(gstin, run.span()).orElse(null);
        if (latest != null) {
            chain.add(latest);
            chain.addAll(runs.findEarlierRuns(latest, gstin));
        }
        return chain;
    }
}
