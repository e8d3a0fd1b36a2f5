package milaan.domain.advice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Side;
import milaan.domain.matching.Block;
import milaan.domain.matching.BlockMatcher;
import milaan.domain.matching.Match;
import milaan.domain.matching.TestDocuments;
import milaan.domain.matching.Tolerances;
import milaan.domain.money.TaxAmounts;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A case of a file of advice: documents of both sides, which are matched as they would be in a run, and what is expected of all their
 * matches, joined by {@code |} in the order of the text.
 *
 * @param given what is not about a document, {@code name=value} joined by {@code ;}
 */
record AdviceCase(String name, String why, List<Document> books, List<Document> portal, Map<String, String> given, String expected) {

    static Stream<AdviceCase> read(String file) {
        try (Reader reader = new InputStreamReader(AdviceCase.class.getResourceAsStream("/cases/" + file), StandardCharsets.UTF_8)) {
            Map<String, List<CSVRecord>> byName = new LinkedHashMap<>();
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                byName.computeIfAbsent(row.get("case"), name -> new ArrayList<>()).add(row);
            }
            return byName.values().stream().map(AdviceCase::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AdviceCase of(List<CSVRecord> rows) {
        List<Document> books = new ArrayList<>();
        List<Document> portal = new ArrayList<>();
        for (CSVRecord row : rows) {
            Side side = row.get("side").equals("B") ? Side.BOOKS : Side.PORTAL;
            TaxAmounts tax = new TaxAmounts(TestDocuments.paise(row.get("igst")), TestDocuments.paise(row.get("cgst")),
                    TestDocuments.paise(row.get("sgst")), 0);
            (side == Side.BOOKS ? books : portal).add(TestDocuments.document(books.size() + portal.size() + 1, side,
                    orElse(row.get("recipient"), TestDocuments.OURS), orElse(row.get("supplier"), TestDocuments.SUPPLIER),
                    DocumentType.valueOf(row.get("type")), row.get("number"), LocalDate.parse(row.get("date")),
                    TestDocuments.paise(row.get("taxable")), tax, words(row.get("facts"))));
        }
        CSVRecord first = rows.get(0);
        return new AdviceCase(first.get("case"), first.get("why"), books, portal, words(first.get("given")), first.get("expected"));
    }

    private static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static Map<String, String> words(String text) {
        Map<String, String> words = new HashMap<>();
        for (String word : text.split(";")) {
            if (!word.isEmpty()) {
                words.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
            }
        }
        return words;
    }

    List<Match> matches() {
        return new BlockMatcher(Tolerances.DEFAULT).match(new Block("AAACZ9999K", books, portal));
    }

    static String join(Stream<String> advice) {
        return String.join("|", advice.sorted().toList());
    }

    @Override
    public String toString() {
        return name + ": " + why;
    }
}
