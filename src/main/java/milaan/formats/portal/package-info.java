/**
 * What the GST portal hands out. GSTR-2B comes as JSON ({@link milaan.formats.portal.Gstr2bJson}) and as a workbook
 * ({@link milaan.formats.portal.Gstr2bWorkbook}); the ECRS and RCM statements as JSON ({@code StatementJson}) and as tables
 * ({@code StatementTable}).
 *
 * <p>One rule: all containers give their rows the key names of the portal's JSON, so that one class reads them. Start at
 * {@code Gstr2bRow} and {@code StatementRows}. Returns are one row each ({@link milaan.formats.portal.Gstr3bJson}).
 */
package milaan.formats.portal;
