package milaan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Side;
import milaan.domain.money.TaxAmounts;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code cases/links.csv}: two documents that stand alone, and in which fields they differ once joined; {@code -}: no link. */
class VerdictsTest {

    record Case(String name, String why, List<Match> alone, String expected) {

        @Override
        public String toString() {
            return name + ": " + why;
        }
    }

    static Stream<Case> cases() throws IOException {
        Map<String, List<CSVRecord>> byName = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(VerdictsTest.class.getResourceAsStream("/cases/links.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                byName.computeIfAbsent(row.get("case"), name -> new ArrayList<>()).add(row);
            }
        }
        return byName.values().stream()
                .map(rows -> new Case(rows.get(0).get("case"), rows.get(0).get("why"), alone(rows), rows.get(0).get("expected")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void two_that_stand_alone_are_joined_by_hand(Case given) {
        Optional<Match> link = Verdicts.link(given.alone.get(0), given.alone.get(1), "as decided");
        Optional<Match> turned = Verdicts.link(given.alone.get(1), given.alone.get(0), "as decided");

        assertThat(turned).isEqualTo(link);
        assertThat(link.map(match -> match.lines().get(0).differences()).orElse("-")).isEqualTo(given.expected);
        link.ifPresent(match -> {
            assertThat(match.bucket()).isEqualTo(Bucket.LINKED);
            assertThat(match.status()).isEqualTo(Status.MATCHED);
            assertThat(match.reason()).isEqualTo("as decided");
        });
    }

    /** Each as the matcher leaves what has no partner: the two never come into one block here. */
    private static List<Match> alone(List<CSVRecord> rows) {
        List<Match> alone = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Document document = document(i + 1, rows.get(i));
            boolean books = document.side() == Side.BOOKS;
            alone.addAll(new BlockMatcher(Tolerances.DEFAULT).match(new Block(document.block(), books ? List.of(document) : List.of(),
                    books ? List.of() : List.of(document))));
        }
        return alone;
    }

    private static Document document(long id, CSVRecord row) {
        Map<String, String> facts = Stream.of(row.get("facts").split(";")).filter(fact -> fact.contains("="))
                .map(fact -> fact.split("=", 2)).collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
        String recipient = row.get("recipient").isEmpty() ? TestDocuments.OURS : row.get("recipient");
        return TestDocuments.document(id, row.get("side").equals("B") ? Side.BOOKS : Side.PORTAL, recipient, TestDocuments.SUPPLIER,
                DocumentType.valueOf(row.get("type")), row.get("number"), LocalDate.parse(row.get("date")),
                TestDocuments.paise(row.get("taxable")), new TaxAmounts(TestDocuments.paise(row.get("igst")), 0, 0, 0), facts);
    }
}
