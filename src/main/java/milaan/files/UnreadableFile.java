package milaan.files;

/** The file is of a kind we know but cannot be read: cut off, encrypted, beyond the limits. The message is for people. */
public final class UnreadableFile extends RuntimeException {

    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableFile(String message) {
        super(message);
    }
}
