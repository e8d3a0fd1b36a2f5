package milaan.formats.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.Decision;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.formats.Cells;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * What analysts decided on review items (contract section 2, decisions); mostly our own {@code review.csv} or the sheet Review of our
 * workpaper, put back with decisions filled in. A sheet fits when it has columns for the item, the hash of its evidence and the decision.
 *
 * <p>A row whose decision is blank says nothing yet: it is no data. In {@code review.csv} the column {@code reason} is our sentence
 * and {@code decision_reason} the analyst's. The other sheets of a workbook are not read, and those without a column for the decision
 * are not remarked on.
 */
public final class DecisionSheet implements Format<Decision> {

    /** Columns that it cannot do without. */
    private static final int NEEDED = 3;
    private static final List<String> EVIDENCE = List.of("item_key", "evidence_hash", "decision", "decided_by", "decided_on");
    /** The apostrophe that our own CSV puts before what a spreadsheet would run, and no other: blanks and signs are part of a key. */
    private static final Pattern GUARDED = Pattern.compile("'[=@+\\-\\x00-\\x1f]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]");

    @Override
    public FileKind kind() {
        return FileKind.DECISIONS;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        return Sheets.fit(sample, kind(), profile, (table, known) -> sheets(table, known).fit(EVIDENCE, heading -> Optional.empty()));
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        ColumnTitles known = ColumnTitles.with(kind(), profile);
        return sheets((Sample.Table) sample, known).without(sheet -> !hasDecision(sheet, known)).plan(DecisionSheet::layout);
    }

    @Override
    public Reading<Decision> read(Row row, Inward inward) {
        BookCells.checkWhole(row);
        Gstin gstin = BookCells.owner(row, "gstin", inward);
        String item = key(row, row.has("match_id") && !row.has("item_key") ? "match_id" : "item_key");
        String evidenceHash = key(row, "evidence_hash");
        Decision.Action action = action(row);
        String decidedBy = who(row);
        LocalDate decidedOn = Cells.date(row, "decided_on", BookCells.dateStyles(inward.profile()));
        return new Reading<>(new Decision(gstin, item, evidenceHash, action, BookCells.note(row, "reason"), decidedBy, decidedOn,
                row.source()), List.of());
    }

    // ---- recognition and layout

    private static Sheets sheets(Sample.Table table, ColumnTitles known) {
        return Sheets.of(table, FileKind.DECISIONS, NEEDED, known, DecisionSheet::refusal);
    }

    /** What keeps a heading from being one of decisions. */
    private static Optional<Fit.Refused> refusal(Heading heading) {
        return heading.refusal(NEEDED, Stream.of("item_key", "evidence_hash", "decision").filter(field -> !heading.has(field))
                .map(field -> "'" + field + "'" + (field.equals("item_key") ? " or 'match_id'" : "")).toList());
    }

    private static boolean hasDecision(Sample.Sheet sheet, ColumnTitles known) {
        return Heading.find(sheet, known, NEEDED).filter(heading -> heading.has("decision")).isPresent();
    }

    private static RowPlan.SheetLayout layout(Sample.Sheet sheet, Heading heading) {
        List<Finding> findings = new ArrayList<>();
        for (String field : List.of("decided_by", "decided_on")) {
            if (!heading.has(field)) {
                findings.add(new Finding(RejectionReason.MISSING_COLUMN, field,
                        "no column for '" + field + "': no decision can be taken over"));
            }
        }
        Predicate<Row> isRepeated = heading.isRepeatedBy();
        return new RowPlan.SheetLayout(sheet.name(), heading.row() + 1, heading.columns(), heading.owner("gstin"), Set.of(),
                row -> !BookCells.isNoText(row.text("decision")) && !isRepeated.test(row), List.copyOf(findings));
    }

    // ---- rows

    /** As we wrote it: blanks inside it count. */
    private static String key(Row row, String field) {
        Cells.text(row, field);
        String text = row.text(field);
        return GUARDED.matcher(text).lookingAt() ? text.substring(1) : text;
    }

    private static Decision.Action action(Row row) {
        String word = BLANKS.matcher(Cells.text(row, "decision")).replaceAll("").toUpperCase(Locale.ROOT);
        return Stream.of(Decision.Action.values()).filter(action -> action.name().equals(word)).findFirst()
                .orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, "decision", "is no decision (expected one of "
                        + Stream.of(Decision.Action.values()).map(Decision.Action::name).collect(Collectors.joining(", ")) + ")"));
    }

    private static String who(Row row) {
        String who = BookCells.note(row, "decided_by");
        if (who.isEmpty()) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "decided_by", "decided_by '" + row.text("decided_by")
                    + "' names nobody (expected who decided: a decision without a name is not taken over)");
        }
        return who;
    }
}
