package milaan.accuracy;

/** What happened to a purchase between the supplier's return and our books. */
public enum Noise {
    /** Both sides agree in everything. */
    NONE,
    /** Separators, case, zeros or the fragment of the financial year written differently. */
    NUMBER_REFORMATTED,
    /** One character of the number replaced, dropped, or exchanged with its neighbour. */
    TYPO,
    /** The books keep only the serial at the end of the number. */
    SERIAL_ONLY,
    /** A character taken for one that looks alike: O and 0, I and 1, S and 5, B and 8. */
    LOOKALIKE,
    /** Less than one rupee off per head and on the taxable value. */
    ROUNDING,
    /** Amounts differ by at least 25 rupees and half a percent. */
    VALUE,
    /** The books' date is 1 to 120 days off. */
    DATE,
    /** IGST booked as CGST and SGST, or the reverse. */
    HEAD,
    /** One document of the portal in 2 to 5 bookings. */
    SPLIT,
    /** One booking for 2 to 5 documents of the portal. */
    MERGE,
    /** Booked under another GSTIN of the supplier's PAN. */
    OTHER_STATE,
    /** Booked under another GSTIN of ours; only where the data set has two. */
    OUR_OTHER_GSTIN,
    /** Rent or service: the same amount every week or month, numbers in sequence. Stands beside what else happened. */
    RECURRING,
    /** The supplier's credit note. */
    CREDIT_NOTE,
    /** The supplier's debit note; some are booked as invoices. */
    DEBIT_NOTE,
    /** Booked twice. */
    DUPLICATE,
    /** In the books only. */
    MISSING_IN_2B,
    /** On the portal only. */
    MISSING_IN_BOOKS
}
