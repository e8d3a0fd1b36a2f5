package milaan.domain.money;

/** The four independent columns of GST. SGST also stands for UTGST, which uses the same column. */
public enum TaxHead {
    IGST, CGST, SGST, CESS
}
