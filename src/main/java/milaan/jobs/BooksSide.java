package milaan.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
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
                : runs.findCurrentBefore(JobKind.MONTH_END.text(), gstin, Span.of(run.span().last().next())).orElse(null);
        if (latest != null) {
            chain.add(latest);
            chain.addAll(runs.findEarlierRuns(latest, gstin));
        }
        return chain;
    }
}
