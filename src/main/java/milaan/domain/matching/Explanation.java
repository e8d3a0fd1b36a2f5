package milaan.domain.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import milaan.domain.document.Document;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/** Says in a sentence, with the values of both sides, why documents belong together or why one stands alone. */
final class Explanation {

    private Explanation() {
    }

    /** Names of the differing fields in the order of the document, {@code ;}-separated. */
    static String differences(Entry books, Entry portal) {
        Document b = books.document;
        Document p = portal.document;
        List<String> names = new ArrayList<>();
        addIf(names, !b.recipient().equals(p.recipient()), "recipient_gstin");
        addIf(names, !books.hasSupplierOf(portal), "supplier_gstin");
        addIf(names, b.type() != p.type(), "document_type");
        addIf(names, !books.number.n1().equals(portal.number.n1()), "document_number");
        addIf(names, !b.date().equals(p.date()), "document_date");
        addIf(names, !b.placeOfSupply().isEmpty() && !p.placeOfSupply().isEmpty()
                && !b.placeOfSupply().equals(p.placeOfSupply()), "place_of_supply");
        addIf(names, b.reverseCharge() != p.reverseCharge(), "reverse_charge");
        addIf(names, b.taxableValue() != p.taxableValue(), "taxable_value");
        for (TaxHead head : TaxHead.values()) {
            addIf(names, b.tax().of(head) != p.tax().of(head), head.name().toLowerCase(Locale.ROOT));
        }
        return String.join(";", names);
    }

    private static void addIf(List<String> names, boolean differs, String name) {
        if (differs) {
            names.add(name);
        }
    }

    static String ofPair(Entry books, Entry portal, Agreement agreement, boolean ambiguous) {
        Document b = books.document;
        Document p = portal.document;
        StringBuilder text = new StringBuilder(200);
        text.append(switch (agreement.number()) {
            case N1 -> "Number " + b.number() + " agrees";
            case N2 -> books.number.n2().equals(portal.number.n2())
                    ? "Number " + b.number() + " of the books is " + p.number() + " of the portal but for year and zeros"
                    : "Number " + b.number() + " of the books is what " + p.number() + " of the portal was before it was amended";
            case N3, N3_LONG -> "Serial of number " + b.number() + " of the books agrees with " + p.number() + " of the portal";
            case N2_ALIKE, N4 -> "Number " + b.number() + " of the books agrees with " + p.number()
                    + " of the portal when look-alike letters are read as digits";
            case SLIP, SLIPS -> "Number " + b.number() + " of the books is a slip away from " + p.number() + " of the portal";
            case UNREADABLE -> "Number " + b.number() + " of the books cannot be compared with " + p.number() + " of the portal";
            case OTHER -> "Number " + b.number() + " of the books is not " + p.number() + " of the portal";
        });
        if (b.date().equals(p.date())) {
            text.append(", both of ").append(b.date());
        } else {
            text.append(", dates ").append(b.date()).append(" and ").append(p.date()).append(" are ")
                    .append(books.daysTo(portal)).append(" days apart");
        }
        appendAmounts(text, b.taxableValue(), b.tax(), p.taxableValue(), p.tax());
        if (!agreement.sameRecipient()) {
            text.append("; booked for ").append(b.recipient()).append(", reported for ").append(p.recipient());
        }
        if (!agreement.sameSupplier()) {
            text.append("; supplier ").append(b.supplier()).append(" in the books, ").append(p.supplier()).append(" on the portal");
        }
        if (b.type() != p.type()) {
            text.append("; booked as ").append(b.type()).append(", reported as ").append(p.type());
        }
        if (b.reverseCharge() != p.reverseCharge()) {
            text.append("; reverse charge ").append(b.reverseCharge() ? "only in the books" : "only on the portal");
        }
        if (ambiguous) {
            text.append("; another document fits as well");
        }
        return text.append('.').toString();
    }

    static void appendAmounts(StringBuilder text, long taxable, TaxAmounts tax, long otherTaxable, TaxAmounts otherTax) {
        if (taxable == otherTaxable) {
            text.append("; taxable value ").append(Paise.formatIndian(taxable)).append(" on both sides");
        } else {
            text.append("; taxable value ").append(Paise.formatIndian(taxable)).append(" in the books, ")
                    .append(Paise.formatIndian(otherTaxable)).append(" on the portal");
        }
        if (tax.equals(otherTax)) {
            text.append(", tax ").append(heads(tax)).append(" on both sides");
        } else {
            text.append(", tax ").append(heads(tax)).append(" in the books, ").append(heads(otherTax)).append(" on the portal");
        }
    }

    private static String heads(TaxAmounts tax) {
        StringBuilder text = new StringBuilder();
        for (TaxHead head : TaxHead.values()) {
            if (tax.of(head) != 0) {
                text.append(text.isEmpty() ? "" : " + ").append(head).append(' ').append(Paise.formatIndian(tax.of(head)));
            }
        }
        return text.isEmpty() ? "nil" : text.toString();
    }

    static String ofGroup(List<Entry> books, List<Entry> portal, boolean byNumber) {
        StringBuilder text = new StringBuilder(200);
        text.append(books.size() == 1 ? "Booking " : "Bookings ").append(numbers(books)).append(" and portal ")
                .append(portal.size() == 1 ? "document " : "documents ").append(numbers(portal))
                .append(byNumber ? " belong together by number and sum" : " have the same sum");
        TaxAmounts tax = Splits.tax(books);
        TaxAmounts otherTax = Splits.tax(portal);
        appendAmounts(text, Splits.taxable(books), tax, Splits.taxable(portal), otherTax);
        return text.append('.').toString();
    }

    private static String numbers(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(text.isEmpty() ? "" : ", ").append(entry.document.number()).append(" of ").append(entry.document.date());
        }
        return text.toString();
    }

    /** {@code INV/1 of 2026-04-01, value with tax 1,180.00}. */
    static String name(Entry entry) {
        return entry.document.number() + " of " + entry.document.date() + ", value with tax "
                + Paise.formatIndian(entry.document.valueWithTax());
    }

    /** What keeps the nearest candidate from being the partner. */
    static String obstacle(Entry of, Entry nearest, Agreement agreement) {
        if (agreement == null) {
            return "one lowers credit and the other raises it";
        }
        if (!agreement.sameRecipient()) {
            return "it is for " + nearest.document.recipient();
        }
        if (!agreement.sameSupplier()) {
            return "its supplier is " + nearest.document.supplier();
        }
        if (nearest.taken && agreement.hasStrongNumber() && agreement.hasAmountsWithinTolerance()) {
            return "it has a better partner";
        }
        if (!agreement.hasStrongNumber()) {
            return agreement.hasAmountsWithinTolerance()
                    ? "the numbers differ" + (agreement.days() == 0 ? "" : " and the dates are " + agreement.days() + " days apart")
                    : "the numbers differ and the values differ by " + Paise.formatIndian(
                            Math.abs(of.document.valueWithTax() - nearest.document.valueWithTax()));
        }
        if (nearest.taken) {
            return "it has a better partner";
        }
        return agreement.hasAmountsWithinTolerance() ? "the dates are " + agreement.days() + " days apart"
                : "the values differ by " + Paise.formatIndian(
                        Math.abs(of.document.valueWithTax() - nearest.document.valueWithTax()))
                        + " and the dates are " + agreement.days() + " days apart";
    }
}
