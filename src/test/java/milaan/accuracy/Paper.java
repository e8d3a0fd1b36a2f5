package milaan.accuracy;

import java.time.LocalDate;

import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxAmounts;

/** One document as one side writes it, before it has an id: the fields that noise may change. Paise. */
record Paper(Gstin recipient, Gstin supplier, DocumentType type, String number, LocalDate date, long taxable, TaxAmounts tax) {

    Paper withRecipient(Gstin other) {
        return new Paper(other, supplier, type, number, date, taxable, tax);
    }

    Paper withSupplier(Gstin other) {
        return new Paper(recipient, other, type, number, date, taxable, tax);
    }

    Paper withType(DocumentType other) {
        return new Paper(recipient, supplier, other, number, date, taxable, tax);
    }

    Paper withNumber(String other) {
        return new Paper(recipient, supplier, type, other, date, taxable, tax);
    }

    Paper withDate(LocalDate other) {
        return new Paper(recipient, supplier, type, number, other, taxable, tax);
    }

    Paper withAmounts(long otherTaxable, TaxAmounts otherTax) {
        return new Paper(recipient, supplier, type, number, date, otherTaxable, otherTax);
    }

    long total() {
        return taxable + tax.total();
    }
}
