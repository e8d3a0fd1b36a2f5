package milaan.formats;

import java.util.List;

import milaan.domain.document.Finding;

/**
 * A row that was understood.
 *
 * @param value    what the row says: of the class that its {@link FileKind} names
 * @param warnings remarks on it, of severity WARNING
 */
public record Reading<T>(T value, List<Finding> warnings) {
}
