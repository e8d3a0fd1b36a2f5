package milaan.domain.statement;

/** What the portal makes of a return that draws on a running balance (gst-rules 2.7 and 3.3). */
public enum RollResult {
    OK,
    /** Filing goes on with a warning, or a figure wants to be looked at. */
    WARN,
    /** The portal refuses the return. */
    BLOCK
}
