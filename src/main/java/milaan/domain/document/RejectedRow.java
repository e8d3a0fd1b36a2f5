package milaan.domain.document;

/**
 * Bad data: this row cannot be loaded. The only exception that a step skips; it ends in exceptions.csv.
 * Has no stack trace: it is a value with a reason, thrown once per bad row.
 */
public final class RejectedRow extends RuntimeException {

    private final transient Finding finding;

    /**
     * @param reason  a reason of severity REJECTED
     * @param field   name of the field, empty when it is the whole row
     * @param message a sentence that names the value and what was expected
     */
    public RejectedRow(RejectionReason reason, String field, String message) {
        super(message, null, false, false);
        this.finding = new Finding(reason, field, message);
    }

    public Finding finding() {
        return finding;
    }
}
