package milaan.domain.advice;

import java.util.List;
import java.util.Objects;

import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.matching.Tolerances;
import milaan.domain.money.TaxAmounts;

/** The documents of a match by side. Taxes are sums in paise per head. */
record Sides(List<Document> books, List<Document> portal) {

    static Sides of(Match match) {
        return new Sides(match.lines().stream().map(MatchLine::books).filter(Objects::nonNull).toList(),
                match.lines().stream().map(MatchLine::portal).filter(Objects::nonNull).toList());
    }

    /** The document that names the match: the first of the books, else of the portal. */
    Document first() {
        return books.isEmpty() ? portal.get(0) : books.get(0);
    }

    TaxAmounts booksTax() {
        return sum(books);
    }

    TaxAmounts portalTax() {
        return sum(portal);
    }

    /** What the portal offers: barred documents of a group give nothing. */
    TaxAmounts offeredTax() {
        return sum(portal.stream().filter(document -> document.portal().availability() == Availability.AVAILABLE).toList());
    }

    /** True when a difference of tax is more than rounding. */
    static boolean isBeyondRounding(TaxAmounts a, TaxAmounts b) {
        return !a.isWithin(b, Tolerances.DEFAULT.perHeadPaise());
    }

    private static TaxAmounts sum(List<Document> documents) {
        return documents.stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
