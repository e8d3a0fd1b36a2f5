package milaan.formats.portal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.returns.Gstr3b;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * GSTR-3B as JSON of the portal's download, its API or the offline utility (file-formats section 7.1). A return is the object
 * that holds {@code sup_details} or {@code itc_elg}: the whole file, something wrapped in it ({@code data}), or each element of a
 * list. Keys that are not known are left alone, since GSTN adds keys without notice.
 *
 * <p>The figures that the portal proposes before a return is made ({@code r3bautopop}) have a {@code sup_details} too; they are
 * refused, for a proposal was neither claimed nor paid.
 */
public final class Gstr3bJson implements Format<Gstr3b> {

    /** What makes a table of the return: its key, and the keys in it of which it has one at least. */
    private static final Map<String, Set<String>> TABLES = Map.of(
            "sup_details", Set.of("osup_det", "osup_zero", "osup_nil_exmp", "isup_rev", "osup_nongst"),
            "itc_elg", Set.of("itc_avl", "itc_rev", "itc_net", "itc_inelg"));

    private static final Set<String> PROPOSAL = Set.of("r3bautopop", "liabitc", "elgitc");

    /** Keys of other files, and what GSTR-3B has instead (file-formats section 1.7). */
    private static final Map<String, String> FOREIGN = Map.of("igst", "iamt", "cgst", "camt", "sgst", "samt", "cess", "csamt");

    @Override
    public FileKind kind() {
        return FileKind.GSTR3B;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        if (!(sample instanceof Sample.Json json)) {
            return new Fit.Refused(0, "not a JSON file");
        }
        List<String> tables = tables(json);
        if (tables.isEmpty()) {
            return refuseOther(json);
        }
        Optional<String> foreign = foreignKey(json, tables);
        if (foreign.isPresent()) {
            return new Fit.Refused(90, "only looks like GSTR-3B of the portal: " + foreign.get());
        }
        Set<String> roots = roots(tables);
        String root = roots.iterator().next();
        boolean single = roots.size() == 1;
        return new Fit.Recognised(single ? gstin(json, root) : Optional.empty(), single ? period(json, root) : Optional.empty(),
                Optional.empty(), Map.of(), String.join(" and ", tables));
    }

    /** A GSTIN that is none is for the row to reject; so is a period. */
    private static Optional<Gstin> gstin(Sample.Json json, String root) {
        String text = scalar(json, root, Gstr3bReturn.GSTIN).toUpperCase(Locale.ROOT);
        return Gstin.isGstin(text) ? Optional.of(new Gstin(text)) : Optional.empty();
    }

    private static Optional<TaxPeriod> period(Sample.Json json, String root) {
        try {
            return Optional.of(TaxPeriod.parse(scalar(json, root, Gstr3bReturn.PERIOD)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the return says, or the nearest object around it; empty for a list of returns, each of which says its own. */
    private static String scalar(Sample.Json json, String root, String key) {
        String around = root;
        while (!around.isEmpty() && !json.paths().contains(child(around, key))) {
            around = parent(around);
        }
        return json.scalars().getOrDefault(child(around, key), "");
    }

    /** @return paths of the tables that are part of a return, in the order of the file */
    private static List<String> tables(Sample.Json json) {
        List<String> tables = new ArrayList<>();
        for (String path : json.paths()) {
            boolean table = TABLES.getOrDefault(key(path), Set.of()).stream().anyMatch(node -> json.paths().contains(path + "." + node));
            if (table && !isProposal(path)) {
                tables.add(path);
            }
        }
        return tables;
    }

    private static Set<String> roots(List<String> tables) {
        Set<String> roots = new LinkedHashSet<>();
        tables.forEach(table -> roots.add(parent(table)));
        return roots;
    }

    private static String key(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('.'), 0));
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isProposal(String path) {
        return Stream.of(path.split("\\.")).anyMatch(PROPOSAL::contains);
    }

    /** Amounts under the key names of other files would be read as zeros. Beside the right key they are an addition of the portal. */
    private static Optional<String> foreignKey(Sample.Json json, List<String> tables) {
        for (String path : json.paths()) {
            String expected = FOREIGN.get(key(path));
            if (expected != null && tables.stream().anyMatch(table -> path.startsWith(table + "."))
                    && !json.paths().contains(child(parent(path), expected))) {
                return Optional.of("unexpected key '" + key(path) + "' at " + path + " (expected '" + expected + "')");
            }
        }
        return Optional.empty();
    }

    private static Fit refuseOther(Sample.Json json) {
        if (json.paths().stream().anyMatch(Gstr3bJson::isProposal)) {
            return new Fit.Refused(90, "these are the figures that the portal proposes for GSTR-3B (r3bautopop), not the return itself"
                    + " (download the filed return)");
        }
        Optional<String> bare = json.paths().stream().filter(path -> TABLES.containsKey(key(path))).findFirst();
        if (bare.isPresent()) {
            return new Fit.Refused(60, bare.get() + " has none of the nodes that GSTR-3B has in it (expected such as osup_det or itc_avl)");
        }
        return new Fit.Refused(json.scalars().containsKey(Gstr3bReturn.PERIOD) ? 20 : 5,
                "no sup_details or itc_elg, which every GSTR-3B has");
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        return new RowPlan.JsonRows(roots(tables((Sample.Json) sample)));
    }

    @Override
    public Reading<Gstr3b> read(Row row, Inward inward) {
        return Gstr3bReturn.read(row, inward);
    }
}
