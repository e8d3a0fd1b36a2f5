package milaan.domain.document;

/** The supplier's view of a document: the buyer's debit note for a return is the supplier's {@link #CRN}. */
public enum DocumentType {
    /** Tax invoice. */
    INV,
    /** Credit note: lowers credit, amounts are held negative. */
    CRN,
    /** Debit note: raises credit like an invoice. */
    DBN,
    /** Bill of entry: import of goods, also from an SEZ. */
    BOE,
    /** Document of an input service distributor; its credit note is held with negative amounts. */
    ISD
}
