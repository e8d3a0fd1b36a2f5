package milaan.runtime;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.ChunkListener;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;

/** Says at the start and end of each step, and every few seconds between, how far it is. */
public final class Progress<I, O> implements StepExecutionListener, ChunkListener<I, O> {

    private static final Logger LOG = LoggerFactory.getLogger("milaan.progress");
    private static final Duration EVERY = Duration.ofSeconds(5);

    private StepExecution step;
    private Instant begun = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    @Override
    public void beforeStep(StepExecution execution) {
        step = execution;
        begun = Instant.now();
        last = begun;
    }

    @Override
    public void afterChunk(Chunk<O> chunk) {
        Instant now = Instant.now();
        if (Duration.between(last, now).compareTo(EVERY) >= 0) {
            last = now;
            LOG.info("{}: {} read, {} written, {} rejected so far", step.getStepName(), step.getReadCount(),
                    step.getWriteCount(), step.getProcessSkipCount());
        }
    }

    @Override
    public ExitStatus afterStep(StepExecution execution) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        if (execution.getReadCount() > 0) {
            LOG.info("{}: {} read, {} rejected, {} s", execution.getStepName(), execution.getReadCount(),
                    execution.getProcessSkipCount(), seconds);
        } else {
            LOG.info("{}: {} s", execution.getStepName(), seconds);
        }
        return null;
    }
}
