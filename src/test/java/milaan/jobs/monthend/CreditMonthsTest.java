package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import milaan.SmallCompany;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;

/** What only several runs show: decisions that come back, a year that is computed anew, a year that opens from the register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CreditMonthsTest {

    private static final String SUPPLIER = SmallCompany.SUPPLIERS.get("A");

    private final TestDatabase.Kind kind;
    private TestApplication application;
    @TempDir
    Path folder;

    CreditMonthsTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path databases) {
        application = TestApplication.start(TestDatabase.empty(kind, databases), Map.of("milaan.block-size", "2"));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget_every_run() {
        application.empty();
    }

    // --- decisions

    /** Missing in GSTR-2B, missing in the books (two), probable. */
    private SmallCompany undecided() {
        return new SmallCompany("2026-04").add("books", "A/1 2026-04-05 100000 I18000").add("2b", "Q/1 2026-04-06 10000 I1800")
                .add("2b", "Q/2 2026-04-07 20000 I3600").add("2b", "INV/25-26/001 2026-04-08 50000 I9000").add("books", "1 2026-04-08 50000 I9000");
    }

    private static final Map<String, List<String>> DECIDED = Map.of("A/1", List.of("CLAIM", "seen on the portal", "A. Rao", "2026-05-04"),
            "Q/1", List.of("REJECT", "never ordered", "B. Iyer", "2026-05-05"), "Q/2", List.of("DEFER", "asked the plant", "B. Iyer", "2026-05-05"),
            "INV/25-26/001", List.of("ACCEPT", "same bill", "A. Rao", "2026-05-04"));

    @Test
    void decisions_filled_into_review_csv_make_a_revision_that_says_who_when_and_why() throws IOException {
        undecided().write(inbox("2026-04"));
        run("2026-04", 1);
        assertThat(results("2026-04").table4()).containsExactly("4A5 I14400", "4B2 I14400");
        assertThat(results("2026-04").rows("review.csv")).hasSize(4);

        fillCsv();
        run("2026-04", 2);
        assertDecided();
    }

    @Test
    void decisions_filled_into_the_review_sheet_of_the_workpaper_do_the_same() throws IOException {
        undecided().write(inbox("2026-04"));
        run("2026-04", 1);
        fillWorkbook();
        run("2026-04", 2);
        assertDecided();
    }

    private void assertDecided() throws IOException {
        CreditResults results = results("2026-04");
        assertThat(results.codes()).isEmpty();
        assertThat(results.table4()).containsExactly("4A5 I32400", "4B1 I1800", "4B2 I3600", "4C I27000");
        assertThat(results.reviews()).as("all is decided").isEmpty();
        Map<String, String> decisions = new TreeMap<>();
        results.rows("credit.csv").stream().filter(row -> !row.get("decision").isEmpty()).forEach(row -> decisions.put(
                row.get("document_number") + " " + row.get("event"), String.join(", ", row.get("decision"), row.get("decision_reason"),
                        row.get("decided_by"), row.get("decided_on"))));
        assertThat(decisions).containsEntry("A/1 TAKEN", "CLAIM, seen on the portal, A. Rao, 2026-05-04")
                .containsEntry("Q/1 REVERSED_FOR_GOOD", "REJECT, never ordered, B. Iyer, 2026-05-05")
                .containsEntry("Q/2 REVERSED_FOR_NOW", "DEFER, asked the plant, B. Iyer, 2026-05-05")
                .containsEntry("INV/25-26/001 TAKEN", "ACCEPT, same bill, A. Rao, 2026-05-04");
        List<String> changes = results.rows("changes.csv").stream().map(row -> row.get("what") + " " + row.get("key")).toList();
        assertThat(changes).contains("NEW CREDIT " + SUPPLIER + " INV A/1 2026-04-05 TAKEN CLAIMED_WITHOUT_2B",
                "GONE CREDIT " + SUPPLIER + " INV A/1 2026-04-05 DEFERRED MISSING_IN_2B",
                "NEW CREDIT " + SUPPLIER + " INV Q/1 2026-04-06 REVERSED_FOR_GOOD NOT_OURS",
                "GONE CREDIT " + SUPPLIER + " INV INV/25-26/001 2026-04-08 REVERSED_FOR_NOW BOOKS_MISSING", "CHANGED TABLE_4 4C");
        assertThat(changes).noneMatch(change -> change.contains("CREDIT") && change.contains(" Q/2 "));

        new SmallCompany("2026-05").add("both", "J/1 2026-05-01 1000 I180").write(inbox("2026-05"));
        run("2026-05", 1);
        CreditResults may = results("2026-05");
        assertThat(may.codes()).as("carried decisions need no remark").isEmpty();
        assertThat(may.reviews()).as("what is open has been decided").isEmpty();
        assertThat(may.lots()).containsExactly("A/1 ERROR_CORRECTION I18000 2026-05", "Q/2 BOOKS_MISSING I3600 2026-04");
        assertThat(may.table4()).as("E-07: claimed without GSTR-2B, and still not there").containsExactly("4A5 I180", "4B2 I18000", "4C I-17820");
    }

    @Test
    void a_lot_is_reclaimed_once_whoever_decides_it_again() throws IOException {
        new SmallCompany("2026-04").add("both", "A/1 2026-04-05 100000 I18000 received=no").write(inbox("2026-04"));
        run("2026-04", 1);
        new SmallCompany("2026-05").add("both", "J/1 2026-05-01 1000 I180").write(inbox("2026-05"));
        new SmallCompany("2026-06").add("both", "J/2 2026-06-01 1000 I180").write(inbox("2026-06"));
        String lot = application.jdbc().queryForObject("select lot_id from open_credit where run_id = 1", String.class);
        String evidence = application.jdbc().queryForObject("select evidence from credit_lot where run_id = 1", String.class);
        String decided = "gstin,item_key,evidence_hash,decision,decision_reason,decided_by,decided_on\n" + SmallCompany.OWN + "," + lot + ","
                + evidence + ",CLAIM,it came,A. Rao,2026-06-02\n";
        Files.writeString(inbox("2026-05").resolve("decisions.csv"), decided);
        Files.writeString(inbox("2026-06").resolve("decisions.csv"), decided);

        run("2026-05", 1);
        assertThat(results("2026-05").table4()).containsExactly("4A5 I18180", "4C I18180", "4D1 I18000");
        assertThat(results("2026-05").lots()).isEmpty();
        run("2026-06", 1);
        assertThat(results("2026-06").table4()).containsExactly("4A5 I180", "4C I180");
        assertThat(results("2026-06").codes()).containsExactly("DECISION_UNKNOWN_ITEM");
    }

    private void fillCsv() throws IOException {
        List<CSVRecord> rows = results("2026-04").rows("review.csv");
        List<String> titles = rows.get(0).getParser().getHeaderNames();
        try (CSVPrinter filled = new CSVPrinter(Files.newBufferedWriter(inbox("2026-04").resolve("review.csv")), CSVFormat.DEFAULT)) {
            filled.printRecord(titles);
            for (CSVRecord row : rows) {
                List<String> decision = decision(row.get("document"));
                List<String> cells = new ArrayList<>(row.toList());
                for (String title : List.of("decision", "decision_reason", "decided_by", "decided_on")) {
                    cells.set(titles.indexOf(title), decision.get(titles.indexOf(title) - titles.indexOf("decision")));
                }
                filled.printRecord(cells);
            }
        }
    }

    /** As a spreadsheet does it: opened, filled in, saved with all its sheets. */
    private void fillWorkbook() throws IOException {
        Path file = folder.resolve("output/month-end").resolve(SmallCompany.OWN).resolve("2026-04/workpaper.xlsx");
        try (ReadableWorkbook workpaper = new ReadableWorkbook(Files.newInputStream(file));
                OutputStream out = Files.newOutputStream(inbox("2026-04").resolve("workpaper.xlsx"));
                Workbook saved = new Workbook(out, "Spreadsheet", "1.0")) {
            for (Sheet sheet : workpaper.getSheets().toList()) {
                Worksheet copy = saved.newWorksheet(sheet.getName());
                List<String> titles = List.of();
                for (Row row : sheet.read()) {
                    List<String> cells = new ArrayList<>(row.stream().map(cell -> cell == null || cell.getRawValue() == null ? ""
                            : cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue()).toList());
                    if (sheet.getName().equals("Review") && !titles.isEmpty()) {
                        List<String> decision = decision(cells.get(titles.indexOf("document")));
                        while (cells.size() < titles.size()) {
                            cells.add("");
                        }
                        for (int i = 0; i < decision.size(); i++) {
                            cells.set(titles.indexOf("decision") + i, decision.get(i));
                        }
                    }
                    titles = titles.isEmpty() && cells.contains("evidence_hash") ? cells : titles;
                    for (int i = 0; i < cells.size(); i++) {
                        copy.value(row.getRowNum() - 1, i, cells.get(i));
                    }
                }
            }
        }
    }

    private static List<String> decision(String document) {
        return DECIDED.entrySet().stream().filter(entry -> (" " + document + " ").contains(" " + entry.getKey() + " ")).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(document)).getValue();
    }

    // --- gst-rules 6.4: the year

    /** Each month C2 30,000; eleven with E/F 15 %, one with 75 %: D1 72,000; of the year E/F 25 %: 90,000. */
    @Test
    void the_return_of_september_takes_what_the_months_gave_back_too_little() throws IOException {
        TaxPeriod month = TaxPeriod.of(2025, 4);
        for (int i = 0; i < 12; i++, month = month.next()) {
            boolean last = i == 11;
            new SmallCompany(month.toString()).add("both", "C/" + (i + 1) + " " + month + "-05 300000 C30000 S30000 class=COMMON")
                    .add("turnover", "TAXABLE " + (last ? "5500000" : "8500000")).add("turnover", "EXEMPT " + (last ? "16500000" : "1500000"))
                    .write(inbox(month.toString()));
            run(month.toString(), 1);
            assertThat(results(month.toString()).table4()).contains(last ? "4B1 C22500 S22500" : "4B1 C4500 S4500");
        }
        new SmallCompany("2026-09").add("both", "J/1 2026-09-01 1000 I180").write(inbox("2026-09"));
        run("2026-09", 1);

        assertThat(results("2026-09").table4()).containsExactly("4A5 I180", "4B1 C18000 S18000", "4C I180 C-18000 S-18000");
        assertThat(results("2026-09").text("credit.csv")).contains("interest from 2026-04-01 to 2026-10-20");
        assertThat(results("2026-09").codes()).isEmpty();
    }

    /** As above, but each month's turnover is known a month later: nothing is given back by the months, 90,000 by the year. */
    @Test
    void turnover_that_comes_after_the_run_of_its_month_counts_in_the_year() throws IOException {
        TaxPeriod month = TaxPeriod.of(2025, 4);
        for (int i = 0; i < 12; i++, month = month.next()) {
            SmallCompany company = new SmallCompany(month.toString()).add("both", "C/" + (i + 1) + " " + month + "-05 300000 C30000 S30000 class=COMMON");
            if (i > 0) {
                String before = " month=" + month.previous();
                company.add("turnover", "TAXABLE 8500000" + before).add("turnover", "EXEMPT 1500000" + before);
            }
            company.write(inbox(month.toString()));
            run(month.toString(), 1);
        }
        new SmallCompany("2026-09").add("both", "J/1 2026-09-01 1000 I180").add("turnover", "TAXABLE 5500000 month=2026-03")
                .add("turnover", "EXEMPT 16500000 month=2026-03").write(inbox("2026-09"));
        run("2026-09", 1);

        assertThat(results("2026-09").table4()).containsExactly("4A5 I180", "4B1 C90000 S90000", "4C I180 C-90000 S-90000");
    }

    // --- rule 37 of each GSTIN

    private static final String OTHER = SmallCompany.SUPPLIERS.get("D");

    @Test
    void payments_of_one_gstin_begin_nothing_for_the_other() throws IOException {
        new SmallCompany(OTHER, "2026-01").add("both", "A/1 2026-01-10 100000 I18000 pos=29").write(inbox("other"));
        run("2026-01", "other", OTHER);
        new SmallCompany("2026-01").add("both", "J/1 2026-01-10 100000 I18000").add("paid", "J/1 118000 2026-01-20").write(inbox("own"));
        run("2026-01", "own", SmallCompany.OWN);

        together("2026-07", new SmallCompany("2026-07").add("both", "J/2 2026-07-01 1000 I180").add("paid", "J/2 1180 2026-07-05"),
                new SmallCompany(OTHER, "2026-07").add("both", "A/2 2026-07-01 1000 I180 pos=29"));
        run("2026-07", "2026-07", SmallCompany.OWN, OTHER);
        assertThat(reversedByRule37()).isEmpty();

        together("2026-08", new SmallCompany("2026-08").add("both", "J/3 2026-08-01 1000 I180"),
                new SmallCompany(OTHER, "2026-08").add("both", "A/3 2026-08-01 1000 I180 pos=29").add("paid", "A/3 1180 2026-08-05"));
        run("2026-08", "2026-08", SmallCompany.OWN, OTHER);
        assertThat(reversedByRule37()).containsExactly(OTHER + " A/1");
    }

    private List<String> reversedByRule37() {
        return application.jdbc().queryForList("select gstin || ' ' || document_number from credit_event where reason = 'R37_180D' "
                + "and event = 'REVERSED_FOR_NOW'", String.class);
    }

    private void together(String name, SmallCompany... companies) throws IOException {
        Files.createDirectories(inbox(name));
        for (SmallCompany company : companies) {
            Path own = Files.createTempDirectory(folder, "one");
            company.write(own);
            for (String file : List.of("2b.json", "register.csv", "payments.csv")) {
                if (Files.exists(own.resolve(file))) {
                    Files.move(own.resolve(file), inbox(name).resolve(own.getFileName() + file));
                }
            }
        }
    }

    private void run(String month, String inbox, String... gstins) {
        RunResult result = application.run(new JobFile("month-end", Stream.of(gstins).map(Gstin::new).toList(), TaxPeriod.parse(month),
                TaxPeriod.parse(month), inbox(inbox), folder.resolve("output"), "", 200, Map.of()));
        assertThat(result.exitCode()).as("%s: %s", inbox, result.message()).isEqualTo(ExitCode.DONE);
    }

    // --- the register as books' side of the yearly opening

    @Test
    void the_year_opens_from_the_register_and_says_so() throws IOException {
        new SmallCompany("2026-02").add("both", "A/1 2026-02-05 100000 C9000 S9000 received=no").add("2b", "Q/1 2026-02-06 10000 C900 S900")
                .add("working", "R1 2025-12 REVERSED_4B2 C700 because=NOT_RECEIVED doc=O/1:2025-11-05").write(inbox("2026-02"));
        new SmallCompany("2026-03").add("books", "Q/1 2026-02-06 10000 C900 S900").add("both", "Z/1 2026-03-05 5000 C450 S450 received=no")
                .write(inbox("2026-03"));
        run("2026-02", 1);
        run("2026-03", 1);
        new SmallCompany("2026-03").add("working", "R1 2025-12 REVERSED_4B2 C700 because=NOT_RECEIVED doc=O/1:2025-11-05")
                .add("working", "R9 2026-03 REVERSED_4B2 C55555 because=NOT_RECEIVED doc=Z/9:2026-03-05").write(inbox("year"));

        assertThat(year().revision()).isEqualTo(1);
        assertThat(booksOpen()).as("A/1 9,000, Z/1 450, R1 700; Q/1 was reclaimed; R9 is of a month of the register").isEqualByComparingTo("10150");
        assertThat(summary()).contains("\"books_side\" : \"credit register from 2026-02 on, credit-working before\"");
        assertThat(application.jdbc().queryForList("select code || ' ' || message from exceptions where run_id = 3 and code = 'WORKING_AFTER_REGISTER'",
                String.class)).singleElement().asString().contains("item 'R9' of 2026-03: from 2026-02 on the credit register counts");
        assertThat(year().status()).isEqualTo("NOTHING_TO_DO");

        new SmallCompany("2026-03").add("books", "Q/1 2026-02-06 10000 C900 S900").add("both", "Z/1 2026-03-05 5000 C450 S450")
                .write(inbox("2026-03"));
        run("2026-03", 2);
        assertThat(year().revision()).as("another register, another opening").isEqualTo(2);
        assertThat(booksOpen()).isEqualByComparingTo("9700");
    }

    @Test
    void without_a_register_the_year_opens_from_the_working() throws IOException {
        new SmallCompany("2026-03").add("working", "R1 2025-12 REVERSED_4B2 C700 because=NOT_RECEIVED doc=O/1:2025-11-05").write(inbox("year"));
        year();
        assertThat(booksOpen()).isEqualByComparingTo("700");
        assertThat(summary()).contains("\"books_side\" : \"credit-working\"");
    }

    // --- tools

    private RunResult year() {
        Span span = Span.of(FinancialYear.parse("2026-27"));
        RunResult result = application.run(new JobFile("ecrs-opening", List.of(new Gstin(SmallCompany.OWN)), span.first(), span.last(),
                inbox("year"), folder.resolve("output"), "", 200, Map.of()));
        assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
        return result;
    }

    private BigDecimal booksOpen() {
        return application.jdbc().queryForObject("select cgst from current_ecrs_bridge where figure = 'C' and cause is null", BigDecimal.class);
    }

    private String summary() throws IOException {
        return Files.readString(folder.resolve("output/ecrs-opening").resolve(SmallCompany.OWN).resolve("2026-27/summary.json"));
    }

    private Path inbox(String name) {
        return folder.resolve("input").resolve(name);
    }

    private CreditResults results(String month) {
        return new CreditResults(folder.resolve("output/month-end").resolve(SmallCompany.OWN).resolve(month));
    }

    private void run(String month, int revision) {
        RunResult result = application.run(new JobFile("month-end", List.of(new Gstin(SmallCompany.OWN)), TaxPeriod.parse(month),
                TaxPeriod.parse(month), inbox(month), folder.resolve("output"), "", 200, Map.of()));
        assertThat(result.exitCode()).as("%s: %s", month, result.message()).isEqualTo(ExitCode.DONE);
        assertThat(result.revision()).isEqualTo(revision);
    }
}
