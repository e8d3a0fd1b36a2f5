package milaan.files;

/** An archive that is not unpacked; the message is for people. */
final class UnsafeArchive extends Exception {

    UnsafeArchive(String message) {
        super(message);
    }
}
