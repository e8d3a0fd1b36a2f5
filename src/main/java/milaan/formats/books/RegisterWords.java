package milaan.formats.books;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.BooksFacts.Status;
import milaan.domain.document.DocumentType;

/** The words that packages write for the codes of a register. */
final class RegisterWords {

    /**
     * @param lowersCredit true for credit notes, of suppliers and of input service distributors: amounts are held negative
     */
    record TypeOfDocument(DocumentType type, boolean lowersCredit) {

        static TypeOfDocument of(DocumentType type) {
            return new TypeOfDocument(type, type == DocumentType.CRN);
        }
    }

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^A-Z0-9]");
    private static final Map<String, TypeOfDocument> SUPPLIERS_VIEW = Map.ofEntries(
            type("INV", DocumentType.INV), type("INVOICE", DocumentType.INV), type("TAXINVOICE", DocumentType.INV),
            type("PURCHASEINVOICE", DocumentType.INV), type("BILL", DocumentType.INV), type("PURCHASE", DocumentType.INV),
            type("CRN", DocumentType.CRN), type("CREDIT", DocumentType.CRN), type("CREDITNOTE", DocumentType.CRN),
            type("CN", DocumentType.CRN), type("C", DocumentType.CRN),
            type("DBN", DocumentType.DBN), type("DEBIT", DocumentType.DBN), type("DEBITNOTE", DocumentType.DBN),
            type("DN", DocumentType.DBN), type("D", DocumentType.DBN),
            type("BOE", DocumentType.BOE), type("BILLOFENTRY", DocumentType.BOE),
            type("ISD", DocumentType.ISD), type("ISDINVOICE", DocumentType.ISD),
            Map.entry("ISDCREDITNOTE", new TypeOfDocument(DocumentType.ISD, true)),
            Map.entry("ISDCN", new TypeOfDocument(DocumentType.ISD, true)));

    private static final Map<String, Status> STATUSES = Map.ofEntries(
            Map.entry("", Status.ACTIVE), Map.entry("ACTIVE", Status.ACTIVE), Map.entry("OPEN", Status.ACTIVE), Map.entry("PAID", Status.ACTIVE),
            Map.entry("UNPAID", Status.ACTIVE), Map.entry("PARTIALLYPAID", Status.ACTIVE), Map.entry("PARTLYPAID", Status.ACTIVE),
            Map.entry("OVERDUE", Status.ACTIVE), Map.entry("POSTED", Status.ACTIVE), Map.entry("SUBMITTED", Status.ACTIVE),
            Map.entry("APPROVED", Status.ACTIVE), Map.entry("BOOKED", Status.ACTIVE), Map.entry("CLOSED", Status.ACTIVE),
            Map.entry("CANCELLED", Status.CANCELLED), Map.entry("CANCELED", Status.CANCELLED), Map.entry("VOID", Status.CANCELLED),
            Map.entry("DELETED", Status.CANCELLED), Map.entry("REVERSED", Status.CANCELLED),
            Map.entry("DRAFT", Status.DRAFT), Map.entry("PARKED", Status.DRAFT), Map.entry("OPTIONAL", Status.DRAFT),
            Map.entry("PENDINGAPPROVAL", Status.DRAFT), Map.entry("HELD", Status.DRAFT));

    private static final Map<String, CreditClass> CREDIT_CLASSES = Map.ofEntries(
            Map.entry("", CreditClass.ELIGIBLE), Map.entry("ELIGIBLE", CreditClass.ELIGIBLE), Map.entry("YES", CreditClass.ELIGIBLE),
            Map.entry("Y", CreditClass.ELIGIBLE), Map.entry("INPUT", CreditClass.ELIGIBLE), Map.entry("INPUTS", CreditClass.ELIGIBLE),
            Map.entry("INPUTSERVICE", CreditClass.ELIGIBLE), Map.entry("INPUTSERVICES", CreditClass.ELIGIBLE),
            Map.entry("ALLOTHERITC", CreditClass.ELIGIBLE), Map.entry("INPUTSERVICEDISTRIBUTOR", CreditClass.ELIGIBLE),
            Map.entry("IMPORTOFSERVICE", CreditClass.ELIGIBLE), Map.entry("IMPORTOFGOODS", CreditClass.ELIGIBLE),
            Map.entry("ITCONREVERSECHARGE", CreditClass.ELIGIBLE), Map.entry("CAPITAL", CreditClass.CAPITAL),
            Map.entry("CAPITALGOOD", CreditClass.CAPITAL), Map.entry("CAPITALGOODS", CreditClass.CAPITAL),
            Map.entry("BLOCKED175", CreditClass.BLOCKED_17_5), Map.entry("BLOCKED", CreditClass.BLOCKED_17_5),
            Map.entry("INELIGIBLE", CreditClass.BLOCKED_17_5), Map.entry("NO", CreditClass.BLOCKED_17_5), Map.entry("N", CreditClass.BLOCKED_17_5),
            Map.entry("INELIGIBLEASPERSECTION175", CreditClass.BLOCKED_17_5), Map.entry("INELIGIBLEITCASPERSECTION175", CreditClass.BLOCKED_17_5),
            Map.entry("COMMON", CreditClass.COMMON), Map.entry("COMMONCAPITAL", CreditClass.COMMON_CAPITAL),
            Map.entry("EXEMPTONLY", CreditClass.EXEMPT_ONLY), Map.entry("NONBUSINESS", CreditClass.NON_BUSINESS),
            Map.entry("TAXABLEONLY", CreditClass.TAXABLE_ONLY), Map.entry("DEPRECIATED", CreditClass.DEPRECIATED));

    private RegisterWords() {
    }

    /** A document type as the supplier names it. */
    static Optional<TypeOfDocument> documentType(String word) {
        return Optional.ofNullable(SUPPLIERS_VIEW.get(key(word)));
    }

    /**
     * A voucher type as the books name it: their debit note is the supplier's credit note and the other way round. Companies
     * name their own types, so any type that is not a note is a purchase, but for those that can be none.
     */
    static Optional<TypeOfDocument> voucherType(String word) {
        String key = key(word);
        if (key.contains("DEBITNOTE") || key.contains("PURCHASERETURN") || key.equals("DN")) {
            return Optional.of(TypeOfDocument.of(DocumentType.CRN));
        }
        if (key.contains("CREDITNOTE") || key.equals("CN")) {
            return Optional.of(TypeOfDocument.of(DocumentType.DBN));
        }
        if (key.contains("SALE") && !key.contains("PURCHASE") || key.equals("PAYMENT") || key.equals("RECEIPT") || key.equals("CONTRA")) {
            return Optional.empty();
        }
        return Optional.of(TypeOfDocument.of(DocumentType.INV));
    }

    static Optional<Status> status(String word) {
        return Optional.ofNullable(STATUSES.get(key(word)));
    }

    static Optional<CreditClass> creditClass(String word) {
        return Optional.ofNullable(CREDIT_CLASSES.get(key(word)));
    }

    private static Map.Entry<String, TypeOfDocument> type(String word, DocumentType type) {
        return Map.entry(word, TypeOfDocument.of(type));
    }

    private static String key(String word) {
        return NO_LETTER_OR_DIGIT.matcher(word.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
