/**
 * The month-end job: the portal's statement and the books of a month, tallied.
 * Its one rule: steps meet in tables; nothing is handed over in memory.
 * Start reading at {@link milaan.jobs.monthend.MonthEndJob}.
 */
package milaan.jobs.monthend;
