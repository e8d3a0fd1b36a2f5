package milaan.jobs.ecrsopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.SmallMonth;
import milaan.SmallYear;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;

/** The opening of a year through the whole job: files in, figures out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EcrsOpeningJobTest {

    private static final String OWN = "27AAPFU0939F1ZV";
    private static final String BRANCH = SmallMonth.gstin("29", "AAPFU0939F");
    private static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");

    private final TestDatabase.Kind kind;
    private TestApplication application;
    @TempDir
    Path folder;

    EcrsOpeningJobTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void start(@TempDir Path databases) {
        application = TestApplication.start(TestDatabase.empty(kind, databases), Map.of("milaan.chunk-size", "3"));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget_every_run() {
        application.empty();
    }

    // --- gst-rules 2.4: five lines from the books

    @Test
    void the_guides_eight_lines_give_its_opening() throws IOException {
        Files.createDirectories(folder.resolve("input"));
        try (var working = getClass().getResourceAsStream("/samples/workings/guide-example.csv")) {
            Files.copy(working, folder.resolve("input/working.csv"));
        }
        RunResult result = run("2024-25");

        assertThat(result.documents()).as("items").isEqualTo(8);
        assertThat(opening("STATED")).containsExactly("L1 50000", "L2 115000", "L3 80000", "L4 30000", "L5 0", "OPENING 215000");
        assertThat(opening("STRICT_GSTN")).containsExactly("L1 0", "L2 115000", "L3 80000", "L4 30000", "L5 0", "OPENING 165000");
        assertThat(opening("LITERAL")).containsExactly("L1 50000", "L2 115000", "L3 80000", "L4 30000", "L5 20000", "OPENING 195000");
        assertThat(items()).containsExactlyInAnyOrder("1 L2 100000", "2 L1 50000", "3 L4 -30000", "4 L5 0", "5 L2 15000", "6 - 0", "7 - 0", "8 L3 80000");
        assertThat(reason("4")).contains("its reversal is not among the plus lines");
        assertThat(reason("6")).contains("section 17(5)");
        assertThat(reason("7")).contains("rule 42");
        assertThat(exceptions()).contains("ECRS_L5_UNLINKED '4' reclaims 20,000.00 without 4D(1), and it names no reversal: no effect, its reversal "
                + "is not among the plus lines");
        assertThat(files("ecrs-opening.csv").stream().filter(line -> line.startsWith("STATED,OPENING,"))).singleElement().asString()
                .endsWith(",0.00,215000.00,0.00,0.00,215000.00");
    }

    /** E-02: 40,000 + 50,000 IGST, 1,25,000 / 2 CGST and SGST. */
    @Test
    void the_guides_lines_over_three_heads_are_computed_head_by_head() throws IOException {
        own().working("working.csv", "1 2023-05 REVERSED_4B2 I40000 30000 S30000, 2 2023-05 AVAILABLE_NOT_TAKEN I50000, "
                + "3 2023-06 RECLAIMED_4D1 15000 S15000 of=1, 4 2023-06 RECLAIMED_OTHERWISE I20000, 5 2023-05 TO_BE_RECLAIMED 7500 S7500, "
                + "6 2023-05 BLOCKED_17_5 I5000, 7 2023-05 RULE_42 3500 S3500, 8 2023-05 REVERSED_OTHERWISE 40000 S40000");
        run("2024-25");

        assertThat(application.jdbc().queryForList("select basis, igst, cgst, sgst, cess, total from current_ecrs_opening where line = 'OPENING' "
                + "order by row_no").stream().map(row -> row.get("basis") + " " + heads(row) + " = " + rupees(row.get("total"))))
                .containsExactly("STATED 90000 62500 62500 0 = 215000", "STRICT_GSTN 40000 62500 62500 0 = 165000",
                        "LITERAL 70000 62500 62500 0 = 195000");
    }

    // --- gst-rules 2.9: portal, returns and books side by side

    /** Every line a year: files, then the figures of CGST and what must be said. */
    @ParameterizedTest(name = "{10}")
    @CsvFileSource(resources = "/cases/ecrs-year.csv", numLinesToSkip = 1, delimiter = ';')
    void a_year_opens_as_the_case_says(String year, String returns, String statement, String working, String figures, String causes,
            boolean provisional, String months, String codes, String says, String why) throws IOException {
        write(own(), returns, statement, working);
        run(year);

        assertThat(bridge(OWN)).as(why).isEqualTo(figures);
        assertThat(causes()).as(why).isEqualTo(words(causes));
        assertThat(application.jdbc().queryForObject("select count(*) from current_ecrs_bridge where figure = 'E' and provisional", Integer.class) == 1)
                .as("%s: provisional", why).isEqualTo(provisional);
        assertThat(months(OWN)).as(why).isEqualTo(words(months));
        assertThat(codes()).as(why).isEqualTo(words(codes));
        for (String sentence : says == null ? new String[0] : says.split(" & ")) {
            assertThat(String.join("\n", files("ecrs-bridge.csv")) + exceptions()).as(why).contains(sentence);
        }
        assertThat(bridge("igst", OWN)).as("heads are never netted").matches("A (-|0) B 0 C (-|0) D1 (-|0) D2 (-|0) E 0");
    }

    private void write(SmallYear year, String returns, String statement, String working) throws IOException {
        if (returns != null) {
            year.returns(returns);
        }
        if (statement != null && statement.startsWith("from ")) {
            String[] words = statement.split(" ", 3);
            year.ecrsByDate("ecrs.json", words[1], words[2]);
        } else if (statement != null) {
            year.ecrs("ecrs.csv", statement);
        }
        if (working != null) {
            year.working("working.csv", working);
        }
    }

    /** The worked figure as people read it, in every file that shows it. */
    @Test
    void the_march_trap_shows_in_no_file() throws IOException {
        own().returns("2026-03 30000/50000 on=2026-04-20").ecrsByDate("ecrs.json", "120000", "2026-03 30000/50000=100000 on=2026-04-20")
                .working("working.csv", "R1 2026-01 REVERSED_4B2 60000 because=R37_180D, A1 2026-01 REVERSED_4B2 10000 because=R37A_SUPPLIER_3B, "
                        + "O1 2026-01 REVERSED_4B2 50000 because=NOT_RECEIVED, N1 2026-03 REVERSED_4B2 25000 because=NOT_RECEIVED, "
                        + "B1 2026-03 REVERSED_4B2 5000 because=17(5), P1 2026-03 RECLAIMED_4D1 50000 of=O1");
        run("2026-27");

        assertThat(files("ecrs-bridge.csv")).anyMatch(line -> line.startsWith("A,,") && line.endsWith(",0.00,100000.00,0.00,0.00,false"))
                .anyMatch(line -> line.startsWith("C,,") && line.endsWith(",0.00,95000.00,0.00,0.00,false"))
                .anyMatch(line -> line.startsWith("D2,,") && line.endsWith(",0.00,5000.00,0.00,0.00,false"))
                .anyMatch(line -> line.startsWith("D2,PERMANENT_IN_4B2,") && line.endsWith(",0.00,5000.00,0.00,0.00,false"))
                .anyMatch(line -> line.startsWith("E,,") && line.endsWith(",0.00,95000.00,0.00,0.00,false"));
        assertThat(files("ecrs-findings.csv")).hasSize(2);
        assertThat(files("ecrs-findings.csv").get(1)).startsWith("2026-03,CGST,PERMANENT_IN_4B2,B1,").contains("section 17(5)");
        assertThat(files("ecrs-year.csv")).contains("2026-03,CGST,120000.00,30000.00,50000.00,100000.00,agrees with the portal");
        assertThat(files("ecrs-series.csv")).containsExactly("period,igst,cgst,sgst,cess,zero", "2026-03,0.00,100000.00,0.00,0.00,0.00");
        assertThat(files("exceptions.csv")).containsExactly("file,line,severity,field,code,message,raw");
    }

    @Test
    void a_figure_given_anew_makes_a_new_revision_and_the_same_files_nothing() throws IOException {
        own().returns("2026-03 30000/0").working("working.csv", "R1 2026-03 REVERSED_4B2 30000");
        assertThat(run("2026-27").revision()).isEqualTo(1);
        assertThat(run("2026-27").status()).isEqualTo("NOTHING_TO_DO");
        own().working("working.csv", "R1 2026-03 REVERSED_4B2 25000");
        assertThat(run("2026-27").revision()).isEqualTo(2);
        assertThat(bridge(OWN)).isEqualTo("A - B 30000 C 25000 D1 - D2 5000 E 25000");
    }

    // --- E-18

    @Test
    void two_gstins_of_one_pan_share_files_but_never_a_balance() throws IOException {
        SmallYear branch = new SmallYear(BRANCH, folder.resolve("input"));
        own().ecrs("ecrs-own.csv", "2026-03 30000/50000=100000")
                .write("returns.json", "[" + own().filed("2026-03 30000/50000") + "," + branch.filed("2026-03 700/0") + "]")
                .working("working.csv", "R1 2026-01 REVERSED_4B2 120000, R2 2026-03 REVERSED_4B2 30000, P1 2026-03 RECLAIMED_4D1 50000 of=R1, "
                        + "R1 2026-03 REVERSED_4B2 700 gstin=" + BRANCH);
        branch.ecrs("ecrs-branch.csv", "2026-03 700/0=900");
        launch("2026-27", OWN, BRANCH);

        assertThat(bridge(OWN)).isEqualTo("A 100000 B 100000 C 100000 D1 0 D2 0 E 100000");
        assertThat(bridge(BRANCH)).isEqualTo("A 900 B 900 C 700 D1 0 D2 200 E 700");
        assertThat(months(OWN)).containsExactly("2026-03 120000+30000-50000=100000");
        assertThat(months(BRANCH)).containsExactly("2026-03 200+700-0=900");
        assertThat(codes()).as("the item ids R1 are of two GSTINs").isEmpty();
        assertThat(Files.readAllLines(published(BRANCH).resolve("ecrs-opening-items.csv"))).hasSize(2);
        assertThat(Files.readAllLines(published(OWN).resolve("ecrs-opening-items.csv"))).hasSize(4);
    }

    @Test
    void a_gstin_of_the_files_that_is_not_of_the_run_is_left_out_and_named() throws IOException {
        SmallYear branch = new SmallYear(BRANCH, folder.resolve("input"));
        own().ecrs("ecrs-own.csv", "2026-03 30000/50000=100000")
                .write("returns.json", "[" + own().filed("2026-03 30000/50000") + "," + branch.filed("2026-03 700/0") + "]")
                .working("working.csv", "R1 2026-01 REVERSED_4B2 95000, R1 2026-03 REVERSED_4B2 700 gstin=" + BRANCH);
        branch.ecrs("ecrs-branch.csv", "2026-03 700/0=900");
        RunResult result = run("2026-27");

        assertThat(result.rejected()).isEqualTo(2);
        assertThat(bridge(OWN)).isEqualTo("A 100000 B 100000 C 95000 D1 0 D2 5000 E 95000");
        assertThat(codes()).containsExactly("OTHER_GSTIN_FILE", "WRONG_RECIPIENT", "WRONG_RECIPIENT");
    }

    // --- tools

    private SmallYear own() {
        return new SmallYear(OWN, folder.resolve("input"));
    }

    private RunResult run(String year) {
        return launch(year, OWN);
    }

    private RunResult launch(String year, String... gstins) {
        Span span = Span.of(FinancialYear.parse(year));
        RunResult result = application.run(new JobFile("ecrs-opening", Stream.of(gstins).map(Gstin::new).toList(), span.first(), span.last(),
                folder.resolve("input"), folder.resolve("output"), "", 200, Map.of()));
        assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
        return result;
    }

    private Path published(String gstin) throws IOException {
        try (Stream<Path> years = Files.list(folder.resolve("output/ecrs-opening").resolve(gstin))) {
            return years.findFirst().orElseThrow();
        }
    }

    private List<String> files(String name) throws IOException {
        return Files.readAllLines(published(OWN).resolve(name));
    }

    private List<String> opening(String basis) {
        return application.jdbc().queryForList("select line, cgst from current_ecrs_opening where basis = ? order by row_no", basis).stream()
                .map(row -> row.get("line") + " " + rupees(row.get("cgst"))).toList();
    }

    private List<String> items() {
        return application.jdbc().queryForList("select item_id, line, stated_cgst from current_ecrs_opening_items order by row_no").stream()
                .map(row -> row.get("item_id") + " " + (row.get("line") == null ? "-" : row.get("line")) + " " + rupees(row.get("stated_cgst"))).toList();
    }

    private String reason(String item) {
        return application.jdbc().queryForObject("select reason from current_ecrs_opening_items where item_id = ?", String.class, item);
    }

    private String bridge(String gstin) {
        return bridge("cgst", gstin);
    }

    private String bridge(String head, String gstin) {
        return application.jdbc().queryForList("select figure, " + head + " as paid from current_ecrs_bridge where cause is null and gstin = ? "
                + "order by row_no", gstin).stream().map(row -> row.get("figure") + " " + rupees(row.get("paid"))).collect(Collectors.joining(" "));
    }

    private List<String> causes() {
        return application.jdbc().queryForList("select figure, cause, cgst from current_ecrs_bridge where cause is not null order by row_no")
                .stream().map(row -> row.get("figure") + " " + row.get("cause") + " " + rupees(row.get("cgst"))).toList();
    }

    private List<String> months(String gstin) {
        return application.jdbc().queryForList("select period, opening, reversed, reclaimed, closing from current_ecrs_year where head = 'CGST' "
                + "and gstin = ? order by row_no", gstin).stream().map(row -> row.get("period") + " " + rupees(row.get("opening")) + "+"
                + rupees(row.get("reversed")) + "-" + rupees(row.get("reclaimed")) + "=" + rupees(row.get("closing"))).toList();
    }

    private List<String> codes() {
        return application.jdbc().queryForList("select code from exceptions order by code", String.class);
    }

    private List<String> exceptions() {
        return application.jdbc().queryForList("select code || ' ' || message from exceptions order by file_no, row_no", String.class);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Stream.of(text.split(",")).map(String::strip).toList();
    }

    private static String heads(Map<String, Object> row) {
        return HEADS.stream().map(head -> rupees(row.get(head))).collect(Collectors.joining(" "));
    }

    private static String rupees(Object amount) {
        return amount == null ? "-" : amount instanceof BigDecimal money && money.signum() == 0 ? "0" : ((BigDecimal) amount).stripTrailingZeros().toPlainString();
    }
}
