package milaan.domain.statement;

import java.time.LocalDate;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * One line of a reversal working kept by hand.
 *
 * @param itemId       the user's own name of the line, unique within a GSTIN
 * @param supplier     null when not said
 * @param number       number of the document, empty when not said
 * @param date         date of the document, null when not said
 * @param period       return period in which it was reported (for AVAILABLE_NOT_TAKEN: that of the GSTR-2B)
 * @param reason       the user's reason: a code of gst-rules 2.6 ({@code R37_180D}) or words; empty when not said
 * @param originItemId the item this one draws on: the reversal that a reclaim takes back; empty when not linked
 * @param tax          paise per head, positive
 */
public record WorkingItem(Gstin gstin, String itemId, Gstin supplier, String number, LocalDate date, TaxPeriod period,
                          WorkingEvent event, String reason, String originItemId, TaxAmounts tax, SourceLine source) {
}
