package milaan.domain.credit;

import java.time.LocalDate;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;

/**
 * A document that a supplier is to be paid for, as rule 37 watches it.
 *
 * @param account    the credit's life
 * @param taken      return period in which the credit was claimed
 * @param row        row of 4A it was claimed in
 * @param value      value with tax, paise
 * @param credit     credit claimed and not given back for another reason, paise per head: what rule 37 may take
 * @param paidInTime paid, set off or credited up to day 180, paise
 * @param paidLate   after it
 */
public record Payable(String account, DocumentKey document, TaxPeriod taken, Gstr3bRow row, long value, TaxAmounts credit, long paidInTime,
                      long paidLate) {

    /** Section 16(2), second proviso. */
    public static final int DAYS = 180;

    /** Day 180: the last one on which paying is in time. */
    public LocalDate due() {
        return document.date().plusDays(DAYS);
    }

    /** Paise, never negative. */
    public long unpaid() {
        return Math.max(0, value - paidInTime - paidLate);
    }

    public Payable withCredit(TaxAmounts newCredit) {
        return new Payable(account, document, taken, row, value, newCredit, paidInTime, paidLate);
    }

    /** @param day on which it was paid: in time up to day 180 */
    public Payable paid(long paise, LocalDate day) {
        boolean inTime = !day.isAfter(due());
        return new Payable(account, document, taken, row, value, credit, paidInTime + (inTime ? paise : 0), paidLate + (inTime ? 0 : paise));
    }
}
