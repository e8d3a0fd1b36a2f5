package milaan.formats.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import milaan.formats.FileKind;
import milaan.formats.Profile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What column titles of one kind of table mean, from {@code formats/<kind>-titles.csv} and the user's profile. Kinds of its lines:
 * <ul>
 * <li>{@code title}: one column of the field. Of several titles the lowest rank takes the field; a loser takes the field
 * {@code otherwise} when that is free ({@code Date} beside {@code Supplier Invoice Date} is the posting date).
 * <li>{@code pattern}: a ledger of a columnar register, a regular expression over the normalised title. All such columns of a
 * field are added up, unless a {@code title} of lower rank states the field itself.
 * <li>{@code add}: a column that is added to the field whatever else there is (UTGST to SGST).
 * <li>{@code foreign}: a title that shows a statement of the portal; {@code preamble}: text above the heading that does.
 * </ul>
 * The profile's titles have rank 0 like the contract's own names; where both know a title, the profile wins. The heads have no
 * title of rank 0: {@code CGST} alone may be one ledger of several.
 */
final class ColumnTitles {

    /** Every field that is read, by kind: those of the contract, and helpers that only some sources have. */
    static final Map<FileKind, Set<String>> FIELDS = Map.of(FileKind.PURCHASE_REGISTER, Set.of("recipient_gstin", "supplier_gstin",
            "supplier_name", "document_type", "document_number", "document_date", "place_of_supply", "taxable_value", "igst", "cgst", "sgst",
            "cess", "document_value", "reverse_charge", "voucher_number", "posting_date", "received_date", "credit_class",
            "original_document_number", "original_document_date", "port_code", "irn", "hsn", "rate", "account", "status", "voucher_type",
            "particulars", "grn_date", "boe_number", "boe_date", "cancelled", "deleted", "item"),
            FileKind.CREDIT_WORKING, Set.of("gstin", "item_id", "supplier_gstin", "document_number", "document_date", "return_period", "event",
            "reason", "origin_item_id", "igst", "cgst", "sgst", "cess"),
            FileKind.PAYMENTS, Set.of("recipient_gstin", "supplier_gstin", "document_number", "document_date", "payment_date", "amount", "kind",
            "voucher_date", "instrument", "tds"),
            FileKind.DECISIONS, Set.of("gstin", "item_key", "match_id", "evidence_hash", "decision", "reason", "decided_by", "decided_on"),
            FileKind.TURNOVER_BOOKS, Set.of("gstin", "return_period", "supply", "taxable_value", "igst", "cgst", "sgst", "cess"));

    /** No title is longer; longer cells are not shown to the patterns. */
    private static final int LONGEST_TITLE = 80;
    private static final Pattern IGNORED = Pattern.compile("\\(\\s*(in\\s+)?(₹|rs\\.?|inr)\\s*\\)|[\\s\\p{Z}\\p{Cf}₹.*:]");
    private static final Map<FileKind, ColumnTitles> KNOWN = FIELDS.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(kind -> kind, ColumnTitles::load));

    enum Kind {
        TITLE, PATTERN, ADD
    }

    /**
     * @param rank      lower is surer
     * @param otherwise field that the column takes when a surer one has taken {@code field}, or empty
     */
    record Meaning(String field, Kind kind, int rank, String otherwise) {
    }

    private final Map<String, Meaning> byTitle;
    private final Map<Pattern, Meaning> byPattern;
    private final Set<String> foreign;
    private final List<String> preambles;

    private ColumnTitles(Map<String, Meaning> byTitle, Map<Pattern, Meaning> byPattern, Set<String> foreign, List<String> preambles) {
        this.byTitle = byTitle;
        this.byPattern = byPattern;
        this.foreign = foreign;
        this.preambles = preambles;
    }

    /**
     * A profile serves all tables of a job, so its fields of other kinds are passed over.
     *
     * @throws IllegalArgumentException when the profile names a field that no kind has, or one title under two fields
     */
    static ColumnTitles with(FileKind kind, Profile profile) {
        ColumnTitles known = KNOWN.get(kind);
        if (profile.titles().isEmpty()) {
            return known;
        }
        Map<String, Meaning> added = new HashMap<>();
        profile.titles().forEach((field, titles) -> {
            if (FIELDS.values().stream().noneMatch(fields -> fields.contains(field))) {
                throw new IllegalArgumentException("the profile names the field '" + field + "', which " + kind.text() + " does not have; it has "
                        + String.join(", ", new TreeSet<>(FIELDS.get(kind))));
            }
            for (String title : FIELDS.get(kind).contains(field) ? titles : List.<String>of()) {
                Meaning before = added.put(normalise(title), new Meaning(field, Kind.TITLE, 0, ""));
                if (before != null && !before.field().equals(field)) {
                    throw new IllegalArgumentException("the profile gives the title '" + title + "' to both '" + before.field() + "' and '" + field + "'");
                }
            }
        });
        Map<String, Meaning> all = new HashMap<>(known.byTitle);
        all.putAll(added);
        return new ColumnTitles(all, known.byPattern, known.foreign, known.preambles);
    }

    Optional<Meaning> find(String title) {
        String key = normalise(title);
        if (key.isEmpty() || key.length() > LONGEST_TITLE) {
            return Optional.empty();
        }
        Meaning exact = byTitle.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        return byPattern.entrySet().stream().filter(entry -> entry.getKey().matcher(key).matches()).map(Map.Entry::getValue).findFirst();
    }

    /** True when the title shows another kind of file and stands in none of this kind. */
    boolean isForeign(String title) {
        return foreign.contains(normalise(title));
    }

    /** The words in a line above the heading that show another kind of file. */
    Optional<String> foreignWords(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return preambles.stream().filter(lower::contains).findFirst();
    }

    /** File-formats section 13 rule 1: NFKC, lower case, without blanks, line breaks, {@code ₹ (rs.) . * :}. */
    static String normalise(String title) {
        return IGNORED.matcher(Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static ColumnTitles load(FileKind kind) {
        String resource = "/formats/" + kind.text() + "-titles.csv";
        Map<String, Meaning> byTitle = new HashMap<>();
        Map<Pattern, Meaning> byPattern = new LinkedHashMap<>();
        Set<String> foreign = new TreeSet<>();
        List<String> preambles = new ArrayList<>();
        CSVFormat csv = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (InputStream bytes = ColumnTitles.class.getResourceAsStream(resource)) {
            for (CSVRecord line : csv.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                String title = line.get("title");
                switch (line.get("kind")) {
                    case "foreign" -> foreign.add(normalise(title));
                    case "preamble" -> preambles.add(title);
                    case "pattern" -> byPattern.put(Pattern.compile(title), meaning(kind, line, Kind.PATTERN));
                    case "title" -> put(byTitle, title, meaning(kind, line, Kind.TITLE));
                    case "add" -> put(byTitle, title, meaning(kind, line, Kind.ADD));
                    default -> throw new IllegalStateException(resource + ": unknown kind '" + line.get("kind") + "' of '" + title + "'");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ColumnTitles(byTitle, byPattern, foreign, preambles);
    }

    private static Meaning meaning(FileKind table, CSVRecord line, Kind kind) {
        String field = line.get("field");
        String otherwise = line.get("otherwise");
        Set<String> fields = FIELDS.get(table);
        if (!fields.contains(field) || !otherwise.isEmpty() && !fields.contains(otherwise)) {
            throw new IllegalStateException("'" + line.get("title") + "' has an unknown field of " + table.text());
        }
        return new Meaning(field, kind, kind == Kind.ADD ? 0 : Integer.parseInt(line.get("rank")), otherwise);
    }

    private static void put(Map<String, Meaning> byTitle, String title, Meaning meaning) {
        Meaning before = byTitle.putIfAbsent(normalise(title), meaning);
        if (before != null && !before.field().equals(meaning.field())) {
            throw new IllegalStateException("'" + title + "' is both " + before.field() + " and " + meaning.field());
        }
    }
}
