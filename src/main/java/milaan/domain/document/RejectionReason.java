package milaan.domain.document;

/**
 * Every reason for which a row or a file is refused, or loaded with a remark. The names are the codes of exceptions.csv.
 */
public enum RejectionReason {

    // rows that are not loaded
    /** Not of the pattern of a GSTIN. */
    BAD_GSTIN(Severity.REJECTED),
    /** The row is for a GSTIN that this run does not cover. */
    WRONG_RECIPIENT(Severity.REJECTED),
    /** Not a date, or in no style that the source uses. */
    BAD_DATE(Severity.REJECTED),
    /** A date before GST began or after the end of the period and a month. */
    DATE_OUT_OF_RANGE(Severity.REJECTED),
    BAD_AMOUNT(Severity.REJECTED),
    MISSING_FIELD(Severity.REJECTED),
    /** A code list does not have the value ({@code itcavl=T}). */
    UNKNOWN_CODE(Severity.REJECTED),
    UNKNOWN_SECTION(Severity.REJECTED),
    /** What a return or statement may say once stands in it twice: adding up and choosing would both be guesses. */
    DUPLICATE_ENTRY(Severity.REJECTED),
    /** A spreadsheet error such as {@code #REF!} where a value should be. */
    DAMAGED_CELL(Severity.REJECTED),
    /** The row cannot be cut into cells (broken quotes, more text than a row may hold). */
    UNREADABLE_ROW(Severity.REJECTED),

    // files that are not loaded
    /** No kind fits; the message names the nearest kinds and what was missing. */
    UNKNOWN_FILE(Severity.REJECTED),
    /** Of a kind we know but broken, encrypted or cut off. */
    UNREADABLE_FILE(Severity.REJECTED),
    OTHER_GSTIN_FILE(Severity.REJECTED),
    OTHER_PERIOD_FILE(Severity.REJECTED),
    /** A file of a kind that the job does not read. */
    OTHER_JOB_FILE(Severity.REJECTED),
    /** The same bytes twice in one inbox. */
    DUPLICATE_FILE(Severity.REJECTED),
    /** An older version of a statement that the inbox also has newer. */
    SUPERSEDED_FILE(Severity.REJECTED),
    /** The closing balances of a statement do not follow from its rows: its columns are not what they were taken for. */
    BALANCE_BROKEN(Severity.REJECTED),
    /** Archive beyond the limits, or with a path that leaves the folder. */
    UNSAFE_ARCHIVE(Severity.REJECTED),

    // remarks on what was loaded
    /** The check character of a GSTIN does not fit. */
    GSTIN_CHECKSUM(Severity.WARNING),
    /** CGST and SGST differ by more than a rupee. */
    HEADS_UNEQUAL(Severity.WARNING),
    /** A spreadsheet turned the document number into something else ({@code 1E+05}, {@code 03-Apr}). */
    NUMBER_DAMAGED(Severity.WARNING),
    /** The same row stood in the file before. */
    DUPLICATE_ROW(Severity.WARNING),
    /** Taxable value and tax do not add up to the stated document value. */
    VALUE_DIFFERS(Severity.WARNING),
    /** A column that the layout should have is missing; its values are taken as empty. */
    MISSING_COLUMN(Severity.WARNING),
    /** The documents of a statement do not add up to its own summary. */
    SUMMARY_DIFFERS(Severity.WARNING),
    /** Table 4 of a GSTR-3B contradicts itself or the form; kept as it was filed. */
    TABLE_4_WRONG(Severity.WARNING),
    /** A return does not say that it was filed: taken as filed, and may be a draft. */
    FILING_NOT_STATED(Severity.WARNING),
    /** A register of this period repeats a document carried from an earlier one and has updated it. */
    CARRIED_UPDATED(Severity.WARNING),
    /** A register repeats a document that an earlier run has reconciled: it is no open document of this period. */
    ALREADY_RECONCILED(Severity.WARNING),
    /** A reclaim without 4D(1) of a reversal that is not counted: without effect on the opening balance (gst-rules 2.4). */
    ECRS_L5_UNLINKED(Severity.WARNING),
    /** The same document, or the same name of an item, stands in two lines that are added up. */
    POSSIBLE_DOUBLE_COUNT(Severity.WARNING),
    /** One side has no file at all in this run. */
    SIDE_MISSING(Severity.WARNING),

    // remarks on payments
    /** Names a bill that is not known. */
    PAYMENT_WITHOUT_DOCUMENT(Severity.WARNING),
    /** To a supplier of whom no bill is known. */
    PAYMENT_UNKNOWN_SUPPLIER(Severity.WARNING),
    /** Dated before the bill that it pays. */
    PAYMENT_BEFORE_INVOICE(Severity.WARNING),
    /** The payments of a bill are more than its value with tax. */
    PAYMENT_ABOVE_INVOICE(Severity.WARNING),
    /** Dated after the end of the period: it does not count yet. */
    PAYMENT_IN_FUTURE(Severity.WARNING),
    /** An earlier run has loaded the same row: it counts once. */
    PAYMENT_REPEATED(Severity.WARNING),

    // remarks on decisions
    /** About an item that is not up for review. */
    DECISION_UNKNOWN_ITEM(Severity.WARNING),
    /** The evidence has changed since it was decided: the item is up for review again. */
    DECISION_OUTDATED(Severity.WARNING),
    /** One item was decided in two different ways: none of them counts. */
    DECISION_CONFLICT(Severity.WARNING),
    /** A second person has to confirm it. */
    DECISION_UNCONFIRMED(Severity.WARNING),
    /** The action makes no sense for the item. */
    DECISION_NOT_POSSIBLE(Severity.WARNING),

    // remarks on credit
    /** Something was not computed for want of a figure, such as rule 42 without turnover. */
    NOT_COMPUTED(Severity.WARNING),
    /** Credit of the document was taken in an earlier period. */
    CLAIMED_TWICE(Severity.WARNING),
    /** Credit is reclaimed after the last day of section 16(4): allowed, as it was claimed before; to be confirmed. */
    RECLAIM_AFTER_TIME_BAR(Severity.WARNING),
    /** A working tells of a period that the credit register has, or was changed after the register took it up: the register counts. */
    WORKING_AFTER_REGISTER(Severity.WARNING),

    // remarks on a chain of returns
    /** No filed return is at hand for a period within the chain; what follows is provisional. */
    MISSING_PERIOD(Severity.WARNING),
    /** Two returns, or two postings of a statement, for one period. */
    DUPLICATE_PERIOD(Severity.WARNING),
    /** A return is not what the portal's statement has posted for its period. */
    RETURN_DIFFERS(Severity.WARNING),
    /** An opening balance was declared more than once: the last one counts. */
    OPENING_AMENDED(Severity.WARNING);

    /** Whether the row or file was loaded. */
    public enum Severity {
        REJECTED, WARNING
    }

    private final Severity severity;

    RejectionReason(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
