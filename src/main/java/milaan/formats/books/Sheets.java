package milaan.formats.books;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.TaxPeriod;
import milaan.formats.FileKind;
import milaan.formats.Format.Fit;
import milaan.formats.Profile;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * The sheets of a table as one kind of file sees them, in the order of the file.
 *
 * @param kind   the kind
 * @param least  known titles that make a row a heading
 * @param read   sheets that fit
 * @param unread sheets with a heading that does not fit, and why
 */
record Sheets(FileKind kind, int least, Map<Sample.Sheet, Heading> read, Map<Sample.Sheet, Fit.Refused> unread) {

    /** What the kind makes of a table, once its titles are known. */
    static Fit fit(Sample sample, FileKind kind, Profile profile, BiFunction<Sample.Table, ColumnTitles, Fit> decide) {
        if (!(sample instanceof Sample.Table table)) {
            return new Fit.Refused(0, "not a table");
        }
        ColumnTitles known;
        try {
            known = ColumnTitles.with(kind, profile);
        } catch (IllegalArgumentException e) {
            return new Fit.Refused(99, e.getMessage());
        }
        return decide.apply(table, known);
    }

    /** @param refusal what keeps a heading from being one of the kind */
    static Sheets of(Sample.Table table, FileKind kind, int least, ColumnTitles known, Function<Heading, Optional<Fit.Refused>> refusal) {
        Map<Sample.Sheet, Heading> read = new LinkedHashMap<>();
        Map<Sample.Sheet, Fit.Refused> unread = new LinkedHashMap<>();
        for (Sample.Sheet sheet : table.sheets()) {
            Heading.find(sheet, known, least).ifPresent(heading -> refusal.apply(heading)
                    .ifPresentOrElse(refused -> unread.put(sheet, refused), () -> read.put(sheet, heading)));
        }
        return new Sheets(kind, least, read, unread);
    }

    /** Without sheets of these names: neither read nor remarked on. */
    Sheets without(Predicate<Sample.Sheet> left) {
        return new Sheets(kind, least, kept(read, left), kept(unread, left));
    }

    private static <T> Map<Sample.Sheet, T> kept(Map<Sample.Sheet, T> sheets, Predicate<Sample.Sheet> left) {
        Map<Sample.Sheet, T> kept = new LinkedHashMap<>(sheets);
        kept.keySet().removeIf(left);
        return kept;
    }

    /**
     * The file has a GSTIN and a month where its sheets agree on them; the rows of others have their sheet's.
     *
     * @param evidence fields whose columns are shown to people
     * @param period   month that a heading names
     */
    Fit fit(List<String> evidence, Function<Heading, Optional<TaxPeriod>> period) {
        if (read.isEmpty()) {
            return unread.values().stream().max(Comparator.comparingInt(Fit.Refused::likeness)).orElse(new Fit.Refused(0,
                    "no heading row with " + least + " titles of a " + kind.text() + " file in the first " + Sample.Sheet.ROWS + " rows"));
        }
        Sample.Sheet sheet = read.keySet().iterator().next();
        Heading heading = read.get(sheet);
        String columns = (sheet.name().isEmpty() ? "" : "sheet '" + sheet.name() + "', ") + "heading in row " + heading.row() + ": "
                + evidence.stream().filter(heading::has).map(field -> field + " = '" + heading.titleOf(field) + "'")
                .collect(Collectors.joining(", "));
        return new Fit.Recognised(Heading.common(read.values(), Heading::ownGstin), Heading.common(read.values(), period), Optional.empty(),
                Map.of(), columns);
    }

    /** The sheets that fit; the first says which others are not read, and why. */
    RowPlan plan(BiFunction<Sample.Sheet, Heading, RowPlan.SheetLayout> layout) {
        List<RowPlan.SheetLayout> layouts = new ArrayList<>();
        read.forEach((sheet, heading) -> layouts.add(layout.apply(sheet, heading)));
        RowPlan.SheetLayout first = layouts.get(0);
        List<Finding> findings = new ArrayList<>(first.findings());
        unread.forEach((sheet, refused) -> findings.add(new Finding(RejectionReason.MISSING_COLUMN, "",
                "sheet '" + sheet.name() + "' is not read: " + refused.missing())));
        layouts.set(0, new RowPlan.SheetLayout(first.sheet(), first.firstRow(), first.columns(), first.constants(), first.fillDown(),
                first.isData(), List.copyOf(findings)));
        return new RowPlan.TableRows(List.copyOf(layouts));
    }
}
