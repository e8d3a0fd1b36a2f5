package milaan.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process at a time on the embedded database. A lock of the operating system: gone the moment its owner dies, held
 * while the owner is frozen. HSQLDB's own lock file does neither.
 */
public final class ProcessLock implements AutoCloseable {

    /** The lock itself lies behind the text, so that others can read who holds it. */
    private static final long LOCKED_BYTE = 1 << 20;

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param owner what this process is about to do: {@code month-end 27AAPFU0939F1ZV 2026-04}
     * @throws RunFailure 31 when another process does the same, 30 when it does something else
     */
    public static ProcessLock take(Path file, String owner) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                String holder = Files.readString(file).strip();
                throw holder.endsWith(": " + owner)
                        ? new RunFailure(ExitCode.ALREADY_RUNNING, "already running, " + holder)
                        : new RunFailure(ExitCode.TRANSIENT, "the database is in use, " + (holder.isEmpty() ? "by another process" : holder)
                                + "; the embedded database takes one process at a time, try again or set MILAAN_DB_URL to a PostgreSQL");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(("process " + ProcessHandle.current().pid() + ": " + owner).getBytes(StandardCharsets.UTF_8)));
            return new ProcessLock(channel);
        } catch (IOException e) {
            throw new RunFailure(ExitCode.TRANSIENT, "lock file '" + file + "' cannot be used: " + e.getMessage(), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new RunFailure(ExitCode.TRANSIENT, "lock file cannot be closed: " + e.getMessage(), e);
        }
    }
}
