package milaan.runtime;

import java.time.Duration;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.RetryException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a chunk inside a savepoint and tries again when the database is busy, a stated number of times. Without the
 * savepoint a retry would write rows twice (or find PostgreSQL's transaction aborted); with the step's own retry it
 * would repeat reading too and lose records.
 */
public class SavepointWriter<T> implements ItemWriter<T> {

    private static final int RETRIES = 4;
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);

    private final ItemWriter<T> delegate;
    private final TransactionTemplate savepoint;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder().includes(StoreBusy.class)
            .maxRetries(RETRIES).delay(FIRST_DELAY).multiplier(3).maxDelay(Duration.ofSeconds(3)).build());

    public SavepointWriter(ItemWriter<T> delegate, PlatformTransactionManager transactions) {
        this.delegate = delegate;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void write(Chunk<? extends T> chunk) throws Exception {
        try {
            retry.execute(() -> savepoint.execute(status -> {
                writeOnce(chunk);
                return null;
            }));
        } catch (RetryException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void writeOnce(Chunk<? extends T> chunk) {
        try {
            delegate.write(chunk);
        } catch (TransientDataAccessException busy) {
            throw new StoreBusy(busy);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
