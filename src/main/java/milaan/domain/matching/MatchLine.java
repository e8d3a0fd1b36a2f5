package milaan.domain.matching;

import milaan.domain.document.Document;

/**
 * One row of a match. A document stands in exactly one line of one match.
 *
 * @param books       document of the books, null when this line has none
 * @param portal      document of the portal, null when this line has none
 * @param differences names of the fields that differ, in fixed order, {@code ;}-separated; empty when none or not a pair
 */
public record MatchLine(Document books, Document portal, String differences) {

    public MatchLine {
        if (books == null && portal == null) {
            throw new IllegalArgumentException("a match line needs a document");
        }
    }
}
