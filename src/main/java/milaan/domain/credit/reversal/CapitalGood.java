package milaan.domain.credit.reversal;

import java.time.LocalDate;

import milaan.domain.credit.DocumentKey;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * Capital goods within the 60 months of rule 43.
 *
 * @param account     the credit's life
 * @param use         CAPITAL (only taxable), COMMON_CAPITAL or EXEMPT_ONLY, as of now
 * @param tax         tax of the invoice, paise per head
 * @param common      A of the rule: what enters Tc, paise per head; zero while the use is not common
 * @param commonSince first month of common use, null while it is not common
 */
public record CapitalGood(String account, DocumentKey document, CreditClass use, TaxAmounts tax, TaxAmounts common, TaxPeriod commonSince) {

    public LocalDate invoiceDate() {
        return document.date();
    }
}
