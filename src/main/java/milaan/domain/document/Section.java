package milaan.domain.document;

/** A section of GSTR-2B. The {@code A} twins amend a document of an earlier statement. */
public enum Section {
    B2B, B2BA, CDNR, CDNRA, ECOM, ECOMA, ISD, ISDA, IMPG, IMPGA, IMPGSEZ, IMPGSEZA;

    /** True when rows of this section carry the full new values of a document reported before. */
    public boolean isAmendment() {
        return name().endsWith("A");
    }

    public boolean isImport() {
        return name().startsWith("IMPG");
    }
}
