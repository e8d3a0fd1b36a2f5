package milaan.formats;

import java.util.List;

import milaan.domain.document.Document;
import milaan.domain.document.Finding;

/**
 * A row that was understood.
 *
 * @param line     one line of a document (id 0)
 * @param warnings remarks on it, of severity WARNING
 */
public record Reading(Document line, List<Finding> warnings) {
}
