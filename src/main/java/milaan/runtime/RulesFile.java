package milaan.runtime;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import milaan.domain.rules.Rules;

/** Reads rules.csv, the one place of figures that law or practice may change. */
public final class RulesFile {

    private RulesFile() {
    }

    /**
     * @param overrides values by code from the job file
     * @throws RunFailure with code 20 when an override names an unknown rule
     */
    public static Rules read(Map<String, String> overrides) {
        List<Rules.Rule> rules = new ArrayList<>();
        try (Reader reader = new InputStreamReader(RulesFile.class.getResourceAsStream("/rules.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord line : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                rules.add(new Rules.Rule(line.get("code"), line.get("value"), date(line.get("from")), date(line.get("to")),
                        line.get("confidence"), line.get("source")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        overrides.forEach((code, value) -> rules.stream().filter(rule -> rule.code().equals(code)).findFirst().ifPresent(rule -> {
            Shape shape = Shape.of(rule.value());
            if (!shape.takes(Shape.of(value))) {
                throw RunFailure.badInput("rule '" + code + "' is set to '" + value + "', expected " + shape.words + " such as " + rule.value());
            }
        }));
        try {
            return new Rules(rules, overrides);
        } catch (IllegalArgumentException e) {
            throw RunFailure.badInput(e.getMessage());
        }
    }

    /** What a value looks like: one that replaces another must look the same. */
    private enum Shape {
        WHOLE_NUMBER("[0-9]{1,9}", "a whole number"), AMOUNT("[0-9]{1,12}\\.[0-9]{1,2}", "an amount"),
        DAY("due-date|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])", "a day"), MONTH("20[0-9]{2}-(0[1-9]|1[0-2])", "a month"), WORD(".*", "a word");

        private final String pattern;
        private final String words;

        Shape(String pattern, String words) {
            this.pattern = pattern;
            this.words = words;
        }

        /** An amount may be written without paise. */
        boolean takes(Shape other) {
            return this == other || this == AMOUNT && other == WHOLE_NUMBER;
        }

        static Shape of(String value) {
            return Stream.of(values()).filter(shape -> value.matches(shape.pattern)).findFirst().orElse(WORD);
        }
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
