package milaan.runtime;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Fetches values on a thread of its own while those before are worked on, in the same order. The source is only used on
 * that thread, and no longer once {@link #close()} has returned.
 *
 * @param <T> type of the values
 */
public final class ReadAhead<T> implements AutoCloseable {

    /** A value, the end (empty), or the failure that ended it. */
    private record Fetched<T>(Optional<T> value, Throwable failure) {
    }

    private final BlockingQueue<Fetched<T>> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final Thread thread;
    private volatile boolean closed;
    private boolean ended;

    /**
     * @param source gives the next value, null after the last
     * @param depth  number of values fetched and not yet taken, at least 1: what memory must hold besides the value at work
     */
    public ReadAhead(String name, Supplier<T> source, int depth) {
        room = new Semaphore(depth);
        thread = new Thread(() -> fetchAll(source), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void fetchAll(Supplier<T> source) {
        try {
            while (true) {
                room.acquire();
                if (closed) {
                    return;
                }
                Fetched<T> fetched;
                try {
                    fetched = new Fetched<>(Optional.ofNullable(source.get()), null);
                } catch (RuntimeException | Error e) {
                    fetched = new Fetched<>(Optional.empty(), e);
                }
                queue.put(fetched);
                if (fetched.value().isEmpty()) {
                    return;
                }
            }
        } catch (InterruptedException closedMeanwhile) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @return the next value, null after the last and ever after
     * @throws RuntimeException what the source threw in its place
     */
    public T next() {
        if (ended) {
            return null;
        }
        try {
            Fetched<T> fetched = queue.take();
            room.release();
            ended = fetched.value().isEmpty();
            if (fetched.failure() instanceof Error error) {
                throw error;
            } else if (fetched.failure() != null) {
                throw (RuntimeException) fetched.failure();
            }
            return fetched.value().orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for '" + thread.getName() + "'", e);
        }
    }

    /** Ends the thread. A fetch that is under way is finished, not interrupted: files and connections dislike that. */
    @Override
    public void close() {
        closed = true;
        room.release();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
