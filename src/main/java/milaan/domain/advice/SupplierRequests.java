package milaan.domain.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import milaan.domain.advice.SupplierRequest.Ask;
import milaan.domain.credit.DocumentKey;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.money.TaxAmounts;

/**
 * What a supplier is asked to put right, and nothing that only we can. Likely pairs are not mentioned before they are approved.
 * Imports, distributors' documents and suppliers without GSTIN have nobody to ask.
 */
public final class SupplierRequests {

    private SupplierRequests() {
    }

    /** @param lastDayToClaim section 16(4), of the documents of the match; null when there is none */
    public static List<SupplierRequest> of(Match match, LocalDate lastDayToClaim) {
        Sides sides = Sides.of(match);
        if (!hasSomebodyToAsk(sides)) {
            return List.of();
        }
        return switch (match.bucket()) {
            case MISSING_IN_2B -> sides.books().stream().filter(SupplierRequests::hasCreditToReport)
                    .filter(booking -> !Words.isOver(lastDayToClaim, booking))
                    .map(booking -> report(booking, lastDayToClaim)).toList();
            case VALUE_MISMATCH -> values(sides, lastDayToClaim);
            case HEAD_MISMATCH -> List.of(amend(sides, Ask.AMEND_HEADS, "amend the tax heads of " + name(sides)
                    + " so that they agree with the document we hold", lastDayToClaim));
            case OUR_BRANCH_MISMATCH -> match.status() == Status.PROBABLE ? List.of() : List.of(amend(sides, Ask.AMEND_RECIPIENT,
                    "amend the recipient of " + name(sides) + " from " + sides.portal().get(0).recipient() + " to "
                            + sides.first().recipient(), lastDayToClaim));
            case TYPE_MISMATCH -> List.of(amend(sides, Ask.AMEND_TYPE, "amend the kind of " + name(sides) + ", which we hold as "
                    + kind(sides.first()) + " and you have reported as " + kind(sides.portal().get(0)), lastDayToClaim));
            case RCM_MISMATCH -> List.of(amend(sides, Ask.AMEND_REVERSE_CHARGE, reverseCharge(sides), lastDayToClaim));
            case POS_BARRED, SPLIT_MATCH -> placeOfSupply(sides, lastDayToClaim);
            case REVERSAL -> sides.portal().stream().filter(document -> document.portal().block() == Block.REVERSAL)
                    .map(SupplierRequests::fileReturn).toList();
            default -> List.of();
        };
    }

    private static boolean hasSomebodyToAsk(Sides sides) {
        return sides.first().supplier() != null && Stream.concat(sides.books().stream(), sides.portal().stream())
                .noneMatch(document -> document.type() == DocumentType.BOE || document.type() == DocumentType.ISD)
                && sides.books().stream().allMatch(booking -> booking.books().status() == BooksFacts.Status.ACTIVE);
    }

    private static boolean hasCreditToReport(Document booking) {
        return booking.type() != DocumentType.CRN && !booking.tax().isZero();
    }

    private static SupplierRequest report(Document d, LocalDate lastDay) {
        return request(d, Ask.REPORT, d.tax(), facts(d), "", "Please report " + lower(Words.name(d)) + " for " + d.recipient()
                + (d.reverseCharge() ? " as a supply under reverse charge" : "") + " in your next GSTR-1: it is not in our GSTR-2B, and "
                + "our credit of " + Words.heads(d.tax()) + " depends on it" + Words.latest(lastDay) + ".");
    }

    private static List<SupplierRequest> values(Sides sides, LocalDate lastDay) {
        TaxAmounts books = sides.booksTax();
        TaxAmounts portal = sides.portalTax();
        boolean tooLittle = books.total() > portal.total();
        TaxAmounts difference = tooLittle ? above(books, portal) : above(portal, books);
        if (difference.isZero()) {
            return List.of();
        }
        boolean note = sides.first().type() == DocumentType.CRN;
        String figures = ": we hold it with tax of " + Words.heads(books) + ", you have reported " + Words.heads(portal)
                + ", a difference of " + Words.heads(difference);
        String sentence = tooLittle ? "amend " + name(sides) + (note ? "" : ", or issue a debit note") + figures
                : "issue a credit note, or amend " + name(sides) + figures;
        return List.of(request(sides.first(), tooLittle ? Ask.AMEND_VALUE : Ask.ISSUE_CREDIT_NOTE, difference, facts(sides.first()),
                theirs(sides.portal().get(0)), "Please " + sentence + Words.latest(lastDay) + "."));
    }

    private static TaxAmounts above(TaxAmounts more, TaxAmounts less) {
        return TaxAmounts.byHead(head -> Math.max(0, more.of(head) - less.of(head)));
    }

    private static String reverseCharge(Sides sides) {
        return sides.portal().get(0).reverseCharge()
                ? "take back the mark of reverse charge of " + name(sides) + ", which charges us tax of " + Words.heads(sides.booksTax())
                : "mark " + name(sides) + " as a supply under reverse charge, for which we pay the tax of " + Words.heads(sides.booksTax());
    }

    private static List<SupplierRequest> placeOfSupply(Sides sides, LocalDate lastDay) {
        List<SupplierRequest> requests = new ArrayList<>();
        for (Document document : sides.portal()) {
            if (!sides.books().isEmpty() && document.portal().availability() == Availability.BARRED_PLACE_OF_SUPPLY) {
                requests.add(request(document, Ask.AMEND_PLACE_OF_SUPPLY, document.tax(), facts(sides.first()), theirs(document),
                        "Please amend the place of supply of " + lower(Words.name(document)) + (document.placeOfSupply().isEmpty() ? ""
                                : ", now " + document.placeOfSupply()) + ", if it is not right: our GSTIN " + document.recipient()
                                + " is in State " + document.recipient().stateCode() + ", and GSTR-2B bars our credit of "
                                + Words.heads(document.tax()) + Words.latest(lastDay) + "."));
            }
        }
        return requests;
    }

    /** Rule 37A: the credit goes back by 30 November when the supplier has not filed by 30 September after the year. */
    private static SupplierRequest fileReturn(Document d) {
        TaxAmounts tax = d.tax().total() < 0 ? d.tax().negated() : d.tax();
        String period = d.portal().supplierPeriod();
        return request(d, Ask.FILE_GSTR3B, tax, "", theirs(d), "Please file your GSTR-3B" + (period.isEmpty() ? "" : " for " + period)
                + ", which holds the tax of " + lower(Words.name(d)) + ": until then our credit of " + Words.heads(tax)
                + " is given back (section 16(2)(c), rule 37A).");
    }

    private static SupplierRequest amend(Sides sides, Ask ask, String sentence, LocalDate lastDay) {
        TaxAmounts tax = sides.portalTax().total() == 0 ? sides.booksTax() : sides.portalTax();
        return request(sides.first(), ask, tax, facts(sides.first()), theirs(sides.portal().get(0)),
                "Please " + sentence + Words.latest(lastDay) + ".");
    }

    private static SupplierRequest request(Document d, Ask ask, TaxAmounts tax, String ours, String theirs, String sentence) {
        return new SupplierRequest(d.recipient(), d.supplier(), d.supplierName(), DocumentKey.of(d), ask, tax, ours, theirs, sentence);
    }

    private static String theirs(Document d) {
        return facts(d) + (d.placeOfSupply().isEmpty() ? "" : ", place of supply " + d.placeOfSupply());
    }

    private static String facts(Document d) {
        return Words.name(d) + " for " + d.recipient() + ", " + Words.amounts(d) + (d.reverseCharge() ? ", reverse charge" : "");
    }

    private static String name(Sides sides) {
        return lower(Words.name(sides.first()));
    }

    private static String kind(Document d) {
        return lower(Words.kind(d.type()));
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
