package milaan.runtime;

import milaan.tables.RunTable.Run;

/** What the launcher asks of a job about the results of its runs. */
public interface JobResults {

    /** Name of the job. */
    String job();

    /** @return how many documents, matches, review items and rejected rows the run has */
    RunResult count(Run run);

    /** Writes the files of a completed run again when they are not there. */
    void ensurePublished(Run run);

    /** Writes what a failed run has to show: why rows and files were refused. */
    void publishExceptions(Run run);
}
