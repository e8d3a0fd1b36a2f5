/**
 * What every job shares: command line, job files, exit codes, inbox, locks, recovery, the savepoint writer, publishing.
 * Its one rule: nothing here knows a particular job or a rule of GST.
 * Start reading at {@link milaan.runtime.Launcher}.
 */
package milaan.runtime;
