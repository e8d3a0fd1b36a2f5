package milaan.domain.credit;

import java.util.List;

import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * One row of the credit register: what happened to the credit of a document in a return period. The register only grows.
 *
 * @param account     names the credit's life: all events of a document, of its amendments and of the credit notes against it share it
 * @param document    the document the event is about
 * @param period      return period it is reported in
 * @param row         the row of 4A that the credit is claimed in, for every kind
 * @param reason      why
 * @param rule        section or rule, and the parameters it went by with their first day: {@code rule 37; r37.period=NEXT from 2022-10-01}
 * @param lot         the lot it opens or draws on, empty when none
 * @param tax         paise per head; positive means more of what the kind says
 * @param creditClass use of the credit, null when the books do not know the document
 * @param value       value with tax that the supplier is owed for the document, paise; null when it is nothing to pay (rule 37)
 * @param matchId     the match it comes from, empty when none
 * @param decision    what an analyst decided, null when nobody did
 * @param explanation a sentence with the figures, for people; empty when the reason says it all
 */
public record CreditEvent(String account, DocumentKey document, TaxPeriod period, EventKind kind, Gstr3bRow row, CreditReason reason,
                          String rule, String lot, TaxAmounts tax, CreditClass creditClass, Long value, String matchId, Decision decision,
                          String explanation) {

    /** The rows of Table 4 whose amounts it adds to; none for what is deferred or lapses. */
    public List<Gstr3bRow> tableRows() {
        return kind.tableRows(row);
    }
}
