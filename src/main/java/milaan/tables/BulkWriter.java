package milaan.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

import milaan.domain.money.Paise;

/**
 * Puts many rows into a table inside the current transaction: COPY on PostgreSQL, batched inserts elsewhere. The only
 * place that knows which database it is.
 */
@Component
public class BulkWriter {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final boolean postgres;

    public BulkWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.postgres = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection ->
                connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    /** An amount of money as a column value. */
    static BigDecimal money(long paise) {
        return Paise.toRupees(paise);
    }

    static BigDecimal moneyOrNull(Long paise) {
        return paise == null ? null : money(paise);
    }

    /**
     * @param columns names of the columns of each row's values
     * @param rows    values: String, Integer, Long, BigDecimal, Boolean, LocalDate or null
     */
    void insert(String table, List<String> columns, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (postgres) {
            jdbc.execute((ConnectionCallback<Void>) connection -> copy(connection, table, columns, rows));
        } else {
            String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
            jdbc.execute(sql, (PreparedStatementCallback<Void>) statement -> insert(statement, rows));
        }
    }

    private static Void insert(PreparedStatement statement, List<Object[]> rows) throws SQLException {
        int batched = 0;
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, row[i]);
            }
            statement.addBatch();
            if (++batched == BATCH) {
                statement.executeBatch();
                batched = 0;
            }
        }
        if (batched > 0) {
            statement.executeBatch();
        }
        return null;
    }

    private static Void copy(Connection connection, String table, List<String> columns, List<Object[]> rows)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
        try {
            StringBuilder text = new StringBuilder();
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    if (i > 0) {
                        text.append('\t');
                    }
                    appendCopyText(text, row[i]);
                }
                text.append('\n');
                if (text.length() > 1 << 16) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return null;
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** PostgreSQL's text format: null is {@code \N}; backslash, tab, line feed and carriage return are escaped. NUL cannot be stored. */
    private static void appendCopyText(StringBuilder text, Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        int clean = 0;
        while (clean < plain.length() && plain.charAt(clean) >= ' ' && plain.charAt(clean) != '\\') {
            clean++;
        }
        text.append(plain, 0, clean);
        for (int i = clean; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append(' ');
                default -> text.append(c);
            }
        }
    }
}
