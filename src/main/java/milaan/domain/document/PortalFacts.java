package milaan.domain.document;

import java.time.LocalDate;

/**
 * What only the portal knows of a document.
 *
 * @param section        where it stands in GSTR-2B
 * @param block          whether it is offered, rejected by us in IMS, or a supplier-side reversal
 * @param availability   whether the portal offers the credit, and if not, why
 * @param supplyType     {@code R SEZWP SEZWOP DE CBW} or empty
 * @param supplierPeriod period of the supplier's return as {@code 2026-04}, empty when unknown
 * @param filedOn        day on which the supplier filed, null when unknown
 * @param imsStatus      our action in the invoice management system as the portal codes it, empty when absent
 */
public record PortalFacts(Section section, Block block, Availability availability, String supplyType,
                          String supplierPeriod, LocalDate filedOn, String imsStatus) {

    /** The part of the statement a document stands in. */
    public enum Block {
        /** {@code docdata}: the statement proper. */
        OFFERED,
        /** {@code docRejdata}: rejected by us; gives no credit. */
        REJECTED,
        /** {@code itcrev}: the supplier's own reversal, rule 37A. */
        REVERSAL
    }

    /** Whether the portal offers the credit: gst-rules section 4.4. */
    public enum Availability {
        AVAILABLE,
        /** {@code rsn=P}: supplier and place of supply in one State, we in another. */
        BARRED_PLACE_OF_SUPPLY,
        /** {@code rsn=C}: reported after the last date of section 16(4). */
        BARRED_TIME,
        /** Not available and no reason given. */
        NOT_AVAILABLE
    }
}
