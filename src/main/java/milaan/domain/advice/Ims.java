package milaan.domain.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import milaan.domain.advice.ImsSuggestion.Action;
import milaan.domain.credit.DocumentKey;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Actions in the invoice management system (gst-rules section 4.5), only where silence, which counts as acceptance, would be wrong or
 * IMS has something else now.
 *
 * <p>Since the period 2025-10 a credit note may wait one period, and accepting it may declare how much credit is to be reduced: of a
 * credit note of 18,000 against an invoice of which 9,000 was blocked, 9,000.
 */
public final class Ims {

    private static final Set<Status> ACTED_ON = EnumSet.of(Status.MATCHED, Status.DIFFERENCE, Status.PROBABLE, Status.MISSING_IN_BOOKS);

    private final Rules rules;
    private final TaxPeriod period;

    /** @param period of the GSTR-2B that is reconciled */
    public Ims(Rules rules, TaxPeriod period) {
        this.rules = rules;
        this.period = period;
    }

    /**
     * @param inHand         credit taken and not given back on the account of the match, before this month's credit notes; paise per head
     * @param notOurs        an analyst has decided that it is not our purchase
     * @param lastDayToClaim section 16(4), of the documents of the match
     */
    public List<ImsSuggestion> of(Match match, TaxAmounts inHand, boolean notOurs, LocalDate lastDayToClaim) {
        boolean decided = notOurs && match.bucket() == Bucket.MISSING_IN_BOOKS;
        if (!ACTED_ON.contains(match.status()) && match.bucket() != Bucket.REJECTED && !decided) {
            return List.of();
        }
        Sides sides = Sides.of(match);
        List<ImsSuggestion> suggestions = new ArrayList<>();
        TaxAmounts left = inHand;
        for (Document document : sides.portal()) {
            if (isInIms(document)) {
                ImsSuggestion suggestion = suggest(match, sides, document, left, notOurs, lastDayToClaim);
                if (suggestion != null) {
                    suggestions.add(suggestion);
                }
                left = document.type() == DocumentType.CRN ? left.minus(reducible(document, left)) : left;
            }
        }
        return suggestions;
    }

    /** Gone from IMS once the return of its period is filed, unless it is pending. */
    private boolean isInIms(Document d) {
        PortalFacts portal = d.portal();
        return period.compareTo(TaxPeriod.parse(rules.get("ims.start", period.firstDay()))) >= 0
                && isSectionInIms(portal.section())
                && !d.reverseCharge() && portal.availability() == PortalFacts.Availability.AVAILABLE
                && portal.block() != PortalFacts.Block.REVERSAL && (d.period().equals(period) || code(d).equals("P"));
    }

    private boolean isSectionInIms(Section section) {
        return switch (section) {
            case B2B, B2BA, CDNR, CDNRA, ECOM, ECOMA -> true;
            case ISD, ISDA -> false;
            case IMPG, IMPGA, IMPGSEZ, IMPGSEZA -> isOn("ims.impg");
        };
    }

    private boolean isOn(String code) {
        return rules.find(code, period.firstDay()).filter("true"::equals).isPresent();
    }

    private ImsSuggestion suggest(Match match, Sides sides, Document d, TaxAmounts inHand, boolean notOurs, LocalDate lastDayToClaim) {
        boolean received = sides.books().stream().noneMatch(booking -> booking.books().receipt() == BooksFacts.Receipt.NOT_RECEIVED);
        if (match.bucket() == Bucket.REJECTED) {
            boolean agrees = !sides.books().isEmpty() && !Sides.isBeyondRounding(sides.booksTax(), sides.portalTax());
            return agrees && received ? acceptNow(d, "rejected", dueDay(d.period().next())) : null;
        }
        if (notOurs && match.bucket() == Bucket.MISSING_IN_BOOKS) {
            return notOurs(d, inHand, lastDayToClaim);
        }
        boolean alone = match.status() == Status.MISSING_IN_BOOKS;
        if (d.type() == DocumentType.CRN && d.portal().section() == Section.CDNR && isOn("ims.cn_pending_and_partial")
                && Sides.isBeyondRounding(reducible(d, inHand), d.tax().negated())) {
            return reduce(d, inHand, lastDayToClaim);
        }
        if (alone && !isKnownAmendment(d, inHand)) {
            return pending(d, inHand, Words.name(d) + " (" + Words.amounts(d) + ") is not in the books.", lastDayToClaim);
        }
        if (!received) {
            return pending(d, inHand, Words.name(d) + ": the goods or services have not arrived, and there is no credit of "
                    + Words.heads(d.tax()) + " before (section 16(2)(b)).", lastDayToClaim);
        }
        if (match.status() == Status.MATCHED && code(d).equals("P")) {
            return acceptNow(d, "pending", pendingUntil(d, inHand, lastDayToClaim));
        }
        return match.status() == Status.MATCHED && code(d).equals("R") ? acceptNow(d, "rejected", dueDay(d.period().next())) : null;
    }

    private ImsSuggestion notOurs(Document d, TaxAmounts inHand, LocalDate lastDayToClaim) {
        if (d.portal().section().isImport()) {
            return pending(d, inHand, Words.name(d) + " was decided to be no import of ours; a bill of entry cannot be rejected in IMS.",
                    lastDayToClaim);
        }
        return unlessSo(d, Action.REJECT, Words.name(d) + " was decided to be no purchase of ours. Silence would accept it.",
                dueDay(d.period().next()));
    }

    private static ImsSuggestion acceptNow(Document d, String now, LocalDate until) {
        return suggestion(d, Action.ACCEPT, null, Words.name(d) + " is in the books with the same tax of " + Words.heads(d.tax())
                + ", and IMS has it as " + now + ".", until);
    }

    private ImsSuggestion reduce(Document d, TaxAmounts inHand, LocalDate lastDayToClaim) {
        TaxAmounts reducible = reducible(d, inHand);
        String figures = reducible.isZero() ? "none of its credit is in hand: declare a reduction of 0"
                : "only " + Words.heads(reducible) + " of its credit is in hand: declare that much as reduction";
        LocalDate until = code(d).equals("P") ? pendingUntil(d, inHand, lastDayToClaim) : dueDay(d.period().next());
        return suggestion(d, Action.ACCEPT, reducible, Words.name(d) + " has tax of " + Words.heads(d.tax().negated()) + ", and " + figures
                + ". Accepted by silence it would reduce our credit by all of it.", until);
    }

    /** What a credit note can take of the credit in hand, per head; positive. */
    private static TaxAmounts reducible(Document creditNote, TaxAmounts inHand) {
        return TaxAmounts.byHead(head -> Math.max(0, Math.min(-creditNote.tax().of(head), inHand.of(head))));
    }

    /** An amendment of what was matched in an earlier month stands alone because its booking is settled. */
    private static boolean isKnownAmendment(Document d, TaxAmounts inHand) {
        return d.portal().section().isAmendment() && !inHand.isZero();
    }

    private ImsSuggestion pending(Document d, TaxAmounts inHand, String why, LocalDate lastDayToClaim) {
        boolean note = d.type() == DocumentType.CRN;
        if (note && !isOn("ims.cn_pending_and_partial")) {
            return null;
        }
        String limit = isOnePeriod(d, inHand) ? " It may wait one period; then it counts as accepted." : "";
        return unlessSo(d, Action.PENDING, why + " Silence would accept it." + limit, pendingUntil(d, inHand, lastDayToClaim));
    }

    /** Credit notes, their amendments, and amendments that lower what we have taken: one period, since 2025-10. */
    private boolean isOnePeriod(Document d, TaxAmounts inHand) {
        boolean lowers = d.portal().section().isAmendment() && d.tax().total() < inHand.total();
        return isOn("ims.cn_pending_and_partial") && !d.portal().section().isImport() && (d.type() == DocumentType.CRN || lowers);
    }

    private LocalDate pendingUntil(Document d, TaxAmounts inHand, LocalDate lastDayToClaim) {
        return isOnePeriod(d, inHand) ? dueDay(d.period().next().next()) : lastDayToClaim;
    }

    /** @param month in which the return is due */
    private LocalDate dueDay(TaxPeriod month) {
        return month.month().atDay(Integer.parseInt(rules.get("gstr3b.due_day", month.firstDay())));
    }

    private static ImsSuggestion unlessSo(Document d, Action action, String why, LocalDate until) {
        return code(d).equals(action.name().substring(0, 1)) ? null : suggestion(d, action, null, why, until);
    }

    private static ImsSuggestion suggestion(Document d, Action action, TaxAmounts reduction, String why, LocalDate until) {
        return new ImsSuggestion(DocumentKey.of(d), d.supplierName(), d.portal().section(), action, d.portal().imsStatus(), reduction, why,
                until);
    }

    /** {@code A N R P}, empty when the portal says nothing. */
    private static String code(Document d) {
        String status = d.portal().imsStatus().strip().toUpperCase(Locale.ROOT);
        return status.isEmpty() ? "" : status.substring(0, 1);
    }
}
