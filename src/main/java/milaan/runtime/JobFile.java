package milaan.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;

/**
 * A job file (jobs/*.yml): everything a run needs, no secrets.
 *
 * @param job               name of the job
 * @param gstins            the GSTINs to run for, sorted, at least one
 * @param firstPeriod       first period; of a job that is run for a financial year its April
 * @param lastPeriod        last period, the same as the first for a single month
 * @param input             the inbox
 * @param output            folder of the results
 * @param profile           profile file, empty when none
 * @param rejectedRowsLimit more rejected rows than this stop the run
 * @param rules             overrides of rules.csv by code
 */
public record JobFile(String job, List<Gstin> gstins, TaxPeriod firstPeriod, TaxPeriod lastPeriod, Path input,
                      Path output, String profile, long rejectedRowsLimit, Map<String, String> rules) {

    private static final Set<String> KEYS = new TreeSet<>(List.of("job", "gstin", "gstins", "period", "financial-year", "input", "output",
            "profile", "limits", "rules", "decisions"));
    private static final String FILED_ON = "gstr3b.filed_on";
    private static final long DEFAULT_REJECTED_ROWS = 200;
    private static final int MAX_MONTHS = 240;

    /**
     * @param file      a YAML file
     * @param overrides {@code key=value} of {@code --set}; {@code limits.rejected-rows} and {@code rules.CODE} reach inside
     * @throws RunFailure with code 20 and a sentence that names the key, the value and what was expected
     */
    public static JobFile read(Path file, Map<String, String> overrides) {
        Map<String, Object> keys = new LinkedHashMap<>(yaml(file));
        overrides.forEach((key, value) -> override(keys, key, value));
        for (String key : keys.keySet()) {
            if (!KEYS.contains(key)) {
                throw bad(file, "key '" + key + "' is not known; expected one of " + KEYS);
            }
        }
        String job = text(file, keys, "job");
        if (Arrays.stream(JobKind.values()).noneMatch(kind -> kind.text().equals(job))) {
            throw bad(file, "job '" + job + "' does not exist; expected one of " + Arrays.stream(JobKind.values()).map(JobKind::text).toList());
        }
        Span time = JobKind.of(job).isYearly() ? year(file, keys) : months(file, keys);
        String input = text(file, keys, "input");
        Object output = keys.getOrDefault("output", "output");
        Object profile = keys.getOrDefault("profile", "");
        Map<String, Object> limits = map(file, keys, "limits");
        for (String key : limits.keySet()) {
            if (!key.equals("rejected-rows")) {
                throw bad(file, "limit '" + key + "' is not known; expected rejected-rows");
            }
        }
        Object limit = limits.getOrDefault("rejected-rows", DEFAULT_REJECTED_ROWS);
        if (!String.valueOf(limit).matches("[0-9]{1,15}")) {
            throw bad(file, "limits.rejected-rows is '" + limit + "', expected a whole number");
        }
        Map<String, String> rules = new TreeMap<>();
        map(file, keys, "rules").forEach((code, value) -> rules.put(code, value instanceof Date day
                ? LocalDate.ofInstant(day.toInstant(), ZoneOffset.UTC).toString() : String.valueOf(value)));
        if (rules.containsKey(FILED_ON) && !time.first().equals(time.last()) && !JobKind.of(job).isYearly()) {
            throw bad(file, "rule '" + FILED_ON + "' is set to '" + rules.get(FILED_ON) + "' for " + time.first() + ".." + time.last()
                    + "; it is the day of one return: run the months one by one");
        }
        map(file, keys, "decisions").forEach((code, value) -> rules.put("decisions." + code, String.valueOf(value)));
        return new JobFile(job, gstins(file, keys), time.first(), time.last(), Path.of(input), Path.of(String.valueOf(output)),
                String.valueOf(profile), Long.parseLong(String.valueOf(limit)), rules);
    }

    /** What the job reads, and the time it is run for. */
    JobKind kind() {
        return JobKind.of(job);
    }

    /** The times to run for, one after the other. */
    List<Span> spans() {
        if (kind().isYearly()) {
            return List.of(new Span(firstPeriod, lastPeriod));
        }
        List<Span> months = new ArrayList<>();
        for (TaxPeriod period = firstPeriod; period.compareTo(lastPeriod) <= 0; period = period.next()) {
            months.add(Span.of(period));
        }
        return months;
    }

    private static Span months(Path file, Map<String, Object> keys) {
        if (keys.containsKey("financial-year")) {
            throw bad(file, "key 'financial-year' is not for this job; expected period, such as 2026-04");
        }
        String[] range = text(file, keys, "period").split("\\.\\.", 2);
        TaxPeriod first = period(file, range[0]);
        TaxPeriod last = range.length == 1 ? first : period(file, range[1]);
        if (last.compareTo(first) < 0 || first.month().plusMonths(MAX_MONTHS).isBefore(last.month())) {
            throw bad(file, "period '" + first + ".." + last + "' must run forward and over at most " + MAX_MONTHS + " months");
        }
        return new Span(first, last);
    }

    private static Span year(Path file, Map<String, Object> keys) {
        if (keys.containsKey("period")) {
            throw bad(file, "key 'period' is not for this job; expected financial-year, such as 2026-27");
        }
        try {
            return Span.of(FinancialYear.parse(text(file, keys, "financial-year")));
        } catch (IllegalArgumentException e) {
            throw bad(file, "financial-year " + e.getMessage());
        }
    }

    private static Map<String, Object> yaml(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw RunFailure.badInput("job file '" + file + "' cannot be read: " + e.getClass().getSimpleName() + " "
                    + e.getMessage() + "; expected a YAML file such as jobs/month-end.yml");
        }
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (read instanceof Map<?, ?> map) {
                Map<String, Object> keys = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (value != null) {
                        keys.put(String.valueOf(key), value);
                    }
                });
                return keys;
            }
        } catch (YAMLException e) {
            throw bad(file, "not a YAML file: " + e.getMessage());
        }
        throw bad(file, "empty; expected keys such as job, gstin, period, input");
    }

    @SuppressWarnings("unchecked")
    private static void override(Map<String, Object> keys, String key, String value) {
        int dot = key.indexOf('.');
        if (dot > 0 && (key.startsWith("limits.") || key.startsWith("rules."))) {
            Map<String, Object> inner = new LinkedHashMap<>(
                    keys.get(key.substring(0, dot)) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
            inner.put(key.substring(dot + 1), value);
            keys.put(key.substring(0, dot), inner);
        } else {
            keys.put(key, value);
            if (key.equals("gstin")) {
                keys.remove("gstins");
            } else if (key.equals("gstins")) {
                keys.remove("gstin");
            }
        }
    }

    private static List<Gstin> gstins(Path file, Map<String, Object> keys) {
        List<Object> texts = new ArrayList<>();
        if (keys.get("gstin") != null) {
            texts.add(keys.get("gstin"));
        }
        if (keys.get("gstins") instanceof List<?> list) {
            texts.addAll(list);
        } else if (keys.get("gstins") != null) {
            texts.addAll(List.of((Object[]) String.valueOf(keys.get("gstins")).split("[\\s,]+")));
        }
        if (texts.isEmpty()) {
            throw bad(file, "key 'gstin' (or 'gstins') is missing; expected a GSTIN such as 27AAPFU0939F1ZV");
        }
        Set<Gstin> gstins = new TreeSet<>();
        for (Object text : texts) {
            String gstin = String.valueOf(text).strip().toUpperCase(Locale.ROOT);
            if (!Gstin.isGstin(gstin)) {
                throw bad(file, "gstin '" + text + "' is not a GSTIN (2 digits and 13 letters or digits)");
            }
            gstins.add(new Gstin(gstin));
        }
        return List.copyOf(gstins);
    }

    private static TaxPeriod period(Path file, String text) {
        try {
            return TaxPeriod.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw bad(file, "period " + e.getMessage() + ", or a range 2022-04..2026-03");
        }
    }

    private static String text(Path file, Map<String, Object> keys, String key) {
        Object value = keys.get(key);
        if (value == null || String.valueOf(value).isBlank()) {
            throw bad(file, "key '" + key + "' is missing");
        }
        return String.valueOf(value).strip();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Path file, Map<String, Object> keys, String key) {
        Object value = keys.getOrDefault(key, Map.of());
        if (!(value instanceof Map<?, ?>)) {
            throw bad(file, "key '" + key + "' is '" + value + "', expected entries in braces");
        }
        return (Map<String, Object>) value;
    }

    private static RunFailure bad(Path file, String what) {
        return RunFailure.badInput("job file '" + file + "': " + what);
    }
}
