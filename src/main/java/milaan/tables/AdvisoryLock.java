package milaan.tables;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

/**
 * One process at a time per run on a shared database: a PostgreSQL advisory lock on a connection kept for the whole run.
 * It is free the moment its owner dies. The embedded database needs none, it is locked as a whole.
 */
@Component
public class AdvisoryLock {

    private final DataSource dataSource;

    AdvisoryLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Gives the lock back. */
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** @return empty when another process holds it */
    public Optional<Held> take(String key) {
        try {
            Connection connection = dataSource.getConnection();
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                connection.close();
                return Optional.of(() -> { });
            }
            try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
                lock.setString(1, key);
                try (ResultSet result = lock.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return Optional.of(() -> release(connection, key));
                    }
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException("no lock for '" + key + "'", e);
        }
    }

    private static void release(Connection connection, String key) {
        try (connection; PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 0))")) {
            unlock.setString(1, key);
            unlock.execute();
        } catch (SQLException connectionLost) {
            // the server has released the lock with the connection
        }
    }
}
