package milaan.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.statement.RegisterItems;
import milaan.domain.statement.WorkingItem;
import milaan.runtime.JobKind;
import milaan.tables.CreditEventTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.WorkingItemTable;
import org.springframework.stereotype.Component;

/**
 * What the books say of reversals and reclaims: the credit register from its first period on, and a hand-kept working for what
 * was before. Without a register the working alone.
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
     */
    public record Items(List<WorkingItem> items, Optional<TaxPeriod> registerSince, List<WorkingItem> leftOut) {

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
        }
    }

    /** What a run knows: a month end's own register, or that of the latest month end of the GSTIN. */
    public Items of(Run run, Gstin gstin) {
        List<Long> chain = chain(run, gstin);
        List<WorkingItem> working = workings.read(run.id(), gstin);
        if (chain.isEmpty()) {
            return new Items(working, Optional.empty(), List.of());
        }
        TaxPeriod since = runs.get(chain.get(chain.size() - 1)).period();
        List<WorkingItem> known = new ArrayList<>(workings.read(chain.get(0), gstin));
        working.stream().filter(item -> known.stream().noneMatch(other -> other.itemId().equals(item.itemId()))).forEach(known::add);
        List<WorkingItem> items = new ArrayList<>(known.stream().filter(item -> item.period().compareTo(since) < 0).toList());
        RegisterItems register = new RegisterItems();
        chain.forEach(one -> events.readOfLots(one, gstin, register::add));
        items.addAll(register.items());
        return new Items(items, Optional.of(since), working.stream().filter(item -> item.period().compareTo(since) >= 0).toList());
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
