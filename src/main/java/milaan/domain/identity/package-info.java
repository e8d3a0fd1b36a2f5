/**
 * Who and when: GSTINs, States, tax periods, financial years.
 * Its one rule: a value that exists is well formed; the check character of a GSTIN is a remark, not a condition.
 * Start reading at {@link milaan.domain.identity.Gstin}.
 */
package milaan.domain.identity;
