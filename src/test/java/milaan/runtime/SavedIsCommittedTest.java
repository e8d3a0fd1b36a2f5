package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import milaan.TestApplication;
import milaan.TestDatabase;

/** Thirty rows in chunks of five; the third chunk fails once, in a way of its own. After a restart each row is there once. */
class SavedIsCommittedTest {

    private static final List<Integer> ALL = IntStream.rangeClosed(1, 30).boxed().toList();
    private static final JobParameters PARAMETERS = new JobParametersBuilder().addString("key", "test").toJobParameters();

    /** How the third chunk fails. */
    enum Fault {
        /** The writer throws, its rows inserted. */
        WRITER_THROWS,
        /** A check that the database makes at the commit. */
        CONSTRAINT_AT_COMMIT,
        /** Something refuses before the commit. */
        BEFORE_COMMIT,
        /** The server ends the connection in the middle of the chunk. */
        CONNECTION_KILLED
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"HSQLDB, WRITER_THROWS", "HSQLDB, BEFORE_COMMIT", "POSTGRESQL, WRITER_THROWS", "POSTGRESQL, BEFORE_COMMIT",
        "POSTGRESQL, CONSTRAINT_AT_COMMIT", "POSTGRESQL, CONNECTION_KILLED"})
    void every_row_is_there_once_after_a_restart(TestDatabase.Kind kind, Fault fault) throws Exception {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            assertThat(rowsAfterFaultAndRestart(application, fault)).isEqualTo(ALL);
        }
    }

    /** The reason for the bean: should this fail one day, the framework has been repaired and the bean may go. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, CONNECTION_KILLED"})
    void without_the_bean_a_killed_connection_loses_a_chunk(TestDatabase.Kind kind, Fault fault) throws Exception {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of(),
                builder -> without("savedIsCommitted", builder))) {
            assertThat(rowsAfterFaultAndRestart(application, fault)).hasSize(25).doesNotContain(11, 12, 13, 14, 15);
        }
    }

    /** A process that was frozen and replaced must not commit once more, also while the job is being stopped. */
    @ParameterizedTest
    @CsvSource({"HSQLDB", "POSTGRESQL"})
    void a_step_that_was_taken_over_cannot_save_in_a_chunk(TestDatabase.Kind kind) throws Exception {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            JobRepository repository = application.get(JobRepository.class);
            var instance = repository.createJobInstance("frozen", PARAMETERS);
            JobExecution execution = repository.createJobExecution(instance, PARAMETERS, new org.springframework.batch.infrastructure.item.ExecutionContext());
            StepExecution mine = repository.createStepExecution("load", execution);
            StepExecution successors = repository.getStepExecution(mine.getId());
            repository.update(successors);
            execution.setStatus(BatchStatus.STOPPING);
            repository.update(execution);

            TransactionTemplate transaction = new TransactionTemplate(application.get(PlatformTransactionManager.class));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> transaction.executeWithoutResult(status -> repository.update(mine)))
                    .isInstanceOf(OptimisticLockingFailureException.class).hasMessageContaining("taken over");
        }
    }

    private List<Integer> rowsAfterFaultAndRestart(TestApplication application, Fault fault) throws Exception {
        JdbcTemplate jdbc = application.jdbc();
        jdbc.execute("create table kept (id integer not null, batch integer)");
        if (fault == Fault.CONSTRAINT_AT_COMMIT) {
            jdbc.execute("create table batch (id integer primary key)");
            jdbc.execute("alter table kept add foreign key (batch) references batch (id) deferrable initially deferred");
        }
        JobRepository repository = application.get(JobRepository.class);
        PlatformTransactionManager transactions = application.get(PlatformTransactionManager.class);
        Writer writer = new Writer(jdbc, fault);
        Step step = new StepBuilder("load", repository).<Integer, Integer>chunk(5).transactionManager(transactions)
                .reader(new Numbers()).writer(writer).build();
        Job job = new JobBuilder("thirty-rows", repository).start(step).build();
        JobOperator operator = application.get(JobOperator.class);
        assertThat(operator.start(job, PARAMETERS).getStatus()).isIn(BatchStatus.FAILED, BatchStatus.UNKNOWN);
        application.get(Launcher.class).recover(job, PARAMETERS);
        assertThat(operator.start(job, PARAMETERS).getStatus()).isEqualTo(BatchStatus.COMPLETED);
        return new ArrayList<>(jdbc.queryForList("select id from kept order by id", Integer.class));
    }

    private static void without(String bean, SpringApplicationBuilder builder) {
        builder.initializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context ->
                context.addBeanFactoryPostProcessor((BeanFactoryPostProcessor) factory ->
                        ((BeanDefinitionRegistry) factory).removeBeanDefinition(bean)));
    }

    private static final class Numbers extends AbstractItemCountingItemStreamItemReader<Integer> {

        private int last;

        Numbers() {
            setName("numbers");
        }

        @Override
        protected void doOpen() {
            last = 0;
        }

        @Override
        protected Integer doRead() {
            return last == 30 ? null : ++last;
        }

        @Override
        protected void doClose() {
            last = 0;
        }
    }

    /** Writes a chunk and, the first time it is the third one, fails. */
    private static final class Writer implements ItemWriter<Integer> {

        private final JdbcTemplate jdbc;
        private Fault fault;

        Writer(JdbcTemplate jdbc, Fault fault) {
            this.jdbc = jdbc;
            this.fault = fault;
        }

        @Override
        public void write(Chunk<? extends Integer> chunk) {
            chunk.forEach(id -> jdbc.update("insert into kept (id) values (?)", id));
            if (chunk.getItems().contains(11) && fault != null) {
                Fault now = fault;
                fault = null;
                fail(now);
            }
        }

        private void fail(Fault now) {
            switch (now) {
                case WRITER_THROWS -> throw new IllegalStateException("the writer fails");
                case CONSTRAINT_AT_COMMIT -> jdbc.update("update kept set batch = 99 where id = 11");
                case BEFORE_COMMIT -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("refused before the commit");
                    }
                });
                case CONNECTION_KILLED -> {
                    int backend = jdbc.queryForObject("select pg_backend_pid()", Integer.class);
                    jdbc.execute((ConnectionCallback<Void>) connection -> kill(backend));
                }
            }
        }

        /** On a connection of its own, as an administrator does. */
        private Void kill(int backend) throws java.sql.SQLException {
            try (Connection other = jdbc.getDataSource().getConnection(); var statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(" + backend + ")");
            }
            return null;
        }
    }
}
