package milaan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Side;
import milaan.domain.money.TaxAmounts;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code cases/matching.csv}: documents that share a group letter belong into one match. */
class BlockMatcherCasesTest {

    record Expected(String group, Status status, Bucket bucket) {
    }

    record Case(String name, String why, List<Document> books, List<Document> portal, Map<Long, Expected> expected, String differences) {

        @Override
        public String toString() {
            return name + ": " + why;
        }
    }

    static Stream<Case> cases() throws IOException {
        Map<String, List<CSVRecord>> byName = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(BlockMatcherCasesTest.class.getResourceAsStream("/cases/matching.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                byName.computeIfAbsent(row.get("case"), name -> new ArrayList<>()).add(row);
            }
        }
        return byName.values().stream().map(BlockMatcherCasesTest::toCase);
    }

    private static Case toCase(List<CSVRecord> rows) {
        List<Document> books = new ArrayList<>();
        List<Document> portal = new ArrayList<>();
        Map<Long, Expected> expected = new TreeMap<>();
        String differences = "";
        for (CSVRecord row : rows) {
            long id = expected.size() + 1;
            Map<String, String> facts = new HashMap<>();
            for (String fact : row.get("facts").split(";")) {
                if (!fact.isEmpty()) {
                    facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
                }
            }
            TaxAmounts tax = new TaxAmounts(TestDocuments.paise(row.get("igst")), TestDocuments.paise(row.get("cgst")),
                    TestDocuments.paise(row.get("sgst")), 0);
            Side side = row.get("side").equals("B") ? Side.BOOKS : Side.PORTAL;
            Document document = TestDocuments.document(id, side, orElse(row.get("recipient"), TestDocuments.OURS),
                    orElse(row.get("supplier"), TestDocuments.SUPPLIER), DocumentType.valueOf(row.get("type")), row.get("number"),
                    LocalDate.parse(row.get("date")), TestDocuments.paise(row.get("taxable")), tax, facts);
            (side == Side.BOOKS ? books : portal).add(document);
            expected.put(id, new Expected(row.get("group"), Status.valueOf(row.get("status")), Bucket.valueOf(row.get("bucket"))));
            differences = orElse(differences, row.get("differences"));
        }
        return new Case(rows.get(0).get("case"), rows.get(0).get("why"), books, portal, expected, differences);
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void documents_are_matched_as_the_case_says(Case given) {
        List<Match> matches = match(given.books, given.portal);

        Map<Long, Expected> actual = new TreeMap<>();
        for (Match match : matches) {
            String group = null;
            for (Document document : documents(match)) {
                group = group == null ? given.expected.get(document.id()).group : group;
                actual.put(document.id(), new Expected(group, match.status(), match.bucket()));
            }
        }
        assertThat(actual).as("%s%n%s", given, reasons(matches)).isEqualTo(given.expected);
        assertThat(matches).as("each group is one match").hasSize((int) given.expected.values().stream().map(Expected::group).distinct().count());
        assertThat(String.join("", matches.stream().flatMap(match -> match.lines().stream()).map(MatchLine::differences).toList()))
                .as("differences of %s", given.name).isEqualTo(given.differences);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_order_of_rows_changes_nothing(Case given) {
        List<Match> matches = match(given.books, given.portal);
        for (int seed = 0; seed < 5; seed++) {
            List<Document> books = new ArrayList<>(given.books);
            List<Document> portal = new ArrayList<>(given.portal);
            Collections.shuffle(books, new Random(seed));
            Collections.shuffle(portal, new Random(seed + 100));
            assertThat(match(books, portal)).isEqualTo(matches);
        }
    }

    /** Buckets that no pass makes, only a decision: {@link VerdictsTest} has their cases. */
    private static final Set<Bucket> BY_DECISION = EnumSet.of(Bucket.LINKED);

    @Test
    void every_bucket_and_status_has_a_case() throws IOException {
        Set<Bucket> buckets = EnumSet.noneOf(Bucket.class);
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        cases().forEach(given -> given.expected.values().forEach(expected -> {
            buckets.add(expected.bucket);
            statuses.add(expected.status);
        }));

        assertThat(buckets).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(BY_DECISION)));
        assertThat(statuses).containsExactly(Status.values());
    }

    private static List<Match> match(List<Document> books, List<Document> portal) {
        return new BlockMatcher(Tolerances.DEFAULT).match(new Block("AAACZ9999K", books, portal));
    }

    private static List<Document> documents(Match match) {
        return match.lines().stream().flatMap(line -> Stream.of(line.books(), line.portal())).filter(document -> document != null).toList();
    }

    private static String reasons(List<Match> matches) {
        return String.join("\n", matches.stream().map(match -> match.status() + " " + match.pass() + ": " + match.reason()).toList());
    }
}
