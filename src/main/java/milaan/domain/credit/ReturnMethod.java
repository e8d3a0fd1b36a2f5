package milaan.domain.credit;

/** How credit that is in GSTR-2B and not due yet is reported (gst-rules 1.2). */
public enum ReturnMethod {
    /** All of it in 4A, what is not due yet in 4(B)(2), later 4(D)(1): Circular 170/02/2022. */
    CIRC170,
    /** Only what is due in 4A; the rest when it is due, without 4(B)(2) and 4(D)(1). */
    NET,
    /** As NET for documents that can be kept pending in IMS, as CIRC170 for all others. */
    IMS
}
