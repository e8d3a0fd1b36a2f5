/**
 * The portal's two running statements, ECRS and RCM: rolled from returns, opened for a year, explained when they differ.
 *
 * <p>One rule: every figure is per head and heads are never set off against each other (gst-rules section 2). Start with
 * {@link milaan.domain.statement.StatementRow}, then {@link milaan.domain.statement.WorkingItem};
 * {@link milaan.domain.statement.WorkingLots} says what is open.
 */
package milaan.domain.statement;
