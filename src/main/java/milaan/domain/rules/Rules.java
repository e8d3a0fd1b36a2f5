package milaan.domain.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Figures of law and practice by code and date (rules.csv), with the overrides of a job file in front. */
public final class Rules {

    /**
     * One line of rules.csv.
     *
     * @param from       first day it holds, null = always
     * @param to         last day it holds, null = open end
     * @param confidence L law, A portal advisory, P practice, M memory, U uncertain
     */
    public record Rule(String code, String value, LocalDate from, LocalDate to, String confidence, String source) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    private final Map<String, List<Rule>> byCode = new TreeMap<>();
    private final Map<String, String> overrides;

    /**
     * @param rules     lines in any order; of two that hold on a day the one with the later {@code from} wins
     * @param overrides values by code that hold on every day
     * @throws IllegalArgumentException when an override names a code that no rule has
     */
    public Rules(List<Rule> rules, Map<String, String> overrides) {
        for (Rule rule : rules) {
            byCode.computeIfAbsent(rule.code(), code -> new ArrayList<>()).add(rule);
        }
        byCode.values().forEach(list -> list.sort(
                Comparator.comparing(Rule::from, Comparator.nullsFirst(Comparator.naturalOrder())).reversed()));
        for (String code : overrides.keySet()) {
            if (!byCode.containsKey(code)) {
                throw new IllegalArgumentException("rule '" + code + "' does not exist; known: " + byCode.keySet());
            }
        }
        this.overrides = Map.copyOf(overrides);
    }

    public Optional<String> find(String code, LocalDate day) {
        if (overrides.containsKey(code)) {
            return Optional.of(overrides.get(code));
        }
        return byCode.getOrDefault(code, List.of()).stream().filter(rule -> rule.holdsOn(day)).map(Rule::value).findFirst();
    }

    /** @throws IllegalArgumentException when no value holds on that day */
    public String get(String code, LocalDate day) {
        return find(code, day).orElseThrow(
                () -> new IllegalArgumentException("rule '" + code + "' has no value on " + day));
    }

    /**
     * A parameter as a posting cites it: {@code r37.period=NEXT from 2022-10-01}, {@code r37.period=SAME of the job file}.
     *
     * @throws IllegalArgumentException when no value holds on that day
     */
    public String cite(String code, LocalDate day) {
        String value = code + "=" + get(code, day);
        if (overrides.containsKey(code)) {
            return value + " of the job file";
        }
        LocalDate from = byCode.get(code).stream().filter(rule -> rule.holdsOn(day)).findFirst().orElseThrow().from();
        return from == null ? value : value + " from " + from;
    }
}
