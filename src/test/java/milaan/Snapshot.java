package milaan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything a run leaves behind, to be compared with what another run left: result tables row by row in key order, and
 * published files byte by byte. Times of day are left out.
 *
 * @param tables rows as text by table, ordered by key
 * @param files  content by path below the output folder
 */
public record Snapshot(Map<String, List<String>> tables, Map<String, String> files) {

    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("run", "job, run_key, period, revision"), Map.entry("run_gstin", "run_id, gstin"),
            Map.entry("source_file", "run_id, file_no"), Map.entry("finding", "run_id, file_no, row_no, code, field"),
            Map.entry("document_line", "run_id, block, line_id"), Map.entry("gathered_document", "run_id, block, document_id"),
            Map.entry("document", "run_id, block, document_id"), Map.entry("block_range", "run_id, range_no"),
            Map.entry("match_result", "run_id, block, match_id"), Map.entry("match_line", "run_id, block, match_id, line_no"),
            Map.entry("control_total", "run_id, total_no"), Map.entry("status_count", "run_id, gstin, status, bucket"),
            Map.entry("result_change", "run_id, change_no"), Map.entry("gstr3b", "run_id, gstin, file_no, row_no"),
            Map.entry("gstr3b_row", "run_id, gstin, file_no, row_no, form_row"),
            Map.entry("statement_row", "run_id, gstin, file_no, row_no"), Map.entry("working_item", "run_id, gstin, file_no, row_no"),
            Map.entry("statement_roll", "run_id, gstin, statement, row_no"), Map.entry("ecrs_finding", "run_id, gstin, row_no"),
            Map.entry("ecrs_opening", "run_id, gstin, row_no"), Map.entry("ecrs_opening_item", "run_id, gstin, row_no"),
            Map.entry("ecrs_year", "run_id, gstin, row_no"), Map.entry("ecrs_bridge", "run_id, gstin, row_no"),
            Map.entry("balance_series", "run_id, gstin, statement, period"),
            Map.entry("payment", "run_id, block, file_no, row_no"), Map.entry("open_payment", "run_id, block, payment_no"),
            Map.entry("payable", "run_id, block, payable_no"), Map.entry("credit_event", "run_id, block, event_no"),
            Map.entry("credit_lot", "run_id, lot_id"), Map.entry("waiting_match", "run_id, block, match_id"),
            Map.entry("decision", "run_id, gstin, file_no, row_no"), Map.entry("turnover_line", "run_id, gstin, file_no, row_no"),
            Map.entry("capital_good", "run_id, block, row_no"), Map.entry("common_credit", "run_id, gstin, period"),
            Map.entry("table_4", "run_id, gstin, row_no"), Map.entry("table_4_tie_part", "run_id, block, gstin, form_row, cause"),
            Map.entry("review_item", "run_id, block, row_no"), Map.entry("hold_item", "run_id, block, row_no"),
            Map.entry("ims_action", "run_id, block, row_no"), Map.entry("supplier_request", "run_id, block, row_no"),
            Map.entry("rule_37_line", "run_id, block, row_no"), Map.entry("decision_used", "run_id, step, item_key"),
            Map.entry("credit_remark", "run_id, block, remark_no"));
    /** Times of day, and places that differ from test to test. */
    private static final List<String> VOLATILE = List.of("started_at", "completed_at", "input", "output");

    public static Snapshot of(JdbcTemplate jdbc, Path output) {
        Map<String, List<String>> tables = new TreeMap<>();
        TABLES.forEach((table, key) -> tables.put(table, jdbc.queryForList("select * from " + table + " order by " + key).stream()
                .map(Snapshot::text).toList()));
        return new Snapshot(tables, files(output));
    }

    private static String text(Map<String, Object> row) {
        return row.entrySet().stream().filter(cell -> !VOLATILE.contains(cell.getKey().toLowerCase()))
                .map(cell -> cell.getKey().toLowerCase() + "=" + cell.getValue()).collect(Collectors.joining("|"));
    }

    /** @return content of every file below a folder by its path, empty when there is no such folder */
    public static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(folder)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }

    /** Fails with the first table or file that differs. */
    public void assertSameAs(Snapshot expected, String when) {
        expected.tables.forEach((table, rows) -> assertThat(tables.get(table)).as("%s: table %s", when, table).isEqualTo(rows));
        assertSameFiles(expected, when);
    }

    public void assertSameFiles(Snapshot expected, String when) {
        assertThat(files.keySet()).as("%s: published files", when).isEqualTo(expected.files.keySet());
        expected.files.forEach((file, text) -> assertThat(files.get(file)).as("%s: %s", when, file).isEqualTo(text));
    }
}
