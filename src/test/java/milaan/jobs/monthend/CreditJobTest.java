package milaan.jobs.monthend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.SmallCompany;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.ExitCode;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;

/** Every case of {@code cases/credit-job.csv} and {@code cases/credit-job-wrong-input.csv} through the whole job: files of one to four months in, files out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CreditJobTest {

    private static final List<String> FILES = List.of("/cases/credit-job.csv", "/cases/credit-job-wrong-input.csv");

    private final TestDatabase.Kind kind;
    private TestApplication application;
    @TempDir
    Path folder;

    CreditJobTest(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    /** @param why of its first line */
    private record Case(String name, String why, List<Line> lines) {

        @Override
        public String toString() {
            return name + ": " + why;
        }
    }

    private record Line(String month, String what, String words) {
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

    /** All on HSQLDB; on PostgreSQL every third, more with {@code -Dmilaan.case-stride=1}. One alone with {@code -Dmilaan.case=E-07}. */
    Stream<Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        FILES.forEach(file -> read(file, cases));
        String only = System.getProperty("milaan.case", "");
        int stride = kind == TestDatabase.Kind.HSQLDB ? 1 : Integer.getInteger("milaan.case-stride", 3);
        List<Case> all = List.copyOf(cases.values());
        return IntStream.range(0, all.size()).filter(i -> i % stride == 0).mapToObj(all::get).filter(one -> one.name().contains(only));
    }

    /** Case and month are those of the line before where they are blank. */
    private static void read(String file, Map<String, Case> cases) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(';').setQuote(null).setHeader().setSkipHeaderRecord(true)
                .setCommentMarker('#').get();
        try (Reader reader = new InputStreamReader(CreditJobTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            String name = "";
            String month = "";
            for (CSVRecord row : format.parse(reader).getRecords()) {
                name = row.get("case").isEmpty() ? name : row.get("case");
                month = row.get("month").isEmpty() ? month : row.get("month");
                cases.computeIfAbsent(name, key -> new Case(key, row.get("why"), new ArrayList<>())).lines()
                        .add(new Line(month, row.get("what"), row.get("words").strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void files_in_give_the_files_that_the_case_says(Case one) throws IOException {
        Map<String, List<Line>> months = new TreeMap<>();
        one.lines().forEach(line -> months.computeIfAbsent(line.month(), month -> new ArrayList<>()).add(line));
        SoftAssertions softly = new SoftAssertions();
        for (Map.Entry<String, List<Line>> month : months.entrySet()) {
            check(softly, one + ", " + month.getKey(), month.getValue(), results(month.getKey(), month.getValue()));
        }
        softly.assertAll();
    }

    /** Runs the month; where there are decisions, once more with them. */
    private CreditResults results(String month, List<Line> lines) throws IOException {
        SmallCompany company = new SmallCompany(month);
        Map<String, String> rules = new TreeMap<>();
        List<Line> decisions = new ArrayList<>();
        for (Line line : lines) {
            switch (line.what()) {
                case "both", "2b", "books", "paid", "turnover", "working" -> company.add(line.what(), line.words());
                case "rule" -> rules.put(line.words().split("=")[0], line.words().split("=", 2)[1]);
                case "decide" -> decisions.add(line);
                default -> {
                    // an expectation
                }
            }
        }
        Path inbox = folder.resolve("input").resolve(month);
        company.write(inbox);
        JobFile job = new JobFile("month-end", List.of(new Gstin(SmallCompany.OWN)), TaxPeriod.parse(month), TaxPeriod.parse(month), inbox,
                folder.resolve("output"), "", 200, rules);
        launch(job, month, 1);
        CreditResults results = new CreditResults(folder.resolve("output/month-end").resolve(SmallCompany.OWN).resolve(month));
        if (!decisions.isEmpty()) {
            for (Line decision : decisions) {
                decide(company, decision.words(), results);
            }
            company.write(inbox);
            launch(job, month, 2);
        }
        return results;
    }

    private void launch(JobFile job, String month, int revision) {
        RunResult result = application.run(job);
        assertThat(result.exitCode()).as("%s: %s", month, result.message()).isEqualTo(ExitCode.DONE);
        assertThat(result.revision()).isEqualTo(revision);
    }

    /** {@code A/1 CLAIM}, {@code A/1+B/1 LINK}, of a lot {@code lot:A/1 REJECT}; {@code evidence=} something that is outdated. */
    private static void decide(SmallCompany company, String words, CreditResults results) {
        List<String> all = List.of(words.split(" +"));
        List<String> keys = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        for (String document : all.get(0).split("\\+")) {
            String[] item = item(document, results);
            keys.add(item[0]);
            evidence.add(item[1]);
        }
        company.decide(String.join("+", keys), word(all, "evidence", String.join("+", evidence)), all.get(1),
                word(all, "because", "as on paper").replace('_', ' '), word(all, "by", "A. Rao").replace('_', ' '), word(all, "on", "2026-05-04"));
    }

    private static String word(List<String> words, String name, String otherwise) {
        return words.stream().filter(word -> word.startsWith(name + "=")).map(word -> word.substring(name.length() + 1)).findFirst().orElse(otherwise);
    }

    /** From review.csv as people do; what is not asked for there, from reconciliation.csv. */
    private static String[] item(String document, CreditResults results) {
        if (document.startsWith("item:")) {
            return new String[] {document.substring(5), "0"};
        }
        boolean lot = document.startsWith("lot:");
        String number = lot ? document.substring(4) : document;
        for (CSVRecord row : results.rows("review.csv")) {
            boolean names = (" " + row.get("document") + " ").contains(" " + number + " ");
            if (names && row.get("status").equals("OPEN_LOT") == lot) {
                return new String[] {row.get("item_key"), row.get("evidence_hash")};
            }
        }
        for (CSVRecord row : results.rows("reconciliation.csv")) {
            if (number.equals(row.get("books_document_number")) || number.equals(row.get("portal_document_number"))) {
                return new String[] {row.get("match_id"), row.get("evidence_hash")};
            }
        }
        throw new IllegalArgumentException("no item of " + document + " in review.csv:\n" + results.text("review.csv"));
    }

    private static void check(SoftAssertions softly, String when, List<Line> lines, CreditResults results) {
        boolean codes = false;
        for (Line line : lines) {
            String as = when + ": " + line.what();
            switch (line.what()) {
                case "table-4" -> softly.assertThat(results.table4()).as(as).isEqualTo(CreditResults.table4(line.words()));
                case "lots" -> same(softly, as, results.lots(), line);
                case "events" -> same(softly, as, results.events(), line);
                case "ties" -> same(softly, as, results.ties(), line);
                case "rule-37" -> same(softly, as, results.rule37(), line);
                case "ims" -> same(softly, as, results.ims(), line);
                case "holds" -> same(softly, as, results.holds(), line);
                case "asks" -> same(softly, as, results.asks(), line);
                case "review" -> same(softly, as, results.reviews(), line);
                case "codes" -> {
                    codes = true;
                    same(softly, as, results.codes(), line);
                }
                case "says" -> softly.assertThat(results.text("exceptions.csv") + results.text("credit.csv") + results.text("rule-37.csv")).as(as)
                        .contains(line.words());
                case "summary" -> softly.assertThat(results.text("summary.json")).as(as).contains(line.words());
                default -> {
                    // a fact
                }
            }
        }
        if (!codes) {
            softly.assertThat(results.codes()).as(when + ": nothing to remark on").isEmpty();
        }
        for (CSVRecord file : results.rows("files.csv")) {
            softly.assertThat(number(file, "rows_read")).as(when + ": rows of " + file.get("file"))
                    .isEqualByComparingTo(number(file, "rows_loaded").add(number(file, "rows_rejected")));
        }
    }

    private static BigDecimal number(CSVRecord row, String column) {
        return row.get(column).isEmpty() ? BigDecimal.ZERO : new BigDecimal(row.get(column));
    }

    private static void same(SoftAssertions softly, String as, List<String> found, Line expected) {
        softly.assertThat(found).as(as).isEqualTo(CreditResults.split(expected.words()));
    }
}
