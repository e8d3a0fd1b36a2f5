package milaan.domain.advice;

import java.time.LocalDate;

import milaan.domain.credit.DocumentKey;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/** Figures and documents as people read them. */
final class Words {

    private Words() {
    }

    /** {@code Invoice INV/1 of 2026-04-01}. */
    static String name(Document d) {
        return kind(d.type()) + " " + d.number() + " of " + d.date();
    }

    /** {@code INV/1 of 2026-04-01}; a working may not say the date. */
    static String name(DocumentKey document) {
        return document.number() + (document.date() == null ? "" : " of " + document.date());
    }

    static String kind(DocumentType type) {
        return switch (type) {
            case INV -> "Invoice";
            case CRN -> "Credit note";
            case DBN -> "Debit note";
            case BOE -> "Bill of entry";
            case ISD -> "Distributor's document";
        };
    }

    /** {@code IGST 18,000.00 + CESS 100.00}, {@code nil} when there is none. */
    static String heads(TaxAmounts tax) {
        StringBuilder text = new StringBuilder();
        for (TaxHead head : TaxHead.values()) {
            if (tax.of(head) != 0) {
                text.append(text.isEmpty() ? "" : " + ").append(head).append(' ').append(Paise.formatIndian(tax.of(head)));
            }
        }
        return text.isEmpty() ? "nil" : text.toString();
    }

    /** {@code taxable value 1,00,000.00, tax IGST 18,000.00}. */
    static String amounts(Document d) {
        return "taxable value " + Paise.formatIndian(d.taxableValue()) + ", tax " + heads(d.tax());
    }

    /** {@code , at the latest on 2026-11-30}; empty without a day. */
    static String latest(LocalDate lastDay) {
        return lastDay == null ? "" : ", at the latest on " + lastDay;
    }

    /** True when the last day to claim was before the period of the document: reporting it brings no credit any more. */
    static boolean isOver(LocalDate lastDay, Document d) {
        return lastDay != null && lastDay.isBefore(d.period().firstDay());
    }
}
