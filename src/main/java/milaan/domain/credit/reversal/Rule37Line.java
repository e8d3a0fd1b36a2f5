package milaan.domain.credit.reversal;

import java.time.LocalDate;

import milaan.domain.credit.DocumentKey;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * A row of rule-37.csv: a document that is not paid in time.
 *
 * @param due      day 180
 * @param value    value with tax, paise
 * @param paid     paid, set off and credited, paise
 * @param unpaid   paise
 * @param period   return period in which it is to be reversed or reclaimed
 * @param tax      to be reversed or reclaimed, paise per head
 * @param interest paise where the reading of the rule charges it, null where it hangs on the use of the credit
 * @param note     a sentence with the figures
 */
public record Rule37Line(DocumentKey document, LocalDate due, long value, long paid, long unpaid, Action action, TaxPeriod period,
                         TaxAmounts tax, Long interest, String note) {

    public enum Action {
        REVERSE, RECLAIM,
        /** Will be due in the next period if nothing is paid until then. */
        FORECAST
    }
}
