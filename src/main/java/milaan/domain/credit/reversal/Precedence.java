package milaan.domain.credit.reversal;

/**
 * Who wins when two provisions touch one document, first to last: each takes its part of what those before it have left, so that
 * no rupee is given back twice. What never was credit comes first, what is lost for good before what only waits, and what needs
 * the credit to be in hand (37A, 37) last.
 */
public enum Precedence {
    TIME_BAR, DEPRECIATED, BLOCKED, NO_TAXABLE_USE,
    /** What the comparison of books and GSTR-2B holds back: {@code milaan.domain.credit.Claims}. */
    NOT_MATCHED,
    NOT_RECEIVED, SUPPLIER_NOT_FILED, NOT_PAID
}
