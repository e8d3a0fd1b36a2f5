package milaan.tables;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A configuration with a database that fails when a test says so: at the n-th bulk insert, half of its rows already
 * written; or at the n-th commit, the connection lost before it.
 */
public final class Faults {

    /** Where the next fault lies; 0 = nowhere. Counts while a test runs. */
    public static final class Plan {
        private int failInsert;
        private int failCommit;
        private int inserts;
        private int commits;

        public void failInsert(int number) {
            reset(number, 0);
        }

        public void failCommit(int number) {
            reset(0, number);
        }

        public void failNothing() {
            reset(0, 0);
        }

        private void reset(int insert, int commit) {
            failInsert = insert;
            failCommit = commit;
            inserts = 0;
            commits = 0;
        }

        public int inserts() {
            return inserts;
        }

        public int commits() {
            return commits;
        }

        private boolean insertFails() {
            return ++inserts == failInsert;
        }

        private boolean commitFails() {
            return ++commits == failCommit;
        }
    }

    @Bean
    static Plan plan() {
        return new Plan();
    }

    @Bean
    @Primary
    BulkWriter failingBulkWriter(JdbcTemplate jdbc, Plan plan) {
        return new FailingBulkWriter(jdbc, plan);
    }

    @Bean
    static BeanPostProcessor failingDataSource(Plan plan) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new FailingDataSource(source, plan) : bean;
            }
        };
    }

    private static final class FailingBulkWriter extends BulkWriter {

        private final Plan plan;

        FailingBulkWriter(JdbcTemplate jdbc, Plan plan) {
            super(jdbc);
            this.plan = plan;
        }

        @Override
        void insert(String table, List<String> columns, List<Object[]> rows) {
            if (!rows.isEmpty() && plan.insertFails()) {
                super.insert(table, columns, rows.subList(0, (rows.size() + 1) / 2));
                throw new IllegalStateException("the writer of " + table + " fails");
            }
            super.insert(table, columns, rows);
        }
    }

    private static final class FailingDataSource extends DelegatingDataSource {

        private final Plan plan;

        FailingDataSource(DataSource target, Plan plan) {
            super(target);
            this.plan = plan;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("commit") && plan.commitFails()) {
                            connection.rollback();
                            throw new SQLException("connection lost before the commit", "08006");
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
