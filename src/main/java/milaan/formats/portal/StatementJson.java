package milaan.formats.portal;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import milaan.domain.document.Finding;
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
 * A statement as JSON (file-formats section 10): rows at {@code tr}, the balance before them in {@code opnbal}, with any number of
 * {@code data} wrappers. The answer on declared opening balances ({@code tr[].opnbal}) does not say of which statement it is; the
 * portal's description knows it for ECRS, and it is taken for that. The answer with a closing balance alone has no periods.
 */
abstract sealed class StatementJson implements Format<StatementRow> permits EcrsStatementJson, RcmStatementJson {

    private static final Pattern BELOW_ROWS = Pattern.compile("((?:data\\.)*)tr\\.(.+)");
    private static final Pattern ROWS = Pattern.compile("((?:data\\.)*)tr");
    private static final Pattern CLOSING_ALONE = Pattern.compile("(?:data\\.)*clsbal(\\..+)?");

    private final StatementKind kind;

    StatementJson(StatementKind kind) {
        this.kind = kind;
    }

    @Override
    public final FileKind kind() {
        return StatementTable.fileKind(kind);
    }

    @Override
    public final Fit fit(Sample sample, Profile profile) {
        if (!(sample instanceof Sample.Json json)) {
            return new Fit.Refused(0, "not a JSON file");
        }
        Optional<String> decisive = decisive(json);
        if (decisive.isEmpty()) {
            return refused(json);
        }
        String gstin = json.scalars().getOrDefault(root(json) + "gstin", "").strip().toUpperCase(Locale.ROOT);
        if (!gstin.isEmpty() && !Gstin.isGstin(gstin)) {
            return new Fit.Refused(95, root(json) + "gstin '" + gstin + "' is not a GSTIN (expected 2 digits and 13 letters or digits)");
        }
        return new Fit.Recognised(gstin.isEmpty() ? Optional.empty() : Optional.of(new Gstin(gstin)), Optional.empty(), Optional.empty(),
                Map.of(), root(json) + "tr[]." + decisive.get());
    }

    /** A table that only this statement has; with none of either statement, declared opening balances are of ECRS. */
    private Optional<String> decisive(Sample.Json json) {
        Optional<String> table = firstBelowRows(json, StatementRows.tables(kind).subList(0, 3));
        StatementKind other = kind == StatementKind.ECRS ? StatementKind.RCM : StatementKind.ECRS;
        boolean foreign = firstBelowRows(json, StatementRows.tables(other).subList(0, 3)).isPresent();
        return table.isPresent() || foreign || kind == StatementKind.RCM ? table : firstBelowRows(json, List.of(StatementRows.DECLARED));
    }

    private static Optional<String> firstBelowRows(Sample.Json json, List<String> keys) {
        return keys.stream().filter(key -> json.paths().stream().map(BELOW_ROWS::matcher).anyMatch(path -> path.matches()
                && (path.group(2).equals(key) || path.group(2).startsWith(key + ".")))).findFirst();
    }

    private static String root(Sample.Json json) {
        return json.paths().stream().map(ROWS::matcher).filter(Matcher::matches).map(path -> path.group(1)).findFirst().orElse("");
    }

    private Fit refused(Sample.Json json) {
        boolean rows = json.paths().stream().anyMatch(path -> ROWS.matcher(path).matches());
        if (!rows && json.paths().stream().anyMatch(path -> CLOSING_ALONE.matcher(path).matches())) {
            return new Fit.Refused(90, "a closing balance without return periods: bring the statement with its rows (tr)");
        }
        return new Fit.Refused(rows ? 20 : 0, "no rows with " + String.join(", ", StatementRows.tables(kind).subList(0, 3)) + " at tr");
    }

    @Override
    public final RowPlan plan(Sample sample, Profile profile) {
        return new RowPlan.JsonRows(Set.of(root((Sample.Json) sample) + "tr"));
    }

    @Override
    public final Reading<StatementRow> read(Row row, Inward inward) {
        return StatementRows.read(kind, row, inward);
    }

    @Override
    public final Optional<Finding> refuse(Sample sample, Supplier<Iterator<Row>> rows) {
        Sample.Json json = (Sample.Json) sample;
        Map<String, String> before = new HashMap<>();
        for (TaxHead head : TaxHead.values()) {
            String amount = json.scalars().get(root(json) + StatementRows.field(StatementRows.DECLARED, head));
            if (amount != null) {
                before.put(StatementRows.field(StatementBalance.BEFORE, head), amount);
            }
        }
        return StatementBalance.check(kind, rows.get(), before, "rows are missing or amounts do not stand under their keys: download the statement again");
    }
}
