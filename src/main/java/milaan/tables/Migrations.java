package milaan.tables;

import java.util.Map;

import javax.sql.DataSource;

import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/**
 * The one word in which the migrations of the two databases differ: {@code ${c}} makes PostgreSQL compare key texts byte by
 * byte, as HSQLDB and Java do. Without it two sorted streams would not be sorted alike.
 */
@Component
class Migrations implements FlywayConfigurationCustomizer {

    private final DataSource dataSource;

    Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.placeholders(Map.of("c", isPostgres() ? "collate \"C\"" : ""));
    }

    private boolean isPostgres() {
        try (var connection = dataSource.getConnection()) {
            return DatabaseDriver.fromJdbcUrl(connection.getMetaData().getURL()) == DatabaseDriver.POSTGRESQL;
        } catch (java.sql.SQLException e) {
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException("no connection to the database", e);
        }
    }
}
