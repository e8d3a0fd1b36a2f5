package milaan.domain.credit;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.document.DocumentType;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * Where a credit stands: the sum of its events and its open lots. Paise per head.
 * <pre>
 * net  = taken − reversed for good − reversed for now + reclaimed
 * lots = reversed for now − reclaimed − lapsed
 * </pre>
 * What stands reversed for good has no more credit behind it, so that {@code taken − for good − lots = net − lapsed}.
 */
public final class CreditPosition {

    static final Comparator<CreditLot> OLDEST_FIRST = Comparator.comparing(CreditLot::opened).thenComparing(CreditLot::id);

    private final String account;
    private final List<CreditLot> lots;
    private final Map<Gstr3bRow, TaxAmounts> taken = new EnumMap<>(Gstr3bRow.class);
    private TaxAmounts ofWorking = TaxAmounts.ZERO;
    private final Map<String, TaxAmounts> notes = new HashMap<>();
    private final Map<CreditReason, TaxAmounts> lapsedLots = new EnumMap<>(CreditReason.class);
    private final Map<CreditReason, TaxAmounts> forGood = new EnumMap<>(CreditReason.class);
    private final Map<CreditReason, TaxAmounts> barred = new EnumMap<>(CreditReason.class);
    private final Map<String, Map<CreditReason, TaxAmounts>> barredNotes = new HashMap<>();
    private final Map<CreditReason, TaxAmounts> deferred = new EnumMap<>(CreditReason.class);
    private final Map<CreditReason, TaxAmounts> lapsed = new EnumMap<>(CreditReason.class);
    private final Map<CreditReason, TaxAmounts> claimedByDecision = new EnumMap<>(CreditReason.class);
    private final Set<CreditReason> forGoodByDecision = EnumSet.noneOf(CreditReason.class);
    private final Set<CreditReason> claimedFor = EnumSet.noneOf(CreditReason.class);
    private boolean deferredBy2b;

    private CreditPosition(String account, List<CreditLot> lots) {
        this.account = account;
        this.lots = lots.stream().filter(lot -> !lot.left().isZero()).sorted(OLDEST_FIRST).toList();
    }

    /** Of a credit that nothing has happened to. */
    public static CreditPosition none(String account) {
        return new CreditPosition(account, List.of());
    }

    /**
     * @param events of the account, in any order
     * @param lots   of the account, with what is left of them
     */
    public static CreditPosition of(String account, List<CreditEvent> events, List<CreditLot> lots) {
        CreditPosition position = new CreditPosition(account, lots);
        events.forEach(position::add);
        // what a working has reversed was claimed before the register began
        position.lots.stream().filter(CreditLot::isOfWorking).forEach(lot -> position.ofWorking = position.ofWorking.plus(lot.left()));
        return position;
    }

    private void add(CreditEvent event) {
        TaxAmounts tax = event.tax();
        switch (event.kind()) {
            case TAKEN, CORRECTED -> {
                if (event.reason().isForGood()) {
                    forGood.merge(event.reason(), tax.negated(), TaxAmounts::plus);
                } else if (event.document().type() == DocumentType.CRN) {
                    notes.merge(event.document().text(), tax, TaxAmounts::plus);
                } else {
                    taken.merge(event.row(), tax, TaxAmounts::plus);
                    claimedFor.add(event.reason());
                }
            }
            case REVERSED_FOR_GOOD -> {
                forGood.merge(event.reason(), tax, TaxAmounts::plus);
                if (event.decision() != null) {
                    forGoodByDecision.add(event.reason());
                }
            }
            case BARRED -> barredOf(event.document()).merge(event.reason(), tax, TaxAmounts::plus);
            case DEFERRED -> {
                deferred.merge(event.reason(), tax, TaxAmounts::plus);
                // the books alone defer nothing for these reasons
                deferredBy2b |= event.reason().waitsForDocuments() && event.reason() != CreditReason.VALUE_DIFF;
            }
            case RECLAIMED -> {
                takeOfWorking(event);
                if (event.decision() != null) {
                    claimedByDecision.merge(event.reason(), tax, TaxAmounts::plus);
                }
            }
            case LAPSED -> {
                if (event.lot().isEmpty()) {
                    lapsed.merge(event.reason(), tax, TaxAmounts::plus);
                } else {
                    lapsedLots.merge(event.reason(), tax, TaxAmounts::plus);
                    takeOfWorking(event);
                }
            }
            case REVERSED_FOR_NOW -> {
                // stands in the lots
            }
        }
    }

    private void takeOfWorking(CreditEvent event) {
        if (event.lot().startsWith(CreditLot.OF_WORKING)) {
            ofWorking = ofWorking.plus(event.tax());
        }
    }

    public String account() {
        return account;
    }

    /** With something left, oldest first. */
    public List<CreditLot> lots() {
        return lots;
    }

    /** Claimed for the document and its amendments, without credit notes against it. */
    public TaxAmounts taken() {
        return sum(taken).plus(ofWorking);
    }

    /** {@link #taken()} by the row of 4A it was claimed in, without what was claimed before the register began. */
    public Map<Gstr3bRow, TaxAmounts> takenByRow() {
        return taken;
    }

    /** True when GSTR-2B had the document when it was claimed or put off: the account is not a mere booking's. */
    public boolean isOf2b() {
        return claimedFor.contains(CreditReason.IN_2B) || deferredBy2b;
    }

    /** True when it was claimed by decision and GSTR-2B has not had it since. */
    public boolean isClaimedEarly() {
        return claimedFor.contains(CreditReason.CLAIMED_WITHOUT_2B) && !isOf2b();
    }

    /** Reclaimed because a person said so, by reason: it is not given back again for the same facts. */
    public TaxAmounts claimedByDecision(CreditReason reason) {
        return claimedByDecision.getOrDefault(reason, TaxAmounts.ZERO);
    }

    /** Reasons for which a person has given credit up: no comparison brings it back. */
    public Set<CreditReason> forGoodByDecision() {
        return forGoodByDecision;
    }

    /** What is left of the lots of a reason. */
    public TaxAmounts inLots(CreditReason reason) {
        return lots.stream().filter(lot -> lot.reason() == reason).map(CreditLot::left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /** Claimed for credit notes, by {@link DocumentKey#text()}: not positive as a rule. */
    public Map<String, TaxAmounts> notes() {
        return notes;
    }

    public Map<CreditReason, TaxAmounts> forGood() {
        return forGood;
    }

    /** What is barred of a credit note, or of the document and its amendments. */
    Map<CreditReason, TaxAmounts> barred(DocumentKey document) {
        return Map.copyOf(barredOf(document));
    }

    private Map<CreditReason, TaxAmounts> barredOf(DocumentKey document) {
        return document.type() != DocumentType.CRN ? barred
                : barredNotes.computeIfAbsent(document.text(), note -> new EnumMap<>(CreditReason.class));
    }

    /** What has been deferred so far, also what has lapsed since. */
    public Map<CreditReason, TaxAmounts> deferred() {
        return deferred;
    }

    public Map<CreditReason, TaxAmounts> lapsed() {
        return lapsed;
    }

    /** Lost out of lots. */
    TaxAmounts lapsedLots() {
        return sum(lapsedLots);
    }

    /** What has ended of the lots of a reason while the facts were the same, claimed by decision or lost: it is not given back again. */
    TaxAmounts endedLots(CreditReason reason) {
        return claimedByDecision(reason).plus(lapsedLots.getOrDefault(reason, TaxAmounts.ZERO));
    }

    /** What is left of the lots. */
    public TaxAmounts inLots() {
        return lots.stream().map(CreditLot::left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    /** Credit that the taxpayer has the use of. */
    public TaxAmounts net() {
        return behindLots().minus(inLots());
    }

    /** What lots may hold at most: claimed, credit notes taken off, and neither gone for good nor lapsed. */
    TaxAmounts behindLots() {
        return taken().plus(sum(notes)).minus(sum(forGood)).minus(lapsedLots());
    }

    private static TaxAmounts sum(Map<?, TaxAmounts> parts) {
        return parts.values().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
