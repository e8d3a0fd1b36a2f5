package milaan.domain.returns;

/** The rows of form GSTR-3B that carry tax or value, by the number of the form (gst-rules sections 1.1 and 1.2). */
public enum Gstr3bRow {
    OUTWARD_TAXABLE("3.1(a)"),
    OUTWARD_ZERO_RATED("3.1(b)"),
    OUTWARD_NIL_EXEMPT("3.1(c)"),
    /** Inward supplies on which we pay the tax. */
    INWARD_REVERSE_CHARGE("3.1(d)"),
    OUTWARD_NON_GST("3.1(e)"),
    ECO_OPERATOR("3.1.1(i)"),
    ECO_SUPPLIER("3.1.1(ii)"),
    ITC_IMPORT_OF_GOODS("4A1"),
    ITC_IMPORT_OF_SERVICES("4A2"),
    ITC_REVERSE_CHARGE("4A3"),
    ITC_ISD("4A4"),
    ITC_OTHER("4A5"),
    /** Permanent reversals: rules 38, 42, 43 and section 17(5). */
    REVERSED_FOR_GOOD("4B1"),
    /** Temporary, reclaimable reversals. */
    REVERSED_FOR_NOW("4B2"),
    NET_ITC("4C"),
    /** Since August 2022: credit reclaimed that was in 4B2 before; part of 4A5. */
    RECLAIMED("4D1"),
    /** Since August 2022: barred by section 16(4) or the place of supply. */
    BARRED("4D2"),
    /** Row 4D1 of a return before August 2022, which meant section 17(5). */
    LEGACY_INELIGIBLE("4D1-2022"),
    /** Row 4D2 of a return before August 2022: other ineligible credit. */
    LEGACY_OTHER_INELIGIBLE("4D2-2022"),
    INWARD_EXEMPT_INTER("5(inter)"),
    INWARD_EXEMPT_INTRA("5(intra)"),
    INWARD_NON_GST_INTER("5(non-gst inter)"),
    INWARD_NON_GST_INTRA("5(non-gst intra)"),
    INTEREST("5.1(interest)"),
    LATE_FEE("5.1(late fee)");

    private final String number;

    Gstr3bRow(String number) {
        this.number = number;
    }

    /** Number of the row in the form, without brackets in Table 4 ({@code 4B2}). */
    public String number() {
        return number;
    }
}
