package milaan.runtime;

import java.time.Duration;
import java.util.Locale;

/**
 * What came of a command: the figures of its last line.
 *
 * @param documents documents of both sides
 * @param matched   documents to claim: status MATCHED
 * @param review    documents that wait for review or approval: status DIFFERENCE or PROBABLE
 * @param rejected  rejected rows
 */
public record RunResult(ExitCode exitCode, String status, int revision, long documents, long matched, long review,
                        long rejected, double seconds, String message) {

    public static final RunResult NONE = new RunResult(ExitCode.DONE, "", 0, 0, 0, 0, 0, 0, "");

    static RunResult failed(ExitCode code, String message) {
        return new RunResult(code, code == ExitCode.STOPPED ? "STOPPED" : "FAILED", 0, 0, 0, 0, 0, 0, message);
    }

    public static RunResult of(long documents, long matched, long review, long rejected) {
        return new RunResult(ExitCode.DONE, "", 0, documents, matched, review, rejected, 0, "");
    }

    RunResult withOutcome(ExitCode code, String newStatus, int newRevision, String newMessage) {
        return new RunResult(code, newStatus, newRevision, documents, matched, review, rejected, seconds, newMessage);
    }

    RunResult withSeconds(Duration duration) {
        return new RunResult(exitCode, status, revision, documents, matched, review, rejected, duration.toMillis() / 1000.0, message);
    }

    /** Both together: counts added, the worse outcome kept; several runs that did nothing did nothing. */
    RunResult plus(RunResult other) {
        boolean worse = other.exitCode.number() >= exitCode.number() && !(status.equals("COMPLETED") && other.status.equals("NOTHING_TO_DO"));
        RunResult outcome = worse ? other : this;
        return new RunResult(outcome.exitCode, outcome.status, Math.max(revision, other.revision), documents + other.documents,
                matched + other.matched, review + other.review, rejected + other.rejected, seconds, outcome.message);
    }

    /** The last line of standard output, a promise to schedulers. */
    String line(String job, String key) {
        return String.format(Locale.ROOT,
                "MILAAN RESULT job=%s key=%s revision=%d status=%s code=%d documents=%d matched=%d review=%d rejected=%d seconds=%.1f",
                job, key, revision, status, exitCode.number(), documents, matched, review, rejected, seconds);
    }
}
