package milaan.runtime;

import java.io.IOException;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What the process tells its scheduler. The numbers are promises; see docs/operations.md. */
public enum ExitCode {
    DONE(0),
    /** Done, items wait for review; only with {@code --fail-on-review}. */
    REVIEW(10),
    /** Wrong parameter or input: do not retry. */
    BAD_INPUT(20),
    /** Control totals disagree, or too many rejected rows. */
    TOTALS_DIFFER(21),
    /** Trouble that may pass (database, lock, disk): retry. */
    TRANSIENT(30),
    /** The same run is already running. */
    ALREADY_RUNNING(31),
    /** Stopped by request, restartable. */
    STOPPED(40),
    /** A fault of the program. */
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The code for a failure, by the first cause that says something. */
    static ExitCode of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RunFailure known) {
                return known.exitCode();
            }
            if (cause instanceof StoreBusy || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException
                    || cause instanceof IOException
                    || cause instanceof OptimisticLockingFailureException) {
                return TRANSIENT;
            }
        }
        return INTERNAL;
    }
}
