package milaan.formats.portal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import milaan.domain.document.Document;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * GSTR-2B as the portal's JSON, of either generation (amounts in {@code items[]} till September 2024, on the document since),
 * with or without the {@code data} wrapper, whole or as a numbered part. {@code version} is 1.0 in all of them and decides
 * nothing.
 *
 * <p>Look-alikes written by other tools use the key names of GSTR-1 ({@code idt}, {@code iamt}); read as GSTR-2B they would
 * give documents without tax, so they are refused (file-formats section 3.7).
 */
public final class Gstr2bJson implements Format<Document> {

    private static final DateTimeFormatter GENERATED = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Keys of GSTR-1, GSTR-2A and IMS, and what GSTR-2B has instead (file-formats section 1.7). */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("idt", "dt"), Map.entry("itms", "items"), Map.entry("itm_det", "items"), Map.entry("iamt", "igst"),
            Map.entry("camt", "cgst"), Map.entry("samt", "sgst"), Map.entry("csamt", "cess"), Map.entry("tradeName", "trdnm"),
            Map.entry("nt_num", "ntnum"), Map.entry("nt_dt", "dt"), Map.entry("ntty", "typ"), Map.entry("inv_typ", "typ"),
            Map.entry("rchrg", "rev"), Map.entry("stin", "ctin"), Map.entry("benum", "boenum"), Map.entry("bedt", "boedt"),
            Map.entry("portcd", "portcode"), Map.entry("isd_docty", "doctyp"), Map.entry("itc_elg", "itcelg"));

    /** Keys of an answer that is only an error, at any depth. */
    private static final Set<String> ERROR_KEYS = Set.of("error", "errors", "status_cd", "status", "message", "error_cd", "errorcode",
            "error_code", "error_msg", "errormsg", "code", "detailmessage", "desc", "data", "success", "timestamp", "path");

    @Override
    public FileKind kind() {
        return FileKind.GSTR2B;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        if (!(sample instanceof Sample.Json json)) {
            return new Fit.Refused(0, "not a JSON file");
        }
        Keys keys = new Keys(json.paths(), json.scalars());
        String root = root(keys);
        boolean documents = keys.has(root + "docdata") || keys.has(root + "docRejdata");
        boolean summary = keys.has(root + "itcsumm");
        String period = json.scalars().getOrDefault(root + "rtnprd", "");
        boolean bareHeader = !period.isEmpty() && json.scalars().containsKey(root + "gstin") && json.scalars().containsKey(root + "gendt")
                && keys.below(parent(root)).stream().allMatch(key -> keys.below(root + key).isEmpty() || key.startsWith("cp"));
        if (!documents && !summary && !bareHeader) {
            return refuseOther(json, keys);
        }
        Optional<String> foreign = foreignKey(keys, root);
        if (foreign.isPresent()) {
            return new Fit.Refused(90, "only looks like GSTR-2B of the portal: " + foreign.get());
        }
        if (period.isEmpty()) {
            return new Fit.Refused(85, root + "rtnprd is missing, which says the period of the statement");
        }
        return recognise(json, root, period, documents ? "docdata" : summary ? "itcsumm" : "gendt");
    }

    private static Fit recognise(Sample.Json json, String root, String period, String decided) {
        String gstin = json.scalars().getOrDefault(root + "gstin", "").strip().toUpperCase(Locale.ROOT);
        if (!gstin.isEmpty() && !Gstin.isGstin(gstin)) {
            return new Fit.Refused(95, root + "gstin '" + gstin + "' is not a GSTIN (expected 2 digits and 13 letters or digits)");
        }
        try {
            Map<String, TaxAmounts> summary = Gstr2bSummary.read(json.scalars(), root + "itcsumm");
            return new Fit.Recognised(gstin.isEmpty() ? Optional.empty() : Optional.of(new Gstin(gstin)),
                    Optional.of(TaxPeriod.parse(period)), generated(json.scalars().getOrDefault(root + "gendt", "")), summary,
                    root + decided + " and " + root + "rtnprd");
        } catch (NumberFormatException e) {
            return new Fit.Refused(95, e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Fit.Refused(95, root + "rtnprd " + e.getMessage());
        }
    }

    /** A statement whose day of generation cannot be read is still a statement; it only cannot supersede another. */
    private static Optional<LocalDate> generated(String text) {
        try {
            return Optional.of(LocalDate.parse(text, GENERATED));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String parent(String root) {
        return root.isEmpty() ? "" : root.substring(0, root.length() - 1);
    }

    /** The portal's download wraps all in {@code data}; the body of its API does not. */
    private static String root(Keys keys) {
        boolean wrapped = keys.has("data.docdata") || keys.has("data.docRejdata") || keys.has("data.itcsumm") || keys.has("data.rtnprd");
        return wrapped ? "data." : "";
    }

    // ---- refusals

    private static Optional<String> foreignKey(Keys keys, String root) {
        for (String path : keys.paths()) {
            if (!path.startsWith(root + "doc")) {
                continue;
            }
            String key = path.substring(path.lastIndexOf('.') + 1);
            if (FOREIGN.containsKey(key)) {
                return Optional.of("unexpected key '" + key + "' at " + path + " (expected '" + FOREIGN.get(key) + "')");
            }
            if (key.equals("doclist") && !path.matches(".*\\.isda?\\.doclist")) {
                return Optional.of("unexpected key 'doclist' at " + path + " (expected it in isd and isda only)");
            }
        }
        return Optional.empty();
    }

    private static Fit refuseOther(Sample.Json json, Keys keys) {
        boolean onlyError = !keys.paths().isEmpty() && keys.paths().stream()
                .allMatch(path -> ERROR_KEYS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        boolean saysError = keys.paths().stream().map(path -> path.toLowerCase(Locale.ROOT))
                .anyMatch(path -> path.contains("error") || path.endsWith("status_cd"));
        if (onlyError && saysError) {
            StringBuilder message = new StringBuilder();
            json.scalars().forEach((path, value) -> message.append(message.isEmpty() ? "" : ", ").append(path).append(" '").append(value)
                    .append('\''));
            return new Fit.Refused(80, "this is an error answer of the portal that was saved as a file: " + message
                    + " (download the statement again)");
        }
        String nothing = "no docdata or itcsumm, which every GSTR-2B of the portal has";
        for (String section : List.of("b2b", "b2ba", "cdnr", "cdn", "impg", "isd")) {
            if (keys.has(section) || keys.has("data." + section)) {
                return new Fit.Refused(30, nothing + "; '" + section + "' stands at the root"
                        + keys.first(FOREIGN.keySet()).map(path -> " and the first unexpected key is " + path).orElse("")
                        + " (GSTR-1, GSTR-2A, IMS or a tool's own file)");
            }
        }
        return new Fit.Refused(json.scalars().containsKey("gstin") ? 10 : 5, nothing);
    }

    // ---- rows

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        Sample.Json json = (Sample.Json) sample;
        Keys keys = new Keys(json.paths(), json.scalars());
        String root = root(keys);
        Set<String> rows = new LinkedHashSet<>();
        for (String part : keys.below(parent(root))) {
            // docdata and docRejdata; what else may hold documents becomes rows too, and they are rejected by name
            if (part.startsWith("doc")) {
                keys.below(root + part).forEach(section -> addSection(keys, root + part + "." + section, section, true, rows));
            } else {
                addSection(keys, root + part, part, false, rows);
            }
        }
        return new RowPlan.JsonRows(rows);
    }

    /** Reversals stand one level deeper; of what stands beside docdata, only known sections are taken for lists of documents. */
    private static void addSection(Keys keys, String path, String section, boolean anyName, Set<String> rows) {
        if (section.equals("itcrev")) {
            keys.below(path).forEach(inner -> addLists(keys, path + "." + inner, inner, rows));
        } else if (anyName || Gstr2bList.ofSection(section).isPresent()) {
            addLists(keys, path, section, rows);
        }
    }

    /**
     * The row paths of one section. What is not known becomes rows too: reading them rejects them by name, which is the only
     * way that nobody believes them loaded.
     */
    private static void addLists(Keys keys, String path, String section, Set<String> rows) {
        Set<String> inside = keys.below(path);
        if (inside.isEmpty()) {
            return;
        }
        boolean found = false;
        for (String list : inside) {
            if (!list.equals("items") && !keys.below(path + "." + list).isEmpty()) {
                rows.add(path + "." + list);
                found = true;
            }
        }
        boolean emptyList = Gstr2bList.ofSection(section).map(known -> inside.contains(known.list())).orElse(false);
        if (!found && !emptyList) {
            rows.add(path);
        }
    }

    @Override
    public Reading<Document> read(Row row, Inward inward) {
        return Gstr2bRow.read(row, inward);
    }

    /** The key paths of a file as a tree. */
    private static final class Keys {

        private final Map<String, Set<String>> below = new LinkedHashMap<>();
        private final Set<String> paths = new LinkedHashSet<>();

        Keys(Set<String> paths, Map<String, String> scalars) {
            paths.forEach(this::add);
            scalars.keySet().forEach(this::add);
        }

        private void add(String path) {
            int end = path.indexOf('.');
            int start = 0;
            String parent = "";
            while (true) {
                String key = end < 0 ? path.substring(start) : path.substring(start, end);
                below.computeIfAbsent(parent, ignored -> new LinkedHashSet<>()).add(key);
                if (end < 0) {
                    break;
                }
                parent = path.substring(0, end);
                paths.add(parent);
                start = end + 1;
                end = path.indexOf('.', start);
            }
            paths.add(path);
        }

        /** Every path and the paths above it, in the order of the file. */
        Set<String> paths() {
            return paths;
        }

        boolean has(String path) {
            return paths.contains(path);
        }

        /** Keys directly below a path; below the empty path, those of the root. */
        Set<String> below(String path) {
            return below.getOrDefault(path, Set.of());
        }

        Optional<String> first(Set<String> keys) {
            return paths.stream().filter(path -> keys.contains(path.substring(path.lastIndexOf('.') + 1))).findFirst();
        }
    }
}
