package milaan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.RejectionReason;
import milaan.domain.matching.Bucket;
import milaan.runtime.CommandLine;

/** Runs the sample companies as the README does, and holds every document against what was planned for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final List<String> RECONCILIATION = List.of("match_id", "status", "bucket", "pass", "reason", "score", "recipient_gstin",
            "books_supplier_gstin", "books_supplier_name", "books_document_type", "books_document_number", "books_document_date",
            "books_taxable_value", "books_igst", "books_cgst", "books_sgst", "books_cess", "books_source", "portal_supplier_gstin",
            "portal_supplier_name", "portal_section", "portal_document_type", "portal_document_number", "portal_document_date",
            "portal_period", "portal_taxable_value", "portal_igst", "portal_cgst", "portal_sgst", "portal_cess", "portal_source",
            "differences", "carried_from", "evidence_hash");
    private static final List<String> AMOUNTS = List.of("taxable_value", "igst", "cgst", "sgst", "cess");
    private static final List<String> STATES = List.of("27", "29");

    private final DemoPlan company = DemoPlan.ofCompany();
    private final DemoPlan twoStates = DemoPlan.ofTwoStates();
    private final Map<String, String> properties = new TreeMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    void run_all_months() {
        set("MILAAN_DB_URL", "jdbc:hsqldb:file:" + folder.resolve("db/milaan") + ";hsqldb.lock_file=false;shutdown=true");
        set("milaan.work", folder.resolve("work").toString());
        String output = "output=" + folder.resolve("output");
        // the year first: once there is a credit register, the working counts only for what was before it
        assertThat(CommandLine.execute("run", "jobs/ecrs-opening.yml", "--set", output)).isZero();
        assertThat(CommandLine.execute("run", "jobs/month-end.yml", "--set", output)).isZero();
        for (String month : List.of(DemoPlan.MAY, DemoPlan.JUNE)) {
            assertThat(CommandLine.execute("run", "jobs/month-end.yml", "--set", output, "--set", "period=" + month, "--set",
                    "input=input/demo/" + month)).isZero();
        }
        assertThat(CommandLine.execute("run", "jobs/month-end-two-states.yml", "--set", output)).isZero();
    }

    @AfterAll
    void forget_the_database() {
        properties.forEach((key, before) -> {
            if (before.isEmpty()) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        });
    }

    private void set(String key, String value) {
        properties.put(key, System.getProperty(key, ""));
        System.setProperty(key, value);
    }

    // ---- the files

    @Test
    void the_files_under_input_are_what_the_generator_writes() throws IOException {
        Map<String, byte[]> written = DemoCompany.files();
        try (Stream<Path> files = Files.walk(Path.of("input"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> Path.of("input").relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(written.keySet());
        }
        for (Map.Entry<String, byte[]> file : written.entrySet()) {
            assertThat(Files.readAllBytes(Path.of("input", file.getKey()))).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    @Test
    void the_sample_is_small() throws IOException {
        assertThat(DemoCompany.files().values().stream().mapToLong(file -> file.length).sum()).isLessThan(500_000);
    }

    // ---- every document where it was planned

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-05", "2026-06"})
    void every_document_ends_where_it_was_planned(String month) {
        assertThat(found(reconciliation(DemoPlan.OWN, month))).containsExactlyInAnyOrderElementsOf(planned(company, month));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-05"})
    void every_document_of_two_states_ends_where_it_was_planned(String month) {
        List<String> found = new ArrayList<>();
        STATES.forEach(state -> found.addAll(found(reconciliation(DemoPlan.twoStates(state), month))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(planned(twoStates, month));
    }

    @Test
    void statuses_and_buckets_have_the_counts_of_the_table() throws IOException {
        Map<String, long[]> counted = new TreeMap<>();
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY)) {
            count(counted, "company", reconciliation(DemoPlan.OWN, month), month);
            STATES.forEach(state -> count(counted, "two-states", reconciliation(DemoPlan.twoStates(state), month), month));
        }
        count(counted, "company", reconciliation(DemoPlan.OWN, DemoPlan.JUNE), DemoPlan.JUNE);
        List<String> lines = new ArrayList<>(List.of("run,period,status,bucket,books,portal"));
        counted.forEach((key, sides) -> lines.add(key + "," + sides[0] + "," + sides[1]));
        assertThat(lines).containsExactlyInAnyOrderElementsOf(Files.readAllLines(Path.of("src/test/resources/cases/demo-expected.csv")));
    }

    private static void count(Map<String, long[]> counted, String run, List<CSVRecord> rows, String month) {
        for (CSVRecord row : rows) {
            long[] sides = counted.computeIfAbsent(String.join(",", run, month, row.get("status"), row.get("bucket")), key -> new long[2]);
            sides[0] += row.get("books_document_type").isEmpty() ? 0 : 1;
            sides[1] += row.get("portal_document_type").isEmpty() ? 0 : 1;
        }
    }

    @Test
    void every_bucket_occurs() {
        TreeSet<String> found = new TreeSet<>();
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY)) {
            reconciliation(DemoPlan.OWN, month).forEach(row -> found.add(row.get("bucket")));
            STATES.forEach(state -> reconciliation(DemoPlan.twoStates(state), month).forEach(row -> found.add(row.get("bucket"))));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.stream(Bucket.values()).map(Enum::name).toList());
    }

    @Test
    void what_april_left_open_is_closed_in_may() {
        assertThat(reconciliation(DemoPlan.OWN, DemoPlan.APRIL)).filteredOn(row -> row.get("books_document_number").equals("L0/26/0310"))
                .singleElement().satisfies(row -> {
                    assertThat(row.get("status")).isEqualTo("MISSING_IN_2B");
                    assertThat(row.get("carried_from")).isEmpty();
                });
        assertThat(reconciliation(DemoPlan.OWN, DemoPlan.MAY)).filteredOn(row -> row.get("books_document_number").equals("L0/26/0310"))
                .singleElement().satisfies(row -> {
                    assertThat(row.get("status")).isEqualTo("MATCHED");
                    assertThat(row.get("carried_from")).isEqualTo("2026-04");
                    assertThat(row.get("portal_period")).isEqualTo("2026-05");
                });
    }

    /** Documents as the result has them; equal ones as often as they stand there. */
    private static List<String> found(List<CSVRecord> rows) {
        List<String> found = new ArrayList<>();
        for (CSVRecord row : rows) {
            String end = row.get("status") + "/" + row.get("bucket") + (row.get("carried_from").isEmpty() ? "" : " from " + row.get("carried_from"));
            for (String side : List.of("books", "portal")) {
                if (!row.get(side + "_document_type").isEmpty()) {
                    found.add(side.toUpperCase() + "|" + row.get("recipient_gstin") + "|" + Stream.of("supplier_gstin", "document_type", "document_number",
                            "document_date", "taxable_value", "igst", "cgst", "sgst", "cess").map(column -> row.get(side + "_" + column))
                            .collect(Collectors.joining("|")) + " -> " + end);
                }
            }
        }
        return found;
    }

    private static List<String> planned(DemoPlan plan, String month) {
        return plan.papers.stream().filter(paper -> paper.expected.containsKey(month))
                .map(paper -> paper.fingerprint() + " -> " + paper.expected.get(month)).toList();
    }

    // ---- every bad row said

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-05", "2026-06"})
    void every_bad_row_and_file_is_said_and_nothing_else(String month) {
        assertThat(exceptions(DemoPlan.OWN, month)).containsExactlyInAnyOrderElementsOf(plannedFindings(company, month));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-05"})
    void every_bad_row_and_file_of_two_states_is_said_and_nothing_else(String month) {
        STATES.forEach(state -> assertThat(exceptions(DemoPlan.twoStates(state), month))
                .containsExactlyInAnyOrderElementsOf(plannedFindings(twoStates, month)));
    }

    @Test
    void every_bad_row_and_file_of_the_year_is_said_and_nothing_else() {
        assertThat(exceptions(DemoPlan.OWN, DemoPlan.YEAR)).containsExactlyInAnyOrderElementsOf(plannedFindings(company, DemoPlan.YEAR));
    }

    @Test
    void a_statement_that_was_typed_over_is_refused_with_the_row_that_breaks() {
        assertThat(read(DemoPlan.OWN, DemoPlan.YEAR, "exceptions.csv")).filteredOn(row -> row.get("code").equals("BALANCE_BROKEN")).singleElement()
                .satisfies(row -> assertThat(row.get("message")).contains("row 32 (return period 2025-08)", "is -30,400.00, expected -400.00"));
    }

    @Test
    void every_code_occurs() {
        List<String> codes = Stream.of(company, twoStates).flatMap(plan -> plan.findings.stream())
                .map(finding -> finding.substring(finding.lastIndexOf('|') + 1)).distinct().toList();
        assertThat(codes).containsExactlyInAnyOrderElementsOf(Arrays.stream(RejectionReason.values()).map(Enum::name).toList());
    }

    private List<String> exceptions(String gstin, String month) {
        return read(gstin, month, "exceptions.csv").stream()
                .map(row -> String.join("|", month, row.get("file"), row.get("severity"), row.get("code"))).toList();
    }

    private static List<String> plannedFindings(DemoPlan plan, String month) {
        return plan.findings.stream().filter(finding -> finding.startsWith(month)).toList();
    }

    // ---- the credit of three months, worked out by hand

    @Test
    void table_4_of_three_months_is_what_was_worked_out_by_hand() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (CSVRecord line : cases("demo-table-4.csv")) {
            expected.put(line.get("period") + " " + line.get("row"), line.get("igst") + " " + line.get("cgst") + " " + line.get("sgst"));
        }
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY, DemoPlan.JUNE)) {
            read(DemoPlan.OWN, month, "table-4.csv").forEach(row -> found.put(month + " " + row.get("row"),
                    row.get("igst") + " " + row.get("cgst") + " " + row.get("sgst")));
        }
        found.entrySet().removeIf(row -> !expected.containsKey(row.getKey()) && row.getValue().equals("0.00 0.00 0.00"));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void lots_and_claims_have_the_events_that_were_worked_out_by_hand() throws IOException {
        List<String> found = new ArrayList<>();
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY, DemoPlan.JUNE)) {
            read(DemoPlan.OWN, month, "credit.csv").forEach(row -> found.add(month + " " + event(row, "document_number")));
        }
        List<String> expected = cases("demo-credit.csv").stream().map(line -> line.get("period") + " " + event(line, "number")).toList();
        assertThat(found).containsAll(expected);
    }

    private static String event(CSVRecord row, String number) {
        return Stream.of(number, "event", "reason", "igst", "cgst").map(row::get).collect(Collectors.joining(" "));
    }

    @Test
    void rule_37_forecasts_reverses_and_reclaims() {
        List<String> found = new ArrayList<>();
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY, DemoPlan.JUNE)) {
            read(DemoPlan.OWN, month, "rule-37.csv").forEach(row -> found.add(String.join(" ", month, row.get("document_number"),
                    row.get("due_date"), row.get("action"), row.get("period"), row.get("igst"), row.get("cgst"))));
        }
        assertThat(found).containsExactlyInAnyOrder(
                "2026-04 BGA/25-26/311 2026-04-08 FORECAST 2026-05 36000.00 0.00",
                "2026-05 BGA/25-26/311 2026-04-08 REVERSE 2026-05 36000.00 0.00",
                "2026-05 NWR/0876 2026-05-17 FORECAST 2026-06 0.00 4500.00",
                "2026-06 BGA/25-26/311 2026-04-08 RECLAIM 2026-06 36000.00 0.00",
                "2026-06 NWR/0876 2026-05-17 REVERSE 2026-06 0.00 4500.00");
    }

    // ---- the opening of the year, worked out by hand

    @ParameterizedTest
    @ValueSource(strings = {"ecrs-bridge", "ecrs-opening", "ecrs-findings", "ecrs-year", "ecrs-statement", "rcm-statement"})
    void the_opening_of_the_year_is_what_was_worked_out_by_hand(String file) throws IOException {
        Map<String, String> expected = expectedOpening(file);
        Map<String, String> found = new TreeMap<>();
        for (CSVRecord row : read(DemoPlan.OWN, DemoPlan.YEAR, file + ".csv")) {
            switch (file) {
                case "ecrs-bridge" -> put(found, row.get("figure") + (row.get("cause").isEmpty() ? "" : "/" + row.get("cause")) + "|", row);
                case "ecrs-opening" -> put(found, row.get("basis") + "/" + row.get("line") + "|", row);
                case "ecrs-findings" -> found.put(String.join("|", row.get("period"), row.get("cause"), row.get("item_id"), "", row.get("head")),
                        plain(row.get("amount")));
                case "ecrs-year" -> found.put(row.get("period") + "|closing|" + row.get("head"), plain(row.get("closing")));
                default -> Stream.of("closing", "portal_closing", "result").forEach(column ->
                        found.put(row.get("period") + "|" + column + "|" + row.get("head"), plain(row.get(column))));
            }
        }
        found.keySet().removeIf(key -> key.endsWith("|CESS"));
        if (file.endsWith("-statement")) {
            found.keySet().retainAll(expected.keySet());
        }
        assertThat(found).isEqualTo(expected);
    }

    /** Why the portal's statement goes below zero is the story of the yearly opening; the month end says that it does. */
    @Test
    void a_month_end_says_that_the_statement_is_below_zero() {
        assertThat(read(DemoPlan.OWN, DemoPlan.APRIL, "ecrs-findings.csv")).extracting(row -> row.get("cause") + " " + row.get("amount"))
                .contains("RETURN_DIFFERS -630.00");
        assertThat(read(DemoPlan.OWN, DemoPlan.MAY, "ecrs-statement.csv")).filteredOn(row -> row.get("result").equals("BLOCK"))
                .extracting(row -> row.get("period") + " " + row.get("head") + " " + row.get("closing")).containsExactly("2026-05 IGST -6300.00");
    }

    private static Map<String, String> expectedOpening(String file) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (CSVRecord line : cases("demo-ecrs-expected.csv")) {
            for (String head : line.get("file").equals(file) ? List.of("IGST", "CGST", "SGST") : List.<String>of()) {
                if (!line.get(head.toLowerCase()).isEmpty()) {
                    expected.put(line.get("key") + "|" + line.get("value") + "|" + head, line.get(head.toLowerCase()));
                }
            }
        }
        return expected;
    }

    private static List<CSVRecord> cases(String file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser cases = CSVParser.parse(Path.of("src/test/resources/cases", file), StandardCharsets.UTF_8, format)) {
            return cases.getRecords();
        }
    }

    private static void put(Map<String, String> found, String key, CSVRecord row) {
        List.of("IGST", "CGST", "SGST", "CESS").forEach(head -> found.put(key + "|" + head, plain(row.get(head.toLowerCase()))));
    }

    /** Rupees without paise, where there are none. */
    private static String plain(String value) {
        return value.replaceFirst("\\.00$", "");
    }

    // ---- shape and sums of the results

    @ParameterizedTest
    @ValueSource(strings = {"2026-04", "2026-05"})
    void results_have_exactly_the_columns_of_the_contract(String month) throws IOException {
        assertThat(header(month, "reconciliation.csv")).containsExactlyElementsOf(RECONCILIATION);
        assertThat(header(month, "exceptions.csv")).containsExactly("file", "line", "severity", "field", "code", "message", "raw");
        assertThat(header(month, "files.csv")).containsExactly("file", "sha256", "kind", "gstin", "period", "rows_read", "rows_loaded",
                "rows_rejected", "taxable_value", "igst", "cgst", "sgst", "cess");
        assertThat(header(month, "changes.csv")).containsExactly("what", "key", "before", "after");
        try (Stream<Path> files = Files.list(results(DemoPlan.OWN, month))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("reconciliation.csv", "exceptions.csv",
                    "files.csv", "changes.csv", "summary.json", "ecrs-statement.csv", "rcm-statement.csv", "ecrs-series.csv", "rcm-series.csv",
                    "ecrs-findings.csv", "credit.csv", "open-credit.csv", "table-4.csv", "table-4-tie.csv", "rule-37.csv", "review.csv",
                    "hold-list.csv", "ims-actions.csv", "supplier-requests.csv", "suppliers", "workpaper.xlsx");
        }
    }

    private List<String> header(String month, String file) throws IOException {
        return List.of(Files.readAllLines(results(DemoPlan.OWN, month).resolve(file)).get(0).split(","));
    }

    /** April carries nothing in, so what the files loaded is what the result holds. */
    @Test
    void rupees_of_the_result_are_the_rupees_of_the_files() {
        List<CSVRecord> files = read(DemoPlan.OWN, DemoPlan.APRIL, "files.csv");
        List<CSVRecord> rows = reconciliation(DemoPlan.OWN, DemoPlan.APRIL);
        for (String amount : AMOUNTS) {
            assertThat(sum(rows, "books_" + amount)).as("books " + amount).isEqualByComparingTo(
                    sum(files.stream().filter(file -> file.get("kind").equals("purchase-register")).toList(), amount));
            assertThat(sum(rows, "portal_" + amount)).as("portal " + amount).isEqualByComparingTo(
                    sum(files.stream().filter(file -> file.get("kind").equals("gstr2b")).toList(), amount));
        }
        for (CSVRecord file : files) {
            assertThat(Long.parseLong(file.get("rows_read"))).as(file.get("file"))
                    .isEqualTo(Long.parseLong(file.get("rows_loaded")) + Long.parseLong(file.get("rows_rejected"))).isPositive();
        }
    }

    private static BigDecimal sum(List<CSVRecord> rows, String column) {
        return rows.stream().map(row -> row.get(column)).filter(text -> !text.isEmpty()).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<CSVRecord> reconciliation(String gstin, String month) {
        return read(gstin, month, "reconciliation.csv");
    }

    private List<CSVRecord> read(String gstin, String month, String file) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(results(gstin, month).resolve(file), StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path results(String gstin, String month) {
        return folder.resolve(month.equals(DemoPlan.YEAR) ? "output/ecrs-opening" : "output/month-end").resolve(gstin).resolve(month);
    }
}
