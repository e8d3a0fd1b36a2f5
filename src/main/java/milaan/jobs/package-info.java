/**
 * The jobs, one package each, and here what their steps share: taking the inbox, loading rows, counting them.
 * Its one rule: jobs do not use each other; they meet in tables.
 * Start reading at {@link milaan.jobs.SharedSteps}, then at a job.
 */
package milaan.jobs;
