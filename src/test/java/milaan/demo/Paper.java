package milaan.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import milaan.domain.money.Paise;

/**
 * One document as one side has it, and what each run must make of it. Amounts are paise and positive, as both sides write
 * them; {@link #sign} says which lower credit.
 */
final class Paper {

    final boolean books;
    /** Our GSTIN. */
    final String recipient;
    /** Which of the written files it stands in. */
    String file;
    Party party;
    /** INV, CRN, DBN, BOE or ISD. */
    String type = "INV";
    String number;
    LocalDate date;
    long taxable;
    long igst;
    long cgst;
    long sgst;
    long cess;
    /** Stated value, where it is not the sum. */
    Long value;
    boolean reverseCharge;
    String placeOfSupply;
    String portCode = "";

    // the portal's facts
    String section = "b2b";
    String block = "docdata";
    String available = "Y";
    String whyNot = "";
    String originalNumber = "";
    LocalDate originalDate;
    /** Month of the supplier's return as the portal writes it. */
    String supplierPeriod = "";

    // the books' facts
    LocalDate posted;
    String voucher = "";
    String status = "Active";
    /** Cells that say something else than the document, by field. */
    final Map<String, String> cells = new LinkedHashMap<>();
    /** Printed twice, voucher and all. */
    boolean printedTwice;

    /** {@code STATUS/BUCKET} or {@code STATUS/BUCKET from 2026-04} by run; empty for a row that is not loaded. */
    final Map<String, String> expected = new TreeMap<>();

    Paper(boolean books, String recipient, String file) {
        this.books = books;
        this.recipient = recipient;
        this.file = file;
    }

    Paper copy(boolean forBooks, String intoFile) {
        return copy(forBooks, recipient, intoFile);
    }

    /** The same document booked for another registration of ours. */
    Paper bookedFor(String otherRecipient) {
        Paper copy = copy(books, otherRecipient, file);
        copy.expected.putAll(expected);
        return copy;
    }

    private Paper copy(boolean forBooks, String forRecipient, String intoFile) {
        Paper copy = new Paper(forBooks, forRecipient, intoFile);
        copy.party = party;
        copy.type = type;
        copy.number = number;
        copy.date = date;
        copy.taxable = taxable;
        copy.igst = igst;
        copy.cgst = cgst;
        copy.sgst = sgst;
        copy.cess = cess;
        copy.reverseCharge = reverseCharge;
        copy.placeOfSupply = placeOfSupply;
        copy.portCode = portCode;
        copy.section = section;
        copy.posted = posted;
        copy.supplierPeriod = supplierPeriod;
        return copy;
    }

    /** Value and tax at a rate: half of the tax to each head within the State, all to IGST across its border. */
    Paper amounts(long taxablePaise, int ratePercent, boolean sameState) {
        taxable = taxablePaise;
        long tax = (taxablePaise * ratePercent + 50) / 100;
        long half = (taxablePaise * ratePercent + 100) / 200;
        igst = sameState ? 0 : tax;
        cgst = sameState ? half : 0;
        sgst = cgst;
        return this;
    }

    Paper expect(String run, String what) {
        expected.put(run, what);
        return this;
    }

    long sum() {
        return taxable + igst + cgst + sgst + cess;
    }

    long statedValue() {
        return value == null ? sum() : value;
    }

    int sign() {
        return type.equals("CRN") ? -1 : 1;
    }

    /** The document as a row of reconciliation.csv has it: side, parties, number, date and amounts. */
    String fingerprint() {
        return String.join("|", books ? "BOOKS" : "PORTAL", recipient, party.gstin(), type, number, date.toString(), money(taxable),
                money(igst), money(cgst), money(sgst), money(cess));
    }

    private String money(long paise) {
        return Paise.format(sign() * paise);
    }
}
