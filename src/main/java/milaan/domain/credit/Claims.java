package milaan.domain.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import milaan.domain.credit.reversal.DocumentReversal;
import milaan.domain.credit.reversal.Precedence;
import milaan.domain.credit.reversal.Supply;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.document.Section;
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
 * From buckets to cells (gst-rules 5.4): what the credit of a match's documents shall be. First what GSTR-2B offers, then, in the
 * order of {@link Precedence}, what the provisions and the comparison with the books take away from it.
 */
public final class Claims {

    /** The credits' lives that are known so far. */
    public interface Accounts {

        /** @return the account that one of the keys belongs to, the first of them that is known; null when none is */
        String find(List<DocumentKey> keys);

        /** @return the account that a booking has begun, and no document of GSTR-2B has taken over; null when there is none */
        String findBooking(DocumentKey key);

        /** True when a document of GSTR-2B that is looked at in this period, and was not amended, has the name. */
        boolean isOffered(DocumentKey key);

        /** True when GSTR-2B had the very document, and its credit was claimed or put off, before the given period. */
        boolean isTakenBefore(String account, DocumentKey key, TaxPeriod period);

        /** True when an amendment of a later period has given the account another name: the document stands for nothing. */
        boolean isReplaced(String account, DocumentKey key, TaxPeriod period);

        /** Tax of all bookings of the name that GSTR-2B does not have, paise per head: a bill may be booked in parts. */
        TaxAmounts waiting(DocumentKey key);

        /** True when it was claimed by decision in an earlier period, and GSTR-2B has not had it since. */
        boolean isClaimedEarly(String account);

        /** Where an account stands. */
        CreditPosition position(String account);

        /** True when a document of GSTR-2B that is looked at in this period goes on with the account. */
        boolean isOffered(String account);

        /** Of all credit notes of an account, also of those that come in this period, paise per head. */
        TaxAmounts notes(String account);

        /** What the supplier is owed for the document of an account, null when rule 37 does not watch it. */
        Payable payable(String account);
    }

    /**
     * A claim and how it goes with GSTR-2B.
     *
     * @param in2b    what GSTR-2B offers of it for the first time, paise per head
     * @param rounded part of that which is not claimed because the books have less, within the tolerance
     * @param again   the same document stood in an earlier GSTR-2B, and was claimed
     */
    public record Claimed(Claim claim, TaxAmounts in2b, TaxAmounts rounded, boolean again) {

        Claimed(Claim claim, TaxAmounts in2b, TaxAmounts rounded) {
            this(claim, in2b, rounded, false);
        }
    }

    /** What the comparison says of a document that GSTR-2B offers: how much is held back and why, and what the books have beyond it. */
    private record Held(CreditReason reason, TaxAmounts tax, TaxAmounts rounded, TaxAmounts booksMore, String why) {

        static Held nothing() {
            return new Held(null, TaxAmounts.ZERO, TaxAmounts.ZERO, TaxAmounts.ZERO, "");
        }

        static Held all(CreditReason reason, TaxAmounts tax, String why) {
            return new Held(reason, tax, TaxAmounts.ZERO, TaxAmounts.ZERO, why);
        }
    }

    /** Reasons that a comparison of both sides settles, whatever it finds. */
    private static final Set<CreditReason> SETTLED_BY_PAIR = EnumSet.of(CreditReason.NOT_RECEIVED, CreditReason.DOC_MISSING,
            CreditReason.BOOKS_MISSING, CreditReason.VALUE_DIFF, CreditReason.DISPUTE, CreditReason.ERROR_CORRECTION,
            CreditReason.BLOCKED_17_5, CreditReason.DEPRECIATED, CreditReason.NON_BUSINESS, CreditReason.EXEMPT_ONLY, CreditReason.NOT_OURS,
            CreditReason.MISSING_IN_2B);
    /** What GSTR-2B alone can say. */
    private static final Set<CreditReason> SETTLED_BY_2B = EnumSet.of(CreditReason.BOOKS_MISSING, CreditReason.VALUE_DIFF,
            CreditReason.DISPUTE, CreditReason.ERROR_CORRECTION, CreditReason.MISSING_IN_2B);

    private final List<DocumentReversal> provisions;
    private final Rules rules;
    private final TaxPeriod period;
    private final LocalDate filedOn;
    private final Function<Document, LocalDate> lastDay;
    private final ReturnMethod method;
    private final String methodRule;

    /**
     * @param provisions in any order
     * @param filedOn    day on which the return of the period is filed or due
     * @param lastDay    last day on which the credit of a document may be claimed, section 16(4)
     */
    public Claims(List<DocumentReversal> provisions, Rules rules, TaxPeriod period, LocalDate filedOn, Function<Document, LocalDate> lastDay) {
        this.provisions = provisions.stream().sorted(Comparator.comparing(DocumentReversal::precedence)).toList();
        this.rules = rules;
        this.period = period;
        this.filedOn = filedOn;
        this.lastDay = lastDay;
        this.method = ReturnMethod.valueOf(rules.get("itc.method", period.lastDay()));
        this.methodRule = rules.cite("itc.method", period.lastDay());
    }

    /** @param decision what an analyst decided on the match, null when nobody did */
    public List<Claimed> of(Match match, Decision decision, Accounts accounts) {
        List<Document> books = match.lines().stream().map(MatchLine::books).filter(Objects::nonNull).toList();
        List<Document> portal = match.lines().stream().map(MatchLine::portal).filter(Objects::nonNull).toList();
        List<Claimed> claims = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (Document offered : portal) {
            Claimed claimed = ofPortal(match, offered, books, portal, decision, accounts);
            claims.add(claimed);
            used.add(claimed.claim().account());
        }
        for (Document booking : books) {
            if (portal.isEmpty()) {
                claims.add(ofBooks(match, booking, decision, accounts));
            } else {
                // a booking that waited under a name of its own has found its document: its own life ends
                String own = accounts.findBooking(DocumentKey.of(booking));
                if (own != null && !used.contains(own)) {
                    claims.add(new Claimed(ended(match, booking, own, accounts.position(own)), TaxAmounts.ZERO, TaxAmounts.ZERO));
                }
            }
        }
        return claims;
    }

    // documents of GSTR-2B

    private Claimed ofPortal(Match match, Document offered, List<Document> books, List<Document> portal, Decision decision, Accounts accounts) {
        String account = account(offered, books, portal, accounts);
        CreditPosition position = accounts.position(account);
        boolean fresh = offered.carriedFrom() == null && offered.portal().block() == PortalFacts.Block.OFFERED
                && offered.portal().availability() == Availability.AVAILABLE;
        TaxAmounts in2b = fresh ? offered.tax() : TaxAmounts.ZERO;
        Builder claim = new Builder(match, account, offered, books.isEmpty() ? null : books.get(0), decision);
        PortalFacts facts = offered.portal();
        if (facts.block() == PortalFacts.Block.REVERSAL) {
            // a note gives nothing back: it makes what is in hand of its document smaller
            Supply supply = new Supply(offered, null, period, filedOn, true, null);
            provide(claim, supply, positive(offered.tax()), EnumSet.of(Precedence.SUPPLIER_NOT_FILED));
            return new Claimed(claim.unchanged(), in2b, TaxAmounts.ZERO);
        }
        switch (match.bucket()) {
            case AMENDED -> {
                // a note has an amount of its own, and that is now the amendment's
                boolean ended = offered.type() == DocumentType.CRN && in2b.isZero() && !accounts.isOffered(DocumentKey.of(offered));
                return new Claimed(ended ? claim.of(TaxAmounts.ZERO) : claim.unchanged(), in2b, TaxAmounts.ZERO);
            }
            case DUP_2B, REJECTED -> {
                return new Claimed(claim.unchanged(), in2b, TaxAmounts.ZERO);
            }
            case SUPPLIER_CANCELLED -> {
                claim.reason = CreditReason.SUPPLIER_CANCELLED;
                if (offered.type() != DocumentType.CRN) {
                    claim.settles.addAll(SETTLED_BY_PAIR);
                }
                return new Claimed(claim.of(TaxAmounts.ZERO), in2b, TaxAmounts.ZERO);
            }
            default -> {
                // what it holds is looked at below
            }
        }
        boolean note = offered.type() == DocumentType.CRN || positive(offered.tax()).isZero();
        if (!note && accounts.isReplaced(account, DocumentKey.of(offered), offered.period())) {
            return new Claimed(claim.unchanged(), in2b, TaxAmounts.ZERO);
        }
        if (!note && !facts.section().isAmendment() && accounts.isTakenBefore(account, DocumentKey.of(offered), offered.period())) {
            return new Claimed(claim.unchanged(), in2b, TaxAmounts.ZERO, true);
        }
        if (facts.availability() != Availability.AVAILABLE) {
            return new Claimed(barred(claim, offered, position), in2b, TaxAmounts.ZERO);
        }
        if (note) {
            // it settles nothing of the document that it is against
            return new Claimed(claim.of(offered.tax()), in2b, TaxAmounts.ZERO);
        }
        // a booking that is only probable says nothing of the credit yet
        List<Document> known = match.status() == Status.PROBABLE && !isClaimed(decision) ? List.of() : books;
        claim.settles.addAll(known.isEmpty() ? SETTLED_BY_2B : SETTLED_BY_PAIR);
        keepWhatIsGone(claim, offered, position);
        Held held = held(match, offered, known, portal, accounts.notes(account), decision);
        return new Claimed(claimed(claim, match, offered, known, decision, accounts, position, held), in2b, held.rounded());
    }

    private static boolean isClaimed(Decision decision) {
        return decision != null && decision.action() == Decision.Action.CLAIM;
    }

    /**
     * Not credit: what was claimed of it goes back. Only the time at which an amendment was reported leaves what was claimed in time.
     */
    private Claim barred(Builder claim, Document offered, CreditPosition position) {
        CreditReason reason = switch (offered.portal().availability()) {
            case BARRED_PLACE_OF_SUPPLY -> CreditReason.PLACE_OF_SUPPLY;
            case BARRED_TIME -> CreditReason.TIME_BARRED;
            default -> CreditReason.NOT_AVAILABLE;
        };
        boolean inTime = reason == CreditReason.TIME_BARRED && !offered.originalNumber().isEmpty() && offered.portal().section().isAmendment();
        TaxAmounts stays = inTime ? least(position.taken(), offered.tax()) : TaxAmounts.ZERO;
        claim.add(EventKind.BARRED, reason, reason.law(), offered.tax().minus(stays), "");
        if (offered.type() == DocumentType.CRN) {
            return claim.unchanged();
        }
        if (!inTime) {
            claim.settles.addAll(SETTLED_BY_PAIR);
        }
        return claim.of(stays);
    }

    /** What a person has given up, and after section 16(4) all that was given up, does not become credit again by a comparison. */
    private void keepWhatIsGone(Builder claim, Document offered, CreditPosition position) {
        claim.settles.removeAll(position.forGoodByDecision());
        LocalDate last = lastDay.apply(offered);
        if (last != null && last.isBefore(filedOn)) {
            claim.settles.removeIf(CreditReason::isForGood);
        }
    }

    private Claim claimed(Builder claim, Match match, Document offered, List<Document> books, Decision decision, Accounts accounts,
            CreditPosition position, Held held) {
        TaxAmounts left = positive(offered.tax()).minus(held.rounded());
        Payable payable = accounts.payable(claim.account);
        boolean before = !position.taken().isZero();
        left = left.minus(barLate(claim, offered, left, position));
        List<Share> shares = shares(offered, books, left);
        Set<Precedence> first = EnumSet.range(Precedence.DEPRECIATED, Precedence.NO_TAXABLE_USE);
        for (Share share : shares) {
            share.left = provide(claim, new Supply(offered, share.books, period, filedOn, before, payable), share.left, first);
        }
        left = shares.stream().map(share -> share.left).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        left = decide(claim, decision, match, left);
        TaxAmounts back = least(held.tax(), left);
        if (held.reason() != null && !back.isZero()) {
            claim.add(EventKind.REVERSED_FOR_NOW, held.reason(), held.reason().law(), back, held.why());
            left = left.minus(back);
        }
        if (!held.booksMore().isZero()) {
            claim.add(EventKind.DEFERRED, CreditReason.VALUE_DIFF, CreditReason.VALUE_DIFF.law(), held.booksMore(),
                    "The books have more than GSTR-2B: the difference waits for a debit note or an amendment of the supplier.");
        }
        for (Share share : shares) {
            TaxAmounts part = least(share.left, left);
            TaxAmounts rest = provide(claim, new Supply(offered, share.books, period, filedOn, before, payable), part,
                    EnumSet.range(Precedence.NOT_RECEIVED, Precedence.NOT_PAID));
            left = left.minus(part.minus(rest));
        }
        if (payable != null) {
            claim.settles.add(CreditReason.R37_180D);
        }
        deferWhatIsNotDue(claim, offered, position);
        TaxAmounts notClaimed = claim.sumOf(EventKind.BARRED).plus(claim.notTaken);
        return claim.of(offered.tax().minus(held.rounded()).minus(notClaimed));
    }

    /** Section 16(4) asks of all that was not claimed before, also of a document of which a part was. @return what it bars */
    private TaxAmounts barLate(Builder claim, Document offered, TaxAmounts left, CreditPosition position) {
        LocalDate last = lastDay.apply(offered);
        if (last == null || !filedOn.isAfter(last)) {
            return TaxAmounts.ZERO;
        }
        TaxAmounts fresh = positive(left.minus(position.taken()));
        Supply supply = new Supply(offered, null, period, filedOn, false, null);
        return fresh.minus(provide(claim, supply, fresh, EnumSet.of(Precedence.TIME_BAR)));
    }

    /** What a booking has of a document that several bookings make up, so that each goes by its own facts. */
    private static final class Share {

        private final Document books;
        private TaxAmounts left;

        Share(Document books, TaxAmounts left) {
            this.books = books;
            this.left = left;
        }
    }

    private static List<Share> shares(Document offered, List<Document> books, TaxAmounts left) {
        if (books.size() < 2) {
            return List.of(new Share(books.isEmpty() ? null : books.get(0), left));
        }
        List<Share> shares = new ArrayList<>();
        TaxAmounts rest = left;
        for (int i = 0; i < books.size(); i++) {
            TaxAmounts part = i == books.size() - 1 ? rest : least(positive(books.get(i).tax()), rest);
            shares.add(new Share(books.get(i), part));
            rest = rest.minus(part);
        }
        return shares;
    }

    /** @return what the provisions of these ranks leave */
    private TaxAmounts provide(Builder claim, Supply supply, TaxAmounts credit, Set<Precedence> ranks) {
        TaxAmounts left = credit;
        for (DocumentReversal provision : provisions) {
            if (ranks.contains(provision.precedence()) && !left.isZero()) {
                for (Portion portion : provision.touch(supply, left, rules)) {
                    claim.portions.add(portion);
                    left = left.minus(portion.tax());
                }
            }
        }
        return left;
    }

    private Held held(Match match, Document offered, List<Document> books, List<Document> portal, TaxAmounts notes, Decision decision) {
        if (decision != null && (decision.action() == Decision.Action.DEFER || decision.action() == Decision.Action.REVERSE)) {
            return Held.all(books.isEmpty() ? CreditReason.BOOKS_MISSING : CreditReason.DISPUTE, offered.tax(), "Held back by decision.");
        }
        if (isClaimed(decision)) {
            return Held.nothing();
        }
        if (books.isEmpty()) {
            return Held.all(CreditReason.BOOKS_MISSING, offered.tax(), match.status() == Status.PROBABLE
                    ? "Its booking is only probable (" + match.bucket() + "): approve it first." : "In GSTR-2B and not in the books.");
        }
        if (match.status() == Status.MATCHED) {
            return compared(offered, books, portal, notes);
        }
        return switch (match.bucket()) {
            case DATE_FY_MISMATCH -> Held.all(CreditReason.DISPUTE, offered.tax(), "Number and amounts agree, the financial years differ.");
            case RCM_MISMATCH -> Held.all(CreditReason.DISPUTE, offered.tax(), offered.reverseCharge()
                    ? "GSTR-2B has it under reverse charge, the books do not: nothing is claimed before the supplier amends it, or the tax is paid."
                    : "The books have it under reverse charge, GSTR-2B does not.");
            default -> compared(offered, books, portal, notes);
        };
    }

    /** Never above either side, per head; heads are never converted (gst-rules 4.1, 5.4). */
    private static Held compared(Document offered, List<Document> books, List<Document> portal, TaxAmounts notes) {
        TaxAmounts ours = books.stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        TaxAmounts theirs = portal.stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        boolean otherHeads = (ours.igst() == 0) != (theirs.igst() == 0) && ours.total() != 0 && theirs.total() != 0;
        if (otherHeads) {
            boolean byPlace = theirs.igst() != 0 || offered.placeOfSupply().equals(offered.recipient().text().substring(0, 2));
            return byPlace ? Held.nothing() : Held.all(CreditReason.DISPUTE, offered.tax(),
                    "The heads differ and the place of supply is not our State.");
        }
        TaxAmounts above = positive(theirs.minus(ours));
        TaxAmounts below = positive(ours.minus(theirs));
        boolean tolerated = above.total() + below.total() == 0 || theirs.isWithin(ours, ROUNDING);
        // of several documents the first bears what the books lack; it is not more than the tolerance, or the only one
        boolean first = portal.get(0) == offered;
        TaxAmounts lacking = first ? least(above, positive(offered.tax())) : TaxAmounts.ZERO;
        if (tolerated) {
            return new Held(null, TaxAmounts.ZERO, lacking, TaxAmounts.ZERO, "");
        }
        // what the supplier's credit notes have taken off no longer waits for them
        TaxAmounts waiting = positive(lacking.plus(notes));
        return new Held(above.isZero() ? null : CreditReason.VALUE_DIFF, waiting, TaxAmounts.ZERO, first ? below : TaxAmounts.ZERO,
                "GSTR-2B has " + Paise.formatIndian(theirs.total()) + " of tax, the books have " + Paise.formatIndian(ours.total())
                        + ": the excess waits for the supplier's credit note or a corrected booking.");
    }

    /** A rupee a head goes to the round-off account, never to tax (gst-rules 11.3). */
    private static final long ROUNDING = 100;

    /** @return what is left for the comparison after a decision that is final */
    private static TaxAmounts decide(Builder claim, Decision decision, Match match, TaxAmounts left) {
        if (decision == null || left.isZero()) {
            return left;
        }
        CreditReason reason = decision.action() == Decision.Action.BLOCK ? CreditReason.BLOCKED_17_5
                : decision.action() == Decision.Action.REJECT && match.bucket() == Bucket.MISSING_IN_BOOKS ? CreditReason.NOT_OURS : null;
        if (reason == null) {
            return left;
        }
        claim.add(EventKind.REVERSED_FOR_GOOD, reason, reason.law(), left, decision.reason());
        return TaxAmounts.ZERO;
    }

    /** Methods NET and IMS: what is not due and was not claimed before is not claimed. A mistaken reverse charge never is. */
    private void deferWhatIsNotDue(Builder claim, Document offered, CreditPosition position) {
        boolean neverClaim = claim.match.bucket() == Bucket.RCM_MISMATCH && claim.match.status() != Status.MATCHED && offered.reverseCharge();
        if (!neverClaim && (method == ReturnMethod.CIRC170 || method == ReturnMethod.IMS && !canWaitInIms(offered))) {
            return;
        }
        List<Portion> portions = new ArrayList<>();
        TaxAmounts unclaimed = positive(offered.tax().minus(claim.sumOf(EventKind.BARRED)).minus(position.taken()));
        for (Portion portion : claim.portions) {
            TaxAmounts waits = portion.kind() == EventKind.REVERSED_FOR_NOW && portion.reason().waitsForDocuments()
                    ? least(portion.tax(), unclaimed) : TaxAmounts.ZERO;
            unclaimed = unclaimed.minus(waits);
            if (waits.isZero()) {
                portions.add(portion);
                continue;
            }
            portions.add(new Portion(EventKind.DEFERRED, portion.reason(), methodRule, waits, portion.explanation()));
            claim.notTaken = claim.notTaken.plus(waits);
            TaxAmounts rest = portion.tax().minus(waits);
            if (!rest.isZero()) {
                portions.add(new Portion(portion.kind(), portion.reason(), portion.rule(), rest, portion.explanation()));
            }
        }
        claim.portions.clear();
        claim.portions.addAll(portions);
    }

    private boolean canWaitInIms(Document offered) {
        Section section = offered.portal().section();
        boolean known = section != Section.ISD && section != Section.ISDA && !offered.reverseCharge();
        return known && (!section.isImport() || Boolean.parseBoolean(rules.find("ims.impg", period.lastDay()).orElse("false")));
    }

    // bookings that GSTR-2B does not have

    private Claimed ofBooks(Match match, Document booking, Decision decision, Accounts accounts) {
        String account = account(booking, accounts);
        CreditPosition position = accounts.position(account);
        Builder claim = new Builder(match, account, booking, booking, decision);
        if (match.bucket() == Bucket.NO_GSTIN && booking.reverseCharge() && !isNegative(booking.tax())) {
            return new Claimed(ownWorking(claim, booking, position), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        // under the name of a document that GSTR-2B has: what it is about is claimed there
        boolean ofOther = accounts.isOffered(DocumentKey.of(booking)) || accounts.isOffered(account) || position.isOf2b();
        TaxAmounts waiting = accounts.waiting(DocumentKey.of(booking));
        if (match.bucket() == Bucket.CANCELLED && !ofOther && waiting.isZero()) {
            claim.settles.addAll(SETTLED_BY_PAIR);
            return new Claimed(accounts.isClaimedEarly(account) ? claim.of(TaxAmounts.ZERO) : claim.unchanged(), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        if (match.bucket() != Bucket.MISSING_IN_2B || ofOther || isNegative(booking.tax())) {
            return new Claimed(claim.unchanged(), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        claim.settles.add(CreditReason.MISSING_IN_2B);
        Payable payable = accounts.payable(account);
        boolean early = accounts.isClaimedEarly(account);
        if (early || !position.taken().isZero() && !position.isClaimedEarly()) {
            return new Claimed(claimedBefore(claim, booking, early, position, payable), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        if (isClaimed(decision)) {
            claim.reason = CreditReason.CLAIMED_WITHOUT_2B;
            claim.settles.addAll(SETTLED_BY_PAIR);
            provide(claim, new Supply(null, booking, period, filedOn, false, payable), booking.tax(), EnumSet.allOf(Precedence.class));
            return new Claimed(claim.of(booking.tax().minus(claim.sumOf(EventKind.BARRED))), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        if (!position.taken().isZero()) {
            // another part of the bill was claimed by decision in this very period
            return new Claimed(claim.unchanged(), TaxAmounts.ZERO, TaxAmounts.ZERO);
        }
        boolean lost = lastDay.apply(booking) != null && lastDay.apply(booking).isBefore(filedOn);
        claim.add(lost ? EventKind.LAPSED : EventKind.DEFERRED, CreditReason.MISSING_IN_2B, lost ? CreditReason.TIME_BARRED.law()
                : CreditReason.MISSING_IN_2B.law(), waiting, lost
                ? "The last day to claim it was " + lastDay.apply(booking) + ", and GSTR-2B never had it." : "");
        return new Claimed(claim.unchanged(), TaxAmounts.ZERO, TaxAmounts.ZERO);
    }

    /** What is given up for good is not claimed at all: it stands in no row of Table 4 (gst-rules 1.2, E-14). */
    private Claim ownWorking(Builder claim, Document booking, CreditPosition position) {
        claim.reason = CreditReason.OWN_WORKING;
        claim.settles.addAll(SETTLED_BY_PAIR);
        provide(claim, new Supply(null, booking, period, filedOn, !position.taken().isZero(), null), booking.tax(), EnumSet.allOf(Precedence.class));
        TaxAmounts gone = claim.sumOf(EventKind.REVERSED_FOR_GOOD);
        claim.portions.replaceAll(portion -> portion.kind() != EventKind.REVERSED_FOR_GOOD ? portion
                : new Portion(EventKind.LAPSED, portion.reason(), portion.rule(), portion.tax(), portion.explanation()));
        return claim.of(booking.tax().minus(claim.sumOf(EventKind.BARRED)).minus(gone));
    }

    /** Claimed before GSTR-2B had it, and it still has not: given back as an error (gst-rules 5.4, E-07). What a working reversed is left to it. */
    private Claim claimedBefore(Builder claim, Document booking, boolean early, CreditPosition position, Payable payable) {
        if (!early) {
            if (booking.books().receipt() == BooksFacts.Receipt.RECEIVED) {
                claim.settles.addAll(EnumSet.of(CreditReason.NOT_RECEIVED, CreditReason.BOOKS_MISSING, CreditReason.DOC_MISSING));
            }
        } else {
            TaxAmounts open = position.behindLots();
            claim.add(EventKind.REVERSED_FOR_NOW, CreditReason.ERROR_CORRECTION, CreditReason.ERROR_CORRECTION.law(), positive(open),
                    "Claimed before GSTR-2B had it, and it still has not.");
        }
        if (payable != null) {
            claim.settles.add(CreditReason.R37_180D);
        }
        return claim.unchanged();
    }

    private Claim ended(Match match, Document booking, String account, CreditPosition position) {
        Builder claim = new Builder(match, account, booking, booking, null);
        claim.settles.addAll(SETTLED_BY_PAIR);
        claim.explanation = "Its document has come under another number.";
        return position.taken().isZero() ? claim.unchanged() : claim.of(TaxAmounts.ZERO);
    }

    /** True for a credit note of GSTR-2B that has an amount of its own in 4A. */
    static boolean isNoteTaken(Match match, Document offered) {
        return offered.type() == DocumentType.CRN && offered.portal().block() == PortalFacts.Block.OFFERED
                && offered.portal().availability() == Availability.AVAILABLE
                && !EnumSet.of(Bucket.AMENDED, Bucket.DUP_2B, Bucket.SUPPLIER_CANCELLED).contains(match.bucket());
    }

    /** The life that a document of GSTR-2B goes on with, or begins: its own, that of the document before it, that of its booking. */
    String account(Document offered, List<Document> books, List<Document> portal, Accounts accounts) {
        DocumentKey own = DocumentKey.of(offered);
        boolean amends = offered.portal().section().isAmendment() && !offered.originalNumber().isEmpty();
        Document booking = portal.size() == 1 && books.size() == 1 && books.get(0).recipient().equals(offered.recipient()) ? books.get(0) : null;
        List<DocumentKey> keys = new ArrayList<>(List.of(own));
        if (amends) {
            keys.add(DocumentKey.ofOriginal(offered));
        } else if (offered.type() == DocumentType.CRN) {
            Stream.of(offered, booking).filter(d -> d != null && !d.originalNumber().isEmpty()).map(DocumentKey::ofOriginal).forEach(keys::add);
        }
        String known = accounts.find(keys);
        if (known == null && booking != null) {
            known = accounts.findBooking(DocumentKey.of(booking));
        }
        return known != null ? known : AccountName.of(amends ? keys.get(1) : own);
    }

    /** The life that a booking without a document of GSTR-2B goes on with, or begins. */
    String account(Document booking, Accounts accounts) {
        DocumentKey key = DocumentKey.of(booking);
        String known = accounts.find(List.of(key));
        return known != null ? known : AccountName.of(key);
    }

    private Gstr3bRow row(Document d) {
        if (d.portal() != null && d.portal().section().isImport() || d.type() == DocumentType.BOE) {
            return Gstr3bRow.ITC_IMPORT_OF_GOODS;
        }
        if (d.portal() != null && (d.portal().section() == Section.ISD || d.portal().section() == Section.ISDA)
                || d.type() == DocumentType.ISD) {
            return Gstr3bRow.ITC_ISD;
        }
        if (d.reverseCharge()) {
            boolean service = d.supplier() == null && d.tax().igst() != 0;
            return service ? Gstr3bRow.ITC_IMPORT_OF_SERVICES : Gstr3bRow.ITC_REVERSE_CHARGE;
        }
        return Gstr3bRow.ITC_OTHER;
    }

    /** Rule 37 asks only of supplies that a registered supplier is to be paid for with tax (gst-rules 6.1, E-51). */
    public static Long owed(Document portal, Document books) {
        Document d = books != null ? books : portal;
        boolean watched = d.supplier() != null && !d.reverseCharge() && (d.type() == DocumentType.INV || d.type() == DocumentType.DBN)
                && (portal == null || !portal.reverseCharge() && !portal.portal().section().isImport());
        if (!watched || d.valueWithTax() <= 0) {
            return null;
        }
        return d.documentValue() != null && d.documentValue() > 0 ? d.documentValue() : Long.valueOf(d.valueWithTax());
    }

    /** True when the action makes something of a match of this kind, or confirms what becomes of it anyway. */
    static boolean canDecide(Match match, Decision.Action action) {
        boolean claimable = match.lines().stream().anyMatch(line -> line.portal() != null
                && line.portal().portal().availability() == Availability.AVAILABLE) && match.status() != Status.NOT_CLAIMABLE
                && match.status() != Status.DUPLICATE && match.status() != Status.NOT_COMPARED;
        return switch (action) {
            case CLAIM, DEFER -> claimable || match.status() == Status.MISSING_IN_2B;
            case REVERSE, BLOCK -> claimable;
            case REJECT -> match.bucket() == Bucket.MISSING_IN_BOOKS;
            // of the pair itself: done before the match comes here
            case ACCEPT, LINK -> false;
        };
    }

    private static boolean isNegative(TaxAmounts tax) {
        return tax.igst() < 0 || tax.cgst() < 0 || tax.sgst() < 0 || tax.cess() < 0;
    }

    private static TaxAmounts positive(TaxAmounts tax) {
        return TaxAmounts.byHead(head -> Math.max(0, tax.of(head)));
    }

    private static TaxAmounts least(TaxAmounts a, TaxAmounts b) {
        return TaxAmounts.byHead(head -> Math.min(a.of(head), b.of(head)));
    }

    /** A claim while it is made. */
    private final class Builder {

        private final Match match;
        private final String account;
        private final Document document;
        private final Document books;
        private final Decision decision;
        private final List<Portion> portions = new ArrayList<>();
        private final Set<CreditReason> settles = EnumSet.noneOf(CreditReason.class);
        private CreditReason reason = CreditReason.IN_2B;
        private TaxAmounts notTaken = TaxAmounts.ZERO;
        private String explanation = "";

        Builder(Match match, String account, Document document, Document books, Decision decision) {
            this.match = match;
            this.account = account;
            this.document = document;
            this.books = books;
            this.decision = decision;
        }

        void add(EventKind kind, CreditReason why, String rule, TaxAmounts tax, String sentence) {
            portions.add(new Portion(kind, why, rule, tax, sentence));
        }

        TaxAmounts sumOf(EventKind kind) {
            return portions.stream().filter(portion -> portion.kind() == kind).map(Portion::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        }

        /** Of all bookings that make up the document; of several documents booked as one, the document's own. */
        private Long value(Document offered) {
            if (books == null || match.lines().stream().filter(line -> line.portal() != null).count() > 1) {
                return owed(offered, offered == null ? document : null);
            }
            long value = match.lines().stream().map(MatchLine::books).filter(Objects::nonNull).map(booking -> owed(offered, booking))
                    .filter(Objects::nonNull).mapToLong(Long::longValue).sum();
            return value == 0 ? null : Long.valueOf(value);
        }

        Claim unchanged() {
            return of(null);
        }

        Claim of(TaxAmounts taken) {
            boolean offered = document.portal() != null;
            boolean amends = offered && document.portal().section().isAmendment() && !document.originalNumber().isEmpty();
            DocumentKey former = amends ? DocumentKey.ofOriginal(document) : null;
            return new Claim(account, DocumentKey.of(document), former, row(document), reason, methodRule, taken, portions, settles,
                    books == null ? null : books.books().creditClass(), value(offered ? document : null), match.id(), decision,
                    explanation);
        }
    }
}
