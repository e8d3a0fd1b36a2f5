package milaan.domain.advice;

import java.time.LocalDate;

import milaan.domain.credit.DocumentKey;

/**
 * What accounts payable shall hold back of a document.
 *
 * @param amount paise
 * @param until  what ends the hold, for people
 * @param lastDay day after which the credit is lost, null when there is none
 */
public record HoldItem(DocumentKey document, String supplierName, Hold hold, long amount, String why, String until, LocalDate lastDay) {

    public enum Hold {
        /** Pay nothing. */
        FULL,
        /** Pay the value without the tax. */
        GST,
        /** Held last month and free now. */
        RELEASE
    }
}
