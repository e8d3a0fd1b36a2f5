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
        try {
            return new Rules(rules, overrides);
        } catch (IllegalArgumentException e) {
            throw RunFailure.badInput(e.getMessage());
        }
    }

    private static LocalDate date(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
