package milaan.jobs;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

import milaan.domain.document.RejectedRow;
import milaan.runtime.InboxRow;
import milaan.runtime.InboxRowReader;
import milaan.runtime.Progress;

/** The two shapes that most steps have. */
@Component
public class Steps {

    /** What a tasklet step does to a run. */
    public interface Work {
        void on(long run);
    }

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final int chunkSize;

    Steps(JobRepository repository, PlatformTransactionManager transactions, @Value("${milaan.chunk-size}") int chunkSize) {
        this.repository = repository;
        this.transactions = transactions;
        this.chunkSize = chunkSize;
    }

    /** One piece of work in one transaction. */
    public Step tasklet(String name, Work work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> {
            work.on(contribution.getStepExecution().getJobParameters().getLong("run"));
            return RepeatStatus.FINISHED;
        }, transactions).listener((StepExecutionListener) new Progress<>()).build();
    }

    /** Rows of files into tables; rejected ones are kept with their reason and skipped. */
    public Step importing(String name, InboxRowReader<LoadedRow> rows, RejectedRowsListener rejected, ItemWriter<LoadedRow> writer) {
        return new StepBuilder(name, repository).<InboxRow<LoadedRow>, LoadedRow>chunk(chunkSize).transactionManager(transactions)
                .reader(rows).processor(InboxRow::valueOrRejection).writer(writer)
                .faultTolerant().skip(RejectedRow.class).skipLimit(Long.MAX_VALUE)
                .skipListener(rejected).listener(new Progress<InboxRow<LoadedRow>, LoadedRow>())
                .build();
    }
}
