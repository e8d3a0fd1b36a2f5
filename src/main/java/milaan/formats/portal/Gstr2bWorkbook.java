package milaan.formats.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import milaan.domain.document.RejectedRow;
import milaan.domain.document.SourceLine;
import milaan.domain.document.Document;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.formats.Cells;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.RowPlan.SheetLayout;
import milaan.formats.Sample;

/**
 * GSTR-2B as the portal's workbook: one sheet a section, found by its name without blanks and case, columns found by their
 * titles (file-formats section 4). Rows get the key names of the JSON and are read like it.
 *
 * <p>A sheet without the columns that identify a document, or without any tax head, refuses the workbook; every other missing
 * column is said and its values are taken as empty. The workbook's summary sheets are not read: {@code summary} is empty.
 */
public final class Gstr2bWorkbook implements Format<Document> {

    private static final String TITLE = "gstr2b";
    /** Row paths by sheet name; the rows of the last one are rejected, see {@link Gstr2bRow#DISPLACED}. */
    private static final Map<String, String> SHEETS = Map.ofEntries(
            Map.entry("b2b", "docdata.b2b.inv"), Map.entry("b2ba", "docdata.b2ba.inv"),
            Map.entry("b2b-cdnr", "docdata.cdnr.nt"), Map.entry("b2b-cdnra", "docdata.cdnra.nt"),
            Map.entry("eco", "docdata.ecom.inv"), Map.entry("ecoa", "docdata.ecoma.inv"),
            Map.entry("isd", "docdata.isd.doclist"), Map.entry("isda", "docdata.isda.doclist"),
            Map.entry("impg", "docdata.impg"), Map.entry("impga", "docdata.impga"),
            Map.entry("impgsez", "docdata.impgsez.boe"), Map.entry("impgseza", "docdata.impgseza.boe"),
            Map.entry("b2b(itcreversal)", "docdata.itcrev.b2b.inv"), Map.entry("b2ba(itcreversal)", "docdata.itcrev.b2ba.inv"),
            Map.entry("b2b-dnr", "docdata.itcrev.cdnr.nt"), Map.entry("b2b-dnra", Gstr2bRow.DISPLACED),
            Map.entry("b2b(rejected)", "docRejdata.b2b.inv"), Map.entry("b2ba(rejected)", "docRejdata.b2ba.inv"),
            Map.entry("b2b-cdnr(rejected)", "docRejdata.cdnr.nt"), Map.entry("b2b-cdnra(rejected)", "docRejdata.cdnra.nt"),
            Map.entry("eco(rejected)", "docRejdata.ecom.inv"), Map.entry("ecoa(rejected)", "docRejdata.ecoma.inv"),
            Map.entry("isd(rejected)", "docRejdata.isd.doclist"), Map.entry("isda(rejected)", "docRejdata.isda.doclist"));
    private static final Set<String> SUMMARY_SHEETS = Set.of("readme", "itcavailable", "itcnotavailable", "itcreversal", "itcrejected");

    private static final Pattern FINANCIAL_YEAR = Pattern.compile(".*?(20\\d{2})\\s*[-–/]\\s*(?:20)?(\\d{2}).*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern TOTAL = Pattern.compile("((grand|sub)[ -]?)?totals?[ :.-]*", Pattern.CASE_INSENSITIVE);

    @Override
    public FileKind kind() {
        return FileKind.GSTR2B;
    }

    // ---- recognition

    @Override
    public Fit fit(Sample sample, Profile profile) {
        if (!(sample instanceof Sample.Table table)) {
            return new Fit.Refused(0, "not a workbook");
        }
        Optional<Sample.Sheet> titled = table.sheets().stream().filter(Gstr2bWorkbook::hasTitle).findFirst();
        long known = table.sheets().stream().filter(sheet -> SHEETS.containsKey(name(sheet))).count();
        if (titled.isEmpty()) {
            return new Fit.Refused((int) Math.min(40, known * 10), "no sheet starts with the title 'Goods and Services Tax - GSTR-2B'");
        }
        if (known == 0) {
            return new Fit.Refused(70, "sheet '" + titled.get().name() + "' has the title of GSTR-2B, but no sheet is named like a section"
                    + " (expected B2B, B2B-CDNR, IMPG ...)");
        }
        for (Sample.Sheet sheet : table.sheets()) {
            Optional<String> refusal = Gstr2bList.find(path(sheet)).flatMap(place -> refusal(sheet, place.list()));
            if (refusal.isPresent()) {
                return new Fit.Refused(95, refusal.get());
            }
        }
        return recognised(table, "title 'GSTR-2B' on sheet '" + titled.get().name() + "'");
    }

    private static boolean hasTitle(Sample.Sheet sheet) {
        return sheet.rows().stream().limit(4).anyMatch(line -> line.cells().stream().map(Gstr2bWords::plain)
                .anyMatch(text -> text.startsWith("goodsandservicestax") && text.contains(TITLE)));
    }

    private static Fit.Recognised recognised(Sample.Table table, String evidence) {
        Map<String, String> labels = new HashMap<>();
        table.sheets().stream().filter(sheet -> name(sheet).equals("readme")).forEach(sheet -> sheet.rows().forEach(line -> addLabel(line, labels)));
        String gstin = labels.getOrDefault("gstin", "").toUpperCase(Locale.ROOT);
        return new Fit.Recognised(Gstin.isGstin(gstin) ? Optional.of(new Gstin(gstin)) : Optional.empty(),
                period(labels.getOrDefault("taxperiod", ""), labels.getOrDefault("financialyear", "")),
                generated(labels.getOrDefault("dateofgeneration", "")), Map.of(), evidence);
    }

    /** Labels of the Read me sheet, each with the next text to its right. */
    private static void addLabel(Sample.Line line, Map<String, String> labels) {
        List<String> texts = line.cells().stream().filter(text -> !text.isBlank()).toList();
        for (int i = 0; i + 1 < texts.size(); i++) {
            labels.putIfAbsent(Gstr2bWords.plain(texts.get(i)), texts.get(i + 1).strip());
        }
    }

    /** {@code January} of {@code 2025-26} is January 2026; of a quarter the last month named. */
    private static Optional<TaxPeriod> period(String months, String financialYear) {
        Matcher year = FINANCIAL_YEAR.matcher(financialYear);
        int month = 0;
        for (Matcher word = WORD.matcher(months); word.find();) {
            month = Gstr2bWords.month(word.group());
        }
        if (month == 0 || !year.matches()) {
            return Optional.empty();
        }
        int startYear = Integer.parseInt(year.group(1));
        return Optional.of(TaxPeriod.of(month >= 4 ? startYear : startYear + 1, month));
    }

    private static Optional<LocalDate> generated(String text) {
        Row row = new Row(new SourceLine("", ""), Map.of("gendt", text), "");
        try {
            return Cells.findDate(row, "gendt", Gstr2bRow.DATE_STYLES);
        } catch (RejectedRow e) {
            // a statement that cannot say when it was generated is still one; it only cannot supersede another
            return Optional.empty();
        }
    }

    private static Optional<String> refusal(Sample.Sheet sheet, Gstr2bList list) {
        Optional<Gstr2bHeading> heading = Gstr2bHeading.find(sheet, list);
        if (heading.isEmpty()) {
            // an empty sheet may be empty of headings too
            return sheet.rows().size() <= 2 ? Optional.empty()
                    : Optional.of("sheet '" + sheet.name() + "' has no heading row with titles such as '"
                            + Gstr2bTitles.written(list, list.numberKey()) + "'");
        }
        List<String> identity = list.namesSupplier() ? List.of("ctin", list.numberKey(), list.dateKey())
                : List.of(list.numberKey(), list.dateKey());
        for (String field : identity) {
            if (!heading.get().has(field)) {
                return Optional.of("sheet '" + sheet.name() + "' has no column '" + Gstr2bTitles.written(list, field)
                        + "', without which its documents cannot be told apart");
            }
        }
        return Gstr2bRow.HEADS.stream().anyMatch(heading.get()::has) ? Optional.empty()
                : Optional.of("sheet '" + sheet.name()
                        + "' has no column of tax (expected 'Integrated Tax', 'Central Tax', 'State/UT Tax' or 'Cess')");
    }

    // ---- rows

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        Sample.Table table = (Sample.Table) sample;
        Fit.Recognised statement = recognised(table, "");
        Map<String, String> header = new HashMap<>();
        statement.gstin().ifPresent(gstin -> header.put("gstin", gstin.text()));
        statement.period().ifPresent(period -> header.put("rtnprd", period.toPortalText()));
        List<SheetLayout> layouts = new ArrayList<>();
        for (Sample.Sheet sheet : table.sheets()) {
            Map<String, String> constants = new HashMap<>(header);
            constants.put(Gstr2bRow.PATH, path(sheet));
            constants.put(Gstr2bRow.SHEET, sheet.name());
            layout(sheet, constants).ifPresent(layouts::add);
        }
        return new RowPlan.TableRows(layouts);
    }

    /** Sheets of the portal that are not known get a layout too: their rows are rejected by name, never passed over. */
    private static Optional<SheetLayout> layout(Sample.Sheet sheet, Map<String, String> constants) {
        Optional<Gstr2bList.Place> place = Gstr2bList.find(path(sheet));
        boolean ours = SHEETS.containsKey(name(sheet)) || hasTitle(sheet);
        if (!ours || SUMMARY_SHEETS.contains(name(sheet))) {
            return Optional.empty();
        }
        // an unknown sheet is cut like the nearest known one, only to find where its heading ends
        Gstr2bList list = place.map(Gstr2bList.Place::list).orElse(name(sheet).contains("dnr") ? Gstr2bList.CDNR : Gstr2bList.B2B);
        return Gstr2bHeading.find(sheet, list).map(heading -> {
            // a blank mark means offered, so a column that somebody has deleted must not leave blanks
            boolean unmarked = !list.availabilityKey().isEmpty() && !heading.has(list.availabilityKey());
            Map<String, String> cells = new HashMap<>(constants);
            if (unmarked) {
                cells.put(list.availabilityKey(), "N");
            }
            return new SheetLayout(sheet.name(), heading.firstRow(), heading.columns(), Map.copyOf(cells), Set.of(),
                    row -> isDocument(row, list, cells.keySet()),
                    place.map(known -> heading.missing(sheet.name(), list, list.columns(known.block()))).orElse(List.of()));
        });
    }

    /** Not a repeated heading, not a total and not a remark in a column of the user's own. */
    private static boolean isDocument(Row row, Gstr2bList list, Set<String> constants) {
        if (Gstin.isGstin(row.text("ctin"))) {
            return true;
        }
        boolean heading = List.of("ctin", list.numberKey(), list.dateKey()).stream()
                .anyMatch(field -> Gstr2bTitles.field(list, List.of(row.text(field))).equals(field));
        boolean total = List.of("ctin", "trdnm", "refdt", "portcode", list.numberKey()).stream()
                .anyMatch(field -> TOTAL.matcher(row.text(field)).matches());
        boolean remark = row.cells().keySet().stream().allMatch(constants::contains);
        return !heading && !total && !remark;
    }

    @Override
    public Reading<Document> read(Row row, Inward inward) {
        return Gstr2bRow.read(row, inward);
    }

    private static String name(Sample.Sheet sheet) {
        return sheet.name().replaceAll("[\\s\\u00A0]+", "").toLowerCase(Locale.ROOT);
    }

    /** Of sheets that are not known, a path that no list has. */
    private static String path(Sample.Sheet sheet) {
        return SHEETS.getOrDefault(name(sheet), "docdata." + name(sheet));
    }
}
