package milaan.domain.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import milaan.domain.advice.HoldItem.Hold;
import milaan.domain.credit.DocumentKey;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

/**
 * What accounts payable holds back: all of a bill that is not owed, the tax of one whose credit is not there (section 16(2)(aa)).
 * Never held: credit notes, imports and distributors' documents (their tax is not paid to a supplier), reverse charge, suppliers
 * without GSTIN, bookings that do not stand.
 */
public final class Holds {

    private Holds() {
    }

    /**
     * @param heldBefore     {@link DocumentKey#text()} of the documents held last month
     * @param lastDayToClaim section 16(4), of the documents of the match
     * @return at most one row for each document of the books
     */
    public static List<HoldItem> of(Match match, Set<String> heldBefore, LocalDate lastDayToClaim) {
        Sides sides = Sides.of(match);
        long excess = excess(match, sides);
        List<HoldItem> items = new ArrayList<>();
        for (Document booking : sides.books()) {
            if (!isPaidWithTax(booking)) {
                continue;
            }
            boolean held = heldBefore.contains(DocumentKey.of(booking).text());
            long heldExcess = Math.min(excess, booking.tax().total());
            HoldItem item = hold(match, sides, booking, heldExcess, held, lastDayToClaim);
            if (item != null) {
                items.add(item);
                excess -= item.hold() == Hold.GST ? heldExcess : 0;
            }
        }
        return items;
    }

    private static boolean isPaidWithTax(Document booking) {
        return booking.books().status() == BooksFacts.Status.ACTIVE && booking.supplier() != null && !booking.reverseCharge()
                && (booking.type() == DocumentType.INV || booking.type() == DocumentType.DBN);
    }

    /** What the books have above GSTR-2B, all heads, paise; 0 when it is rounding. */
    private static long excess(Match match, Sides sides) {
        boolean pair = match.status() == Status.DIFFERENCE || match.status() == Status.PROBABLE;
        TaxAmounts offered = sides.offeredTax();
        return pair && Sides.isBeyondRounding(sides.booksTax(), offered) ? Math.max(0, sides.booksTax().total() - offered.total()) : 0;
    }

    /** The reasons from strong to weak; null when nothing is to be said. */
    private static HoldItem hold(Match match, Sides sides, Document d, long excess, boolean held, LocalDate lastDay) {
        Bucket bucket = match.bucket();
        String name = Words.name(d);
        String tax = Words.heads(d.tax());
        if (match.status() == Status.DUPLICATE) {
            return full(d, name + " is booked a second time" + voucher(d) + (bucket == Bucket.DUP_SUSPECT
                    ? ", as it seems: the same bill under two forms of its number" : "") + ".",
                    "the booking is taken out of the books or proved to be another bill", null);
        }
        if (bucket == Bucket.SUPPLIER_CANCELLED) {
            return full(d, name + " was amended to zero by the supplier: nothing is owed, and its tax of " + tax + " gives no credit.",
                    "the supplier reports it again, or the booking is cancelled", lastDay);
        }
        if (bucket == Bucket.REJECTED) {
            return full(d, name + " was rejected by us in IMS: its tax of " + tax + " gives no credit.",
                    "it is accepted in IMS, or the booking is cancelled", lastDay);
        }
        if (d.books().receipt() == BooksFacts.Receipt.NOT_RECEIVED) {
            return full(d, name + ": the goods or services have not arrived, so there is no credit of " + tax + " yet (section 16(2)(b)).",
                    "they have arrived", lastDay);
        }
        if (d.tax().isZero()) {
            return held ? release(d, name + " has no tax, so none is held.") : null;
        }
        switch (bucket) {
            case POS_BARRED, NOT_AVAILABLE:
                return gst(d, d.tax().total(), name + ": GSTR-2B bars the credit of " + tax + (bucket == Bucket.POS_BARRED
                        ? " because the place of supply is not in our State." : " and gives no reason.")
                        + " No credit will come of it as it stands: recover the tax from the supplier.",
                        "the supplier amends it or gives the tax back", lastDay);
            case TIME_BARRED:
                return gst(d, d.tax().total(), name + ": the supplier reported it after the last day of section 16(4), so no credit of "
                        + tax + " will come: recover the tax from the supplier.", "the supplier gives the tax back", null);
            case MISSING_IN_2B:
                if (Words.isOver(lastDay, d)) {
                    return gst(d, d.tax().total(), name + " is not in GSTR-2B, and the last day of section 16(4) was " + lastDay
                            + ": no credit of " + tax + " will come. Recover the tax from the supplier.", "the supplier gives the tax back", null);
                }
                return gst(d, d.tax().total(), name + " is not in GSTR-2B: its tax of " + tax + " gives no credit yet.",
                        "it stands in GSTR-2B", lastDay);
            case RCM_MISMATCH:
                return gst(d, d.tax().total(), name + " charges tax of " + tax
                        + ", but the supplier reports that we pay it under reverse charge.", "the supplier amends that", lastDay);
            default:
                return ofPair(match, sides, d, excess, held, lastDay);
        }
    }

    private static HoldItem ofPair(Match match, Sides sides, Document d, long excess, boolean held, LocalDate lastDay) {
        String name = Words.name(d);
        if (excess > 0) {
            return gst(d, excess, name + ": the books have tax of " + Words.heads(sides.booksTax()) + ", GSTR-2B offers "
                    + Words.heads(sides.offeredTax()) + "; " + Paise.formatIndian(excess) + " of it gives no credit.",
                    "the supplier amends it or issues a debit note", lastDay);
        }
        if (held && match.status() == Status.PROBABLE) {
            return gst(d, d.tax().total(), name + " was held, and is now only a likely pair with " + Words.name(sides.portal().get(0))
                    + " of GSTR-2B.", "the pair is approved", lastDay);
        }
        boolean paired = match.status() == Status.MATCHED || match.status() == Status.DIFFERENCE;
        return held && paired ? release(d, name + " was held, and nothing stands against it now: GSTR-2B has it with tax of "
                + Words.heads(sides.portalTax()) + ".")
                : null;
    }

    private static String voucher(Document d) {
        return d.books().voucherNumber().isEmpty() ? "" : " (voucher " + d.books().voucherNumber() + ")";
    }

    private static HoldItem full(Document d, String why, String until, LocalDate lastDay) {
        return new HoldItem(DocumentKey.of(d), d.supplierName(), Hold.FULL, payable(d), why, until, lastDay);
    }

    private static HoldItem gst(Document d, long amount, String why, String until, LocalDate lastDay) {
        return new HoldItem(DocumentKey.of(d), d.supplierName(), Hold.GST, amount, why, until, lastDay);
    }

    private static HoldItem release(Document d, String why) {
        return new HoldItem(DocumentKey.of(d), d.supplierName(), Hold.RELEASE, payable(d), why, "", null);
    }

    private static long payable(Document d) {
        return d.documentValue() == null ? d.valueWithTax() : d.documentValue();
    }
}
