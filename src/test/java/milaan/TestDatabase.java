package milaan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * An empty database for a test: a file of HSQLDB, or one of a real PostgreSQL server that all tests of a JVM share.
 *
 * @param url with the settings that application.yml gives the real thing, but for the delay of writes
 */
public record TestDatabase(Kind kind, String url, String user, String password) {

    public enum Kind {
        HSQLDB, POSTGRESQL
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres server;

    /** @param folder where the files of HSQLDB go */
    public static TestDatabase empty(Kind kind, Path folder) {
        int number = NUMBER.incrementAndGet();
        return kind == Kind.HSQLDB
                ? new TestDatabase(kind, "jdbc:hsqldb:file:" + folder.resolve("database" + number).resolve("milaan")
                        + ";hsqldb.lock_file=false;hsqldb.log_size=500;hsqldb.tx=mvcc;shutdown=true", "SA", "")
                : postgres("milaan" + number);
    }

    /** The same database, so that a killed process loses nothing it has committed: slower, as the real thing is. */
    public TestDatabase durable() {
        return kind == Kind.HSQLDB ? new TestDatabase(kind, url + ";hsqldb.write_delay=false", user, password) : this;
    }

    /** What the environment of a process says to use this database. */
    public Map<String, String> environment() {
        return Map.of("MILAAN_DB_URL", url, "MILAAN_DB_USER", user, "MILAAN_DB_PASSWORD", password);
    }

    private static synchronized TestDatabase postgres(String name) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
            }
            try (Connection connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return new TestDatabase(Kind.POSTGRESQL, server.getJdbcUrl("postgres", name), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
