package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class ChunkStepCheckTest {

    private final PlatformTransactionManager database = new NoTransactions();

    @Test
    void a_chunk_step_without_transaction_manager_is_refused_by_name() {
        assertThatThrownBy(() -> new ChunkStepCheck(List.of(step(null)), database).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("'load'").hasMessageContaining(".transactionManager(");
    }

    @Test
    void a_chunk_step_with_another_transaction_manager_is_refused() {
        assertThatThrownBy(() -> new ChunkStepCheck(List.of(step(new NoTransactions())), database).afterSingletonsInstantiated())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_chunk_step_with_the_transaction_manager_of_the_database_passes() {
        assertThatCode(() -> new ChunkStepCheck(List.of(step(database)), database).afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }

    private static Step step(PlatformTransactionManager transactions) {
        var builder = new StepBuilder("load", new ResourcelessJobRepository()).<String, String>chunk(5)
                .reader(new ListItemReader<>(List.of("a"))).writer(chunk -> { });
        return transactions == null ? builder.build() : builder.transactionManager(transactions).build();
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, org.springframework.transaction.TransactionDefinition definition) {
            // nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // nothing to commit
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // nothing to roll back
        }
    }
}
