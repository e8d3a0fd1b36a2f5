package milaan.domain.document;

/** The two sides that are tallied. */
public enum Side {
    BOOKS, PORTAL
}
