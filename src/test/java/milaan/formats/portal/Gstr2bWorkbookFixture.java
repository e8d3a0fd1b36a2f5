package milaan.formats.portal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;

/**
 * Writes a GSTR-2B workbook as the portal does: Read me, merged headings of two or three rows, one sheet a section, in the
 * shape of December 2025 (file-formats section 4); other shapes are made from it by changing columns.
 *
 * <p>Rows are given under the JSON's keys and codes ({@code typ=R}, {@code supprd=042026}) and are written in the workbook's
 * words. Amounts are numbers, dates {@link LocalDate}.
 */
public final class Gstr2bWorkbookFixture {

    private static final String INVOICE = "Invoice Details/Invoice number=inum;Invoice Details/Invoice type=typ;Invoice Details/Invoice Date=dt;"
            + "Invoice Details/Invoice Value(₹)=val";
    private static final String NOTE = "Credit note//Debit note details/Note number=ntnum;Credit note//Debit note details/Note type=typ;"
            + "Credit note//Debit note details/Note Supply type=suptyp;Credit note//Debit note details/Note date=dt;"
            + "Credit note//Debit note details/Note Value (₹)=val";
    private static final String HEADS = "Tax Amount/Integrated Tax(₹)=igst;Tax Amount/Central Tax(₹)=cgst;"
            + "Tax Amount/State/UT Tax(₹)=sgst;Tax Amount/Cess(₹)=cess";
    private static final Map<String, String> STATES = Map.of("27", "Maharashtra", "29", "Karnataka", "24", "Gujarat", "33", "Tamil Nadu",
            "07", "Delhi", "06", "Haryana", "36", "Telangana", "19", "West Bengal", "09", "Uttar Pradesh", "32", "Kerala");
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("typ=R", "Regular"), Map.entry("typ=DE", "Deemed export"),
            Map.entry("typ=SEWP", "SEZ supplies with payment"), Map.entry("typ=SEWOP", "SEZ supplies without payment"),
            Map.entry("suptyp=R", "Regular"), Map.entry("suptyp=DE", "Deemed export"), Map.entry("typ=C", "Credit note"),
            Map.entry("typ=D", "Debit note"), Map.entry("rev=Y", "Yes"), Map.entry("rev=N", "No"), Map.entry("itcavl=Y", "Yes"),
            Map.entry("itcavl=N", "No"), Map.entry("itcelg=Y", "Yes"), Map.entry("itcelg=N", "No"), Map.entry("isamd=Y", "Yes"),
            Map.entry("isamd=N", "No"), Map.entry("doctyp=ISDI", "ISD Invoice"), Map.entry("doctyp=ISDC", "ISD Credit note"),
            Map.entry("rsn=P", "POS and supplier state are same but recipient state is different"),
            Map.entry("rsn=C", "Return filed post annual cut-off"));

    /** One column: its titles from top to bottom and the JSON key below them, empty when the column has none. */
    private record Column(List<String> titles, String key) {
    }

    /** A heading of so many rows and the rows of data. */
    private static final class SheetContent {

        private final String section;
        private final int headingRows;
        private final List<Column> columns = new ArrayList<>();
        private final List<Map<String, ?>> rows = new ArrayList<>();

        SheetContent(String section, int headingRows) {
            this.section = section;
            this.headingRows = headingRows;
        }
    }

    private final Map<String, SheetContent> sheets = new LinkedHashMap<>();
    private final Map<String, String> readMe = new LinkedHashMap<>();
    private boolean trueDates;

    private Gstr2bWorkbookFixture(String gstin, TaxPeriod period, LocalDate generated) {
        readMe.put("Financial Year", FinancialYear.of(period.firstDay()).toString());
        readMe.put("Tax Period", period.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        readMe.put("GSTIN", gstin);
        readMe.put("Legal Name", "Own Sample Company");
        readMe.put("Trade Name (if any)", "Own Sample");
        readMe.put("Date of generation", generated.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")));
    }

    /** All sheets of December 2025 with their headings and no rows. */
    public static Gstr2bWorkbookFixture december2025(String gstin, TaxPeriod period, LocalDate generated) {
        Gstr2bWorkbookFixture book = new Gstr2bWorkbookFixture(gstin, period, generated);
        String tail = ";ITC Availability=itcavl;Reason=rsn;Applicable % of Tax Rate=diffprcnt";
        String irn = ";Source=srctyp;IRN=irn;IRN Date=irngendate";
        String periods = ";GSTR-1/IFF/GSTR-5 Period=supprd;GSTR-1/IFF/GSTR-5 Filing Date=supfildt";
        String party = "GSTIN of supplier=ctin;Trade/Legal name=trdnm;";
        String place = ";Place of supply=pos;Supply Attract Reverse Charge=rev;Taxable Value (₹)=txval;";
        String declared = ";Whether ITC to be reduced (Taxpayer's input)=;Declared ITC reduction/Integrated Tax(₹)=;"
                + "Declared ITC reduction/Central Tax(₹)=;"
                + "Declared ITC reduction/State/UT Tax(₹)=;Declared ITC reduction/Cess(₹)=";
        String eco = "GSTIN of ECO=ctin;Trade/Legal name=trdnm;Document details/Document number=inum;"
                + "Document details/Document type=typ;"
                + "Document details/Document date=dt;Document details/Document value (₹)=val;Place of supply=pos;Taxable Value (₹)=txval;" + HEADS;
        String ecoPeriods = ";GSTR-1/1A/IFF Period=supprd;GSTR-1/1A/IFF Filing Date=supfildt;ITC Availability=itcavl;Reason=rsn";
        String isd = "GSTIN of ISD=ctin;Trade/Legal name=trdnm;ISD Document type=doctyp;ISD Document number=docnum;ISD Document date=docdt;"
                + "Original Invoice Number=oinvnum;Original invoice date=oinvdt;"
                + HEADS.replace("Tax Amount", "Input tax distribution by ISD")
                + ";ISD GSTR-6 Period=supprd;ISD GSTR-6 Filing Date=supfildt;Eligibility of ITC=itcelg";
        String bill = "Icegate Reference Date=refdt;Port Code=portcode;Bill of Entry Details/Number=boenum;Bill of Entry Details/Date=boedt;"
                + "Bill of Entry Details/Taxable Value=txval;Amount of tax (₹)/Integrated Tax=igst;Amount of tax (₹)/Cess=cess";
        String amendedBill = bill + ";Type of amendment=;=;=;=";
        String b2b = party + INVOICE + place + HEADS + periods + tail + irn;
        String b2ba = "Original Details/Invoice number=oinum;Original Details/Invoice Date=oidt;" + revised(party + INVOICE + place + HEADS);
        String cdnr = party + NOTE + place + HEADS;
        String cdnra = "Original Details/Note type=onttyp;Original Details/Note number=ontnum;Original Details/Note date=ontdt;"
                + revised(party + NOTE + place + HEADS);
        String ecoa = "Original Details/Document number=oinum;Original Details/Document date=oidt;" + revised(eco);
        String isda = "Original Details/ISD Document type=odoctyp;Original Details/ISD Document number=odocnum;"
                + "Original Details/ISD Document date=odocdt;"
                + revised(isd);
        book.add("B2B", 2, b2b);
        book.add("B2BA", 3, b2ba + declared + ";Remarks=" + periods + tail);
        book.add("B2B-CDNR", 2, cdnr + declared + ";Rmarks=" + periods + tail + irn);
        book.add("B2B-CDNRA", 3, cdnra + declared + ";Remarks=" + periods + tail);
        book.add("ECO", 2, eco + ecoPeriods + irn);
        book.add("ECOA", 3, ecoa + declared + ";Remarks=" + ecoPeriods);
        book.add("ISD", 2, isd);
        book.add("ISDA", 3, isda);
        book.add("IMPG", 2, bill);
        book.add("IMPGA", 2, amendedBill);
        book.add("IMPGSEZ", 2, party + bill + ";Amended (Yes)=isamd");
        book.add("IMPGSEZA", 2, party + amendedBill);
        book.add("B2B (ITC Reversal)", 2, b2b);
        book.add("B2BA (ITC Reversal)", 3, b2ba + periods + tail);
        book.add("B2B-DNR", 2, cdnr + periods + tail + irn);
        book.add("B2B-DNRA", 3, cdnra + periods + tail + ";=");
        book.add("B2B(Rejected)", 2, rejected(b2b));
        book.add("B2BA(Rejected)", 3, rejected(b2ba + periods + tail));
        book.add("B2B-CDNR(Rejected)", 2, rejected(cdnr + periods + tail + irn));
        book.add("B2B-CDNRA(Rejected)", 3, rejected(cdnra + periods + tail));
        book.add("ECO(Rejected)", 2, rejected(eco + ecoPeriods + irn));
        book.add("ECOA(Rejected)", 3, rejected(ecoa + ecoPeriods));
        book.add("ISD(Rejected)", 2, isd.replace(";Eligibility of ITC=itcelg", ""));
        book.add("ISDA(Rejected)", 3, isda.replace(";Revised Details/Eligibility of ITC=itcelg", ""));
        return book;
    }

    private static String revised(String columns) {
        return "Revised Details/" + columns.replace(";", ";Revised Details/");
    }

    private static String rejected(String columns) {
        return columns.replaceAll(";(Revised Details/)?(Supply Attract Reverse Charge=rev|ITC Availability=itcavl|Reason=rsn)", "")
                .replaceAll("(Cess\\(₹\\)=cess)", "$1;Remarks=");
    }

    /** @param columns {@code group/title=key;...}; {@code //} and the slashes of the portal's own titles are no groups */
    private void add(String sheet, int headingRows, String columns) {
        SheetContent content = new SheetContent(sheet, headingRows);
        for (String column : columns.split(";")) {
            content.columns.add(column(column));
        }
        sheets.put(sheet, content);
    }

    private static Column column(String text) {
        int equals = text.lastIndexOf('=');
        String guarded = text.substring(0, equals).replace("//", "\u0001").replace("State/UT", "State\u0001UT")
                .replace("Trade/Legal", "Trade\u0001Legal")
                .replace("GSTR-1/1A/IFF", "GSTR-1\u00011A\u0001IFF").replace("GSTR-1/IFF/GSTR-5", "GSTR-1\u0001IFF\u0001GSTR-5");
        List<String> titles = new ArrayList<>();
        for (String part : guarded.split("/")) {
            titles.add(part.replace('\u0001', '/'));
        }
        return new Column(titles, text.substring(equals + 1));
    }

    // ---- other shapes

    /** Removes sheets, as users and older statements do. */
    public Gstr2bWorkbookFixture without(String... names) {
        for (String name : names) {
            if (name.equals("Read me")) {
                readMe.clear();
            } else if (sheets.remove(name) == null) {
                throw new IllegalArgumentException(name);
            }
        }
        return this;
    }

    /** Keeps the Read me sheet and the named ones. */
    public Gstr2bWorkbookFixture only(String... names) {
        sheets.keySet().retainAll(List.of(names));
        return this;
    }

    /** Removes the columns of a sheet whose lowest title starts so. */
    public Gstr2bWorkbookFixture withoutColumns(String sheet, String... titles) {
        for (String title : titles) {
            if (!sheet(sheet).columns.removeIf(column -> lowest(column).startsWith(title))) {
                throw new IllegalArgumentException(sheet + " has no column " + title);
            }
        }
        return this;
    }

    /** Removes what the statement of September 2025 and later ones put behind the tax on every sheet. */
    public Gstr2bWorkbookFixture withoutDeclared() {
        sheets.values().forEach(sheet -> sheet.columns.removeIf(column -> column.key().isEmpty() && !lowest(column).isEmpty()
                && !lowest(column).equals("Type of amendment")));
        return this;
    }

    public Gstr2bWorkbookFixture withoutRemarks() {
        sheets.values().forEach(sheet -> sheet.columns.removeIf(column -> lowest(column).matches("R(e)?marks")));
        return this;
    }

    /** Puts a column in front of the one with a key. */
    public Gstr2bWorkbookFixture insert(String sheet, String beforeKey, String column) {
        List<Column> columns = sheet(sheet).columns;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(beforeKey)) {
                columns.add(i, column(column));
                return this;
            }
        }
        throw new IllegalArgumentException(sheet + " has no column for " + beforeKey);
    }

    /** Changes the wording of the lowest titles of every sheet. */
    public Gstr2bWorkbookFixture reword(String from, String to) {
        sheets.values().forEach(sheet -> sheet.columns.replaceAll(column -> {
            List<String> titles = new ArrayList<>(column.titles());
            titles.replaceAll(title -> title.replace(from, to));
            return new Column(titles, column.key());
        }));
        return this;
    }

    /** Writes dates as date cells: what they are after a user has edited them. */
    public Gstr2bWorkbookFixture trueDates() {
        trueDates = true;
        return this;
    }

    /** @param values by JSON key: codes and texts, numbers, {@link LocalDate} */
    public Gstr2bWorkbookFixture row(String sheet, Map<String, ?> values) {
        sheet(sheet).rows.add(values);
        return this;
    }

    public int columns(String sheet) {
        return sheet(sheet).columns.size();
    }

    private SheetContent sheet(String name) {
        if (!sheets.containsKey(name)) {
            throw new IllegalArgumentException("no sheet " + name);
        }
        return sheets.get(name);
    }

    private static String lowest(Column column) {
        return column.titles().get(column.titles().size() - 1);
    }

    // ---- the workbook

    /** Writes the workbook; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Milaan", "1.0");
        grids().forEach((name, grid) -> {
            Worksheet sheet = workbook.newWorksheet(name);
            grid.cells.forEach((position, value) -> put(sheet, position.row(), position.column(), value));
            grid.merges.forEach(merge -> sheet.range(merge.top(), merge.left(), merge.bottom(), merge.right()).merge());
        });
        workbook.finish();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
            sheet.style(row, column).format("0.00").set();
        } else {
            sheet.value(row, column, (String) value);
        }
    }

    private record Position(int row, int column) {
    }

    private record Merge(int top, int left, int bottom, int right) {
    }

    private static final class Grid {

        private final Map<Position, Object> cells = new LinkedHashMap<>();
        private final List<Merge> merges = new ArrayList<>();

        void put(int row, int column, Object value) {
            if (value != null && !value.equals("")) {
                cells.put(new Position(row, column), value);
            }
        }

        void merge(int top, int left, int bottom, int right) {
            if (top < bottom || left < right) {
                merges.add(new Merge(top, left, bottom, right));
            }
        }
    }

    private Map<String, Grid> grids() {
        Map<String, Grid> grids = new LinkedHashMap<>();
        if (!readMe.isEmpty()) {
            grids.put("Read me", readMe());
        }
        sheets.forEach((name, sheet) -> grids.put(name, grid(sheet)));
        return grids;
    }

    private Grid readMe() {
        Grid grid = new Grid();
        grid.put(0, 0, "Goods and Services Tax  - GSTR-2B");
        grid.merge(0, 0, 2, 5);
        int row = 3;
        for (Map.Entry<String, String> entry : readMe.entrySet()) {
            grid.put(row, 0, entry.getKey());
            grid.merge(row, 0, row, 1);
            grid.put(row++, 2, entry.getValue());
        }
        List<String> titles = List.of("Worksheet Name", "GSTR-2B Table Reference", "Field Name", "Instructions");
        List<String> line = List.of("B2B", "Taxable inward supplies received from registered persons", "GSTIN of supplier", "GSTIN of the supplier");
        for (int i = 0; i < titles.size(); i++) {
            grid.put(row + 1, i, titles.get(i));
            grid.put(row + 2, i, line.get(i));
        }
        return grid;
    }

    private Grid grid(SheetContent sheet) {
        Grid grid = new Grid();
        int width = sheet.columns.size();
        grid.put(0, 0, "Goods and Services Tax  - GSTR-2B");
        grid.merge(0, 0, 2, width - 1);
        grid.put(3, 0, "Documents of section " + sheet.section);
        grid.merge(3, 0, 3, width - 1);
        putHeading(grid, sheet);
        for (int i = 0; i < sheet.rows.size(); i++) {
            for (int column = 0; column < width; column++) {
                String key = sheet.columns.get(column).key();
                grid.put(4 + sheet.headingRows + i, column, cell(key, sheet.rows.get(i).get(key)));
            }
        }
        return grid;
    }

    private static void putHeading(Grid grid, SheetContent sheet) {
        int bottom = 4 + sheet.headingRows - 1;
        for (int level = 0; level < sheet.headingRows; level++) {
            for (int column = 0; column < sheet.columns.size(); column++) {
                List<String> titles = sheet.columns.get(column).titles();
                if (level >= titles.size()) {
                    continue;
                }
                boolean single = level == titles.size() - 1;
                boolean begins = single || column == 0 || !sharesGroup(sheet.columns.get(column - 1).titles(), titles, level);
                if (!begins) {
                    continue;
                }
                grid.put(4 + level, column, titles.get(level));
                int right = column;
                while (!single && right + 1 < sheet.columns.size() && sharesGroup(titles, sheet.columns.get(right + 1).titles(), level)) {
                    right++;
                }
                grid.merge(4 + level, column, single ? bottom : 4 + level, right);
            }
        }
    }

    private static boolean sharesGroup(List<String> left, List<String> right, int level) {
        return left.size() > level + 1 && right.size() > level + 1 && left.subList(0, level + 1).equals(right.subList(0, level + 1));
    }

    /** The value as the workbook writes it. */
    private Object cell(String key, Object value) {
        if (value instanceof LocalDate date) {
            return trueDates ? date : date.format(DateTimeFormatter.ofPattern("dd/MM/uuuu"));
        }
        if (!(value instanceof String text)) {
            return value;
        }
        if (key.equals("pos")) {
            return STATES.getOrDefault(text, text);
        }
        if (key.equals("supprd") && text.matches("\\d{6}")) {
            return TaxPeriod.parse(text).month().format(DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH)) + "'" + text.substring(4);
        }
        return WORDS.getOrDefault(key + "=" + text, text);
    }
}
