package milaan.domain.document;

import java.time.LocalDate;

/**
 * What only the books know of a document. Text fields are empty, dates null, when the register does not say.
 *
 * @param voucherNumber the books' own number of the booking
 * @param postingDate   day of the booking
 * @param receipt       whether goods or services have arrived
 * @param receivedDate  day they arrived, null unless {@code receipt} is RECEIVED
 * @param creditClass   what the credit may be used for
 * @param status        whether the booking stands
 * @param hsn           HSN or SAC code of the (first) line
 * @param rate          tax rate in percent as written, empty when mixed or unknown
 * @param account       ledger account of the (first) line
 */
public record BooksFacts(String voucherNumber, LocalDate postingDate, Receipt receipt, LocalDate receivedDate,
                         CreditClass creditClass, Status status, String hsn, String rate, String account) {

    public BooksFacts withStatus(Status newStatus) {
        return new BooksFacts(voucherNumber, postingDate, receipt, receivedDate, creditClass, newStatus, hsn, rate, account);
    }

    /** Section 16(2)(b): no credit before receipt. */
    public enum Receipt {
        RECEIVED, NOT_RECEIVED,
        /** The register has no such column: taken as received. */
        NOT_STATED
    }

    /** Use of the credit, as the contract lists it. */
    public enum CreditClass {
        ELIGIBLE, BLOCKED_17_5, CAPITAL, COMMON, COMMON_CAPITAL, EXEMPT_ONLY, NON_BUSINESS, TAXABLE_ONLY, DEPRECIATED
    }

    /** State of the booking. */
    public enum Status {
        ACTIVE, CANCELLED, DRAFT,
        /** Reconciled by an earlier run, and brought again by a register of the year to date: no register says this. */
        RECONCILED
    }
}
