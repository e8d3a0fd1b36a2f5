package milaan.formats.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import milaan.domain.identity.Gstin;
import milaan.formats.Format.Fit;
import milaan.formats.Row;
import milaan.formats.Sample;
import milaan.formats.books.ColumnTitles.Kind;
import milaan.formats.books.ColumnTitles.Meaning;

/**
 * The heading of a sheet: the row, or two rows joined, with the most known titles among the first rows.
 *
 * @param above    lines above the heading
 * @param below    lines of the sample below it
 * @param row      1-based number of its (last) row
 * @param titles   title as written by column, joined with a blank when of two rows
 * @param columns  field by column; several columns have the same field when they are added up
 * @param chosen   meaning by which each field was found
 * @param conflict sentence that names two columns which could both be one decisive field, or empty
 */
record Heading(List<Sample.Line> above, List<Sample.Line> below, int row, List<String> titles, Map<Integer, String> columns,
                       Map<String, Meaning> chosen, String conflict) {

    /** Of these a wrong column would change money or who it belongs to; of other fields the first column is taken. */
    private static final Set<String> DECISIVE = Set.of("recipient_gstin", "supplier_gstin", "document_type", "document_number",
            "document_date", "taxable_value", "igst", "cgst", "sgst", "cess", "gstin", "item_id", "origin_item_id", "return_period", "event",
            "payment_date", "amount", "item_key", "evidence_hash", "decision", "supply");

    private static final Pattern OWN_GSTIN = Pattern.compile("\\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]{3}\\b");
    private static final Pattern TOTAL = Pattern.compile("-?\\s*((grand|sub|net|page|report|running|closing)[\\s-]*)?totals?\\s*"
            + "(:|-|\\(.*\\)|carried (over|forward)|[bc]/[fo]\\.?|(of|for) .*)?|(carried|brought) (over|forward)", Pattern.CASE_INSENSITIVE);

    private record Candidate(int from, int lines, List<String> titles, Map<Integer, Meaning> meanings) {
    }

    private record Column(int position, String title, Meaning meaning) {
    }

    /** @param least fewer known titles are no heading */
    static Optional<Heading> find(Sample.Sheet sheet, ColumnTitles known, int least) {
        List<Sample.Line> lines = sheet.rows();
        Candidate best = null;
        for (int i = 0; i < lines.size(); i++) {
            best = better(best, oneRow(i, lines.get(i), known));
        }
        // two rows only where they say more than any one row: a title line above a heading is no part of it
        for (int i = 0; i + 1 < lines.size(); i++) {
            best = better(best, twoRows(i, lines.get(i), lines.get(i + 1), known));
        }
        if (best == null || best.meanings().size() < least) {
            return Optional.empty();
        }
        return Optional.of(of(best, lines));
    }

    boolean has(String field) {
        return chosen.containsKey(field);
    }

    /** Text of the column that the field was found in. */
    String titleOf(String field) {
        return columns.entrySet().stream().filter(column -> column.getValue().equals(field)).map(column -> titles.get(column.getKey()))
                .findFirst().orElse("");
    }

    /**
     * What keeps the heading from being one of its kind: columns that it cannot do without, or two that could be one.
     *
     * @param needed  number of such columns
     * @param missing those that it does not have, as people are told
     */
    Optional<Fit.Refused> refusal(int needed, List<String> missing) {
        int likeness = Math.min(99, 80 * (needed - missing.size()) / needed + chosen.size());
        if (!missing.isEmpty()) {
            return Optional.of(new Fit.Refused(likeness, "no column for " + String.join(" and ", missing) + "; the heading in row " + row
                    + " has: " + titles.stream().filter(title -> !title.isEmpty()).collect(Collectors.joining(", "))));
        }
        return conflict.isEmpty() ? Optional.empty() : Optional.of(new Fit.Refused(likeness, conflict + "; a profile can name the right one"));
    }

    /** True when at least half of the filled cells of the field's column are such words, and there is one. */
    boolean holds(String field, Predicate<String> known) {
        int column = columns.entrySet().stream().filter(entry -> entry.getValue().equals(field)).findFirst().orElseThrow().getKey();
        List<String> words = below.stream().map(line -> line.cell(column)).filter(cell -> !cell.isBlank()).toList();
        return !words.isEmpty() && 2 * words.stream().filter(known).count() >= words.size();
    }

    /** Packages and people print the company's GSTIN above the heading. */
    Optional<Gstin> ownGstin() {
        Set<String> found = new TreeSet<>();
        above.stream().flatMap(line -> line.cells().stream()).forEach(cell ->
                OWN_GSTIN.matcher(cell.toUpperCase(Locale.ROOT)).results().forEach(result -> found.add(result.group())));
        return found.size() == 1 ? Optional.of(new Gstin(found.iterator().next())) : Optional.empty();
    }

    /** Cells that every row of the sheet gets: the owner that is printed above the heading, if any. */
    Map<String, String> owner(String field) {
        return ownGstin().map(gstin -> Map.of(field, gstin.text())).orElse(Map.of());
    }

    /** What the headings of all sheets of a file say alike; empty where one says something else or nothing. */
    static <T> Optional<T> common(Collection<Heading> headings, Function<Heading, Optional<T>> said) {
        List<Optional<T>> different = headings.stream().map(said).distinct().toList();
        return different.size() == 1 ? different.get(0) : Optional.empty();
    }

    /** A heading printed again on the next page: three cells that repeat their titles are no coincidence. */
    Predicate<Row> isRepeatedBy() {
        Map<String, String> titleByField = new HashMap<>();
        columns.forEach((column, field) -> titleByField.putIfAbsent(field, ColumnTitles.normalise(titles.get(column))));
        return row -> row.cells().entrySet().stream()
                .filter(cell -> ColumnTitles.normalise(cell.getValue()).equals(titleByField.get(cell.getKey()))).count() >= 3;
    }

    /** A cell that names the row a total. */
    static boolean isTotal(String text) {
        return TOTAL.matcher(text.strip()).matches();
    }

    private static Candidate better(Candidate one, Candidate other) {
        return one == null || other.meanings().size() > one.meanings().size() ? other : one;
    }

    private static Candidate oneRow(int index, Sample.Line line, ColumnTitles known) {
        Map<Integer, Meaning> meanings = new TreeMap<>();
        for (int column = 0; column < line.cells().size(); column++) {
            int position = column;
            known.find(line.cell(column)).ifPresent(meaning -> meanings.put(position, meaning));
        }
        return new Candidate(index, 1, line.cells(), meanings);
    }

    /** A group title stands over its first column only (merged cells), so it is carried to the right over blanks. */
    private static Candidate twoRows(int index, Sample.Line upper, Sample.Line lower, ColumnTitles known) {
        Map<Integer, Meaning> meanings = new TreeMap<>();
        List<String> titles = new ArrayList<>();
        String group = "";
        for (int column = 0; column < Math.max(upper.cells().size(), lower.cells().size()); column++) {
            String above = upper.cell(column);
            String below = lower.cell(column);
            group = above.isEmpty() ? group : above;
            String joined = below.isEmpty() ? above : (group + " " + below).strip();
            titles.add(joined);
            Optional<Meaning> meaning = known.find(joined);
            if (meaning.isEmpty()) {
                // a group may add nothing (Invoice details); but "Amount" or "Date" alone says too little below one
                meaning = known.find(below).filter(alone -> alone.rank() <= 2);
            }
            if (meaning.isPresent()) {
                meanings.put(column, meaning.get());
            }
        }
        return new Candidate(index, 2, titles, meanings);
    }

    private static Heading of(Candidate candidate, List<Sample.Line> lines) {
        Map<String, List<Column>> byField = new LinkedHashMap<>();
        candidate.meanings().forEach((position, meaning) -> byField.computeIfAbsent(meaning.field(), field -> new ArrayList<>())
                .add(new Column(position, candidate.titles().get(position), meaning)));

        Map<String, List<Column>> taken = new LinkedHashMap<>();
        List<Column> losers = new ArrayList<>();
        String conflict = "";
        for (Map.Entry<String, List<Column>> entry : byField.entrySet()) {
            String field = entry.getKey();
            List<Column> competing = entry.getValue().stream().filter(column -> column.meaning().kind() != Kind.ADD).toList();
            int rank = competing.stream().mapToInt(column -> column.meaning().rank()).min().orElse(0);
            List<Column> winners = new ArrayList<>(competing.stream().filter(column -> column.meaning().rank() == rank).toList());
            losers.addAll(competing.stream().filter(column -> column.meaning().rank() != rank).toList());
            Optional<Column> twin = twin(winners);
            if (twin.isPresent()) {
                if (DECISIVE.contains(field) && conflict.isEmpty()) {
                    conflict = "the columns '" + winners.get(0).title() + "' and '" + twin.get().title() + "' could both be '" + field + "'";
                }
                winners.subList(1, winners.size()).clear();
            }
            entry.getValue().stream().filter(column -> column.meaning().kind() == Kind.ADD).forEach(winners::add);
            taken.put(field, winners);
        }
        losers.sort(Comparator.comparingInt((Column column) -> column.meaning().rank()).thenComparingInt(Column::position));
        for (Column loser : losers) {
            if (!loser.meaning().otherwise().isEmpty()) {
                taken.putIfAbsent(loser.meaning().otherwise(), List.of(loser));
            }
        }
        return named(candidate, lines, taken, conflict);
    }

    /** The second of two columns that cannot both be right: two plain titles, or the same ledger twice. */
    private static Optional<Column> twin(List<Column> winners) {
        Map<String, Column> ledgers = new HashMap<>();
        Column title = null;
        for (Column column : winners) {
            boolean ledger = column.meaning().kind() == Kind.PATTERN;
            if (ledger ? ledgers.put(ColumnTitles.normalise(column.title()), column) != null : title != null) {
                return Optional.of(column);
            }
            title = ledger ? title : column;
        }
        return Optional.empty();
    }

    private static Heading named(Candidate candidate, List<Sample.Line> lines, Map<String, List<Column>> taken, String conflict) {
        Map<Integer, String> columns = new TreeMap<>();
        Map<String, Meaning> chosen = new HashMap<>();
        taken.forEach((field, found) -> {
            List<Column> leftToRight = found.stream().sorted(Comparator.comparingInt(Column::position)).toList();
            leftToRight.forEach(column -> columns.put(column.position(), field));
            chosen.put(field, leftToRight.get(0).meaning());
        });
        int last = candidate.from() + candidate.lines() - 1;
        return new Heading(lines.subList(0, candidate.from()), lines.subList(last + 1, lines.size()), lines.get(last).number(),
                candidate.titles(), columns, chosen, conflict);
    }
}
