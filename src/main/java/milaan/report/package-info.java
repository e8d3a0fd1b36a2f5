/**
 * What people open: the workbook and the letters to suppliers.
 * Its one rule: it shows what was computed and computes nothing; the same content gives the same bytes.
 * Start reading at {@link milaan.report.Workpaper}.
 */
package milaan.report;
