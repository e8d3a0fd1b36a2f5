package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import milaan.TestApplication;
import milaan.TestDatabase;

class SavepointWriterTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_busy_database_is_tried_again_and_leaves_no_row_twice(TestDatabase.Kind kind) {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            JdbcTemplate jdbc = application.jdbc();
            jdbc.execute("create table kept (id integer not null)");
            TransactionTemplate chunk = new TransactionTemplate(application.get(PlatformTransactionManager.class));
            AtomicInteger calls = new AtomicInteger();
            ItemWriter<Integer> busyTwice = rows -> {
                rows.forEach(id -> jdbc.update("insert into kept values (?)", id));
                if (calls.incrementAndGet() <= 2) {
                    throw new CannotAcquireLockException("a lock is held by somebody else");
                }
            };
            SavepointWriter<Integer> writer = new SavepointWriter<>(busyTwice, application.get(PlatformTransactionManager.class));

            chunk.executeWithoutResult(status -> write(writer));

            assertThat(calls).hasValue(3);
            assertThat(jdbc.queryForList("select id from kept order by id", Integer.class)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_database_that_stays_busy_is_left_for_a_later_run() {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, folder), Map.of())) {
            TransactionTemplate chunk = new TransactionTemplate(application.get(PlatformTransactionManager.class));
            AtomicInteger calls = new AtomicInteger();
            SavepointWriter<Integer> writer = new SavepointWriter<>(rows -> {
                calls.incrementAndGet();
                throw new CannotAcquireLockException("a lock is held by somebody else");
            }, application.get(PlatformTransactionManager.class));

            assertThatThrownBy(() -> chunk.executeWithoutResult(status -> write(writer))).isInstanceOf(StoreBusy.class)
                    .hasMessageContaining("a lock is held by somebody else")
                    .extracting(ExitCode::of).isEqualTo(ExitCode.TRANSIENT);
            assertThat(calls).as("the first call and four more").hasValue(5);
        }
    }

    /** A statement that failed aborts PostgreSQL's transaction: the savepoint is what makes the chunk's next try possible. */
    @ParameterizedTest
    @EnumSource
    void a_failed_statement_does_not_spoil_the_rest_of_the_chunk(TestDatabase.Kind kind) {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            JdbcTemplate jdbc = application.jdbc();
            jdbc.execute("create table kept (id integer primary key)");
            TransactionTemplate chunk = new TransactionTemplate(application.get(PlatformTransactionManager.class));
            AtomicInteger calls = new AtomicInteger();
            SavepointWriter<Integer> writer = new SavepointWriter<>(rows -> {
                rows.forEach(id -> jdbc.update("insert into kept values (?)", id));
                if (calls.incrementAndGet() == 1) {
                    try {
                        jdbc.update("insert into kept values (1)");
                    } catch (DuplicateKeyException standsForDeadlock) {
                        throw new CannotAcquireLockException("deadlock", standsForDeadlock);
                    }
                }
            }, application.get(PlatformTransactionManager.class));

            chunk.executeWithoutResult(status -> {
                jdbc.update("insert into kept values (0)");
                write(writer);
            });

            assertThat(jdbc.queryForList("select id from kept order by id", Integer.class)).containsExactly(0, 1, 2, 3);
        }
    }

    /** Bad data is no bad luck: it is not tried again. */
    @ParameterizedTest
    @EnumSource
    void other_failures_are_not_tried_again(TestDatabase.Kind kind) {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            AtomicInteger calls = new AtomicInteger();
            SavepointWriter<Integer> writer = new SavepointWriter<>(rows -> {
                calls.incrementAndGet();
                throw new IllegalArgumentException("a fault of the program");
            }, application.get(PlatformTransactionManager.class));
            TransactionTemplate chunk = new TransactionTemplate(application.get(PlatformTransactionManager.class));

            assertThatThrownBy(() -> chunk.executeWithoutResult(status -> write(writer))).isInstanceOf(IllegalArgumentException.class);
            assertThat(calls).hasValue(1);
        }
    }

    private static void write(SavepointWriter<Integer> writer) {
        try {
            writer.write(new Chunk<>(List.of(1, 2, 3)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
