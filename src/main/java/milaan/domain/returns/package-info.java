/**
 * Returns as filed: GSTR-3B row by row.
 *
 * <p>One rule: the names of the form's rows are those of its layout since September 2022; what an older return says under the
 * same number is read by its period. Start with {@link milaan.domain.returns.Gstr3b}.
 */
package milaan.domain.returns;
