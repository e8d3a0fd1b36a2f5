package milaan.domain.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentNumber;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Side;
import milaan.domain.identity.FinancialYear;
import milaan.domain.money.TaxHead;

/** A document with its comparison keys, computed once; {@link #taken} says that a pass has placed it. */
final class Entry {

    /** Whether the supplier has other documents of the same amount: rent recurs and proves little. */
    enum Rarity {
        UNIQUE,
        /** Others have it, but few of one day are still open. */
        RECURRING,
        /** Many of one day are still open. */
        COMMON
    }

    /** An earlier number and date of an amended document. */
    record Former(DocumentNumber number, LocalDate date) {
    }

    /** Content first, so that equal content has a fixed order too: period, then place in the files. */
    static final Comparator<Document> CONTENT = Entry::compareContent;
    static final Comparator<Document> ORDER = CONTENT
            .thenComparing(Document::period, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(d -> d.portal() == null ? "" : d.portal().section().name())
            .thenComparing(d -> d.source().file())
            .thenComparing(d -> d.source().line())
            .thenComparingLong(Document::id);

    final Document document;
    /** Place among the documents of its side in {@link #ORDER}. */
    final int order;
    /** Which of several documents with the same content this is. */
    final int occurrence;
    final DocumentNumber number;
    /** What the document was called before it was amended: the books may know it by that. */
    final List<Former> formers = new ArrayList<>(0);
    final long day;
    final int year;
    final long taxable;
    final int sign;
    /** The number can serve as evidence: it tells documents apart and no spreadsheet has damaged it. */
    boolean numbered;
    Rarity rarity = Rarity.UNIQUE;
    boolean taken;
    /** Takes no part in the comparison of pairs: cancelled, rejected, amended, without GSTIN. */
    boolean aside;

    /** Written out: every document is compared some twenty times, and a chain of ten comparators costs more than the comparing. */
    private static int compareContent(Document a, Document b) {
        int order = a.date().compareTo(b.date());
        order = order != 0 ? order : a.number().compareTo(b.number());
        order = order != 0 ? order : Long.compare(a.taxableValue(), b.taxableValue());
        order = order != 0 ? order : a.type().compareTo(b.type());
        order = order != 0 ? order : a.recipient().text().compareTo(b.recipient().text());
        order = order != 0 ? order : supplier(a).compareTo(supplier(b));
        for (TaxHead head : TaxHead.values()) {
            order = order != 0 ? order : Long.compare(a.tax().of(head), b.tax().of(head));
        }
        return order;
    }

    private static String supplier(Document d) {
        return d.supplier() == null ? "" : d.supplier().text();
    }

    Entry(Document document, int order, int occurrence) {
        this.document = document;
        this.order = order;
        this.occurrence = occurrence;
        FinancialYear financialYear = FinancialYear.of(document.date());
        this.number = DocumentNumber.of(document.number(), financialYear);
        this.day = document.date().toEpochDay();
        this.year = financialYear.startYear();
        this.taxable = document.taxableValue();
        this.sign = Long.signum(document.valueWithTax());
        this.numbered = number.isInformative() && !document.numberDamaged();
        if (amends()) {
            LocalDate former = document.originalDate() == null ? document.date() : document.originalDate();
            formers.add(new Former(DocumentNumber.of(document.originalNumber(), FinancialYear.of(former)), former));
        }
    }

    /** True when the document gives the full new values of one reported before. */
    boolean amends() {
        return document.portal() != null && document.portal().section().isAmendment() && !document.originalNumber().isEmpty();
    }

    boolean isBooks() {
        return document.side() == Side.BOOKS;
    }

    boolean hasRecipientOf(Entry other) {
        return document.recipient().equals(other.document.recipient());
    }

    /** Imports have no supplier GSTIN, or only one side knows it: then it cannot differ. */
    boolean hasSupplierOf(Entry other) {
        return document.supplier() == null || other.document.supplier() == null
                || document.supplier().equals(other.document.supplier());
    }

    /**
     * Opposite signs never pair: a supplier's debit note is not our return. A distributor's document (ISD) booked as an
     * invoice or credit note is the same document; the sign tells which.
     */
    boolean canPairWith(Entry other) {
        if (sign * other.sign < 0) {
            return false;
        }
        boolean credit = document.type() == DocumentType.CRN;
        boolean otherCredit = other.document.type() == DocumentType.CRN;
        return credit == otherCredit || document.type() == DocumentType.ISD || other.document.type() == DocumentType.ISD;
    }

    boolean hasTypeOf(Entry other) {
        return document.type() == other.document.type()
                || document.type() == DocumentType.ISD || other.document.type() == DocumentType.ISD;
    }

    /** Same party on both ends, same kind and sign: what members of a group must share. */
    boolean isLike(Entry other) {
        return hasRecipientOf(other) && hasSupplierOf(other) && hasTypeOf(other) && canPairWith(other)
                && document.reverseCharge() == other.document.reverseCharge();
    }

    boolean isRecurring() {
        return rarity != Rarity.UNIQUE;
    }

    long daysTo(Entry other) {
        return Math.abs(day - other.day);
    }
}
