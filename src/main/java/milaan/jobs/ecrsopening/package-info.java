/**
 * The yearly job: the opening balance of the ECRS from the books, and held against the portal and the returns.
 * Its one rule: by return period, never by the day of a posting: the return of March is posted in April.
 * Start reading at {@link milaan.jobs.ecrsopening.EcrsOpeningJob}.
 */
package milaan.jobs.ecrsopening;
