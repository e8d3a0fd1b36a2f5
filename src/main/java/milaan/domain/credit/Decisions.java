package milaan.domain.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;

/**
 * Decisions of analysts by item. One counts only while the evidence is what it was, when nobody has decided otherwise and, where
 * two persons are asked for, when a second person's row says the same.
 */
public final class Decisions {

    private static final Comparator<Decision> ORDER = Comparator.comparing(Decision::decidedOn).thenComparing(Decision::decidedBy)
            .thenComparing(decision -> decision.source().toString());

    /** @param decision the row that the remark is about */
    public record Remark(Decision decision, Finding finding) {
    }

    private final Map<String, List<Decision>> byItem;
    private final boolean twoPersons;

    /** @param twoPersons true when a decision counts only with a second person's row */
    public Decisions(List<Decision> rows, boolean twoPersons) {
        this.byItem = rows.stream().sorted(ORDER).collect(Collectors.groupingBy(Decision::item, TreeMap::new, Collectors.toList()));
        this.twoPersons = twoPersons;
    }

    public boolean isEmpty() {
        return byItem.isEmpty();
    }

    /** @return what counts for an item whose evidence is this now */
    public Optional<Decision> find(String item, String evidenceHash) {
        List<Decision> rows = byItem.getOrDefault(item, List.of()).stream().filter(row -> row.evidenceHash().equals(evidenceHash)).toList();
        return rows.isEmpty() || isContradictory(rows) || isUnconfirmed(rows) ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Links by hand, each with the two items it names. */
    public List<Decision> links() {
        return byItem.values().stream().flatMap(List::stream).filter(row -> row.action() == Decision.Action.LINK).toList();
    }

    /**
     * Why decisions were not applied, one for each item.
     *
     * @param evidence hash of every item that there is
     */
    public List<Remark> remarks(Map<String, String> evidence) {
        List<Remark> remarks = new ArrayList<>();
        byItem.forEach((item, rows) -> remarkOn(item, rows, evidence).ifPresent(remarks::add));
        return remarks;
    }

    private Optional<Remark> remarkOn(String item, List<Decision> rows, Map<String, String> evidence) {
        Decision last = rows.get(rows.size() - 1);
        if (!evidence.containsKey(item)) {
            return remark(last, RejectionReason.DECISION_UNKNOWN_ITEM, "item '" + item + "' is not among the items of this run: it is settled, or "
                    + "was never there; the decision " + last.action() + " of " + last.decidedBy() + " changes nothing");
        }
        List<Decision> valid = rows.stream().filter(row -> row.evidenceHash().equals(evidence.get(item))).toList();
        if (valid.isEmpty()) {
            return remark(last, RejectionReason.DECISION_OUTDATED, "the evidence of item '" + item + "' is '" + evidence.get(item)
                    + "' now, decided was on '" + last.evidenceHash() + "': look at it again in review.csv and decide anew");
        }
        if (isContradictory(valid)) {
            return remark(last, RejectionReason.DECISION_CONFLICT, "item '" + item + "' is decided differently: " + valid.stream()
                    .map(row -> row.action() + " by " + row.decidedBy() + " on " + row.decidedOn()).collect(Collectors.joining(", "))
                    + "; none of them counts until one is left");
        }
        if (isUnconfirmed(valid)) {
            return remark(last, RejectionReason.DECISION_UNCONFIRMED, "item '" + item + "': " + last.action() + " of " + last.decidedBy()
                    + " waits for a second person's row that says the same (decisions.two-persons)");
        }
        return remark(last, RejectionReason.DECISION_NOT_POSSIBLE, "item '" + item + "' cannot be decided by " + last.action()
                + ": it does not fit what the item is");
    }

    private static Optional<Remark> remark(Decision decision, RejectionReason code, String message) {
        return Optional.of(new Remark(decision, new Finding(code, "decision", message)));
    }

    private static boolean isContradictory(List<Decision> rows) {
        return rows.stream().map(Decision::action).distinct().count() > 1;
    }

    private boolean isUnconfirmed(List<Decision> rows) {
        return twoPersons && rows.stream().map(row -> row.decidedBy().strip().toLowerCase(java.util.Locale.ROOT)).distinct().count() < 2;
    }
}
