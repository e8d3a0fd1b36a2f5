package milaan.runtime;

/** The database could not take a chunk just now: the only failure that is retried, and only around the write. */
final class StoreBusy extends RuntimeException {

    StoreBusy(Throwable cause) {
        super("the database is busy: " + cause.getMessage(), cause);
    }
}
