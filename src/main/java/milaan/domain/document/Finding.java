package milaan.domain.document;

/**
 * Something said of a row or a file.
 *
 * @param field   name of the field, empty when it is about the whole
 * @param message a sentence that names the value and what was expected
 */
public record Finding(RejectionReason reason, String field, String message) {
}
