package milaan.domain.credit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;

import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * Writes the register: for one account and period, the difference between what shall hold and what holds. Claims are posted one
 * after the other; each sees what those before it have posted. Nothing is posted where nothing changes, so that the same inputs
 * never count twice.
 */
public final class Posting {

    /** Events that tell what the supplier is owed: what is claimed, and what becomes of it when its booking or document changes. */
    private static final Set<EventKind> OWED = EnumSet.of(EventKind.TAKEN, EventKind.CORRECTED, EventKind.RECLAIMED);

    private final String account;
    private final TaxPeriod period;
    private final List<CreditEvent> all;
    private final List<CreditEvent> events = new ArrayList<>();
    private final Map<String, CreditLot> lots = new LinkedHashMap<>();
    private CreditPosition position;
    private boolean compared;

    /**
     * @param history events of the account in earlier periods
     * @param open    its lots as the period finds them
     */
    public Posting(String account, TaxPeriod period, List<CreditEvent> history, List<CreditLot> open) {
        this.account = account;
        this.period = period;
        this.all = new ArrayList<>(history);
        open.stream().sorted(CreditPosition.OLDEST_FIRST).forEach(lot -> lots.put(lot.id(), lot));
    }

    /** What was posted, in order. */
    public List<CreditEvent> events() {
        return List.copyOf(events);
    }

    /** The account's lots, also those that were used up in the period. */
    public List<CreditLot> lots() {
        return List.copyOf(lots.values());
    }

    /** Where the account stands after what was posted. */
    public CreditPosition position() {
        if (position == null) {
            position = all.isEmpty() && lots.isEmpty() ? CreditPosition.none(account) : CreditPosition.of(account, all, lots());
        }
        return position;
    }

    /** Brings the account to what the claim says. @return what that added to the rows of 4A besides reclaims, paise per head */
    public Map<Gstr3bRow, TaxAmounts> post(Claim claim) {
        int first = events.size();
        if (claim.taken() != null) {
            take(claim);
        }
        // what it holds back of the document allows for the notes of the period
        compared |= claim.settles().contains(CreditReason.VALUE_DIFF);
        bar(claim);
        defer(claim);
        reverseForGood(claim);
        reclaim(claim);
        reverseForNow(claim);
        releaseWhatNotesTook(claim);
        Map<Gstr3bRow, TaxAmounts> added = new EnumMap<>(Gstr3bRow.class);
        events.subList(first, events.size()).stream().filter(event -> event.kind() == EventKind.TAKEN || event.kind() == EventKind.CORRECTED)
                .forEach(event -> added.merge(event.row(), event.tax(), TaxAmounts::plus));
        return added;
    }

    /** Posts only what rule 37 gives back and what payments allow to reclaim, of a credit whose earlier events are not at hand. */
    public void settle(Claim claim) {
        reclaim(claim);
        for (Map.Entry<CreditReason, TaxAmounts> target : claim.targets(EventKind.REVERSED_FOR_NOW).entrySet()) {
            reverse(claim, target.getKey(), positive(target.getValue().minus(open(target.getKey()))), "");
        }
    }

    private void take(Claim claim) {
        if (claim.document().type() == DocumentType.CRN) {
            takeNote(claim);
        } else {
            takeDocument(claim);
        }
        boolean renamed = !all.isEmpty() && all.stream().noneMatch(event -> event.document().text().equals(claim.document().text()));
        if (renamed) {
            record(claim, claim.document(), claim.row(), EventKind.CORRECTED, CreditReason.AMENDED, claim.rule(), "", TaxAmounts.ZERO,
                    "From now on under this number and date; what was claimed stays.");
        }
    }

    /** All that is no note belongs to the document, whatever number an amendment gave it; an amendment may move it to another row. */
    private void takeDocument(Claim claim) {
        TaxAmounts before = position().taken();
        // what has lapsed is lost already: an amendment takes it no second time
        TaxAmounts lapsed = least(position().lapsedLots(), positive(before));
        TaxAmounts target = TaxAmounts.byHead(head -> lapsed.of(head) > 0 ? Math.max(claim.taken().of(head), lapsed.of(head))
                : claim.taken().of(head));
        Map<Gstr3bRow, TaxAmounts> byRow = new EnumMap<>(Gstr3bRow.class);
        byRow.putAll(position().takenByRow());
        TaxAmounts here = byRow.getOrDefault(claim.row(), TaxAmounts.ZERO);
        byRow.remove(claim.row());
        TaxAmounts elsewhere = byRow.values().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        CreditReason reason = !before.isZero() && claim.reason() != CreditReason.SUPPLIER_CANCELLED ? CreditReason.AMENDED : claim.reason();
        byRow.values().removeIf(TaxAmounts::isZero);
        byRow.forEach((row, tax) -> record(claim, claim.document(), row, EventKind.CORRECTED, reason, claim.rule(), "", tax.negated(),
                claim.explanation()));
        add(claim, before.isZero() ? EventKind.TAKEN : EventKind.CORRECTED, reason, claim.rule(), "",
                target.minus(before).plus(elsewhere), claim.explanation());
    }

    /** A note has its own amount; the note that it amends has none any more. */
    private void takeNote(Claim claim) {
        Map<String, TaxAmounts> notes = position().notes();
        TaxAmounts before = notes.getOrDefault(claim.document().text(), TaxAmounts.ZERO);
        DocumentKey former = claim.former();
        TaxAmounts ofFormer = isRenamedNote(claim) ? notes.getOrDefault(former.text(), TaxAmounts.ZERO) : TaxAmounts.ZERO;
        if (!ofFormer.isZero()) {
            record(claim, former, claim.row(), EventKind.CORRECTED, CreditReason.AMENDED, claim.rule(), "", ofFormer.negated(), claim.explanation());
        }
        boolean corrects = !before.isZero();
        TaxAmounts more = claim.taken().minus(before);
        add(claim, corrects ? EventKind.CORRECTED : EventKind.TAKEN, corrects ? CreditReason.AMENDED : claim.reason(), claim.rule(), "", more,
                claim.explanation());
        if (!compared) {
            draw(claim, CreditReason.VALUE_DIFF, least(open(CreditReason.VALUE_DIFF), positive(more.plus(ofFormer.negated()).negated())),
                    "The supplier's credit note is what the excess of GSTR-2B waited for.");
        }
    }

    /** A note is barred for itself, and the note that it amends no more. */
    private void bar(Claim claim) {
        Map<CreditReason, TaxAmounts> targets = claim.targets(EventKind.BARRED);
        Map<CreditReason, TaxAmounts> now = position().barred(claim.document());
        if (isRenamedNote(claim)) {
            position().barred(claim.former()).forEach((reason, tax) -> {
                if (targets.containsKey(reason) && !tax.isZero()) {
                    record(claim, claim.former(), claim.row(), EventKind.BARRED, reason, reason.law(), "", tax.negated(),
                            claim.explanation());
                }
            });
        }
        targets.forEach((reason, target) -> add(claim, EventKind.BARRED, reason, target.minus(now.getOrDefault(reason, TaxAmounts.ZERO))));
    }

    private static boolean isRenamedNote(Claim claim) {
        return claim.document().type() == DocumentType.CRN && claim.former() != null
                && !claim.former().text().equals(claim.document().text());
    }

    /** What is no longer deferred is taken back with a minus; what lapses was deferred until then. */
    private void defer(Claim claim) {
        Map<CreditReason, TaxAmounts> deferred = claim.targets(EventKind.DEFERRED);
        Map<CreditReason, TaxAmounts> lapsed = claim.targets(EventKind.LAPSED);
        CreditPosition position = position();
        Set<CreditReason> reasons = new TreeSet<>(deferred.keySet());
        position.deferred().keySet().stream().filter(claim.settles()::contains).forEach(reasons::add);
        reasons.addAll(lapsed.keySet());
        for (CreditReason reason : reasons) {
            TaxAmounts lost = lapsed.getOrDefault(reason, TaxAmounts.ZERO);
            TaxAmounts lostBefore = position.lapsed().getOrDefault(reason, TaxAmounts.ZERO);
            TaxAmounts target = deferred.getOrDefault(reason, TaxAmounts.ZERO).plus(lost.isZero() ? lostBefore : lost);
            add(claim, EventKind.DEFERRED, reason, target.minus(position.deferred().getOrDefault(reason, TaxAmounts.ZERO)));
            if (!lost.isZero()) {
                add(claim, EventKind.LAPSED, reason, lost.minus(lostBefore));
            }
        }
    }

    /** 4(B)(1) is never negative: what was too much is claimed again in 4(A)(5), within section 16(4) (gst-rules 2.8, 6.7). */
    private void reverseForGood(Claim claim) {
        Map<CreditReason, TaxAmounts> targets = claim.targets(EventKind.REVERSED_FOR_GOOD);
        Map<CreditReason, TaxAmounts> now = position().forGood();
        Set<CreditReason> reasons = new TreeSet<>(targets.keySet());
        now.keySet().stream().filter(claim.settles()::contains).forEach(reasons::add);
        for (CreditReason reason : reasons) {
            TaxAmounts more = targets.getOrDefault(reason, TaxAmounts.ZERO).minus(now.getOrDefault(reason, TaxAmounts.ZERO));
            add(claim, EventKind.REVERSED_FOR_GOOD, reason, notLapsed(positive(more)));
            TaxAmounts less = positive(more.negated());
            if (!less.isZero()) {
                add(claim, EventKind.CORRECTED, reason, claim.rule(), "", less, "Reversed in 4(B)(1) before, and now found to be credit.");
            }
        }
        if (claim.taken() != null) {
            giveNoMoreThanTaken(claim);
        }
    }

    /** What has lapsed in a lot is lost already. */
    private TaxAmounts notLapsed(TaxAmounts more) {
        TaxAmounts lapsed = position().lapsedLots();
        TaxAmounts left = position().taken().minus(lapsed).minus(forGood());
        return TaxAmounts.byHead(head -> lapsed.of(head) > 0 ? Math.max(0, Math.min(more.of(head), left.of(head))) : more.of(head));
    }

    private TaxAmounts forGood() {
        return position().forGood().values().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /** What an amendment has taken off is not given up a second time. */
    private void giveNoMoreThanTaken(Claim claim) {
        TaxAmounts tooMuch = positive(forGood().minus(positive(position().taken().minus(position().lapsedLots()))));
        for (Map.Entry<CreditReason, TaxAmounts> part : new TreeMap<>(position().forGood()).entrySet()) {
            TaxAmounts less = least(positive(part.getValue()), tooMuch);
            add(claim, EventKind.CORRECTED, part.getKey(), claim.rule(), "", less, "Reversed in 4(B)(1) before, and no longer in 4(A).");
            tooMuch = tooMuch.minus(less);
        }
    }

    private void reclaim(Claim claim) {
        Map<CreditReason, TaxAmounts> targets = claim.targets(EventKind.REVERSED_FOR_NOW);
        Set<CreditReason> reasons = new TreeSet<>(claim.settles());
        reasons.addAll(targets.keySet());
        for (CreditReason reason : reasons) {
            TaxAmounts target = least(targets.getOrDefault(reason, TaxAmounts.ZERO), open(reason));
            draw(claim, reason, open(reason).minus(target), "");
        }
    }

    private void reverseForNow(Claim claim) {
        for (Map.Entry<CreditReason, TaxAmounts> target : claim.targets(EventKind.REVERSED_FOR_NOW).entrySet()) {
            CreditReason reason = target.getKey();
            boolean claimedBefore = claim.taken() == null && all.isEmpty();
            TaxAmounts wanted = positive(target.getValue().minus(open(reason)).minus(position().endedLots(reason)));
            TaxAmounts more = claimedBefore ? wanted : least(wanted, positive(position().net()));
            reverse(claim, reason, more, claimedBefore ? CreditLot.OF_WORKING : "");
        }
    }

    private void reverse(Claim claim, CreditReason reason, TaxAmounts more, String prefix) {
        if (!more.isZero()) {
            String lot = prefix + period + "/" + account + "/" + reason;
            put(lots.containsKey(lot) ? lots.get(lot).add(more)
                    : new CreditLot(lot, account, claim.document(), period, claim.row(), reason, more, TaxAmounts.ZERO, TaxAmounts.ZERO));
            Portion why = claim.portion(EventKind.REVERSED_FOR_NOW, reason).orElseThrow();
            add(claim, EventKind.REVERSED_FOR_NOW, reason, why.rule(), lot, more, why.explanation());
        }
    }

    /**
     * A credit note lowers 4A of credit that lies in a lot: the same amount is reclaimed, so that nothing is lost twice and the
     * ECRS clears (gst-rules 5.4).
     */
    private void releaseWhatNotesTook(Claim claim) {
        if (lots.isEmpty()) {
            return;
        }
        CreditPosition position = position();
        TaxAmounts tooMuch = positive(position.inLots().minus(positive(position.behindLots())));
        for (CreditLot lot : List.copyOf(lots.values())) {
            TaxAmounts drawn = least(lots.get(lot.id()).left(), tooMuch);
            draw(claim, lot, drawn, "The credit is smaller by then than what lies in the lot: 4(A)(5) and 4(D)(1) clear it.");
            tooMuch = tooMuch.minus(drawn);
        }
    }

    /** Ends a lot by decision: its credit is claimed, gone for good, or given up. */
    public void decide(CreditLot of, Decision decision) {
        CreditLot lot = lots.get(of.id());
        if (lot == null || lot.left().isZero()) {
            return;
        }
        TaxAmounts left = lot.left();
        Claim claim = new Claim(account, lot.document(), null, lot.row(), lot.reason(), lot.reason().law(), null, List.of(), Set.of(),
                creditClass(), null, "", decision, decision.reason());
        switch (decision.action()) {
            case CLAIM -> draw(claim, lot, left, decision.reason());
            case BLOCK -> {
                draw(claim, lot, left, decision.reason());
                add(claim, EventKind.REVERSED_FOR_GOOD, CreditReason.BLOCKED_17_5, CreditReason.BLOCKED_17_5.law(), "", left, decision.reason());
            }
            case REJECT -> lapse(claim, lot, decision.reason());
            default -> {
                // the lot stays as it is
            }
        }
    }

    /** Nothing more can come of the lot. */
    public void lapse(CreditLot lot, String why) {
        Claim claim = new Claim(account, lot.document(), null, lot.row(), lot.reason(), lot.reason().law(), null, List.of(), Set.of(),
                creditClass(), null, "", null, why);
        lapse(claim, lots.get(lot.id()), why);
    }

    /** The use of the credit that was said last, null when none was ever said. */
    private CreditClass creditClass() {
        return all.stream().map(CreditEvent::creditClass).filter(use -> use != null).reduce(null, (before, last) -> last);
    }

    private void lapse(Claim claim, CreditLot lot, String why) {
        if (!lot.left().isZero()) {
            record(claim, lot.document(), lot.row(), EventKind.LAPSED, lot.reason(), claim.rule(), lot.id(), lot.left(), why);
            put(lot.lapse(lot.left()));
        }
    }

    private TaxAmounts open(CreditReason reason) {
        return lots.values().stream().filter(lot -> lot.reason() == reason).map(CreditLot::left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    private void draw(Claim claim, CreditReason reason, TaxAmounts amount, String why) {
        TaxAmounts rest = amount;
        for (CreditLot lot : List.copyOf(lots.values())) {
            if (lot.reason() == reason) {
                TaxAmounts drawn = least(lot.left(), rest);
                draw(claim, lot, drawn, why);
                rest = rest.minus(drawn);
            }
        }
    }

    private void draw(Claim claim, CreditLot of, TaxAmounts drawn, String why) {
        if (!drawn.isZero()) {
            CreditLot lot = lots.get(of.id());
            put(lot.draw(drawn));
            record(claim, lot.document(), lot.row(), EventKind.RECLAIMED, lot.reason(), lot.reason().law(), lot.id(), drawn,
                    why.isEmpty() ? claim.explanation() : why);
        }
    }

    private void add(Claim claim, EventKind kind, CreditReason reason, TaxAmounts tax) {
        Portion why = claim.portion(kind, reason).orElse(null);
        add(claim, kind, reason, why == null ? reason.law() : why.rule(), "", tax, why == null ? claim.explanation() : why.explanation());
    }

    private void add(Claim claim, EventKind kind, CreditReason reason, String rule, String lot, TaxAmounts tax, String why) {
        if (!tax.isZero()) {
            record(claim, claim.document(), claim.row(), kind, reason, rule, lot, tax, why);
        }
    }

    private void record(Claim claim, DocumentKey document, Gstr3bRow row, EventKind kind, CreditReason reason, String rule, String lot, TaxAmounts tax,
            String why) {
        CreditEvent event = new CreditEvent(account, document, period, kind, row, reason, rule, lot, tax, claim.creditClass(),
                OWED.contains(kind) ? claim.value() : null, claim.matchId(), claim.decision(), why);
        events.add(event);
        all.add(event);
        position = null;
    }

    private void put(CreditLot lot) {
        lots.put(lot.id(), lot);
        position = null;
    }

    private static TaxAmounts positive(TaxAmounts tax) {
        return TaxAmounts.byHead(head -> Math.max(0, tax.of(head)));
    }

    private static TaxAmounts least(TaxAmounts a, TaxAmounts b) {
        return TaxAmounts.byHead(head -> Math.min(a.of(head), b.of(head)));
    }
}
