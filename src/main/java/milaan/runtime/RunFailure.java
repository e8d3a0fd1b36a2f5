package milaan.runtime;

/** A failure with a known meaning: its message is for the operator, its code for the scheduler. */
public final class RunFailure extends RuntimeException {

    private final ExitCode exitCode;

    public RunFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public RunFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** A wrong parameter or input: exit code 20. */
    public static RunFailure badInput(String message) {
        return new RunFailure(ExitCode.BAD_INPUT, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
