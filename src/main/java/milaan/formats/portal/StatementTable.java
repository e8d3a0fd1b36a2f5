package milaan.formats.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.StatementKind;
import milaan.domain.statement.StatementRow;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * A statement as a table, the portal's CSV or a workbook. Columns by {@link StatementHeading}; totals, repeated headings and the
 * lines with the balance before and after the period of a download are not data. No export of the portal has been seen: what
 * makes a table believed is that its closing balances follow ({@link StatementBalance}).
 */
abstract sealed class StatementTable implements Format<StatementRow> permits EcrsStatementTable, RcmStatementTable {

    private static final Pattern OWN_GSTIN = Pattern.compile("\\b[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]{3}\\b");
    private static final Pattern NO_DATA = Pattern.compile("((grand|sub|net)[ -]?)?totals?[ :.-]*|closing\\s+bal(ance)?\\b.*", Pattern.CASE_INSENSITIVE);
    private static final List<String> TEXTS = List.of("srno", "trandt", "refno", "rtnprd", "desc");

    private final StatementKind kind;

    StatementTable(StatementKind kind) {
        this.kind = kind;
    }

    static FileKind fileKind(StatementKind kind) {
        return kind == StatementKind.ECRS ? FileKind.ECRS_STATEMENT : FileKind.RCM_STATEMENT;
    }

    @Override
    public final FileKind kind() {
        return fileKind(kind);
    }

    @Override
    public final Fit fit(Sample sample, Profile profile) {
        if (!(sample instanceof Sample.Table table)) {
            return new Fit.Refused(0, "not a table");
        }
        Fit.Refused nearest = new Fit.Refused(0, "no rows");
        try {
            for (Sample.Sheet sheet : table.sheets()) {
                StatementHeading heading = StatementHeading.of(sheet, kind, profile);
                if (heading.missing().isEmpty()) {
                    return new Fit.Recognised(gstin(heading), Optional.empty(), Optional.empty(), Map.of(), (sheet.name().isEmpty() ? ""
                            : "sheet '" + sheet.name() + "', ") + "columns " + heading.decided());
                }
                nearest = heading.likeness() > nearest.likeness() || nearest.likeness() == 0
                        ? new Fit.Refused(heading.likeness(), heading.missing()) : nearest;
            }
        } catch (IllegalArgumentException e) {
            return new Fit.Refused(99, e.getMessage());
        }
        return nearest;
    }

    /** The one GSTIN above the heading. */
    private static Optional<Gstin> gstin(StatementHeading heading) {
        Set<String> found = new TreeSet<>();
        heading.above().stream().flatMap(line -> line.cells().stream()).forEach(cell ->
                OWN_GSTIN.matcher(cell.toUpperCase(Locale.ROOT)).results().forEach(result -> found.add(result.group())));
        return found.size() == 1 ? Optional.of(new Gstin(found.iterator().next())) : Optional.empty();
    }

    @Override
    public final RowPlan plan(Sample sample, Profile profile) {
        List<RowPlan.SheetLayout> layouts = new ArrayList<>();
        for (Sample.Sheet sheet : ((Sample.Table) sample).sheets()) {
            StatementHeading heading = StatementHeading.of(sheet, kind, profile);
            if (heading.missing().isEmpty()) {
                Map<String, String> constants = new HashMap<>(opening(sheet, heading));
                gstin(heading).ifPresent(gstin -> constants.put("gstin", gstin.text()));
                layouts.add(new RowPlan.SheetLayout(sheet.name(), heading.firstRow(), heading.columns(), Map.copyOf(constants), Set.of(),
                        row -> isData(row, constants), heading.findings(kind)));
            } else {
                whyUnread(sheet, heading, profile).map(why -> new Finding(RejectionReason.MISSING_COLUMN, "", "sheet '" + sheet.name() + "' is not read: " + why))
                        .ifPresent(unread -> layouts.add(new RowPlan.SheetLayout(sheet.name(), Integer.MAX_VALUE, Map.of(), Map.of(), Set.of(),
                                row -> false, List.of(unread))));
            }
        }
        return new RowPlan.TableRows(List.copyOf(layouts));
    }

    /** Said of sheets that name this statement, or are the other one: a file is of one kind. */
    private Optional<String> whyUnread(Sample.Sheet sheet, StatementHeading heading, Profile profile) {
        StatementKind other = kind == StatementKind.ECRS ? StatementKind.RCM : StatementKind.ECRS;
        if (StatementHeading.of(sheet, other, profile).missing().isEmpty()) {
            return Optional.of("it is the " + other + " statement; bring it as a file of its own");
        }
        return heading.likeness() >= 50 ? Optional.of(heading.missing()) : Optional.empty();
    }

    /** What the line Opening Balance leaves, handed to every row, for {@link #refuse} sees rows only. */
    private Map<String, String> opening(Sample.Sheet sheet, StatementHeading heading) {
        Map<String, String> opening = new HashMap<>();
        for (Sample.Line line : sheet.rows()) {
            Map<String, String> cells = new HashMap<>();
            heading.columns().forEach((column, field) -> cells.put(field, line.cell(column)));
            Row row = new Row(new SourceLine("", ""), cells, "");
            if (line.number() >= heading.firstRow() && isRangeOpening(row) && opening.isEmpty() && StatementRows.states(row, StatementRows.CLOSING)) {
                for (TaxHead head : TaxHead.values()) {
                    String amount = row.text(StatementRows.field(StatementRows.CLOSING, head));
                    opening.put(StatementRows.field(StatementBalance.BEFORE, head), amount.isEmpty() ? "0" : amount);
                }
            }
        }
        return opening;
    }

    /** A line Opening Balance that is no declaration: the balance before the first row of the download. */
    private boolean isRangeOpening(Row row) {
        return StatementRows.saysOpening(row) && !StatementRows.isDeclaration(kind, row);
    }

    private boolean isData(Row row, Map<String, String> constants) {
        boolean ours = row.cells().keySet().stream().anyMatch(field -> !constants.containsKey(field) && !field.equals("srno"));
        boolean total = TEXTS.stream().anyMatch(field -> NO_DATA.matcher(row.text(field)).matches());
        return ours && !total && !isHeadingAgain(row) && !isRangeOpening(row);
    }

    private boolean isHeadingAgain(Row row) {
        return row.cells().entrySet().stream().filter(cell -> StatementTitles.title(cell.getValue()).equals(cell.getKey())
                || cell.getKey().contains(".") && Stream.of(StatementTitles.head(cell.getValue()),
                        StatementTitles.table(kind, cell.getValue()).orElse("")).anyMatch(found -> !found.isEmpty())).count() >= 2;
    }

    @Override
    public final Reading<StatementRow> read(Row row, Inward inward) {
        return StatementRows.read(kind, row, inward);
    }

    @Override
    public final Optional<Finding> refuse(Sample sample, Supplier<Iterator<Row>> rows) {
        return StatementBalance.check(kind, rows.get(), Map.of(), "the columns are probably not in the order that they were taken for: a profile"
                + " can name them under positions: " + kind().text());
    }
}
