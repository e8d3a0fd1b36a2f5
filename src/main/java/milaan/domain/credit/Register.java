package milaan.domain.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import milaan.domain.credit.Claims.Claimed;
import milaan.domain.credit.reversal.DocumentReversal;
import milaan.domain.credit.reversal.Rule37;
import milaan.domain.credit.reversal.Rule37Line;
import milaan.domain.credit.reversal.LastDays;
import milaan.domain.credit.reversal.Settlement;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.matching.Status;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;

/**
 * Posts one block of suppliers for a period: from what the period before left and what the match found to what the next period
 * takes up. Pure: the same openings and matches give the same closing, whatever their order.
 */
public final class Register {

    /**
     * What the period finds.
     *
     * @param history  events of earlier periods of accounts that this period's documents may belong to
     * @param lots     with something left
     * @param payables not paid, or of documents still open
     * @param earlier  payments that could not be applied yet
     * @param payments of this period
     * @param watches  recipients of which payments were ever given: rule 37 is watched for them only
     */
    public record Opening(List<CreditEvent> history, List<CreditLot> lots, List<Payable> payables, List<Payment> earlier,
                          List<Payment> payments, Set<Gstin> watches) {
    }

    /**
     * What it leaves.
     *
     * @param lots    also those used up in the period
     * @param waiting ids of matches that the next period takes up again though their status is closed
     * @param used    decisions that were applied
     * @param claimed accounts of the documents of this period's matches
     * @param inHand  credit in hand of the accounts of each match before the period, by match id, paise per head
     */
    public record Closing(List<CreditEvent> events, List<CreditLot> lots, List<Payable> payables, List<Payment> unapplied,
                          List<Rule37Line> rule37, List<Tie> ties, Set<String> waiting, List<Remark> remarks, Map<String, TaxAmounts> inHand,
                          Set<Decision> used, Set<String> claimed) {
    }

    /** @param source the row it is about, null when it is about no row */
    public record Remark(SourceLine source, Gstin gstin, Finding finding) {
    }

    private final Claims claims;
    private final LastDays lastDays;
    private final Decisions decisions;
    private final Rules rules;
    private final TaxPeriod period;
    private final LocalDate filedOn;

    public Register(List<DocumentReversal> provisions, Decisions decisions, Rules rules, TaxPeriod period) {
        this.filedOn = ReturnDay.of(period, rules);
        this.lastDays = new LastDays(rules);
        this.claims = new Claims(provisions, rules, period, filedOn, lastDays::of);
        this.decisions = decisions;
        this.rules = rules;
        this.period = period;
    }

    /** @param matches of one block, in any order */
    public Closing post(List<Match> matches, Opening opening) {
        return new Run(opening).post(matches.stream().sorted(IN_ORDER).toList());
    }

    /** Amended notes make room or take it before their documents are looked at, new notes and reversals find what has been claimed. */
    private static final Comparator<Match> IN_ORDER = Comparator.comparingInt(Register::rank).thenComparing(Match::id);

    private static int rank(Match match) {
        if (match.bucket() == Bucket.AMENDED) {
            return 0;
        }
        if (match.bucket() == Bucket.REVERSAL) {
            return 3;
        }
        List<Document> notes = match.lines().stream().map(MatchLine::portal).filter(d -> d != null && d.type() == DocumentType.CRN).toList();
        if (notes.isEmpty()) {
            return 1;
        }
        return notes.stream().allMatch(note -> note.portal().section().isAmendment()) ? 0 : 2;
    }

    private static boolean isOpen(Match match) {
        return match.status() == Status.MISSING_IN_2B || match.status() == Status.MISSING_IN_BOOKS || match.status() == Status.PROBABLE;
    }

    /** One block on its way. */
    private final class Run implements Claims.Accounts {

        private final Opening opening;
        private final Map<String, String> accounts = new HashMap<>();
        private final Map<String, List<CreditEvent>> history = new HashMap<>();
        private final Map<String, List<CreditLot>> lots = new HashMap<>();
        private final Map<String, Posting> postings = new TreeMap<>();
        private final Map<String, Payable> payables = new TreeMap<>();
        private final Map<String, Payable> before = new HashMap<>();
        private final Set<String> offered = new HashSet<>();
        private final Map<String, TaxAmounts> alone = new HashMap<>();
        private final Map<String, Map<String, TaxAmounts>> notes = new HashMap<>();
        private final Set<String> of2b = new HashSet<>();
        private final Set<String> claimed = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private final List<Tie> ties = new ArrayList<>();
        private final Set<String> waiting = new HashSet<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final Map<String, TaxAmounts> inHand = new HashMap<>();
        private final Set<Decision> used = new HashSet<>();

        Run(Opening opening) {
            this.opening = opening;
            for (CreditEvent event : opening.history()) {
                accounts.putIfAbsent(event.document().text(), event.account());
                history.computeIfAbsent(event.account(), account -> new ArrayList<>()).add(event);
            }
            for (CreditLot lot : opening.lots()) {
                accounts.putIfAbsent(lot.document().text(), lot.account());
                lots.computeIfAbsent(lot.account(), account -> new ArrayList<>()).add(lot);
            }
            for (Payable payable : opening.payables()) {
                payables.put(payable.account(), payable);
            }
        }

        Closing post(List<Match> matches) {
            lots.keySet().forEach(this::posting);
            matches.forEach(this::know);
            matches.forEach(this::name);
            List<Payment> unapplied = opening.watches().isEmpty() ? List.of() : settle(matches);
            matches.forEach(this::claim);
            decideOnLots();
            watchUnclaimed();
            lapse();
            List<Rule37Line> lines = opening.watches().isEmpty() ? List.of() : closePayables();
            List<CreditEvent> events = postings.values().stream().flatMap(posting -> posting.events().stream()).toList();
            events.stream().filter(event -> event.kind() == EventKind.RECLAIMED).forEach(this::afterReclaim);
            return new Closing(events, postings.values().stream().flatMap(posting -> posting.lots().stream()).toList(),
                    List.copyOf(payables.values()), unapplied, lines, List.copyOf(ties), Set.copyOf(waiting), List.copyOf(remarks),
                    Map.copyOf(inHand), Set.copyOf(used), Set.copyOf(claimed));
        }

        private void know(Match match) {
            for (MatchLine line : match.lines()) {
                if (line.portal() != null && match.bucket() != Bucket.AMENDED) {
                    offered.add(DocumentKey.of(line.portal()).text());
                }
                if (match.bucket() == Bucket.MISSING_IN_2B) {
                    alone.merge(DocumentKey.of(line.books()).text(), line.books().tax(), TaxAmounts::plus);
                }
            }
        }

        /** Every document of GSTR-2B has its account before the first is claimed: what they say of one account must fit together. */
        private void name(Match match) {
            List<Document> books = match.lines().stream().map(MatchLine::books).filter(d -> d != null).toList();
            List<Document> portal = match.lines().stream().map(MatchLine::portal).filter(d -> d != null).toList();
            for (Document offered : portal) {
                String account = claims.account(offered, books, portal, this);
                accounts.putIfAbsent(DocumentKey.of(offered).text(), account);
                if (offered.portal().section().isAmendment() && !offered.originalNumber().isEmpty()) {
                    accounts.putIfAbsent(DocumentKey.ofOriginal(offered).text(), account);
                }
                if (Claims.isNoteTaken(match, offered)) {
                    notes.computeIfAbsent(account, name -> new HashMap<>()).put(DocumentKey.of(offered).text(), offered.tax());
                } else if (offered.type() != DocumentType.CRN && match.bucket() != Bucket.AMENDED) {
                    of2b.add(account);
                }
            }
        }

        // what is owed

        private List<Payment> settle(List<Match> matches) {
            before.putAll(payables);
            Set<String> suppliers = new HashSet<>();
            for (Match match : matches) {
                match.lines().forEach(line -> {
                    know(suppliers, line.books());
                    know(suppliers, line.portal());
                });
                if (isOwed(match)) {
                    owe(match);
                }
            }
            opening.history().forEach(event -> suppliers.add(key(event.document().recipient(), event.document().supplier())));
            Map<String, List<Payable>> ofSupplier = new TreeMap<>();
            payables.values().forEach(payable -> ofSupplier.computeIfAbsent(key(payable.document().recipient(), payable.document().supplier()),
                    key -> new ArrayList<>()).add(payable));
            Map<String, List<Payment>> earlier = bySupplier(opening.earlier());
            Map<String, List<Payment>> now = bySupplier(opening.payments());
            Set<String> keys = new TreeSet<>(ofSupplier.keySet());
            keys.addAll(earlier.keySet());
            keys.addAll(now.keySet());
            List<Payment> unapplied = new ArrayList<>();
            for (String key : keys) {
                Settlement settlement = Settlement.of(ofSupplier.getOrDefault(key, List.of()), earlier.getOrDefault(key, List.of()),
                        now.getOrDefault(key, List.of()), period.lastDay(), suppliers.contains(key), rules);
                settlement.payables().forEach(payable -> payables.put(payable.account(), payable));
                unapplied.addAll(settlement.unapplied());
                settlement.remarks().forEach(remark -> remarks.add(new Remark(remark.payment().source(), remark.payment().recipient(),
                        new Finding(code(remark.code()), "amount", remark.sentence()))));
            }
            return unapplied;
        }

        private void know(Set<String> suppliers, Document document) {
            if (document != null && document.supplier() != null) {
                suppliers.add(key(document.recipient(), document.supplier()));
            }
        }

        private Map<String, List<Payment>> bySupplier(List<Payment> payments) {
            Map<String, List<Payment>> bySupplier = new TreeMap<>();
            payments.forEach(payment -> bySupplier.computeIfAbsent(key(payment.recipient(), payment.supplier()), key -> new ArrayList<>())
                    .add(payment));
            return bySupplier;
        }

        private String key(Gstin recipient, Gstin supplier) {
            return recipient + " " + supplier;
        }

        private RejectionReason code(Settlement.Code code) {
            return switch (code) {
                case BILL_UNKNOWN, NOT_COUNTED -> RejectionReason.PAYMENT_WITHOUT_DOCUMENT;
                case SUPPLIER_UNKNOWN -> RejectionReason.PAYMENT_UNKNOWN_SUPPLIER;
                case BEFORE_BILL -> RejectionReason.PAYMENT_BEFORE_INVOICE;
                case ABOVE_BILL -> RejectionReason.PAYMENT_ABOVE_INVOICE;
                case FUTURE -> RejectionReason.PAYMENT_IN_FUTURE;
            };
        }

        /** Booked, and not cancelled or booked twice: a bill that nobody has booked is not paid either. */
        private boolean isOwed(Match match) {
            return match.status() != Status.DUPLICATE && match.status() != Status.NOT_COMPARED && match.bucket() != Bucket.REJECTED
                    && match.bucket() != Bucket.SUPPLIER_CANCELLED;
        }

        private void owe(Match match) {
            List<Document> books = match.lines().stream().map(MatchLine::books).filter(d -> d != null).toList();
            List<Document> portal = match.lines().stream().map(MatchLine::portal).filter(d -> d != null).toList();
            if (books.isEmpty()) {
                return;
            }
            if (portal.size() > 1) {
                portal.forEach(offered -> owe(claims.account(offered, books, portal, this), offered, Claims.owed(offered, null)));
                return;
            }
            Document offered = portal.isEmpty() ? null : portal.get(0);
            long value = 0;
            for (Document booking : books) {
                Long owed = Claims.owed(offered, booking);
                value += owed == null ? 0 : owed;
            }
            boolean ofOffered = offered != null && offered.recipient().equals(books.get(0).recipient());
            // payments name a bill as the books do
            owe(ofOffered ? claims.account(offered, books, portal, this) : claims.account(books.get(0), this), books.get(0),
                    value == 0 ? null : Long.valueOf(value));
        }

        private void owe(String account, Document document, Long value) {
            if (value != null && opening.watches().contains(document.recipient())) {
                Payable known = payables.get(account);
                payables.put(account, known == null
                        ? new Payable(account, DocumentKey.of(document), period, Gstr3bRow.ITC_OTHER, value, TaxAmounts.ZERO,
                                Math.min(value, paidBefore(account)), 0)
                        : new Payable(account, known.document(), known.taken(), known.row(), value, known.credit(), known.paidInTime(),
                                known.paidLate()));
            }
        }

        /** What was watched in an earlier period and is no longer was paid; a bill that nobody had booked was not watched. */
        private long paidBefore(String account) {
            List<CreditEvent> before = history.getOrDefault(account, List.of()).stream()
                    .filter(event -> event.period().compareTo(period) < 0).toList();
            boolean taken = before.stream().anyMatch(event -> event.kind() == EventKind.TAKEN && event.value() != null);
            boolean booked = before.stream().anyMatch(event -> event.creditClass() != null);
            return taken && booked ? before.stream().filter(event -> event.value() != null).mapToLong(CreditEvent::value).max().orElse(0) : 0;
        }

        // what is claimed

        private void claim(Match match) {
            Decision decision = decisions.isEmpty() ? null : decisions.find(match.id(), match.evidenceHash()).orElse(null);
            if (decision != null && Claims.canDecide(match, decision.action())) {
                used.add(decision);
            }
            for (Claimed one : claims.of(match, decision, this)) {
                Claim claim = one.claim();
                String account = claim.account();
                accounts.putIfAbsent(claim.document().text(), account);
                if (claim.former() != null) {
                    accounts.putIfAbsent(claim.former().text(), account);
                }
                Posting posting = posting(account);
                inHand.merge(match.id(), posting.position().net(), TaxAmounts::plus);
                Map<Gstr3bRow, TaxAmounts> in4a = posting.post(claim);
                claimed.add(account);
                if (one.again() && !one.in2b().isZero()) {
                    remarks.add(claimedTwice(match, claim));
                }
                in4a.forEach((row, tax) -> {
                    if (row != claim.row()) {
                        step(claim, row, Tie.Cause.CLAIMED_BEFORE, tax, tax);
                    }
                });
                tie(one, in4a.getOrDefault(claim.row(), TaxAmounts.ZERO));
                if (claim.waits() && !isOpen(match)) {
                    waiting.add(match.id());
                }
                if (claim.waits() || isOpen(match)) {
                    open.add(account);
                }
            }
        }

        private Remark claimedTwice(Match match, Claim claim) {
            Document offered = match.lines().stream().map(MatchLine::portal).filter(d -> d != null && DocumentKey.of(d).equals(claim.document()))
                    .findFirst().orElseThrow();
            return new Remark(offered.source(), claim.document().recipient(), new Finding(RejectionReason.CLAIMED_TWICE, "",
                    "GSTR-2B offers document '" + claim.document().number() + "' of " + claim.document().date()
                            + " again, its credit was claimed in an earlier period: nothing is claimed. Ask the supplier why it is reported twice"));
        }

        private void tie(Claimed one, TaxAmounts in4a) {
            Claim claim = one.claim();
            TaxAmounts rest = in4a;
            TaxAmounts in2b = one.in2b();
            rest = step(claim, claim.row(), Tie.Cause.GSTR_2B, in2b, rest);
            if (!in2b.isZero() && claim.taken() == null) {
                rest = step(claim, claim.row(), Tie.Cause.DUPLICATE, in2b.negated(), rest);
            } else if (!in2b.isZero()) {
                TaxAmounts barred = claim.targets(EventKind.BARRED).values().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
                rest = step(claim, claim.row(), Tie.Cause.ROUNDING, one.rounded().negated(), rest);
                rest = step(claim, claim.row(), Tie.Cause.TIME_BARRED, barred.negated(), rest);
                rest = step(claim, claim.row(), Tie.Cause.DEFERRED, claim.taken().minus(in2b.minus(one.rounded()).minus(barred)), rest);
            }
            Tie.Cause cause = !in2b.isZero() ? Tie.Cause.CLAIMED_BEFORE : switch (claim.reason()) {
                case OWN_WORKING -> Tie.Cause.OWN_WORKING;
                case CLAIMED_WITHOUT_2B -> Tie.Cause.CLAIMED_WITHOUT_2B;
                case SUPPLIER_CANCELLED -> Tie.Cause.CLAIMED_BEFORE;
                default -> Tie.Cause.EARLIER_2B;
            };
            step(claim, claim.row(), cause, rest, rest);
        }

        private TaxAmounts step(Claim claim, Gstr3bRow row, Tie.Cause cause, TaxAmounts tax, TaxAmounts rest) {
            if (!tax.isZero()) {
                ties.add(new Tie(claim.document().recipient(), row, cause, tax));
            }
            return rest.minus(tax);
        }

        // what is given back and reclaimed without a match

        private void decideOnLots() {
            if (decisions.isEmpty()) {
                return;
            }
            for (CreditLot lot : opening.lots()) {
                decisions.find(lot.id(), lot.evidenceHash()).filter(decision -> decision.action() != Decision.Action.LINK).ifPresent(decision -> {
                    posting(lot.account()).decide(lot, decision);
                    if (decision.action() != Decision.Action.ACCEPT) {
                        used.add(decision);
                    }
                });
            }
        }

        /** Documents without a match this period: only what is paid for them can change. */
        private void watchUnclaimed() {
            if (opening.watches().isEmpty()) {
                return;
            }
            for (Payable payable : payables.values()) {
                if (!claimed.contains(payable.account())) {
                    List<Portion> unpaid = Rule37.of(payable, stillWatched(payable).credit(), period, rules);
                    posting(payable.account()).settle(new Claim(payable.account(), payable.document(), null, payable.row(), CreditReason.IN_2B, "",
                            null, unpaid, Set.of(CreditReason.R37_180D), null, null, "", null, paidSince(payable)));
                }
            }
        }

        /** Of what a person has claimed, blocked or given up though it was not paid, rule 37 takes no more. */
        private Payable stillWatched(Payable payable) {
            CreditPosition position = posting(payable.account()).position();
            return position.endedLots(CreditReason.R37_180D).isZero() ? payable
                    : payable.withCredit(Rule37.creditBehind(payable, position.inLots(CreditReason.R37_180D)));
        }

        private String paidSince(Payable payable) {
            return Paise.formatIndian(payable.paidInTime() + payable.paidLate()) + " of " + Paise.formatIndian(payable.value()) + " paid.";
        }

        /** {@code reclaim.s164_reasons=LAPSE}: what is not of rules 37 and 37A is lost when section 16(4) has passed. */
        private void lapse() {
            if (!rules.get("reclaim.s164_reasons", period.lastDay()).equals("LAPSE")) {
                return;
            }
            postings.values().forEach(posting -> posting.lots().stream().filter(this::isPastTimeBar)
                    .forEach(lot -> posting.lapse(lot, "The last day of section 16(4) was " + lastDay(lot.document()) + ".")));
        }

        private boolean isPastTimeBar(CreditLot lot) {
            return lot.reason() != CreditReason.R37_180D && lot.reason() != CreditReason.R37A_SUPPLIER_3B && lot.document().date() != null
                    && isPast(lot.document());
        }

        private boolean isPast(DocumentKey document) {
            LocalDate last = lastDay(document);
            return last != null && last.isBefore(filedOn);
        }

        /** Null when section 16(4) never bars it. */
        private LocalDate lastDay(DocumentKey document) {
            return lastDays.of(document.type() == null ? DocumentType.INV : document.type(), document.date());
        }

        private void afterReclaim(CreditEvent event) {
            Tie tie = new Tie(event.document().recipient(), Gstr3bRow.ITC_OTHER, Tie.Cause.RECLAIMED, event.tax());
            ties.add(tie);
            boolean exempt = event.reason() == CreditReason.R37_180D || event.reason() == CreditReason.R37A_SUPPLIER_3B;
            LocalDate date = event.document().date();
            if (!exempt && date != null && isPast(event.document())) {
                remarks.add(new Remark(null, event.document().recipient(), new Finding(RejectionReason.RECLAIM_AFTER_TIME_BAR, "",
                        "document '" + event.document().number() + "' of " + date + ": " + event.reason() + " is reclaimed after "
                                + lastDay(event.document()) + ", the last day of section 16(4); it was claimed before, so it is taken as allowed. "
                                + "Have it confirmed (reclaim.s164_reasons)")));
            }
        }

        /** What the next period watches: unpaid, still open on one side or in a lot, or claimed in this period. */
        private List<Rule37Line> closePayables() {
            List<Rule37Line> lines = new ArrayList<>();
            Map<String, Payable> left = new LinkedHashMap<>();
            for (Payable payable : payables.values()) {
                Posting posting = posting(payable.account());
                boolean ended = !posting.position().endedLots(CreditReason.R37_180D).isZero();
                Payable now = ended ? stillWatched(payable)
                        : claimed.contains(payable.account()) ? payable.withCredit(creditFor(posting.position())) : payable;
                TaxAmounts open37 = ended ? posting.position().inLots(CreditReason.R37_180D)
                        : lots.getOrDefault(payable.account(), List.of()).stream()
                        .filter(lot -> lot.reason() == CreditReason.R37_180D).map(CreditLot::left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
                lines.addAll(Rule37.lines(before.getOrDefault(payable.account(), payable), now, open37, period, rules));
                boolean inLot = !posting.position().inLots().isZero();
                if (now.unpaid() > 0 || open.contains(payable.account()) || inLot || claimed.contains(payable.account())) {
                    left.put(payable.account(), now);
                }
            }
            payables.clear();
            payables.putAll(left);
            return lines;
        }

        private TaxAmounts creditFor(CreditPosition position) {
            TaxAmounts others = position.lots().stream().filter(lot -> lot.reason() != CreditReason.R37_180D).map(CreditLot::left)
                    .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
            return TaxAmounts.byHead(head -> Math.max(0, position.behindLots().of(head) - others.of(head)));
        }

        // accounts

        @Override
        public String find(List<DocumentKey> keys) {
            for (DocumentKey key : keys) {
                String account = accounts.get(key.text());
                if (account != null) {
                    return account;
                }
            }
            return null;
        }

        @Override
        public String findBooking(DocumentKey key) {
            String account = offered.contains(key.text()) ? null : accounts.get(key.text());
            return account == null || of2b.contains(account) || position(account).isOf2b() ? null : account;
        }

        @Override
        public boolean isOffered(String account) {
            return of2b.contains(account);
        }

        @Override
        public TaxAmounts notes(String account) {
            Map<String, TaxAmounts> all = new HashMap<>(position(account).notes());
            all.putAll(notes.getOrDefault(account, Map.of()));
            return all.values().stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        }

        @Override
        public boolean isOffered(DocumentKey key) {
            return offered.contains(key.text());
        }

        @Override
        public boolean isTakenBefore(String account, DocumentKey key, TaxPeriod period) {
            return history.getOrDefault(account, List.of()).stream().anyMatch(event -> isBy2b(event) && event.period().compareTo(period) < 0
                    && event.document().text().equals(key.text()));
        }

        @Override
        public boolean isReplaced(String account, DocumentKey key, TaxPeriod period) {
            return history.getOrDefault(account, List.of()).stream().anyMatch(event -> event.period().compareTo(period) > 0
                    && event.document().type() != DocumentType.CRN && !event.document().text().equals(key.text())
                    && (isBy2b(event) || event.kind() == EventKind.CORRECTED && !event.reason().isForGood()));
        }

        private boolean isBy2b(CreditEvent event) {
            return event.kind() == EventKind.TAKEN && event.reason() == CreditReason.IN_2B
                    || event.kind() == EventKind.DEFERRED && event.reason() != CreditReason.MISSING_IN_2B && event.reason() != CreditReason.VALUE_DIFF;
        }

        @Override
        public TaxAmounts waiting(DocumentKey key) {
            return alone.getOrDefault(key.text(), TaxAmounts.ZERO);
        }

        @Override
        public boolean isClaimedEarly(String account) {
            return position(account).isClaimedEarly() && history.getOrDefault(account, List.of()).stream()
                    .anyMatch(event -> event.kind() == EventKind.TAKEN && event.reason() == CreditReason.CLAIMED_WITHOUT_2B);
        }

        @Override
        public CreditPosition position(String account) {
            return posting(account).position();
        }

        @Override
        public Payable payable(String account) {
            return opening.watches().isEmpty() ? null : payables.get(account);
        }

        private Posting posting(String account) {
            return postings.computeIfAbsent(account, name -> new Posting(name, period, history.getOrDefault(name, List.of()),
                    lots.getOrDefault(name, List.of())));
        }
    }
}
