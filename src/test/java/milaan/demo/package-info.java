/**
 * The sample company under {@code input/}: planned here, written by {@link milaan.demo.DemoCompany}, run by {@link milaan.demo.DemoTest}.
 *
 * <p>One rule: what a document must become is planned with the document, before any run, and is never taken from a result.
 * Open {@link milaan.demo.DemoPlan} first; returns, statements and the reversal working are planned in {@link milaan.demo.DemoCredit}.
 */
package milaan.demo;
