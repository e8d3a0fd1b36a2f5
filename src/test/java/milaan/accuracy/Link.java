package milaan.accuracy;

/** A document of the books and one of the portal that are the same purchase, or a part of it. */
public record Link(long booksId, long portalId) {
}
