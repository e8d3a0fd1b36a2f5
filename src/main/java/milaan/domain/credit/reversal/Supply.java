package milaan.domain.credit.reversal;

import java.time.LocalDate;

import milaan.domain.credit.Payable;
import milaan.domain.document.Document;
import milaan.domain.identity.TaxPeriod;

/**
 * A document as the provisions see it.
 *
 * @param portal  null when GSTR-2B does not have it
 * @param books   null when the books do not have it; one of both is there
 * @param period  return period
 * @param filedOn day on which the return of the period is filed, or is due when that is not known yet
 * @param taken   true when the credit was claimed in an earlier period: section 16(4) no longer asks
 * @param payable what the supplier is owed, null when rule 37 does not watch the document
 */
public record Supply(Document portal, Document books, TaxPeriod period, LocalDate filedOn, boolean taken, Payable payable) {

    /** The document of the portal, or of the books when the portal has none. */
    public Document document() {
        return portal != null ? portal : books;
    }
}
