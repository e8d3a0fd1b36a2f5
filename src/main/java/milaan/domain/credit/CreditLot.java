package milaan.domain.credit;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3bRow;

/**
 * A temporary reversal: credit given back in 4B(2) that may be reclaimed, never more than is left, per head.
 *
 * @param id       of the register: {@code 2026-04/<account>/<reason>}; of a working: {@code working/<gstin>/<item id>}
 * @param account  the credit's life
 * @param document what was reversed
 * @param opened   return period of the reversal
 * @param row      row of 4A that the credit had been claimed in
 * @param start    left when the period began, or the reversal itself in its own period; paise per head, none negative
 * @param drawn    reclaimed in the period
 * @param lapsed   lost in the period
 */
public record CreditLot(String id, String account, DocumentKey document, TaxPeriod opened, Gstr3bRow row, CreditReason reason,
                        TaxAmounts start, TaxAmounts drawn, TaxAmounts lapsed) {

    /** Ids of lots that a hand-kept working brought begin with it. */
    public static final String OF_WORKING = "working/";

    public CreditLot {
        for (TaxHead head : TaxHead.values()) {
            if (start.of(head) < 0 || drawn.of(head) < 0 || lapsed.of(head) < 0
                    || start.of(head) - drawn.of(head) - lapsed.of(head) < 0) {
                throw new IllegalArgumentException("lot " + id + " " + head + ": " + drawn.of(head) + " reclaimed and " + lapsed.of(head)
                        + " lapsed of " + start.of(head) + " paise; a reclaim cannot exceed what is left of its lot");
            }
        }
    }

    /** True when the credit was claimed and reversed before the register began. */
    public boolean isOfWorking() {
        return id.startsWith(OF_WORKING);
    }

    /** Paise per head, never negative. */
    public TaxAmounts left() {
        return start.minus(drawn).minus(lapsed);
    }

    /** Of the same period and reason: one lot. */
    CreditLot add(TaxAmounts more) {
        return new CreditLot(id, account, document, opened, row, reason, start.plus(more), drawn, lapsed);
    }

    /** @throws IllegalArgumentException when it is more than is left in a head */
    public CreditLot draw(TaxAmounts reclaimed) {
        return new CreditLot(id, account, document, opened, row, reason, start, drawn.plus(reclaimed), lapsed);
    }

    /** @throws IllegalArgumentException when it is more than is left in a head */
    public CreditLot lapse(TaxAmounts lost) {
        return new CreditLot(id, account, document, opened, row, reason, start, drawn, lapsed.plus(lost));
    }

    /** 16 hex digits over what the lot is and what is left of it: carrying it into the next period changes nothing. */
    public String evidenceHash() {
        TaxAmounts left = left();
        return AccountName.of(String.join("|", id, account, document.text(), opened.toString(), row.name(), reason.name(),
                left.igst() + "|" + left.cgst() + "|" + left.sgst() + "|" + left.cess()));
    }

    /** As the next period finds it. */
    public CreditLot carried() {
        return new CreditLot(id, account, document, opened, row, reason, left(), TaxAmounts.ZERO, TaxAmounts.ZERO);
    }
}
