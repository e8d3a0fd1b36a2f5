package milaan.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import milaan.demo.DemoCredit.Declared;
import milaan.demo.DemoCredit.Filed;
import milaan.demo.DemoCredit.Item;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.StatementKind;

/** Writes GSTR-3B (file-formats section 7.1), the portal's two statements (section 10) and the working of {@link DemoCredit}. */
final class DemoReturns {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM-uu", Locale.ENGLISH);
    private static final List<String> KEYS = List.of("iamt", "camt", "samt", "csamt");
    private static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");
    private static final List<String> HEAD_TITLES = List.of("Integrated Tax", "Central Tax", "State/UT Tax", "Cess");

    /** A row of a statement: what the portal shows, oldest first. @param groups amounts by table, in the portal's order */
    private record Line(LocalDate date, String reference, TaxPeriod period, String description, List<TaxAmounts> groups, TaxAmounts closing) {
    }

    private DemoReturns() {
    }

    // ---- GSTR-3B

    static byte[] gstr3b(Filed filed, TaxAmounts net) {
        return gstr3b(filed, net, "[" + ty("RUL", filed.b1()) + "," + ty("OTH", filed.b2()) + "]").getBytes(StandardCharsets.UTF_8);
    }

    /** As a tool gives it that keeps the portal's answer, the return within {@code data}, but not when it was filed. */
    static byte[] wrapped(Filed filed) {
        return ("{\"status\":1,\"data\":" + gstr3b(filed, filed.net(), "[" + ty("OTH", filed.b2()) + "," + ty("RUL", filed.b1()) + "]")
                .replaceFirst("\"fil_dt\":\"[0-9-]*\",\"status\":\"FILED\",", "") + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** A merge gone wrong: 4(B)(2) stands in it twice. */
    static byte[] withTwoRows(Filed filed) {
        return gstr3b(filed, filed.net(), "[" + ty("RUL", filed.b1()) + "," + ty("OTH", filed.b2()) + "," + ty("OTH", filed.b2()) + "]")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String gstr3b(Filed filed, TaxAmounts net, String reversed) {
        TaxAmounts outward = filed.a5().plus(new TaxAmounts(1_96_000_00, 1_48_000_00, 1_48_000_00, 0));
        long taxable = (outward.igst() + outward.cgst() + outward.sgst()) / 18 * 100;
        long reverseCharge = filed.reverseCharge().igst() / 18 * 100 + filed.reverseCharge().cgst() * 40;
        return "{\"gstin\":\"" + DemoPlan.OWN + "\",\"ret_period\":\"" + filed.period().toPortalText() + "\",\"fil_dt\":\"" + DAY.format(filed.date())
                + "\",\"status\":\"FILED\",\n\"sup_details\":{\"osup_det\":{\"txval\":" + rupees(taxable) + "," + taxes(outward)
                + "},\"osup_zero\":{\"txval\":0.00,\"iamt\":0.00,\"csamt\":0.00},\"osup_nil_exmp\":{\"txval\":240000.00},\"isup_rev\":{\"txval\":"
                + rupees(reverseCharge) + "," + taxes(filed.reverseCharge()) + "},\"osup_nongst\":{\"txval\":0.00}},\n\"itc_elg\":{\"itc_avl\":["
                + String.join(",", ty("IMPG", filed.a1()), ty("IMPS", filed.a2()), ty("ISRC", filed.a3()), ty("ISD", TaxAmounts.ZERO),
                        ty("OTH", filed.a5())) + "],\n\"itc_rev\":" + reversed + ",\n\"itc_net\":{" + taxes(net) + "},\n\"itc_inelg\":["
                + ty("RUL", filed.d1()) + "," + ty("OTH", filed.d2()) + "]}}\n";
    }

    private static String ty(String type, TaxAmounts amounts) {
        return "{\"ty\":\"" + type + "\"," + taxes(amounts) + "}";
    }

    private static String taxes(TaxAmounts amounts) {
        return keyed(KEYS, amounts);
    }

    private static String keyed(List<String> keys, TaxAmounts amounts) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            pairs.add("\"" + keys.get(i) + "\":" + rupees(DemoCredit.heads(amounts).get(i)));
        }
        return String.join(",", pairs);
    }

    // ---- statements

    /** Postings in the order of their dates, each with the balance that it leaves. */
    private static List<Line> lines(StatementKind kind, Collection<Filed> posted) {
        List<Line> bare = new ArrayList<>();
        TaxAmounts before = TaxAmounts.ZERO;
        for (Declared declared : kind == StatementKind.ECRS ? DemoCredit.ECRS_OPENINGS : DemoCredit.RCM_OPENINGS) {
            String what = (bare.isEmpty() ? "Opening Balance reported for " : "Opening Balance amended for ") + "<"
                    + SLASHES.format((kind == StatementKind.ECRS ? DemoCredit.FIRST_ECRS : DemoCredit.FIRST_RCM).firstDay()) + ">";
            bare.add(new Line(declared.date(), declared.reference(), null, what, groups(kind, declared.tax()), declared.tax().minus(before)));
            before = declared.tax();
        }
        for (Filed filed : posted) {
            if (kind == StatementKind.ECRS || filed.period().compareTo(DemoCredit.FIRST_RCM) >= 0) {
                bare.add(kind == StatementKind.ECRS
                        ? new Line(filed.date(), filed.arn(), filed.period(), "Filing of Form GSTR-3B", List.of(filed.a5(), filed.b2(), filed.d1()),
                                filed.b2().minus(filed.d1()))
                        : new Line(filed.date(), filed.arn(), filed.period(), "On filing of GSTR-3B", List.of(filed.reverseCharge(), filed.a2(), filed.a3()),
                                filed.reverseCharge().minus(filed.a2()).minus(filed.a3())));
            }
        }
        bare.sort(Comparator.comparing(Line::date));
        List<Line> lines = new ArrayList<>();
        TaxAmounts closing = TaxAmounts.ZERO;
        for (Line line : bare) {
            closing = closing.plus(line.closing());
            lines.add(new Line(line.date(), line.reference(), line.period(), line.description(), line.groups(), closing));
        }
        return lines;
    }

    private static List<TaxAmounts> groups(StatementKind kind, TaxAmounts opening) {
        return kind == StatementKind.ECRS ? List.of(TaxAmounts.ZERO, opening, TaxAmounts.ZERO) : List.of(opening, TaxAmounts.ZERO, TaxAmounts.ZERO);
    }

    private static List<Line> since(List<Line> lines, TaxPeriod first) {
        return lines.stream().filter(line -> line.period() != null && line.period().compareTo(first) >= 0).toList();
    }

    /** "Save as Excel" of the portal, which saves a CSV (gst-rules 2.11). @param first first period of the download, null for all */
    static byte[] csv(StatementKind kind, Collection<Filed> posted, TaxPeriod first) {
        List<Line> all = lines(kind, posted);
        StringBuilder text = new StringBuilder();
        table(kind, first == null ? all : since(all, first)).forEach(row -> text.append(row.stream()
                .map(cell -> cell instanceof Long paise ? rupees(paise).toPlainString() : (String) cell).collect(Collectors.joining(","))).append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same after somebody typed over one amount. */
    static byte[] typedOver(byte[] csv, String before, String after) {
        String text = new String(csv, StandardCharsets.UTF_8);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(before);
        }
        return text.replace(before, after).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] workbook(StatementKind kind, Collection<Filed> posted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "Milaan", "1.0");
        Worksheet sheet = workbook.newWorksheet(kind == StatementKind.ECRS ? "ECRS" : "RCM Statement");
        List<List<Object>> rows = table(kind, lines(kind, posted));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Object cell = rows.get(row).get(column);
                if (cell instanceof Long paise) {
                    sheet.value(row, column, rupees(paise));
                    sheet.style(row, column).format("0.00").set();
                } else if (!cell.equals("")) {
                    sheet.value(row, column, (String) cell);
                }
            }
        }
        workbook.finish();
        return bytes.toByteArray();
    }

    private static List<List<Object>> table(StatementKind kind, List<Line> lines) {
        boolean ecrs = kind == StatementKind.ECRS;
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(ecrs ? "Electronic Credit Reversal and Re-claimed Statement" : "RCM Liability/ITC Statement"));
        rows.add(List.of("GSTIN", DemoPlan.OWN));
        rows.add(List.of("Legal Name", "Ujjwal Pumps and Valves"));
        List<Object> groups = new ArrayList<>(List.of("", "", "", "", ""));
        List<Object> titles = new ArrayList<>(List.of("S.No", "Date", "Reference No", "Return Period", "Description"));
        for (String group : ecrs ? List.of("ITC claimed - Table 4A(5)", "ITC reversed - Table 4B(2)", "ITC reclaimed - Table 4D(1)", "Closing balance")
                : List.of("RCM liability - Table 3.1(d)", "ITC claimed - Table 4A(2)", "ITC claimed - Table 4A(3)", "Closing balance")) {
            List<String> heads = group.contains("4A(2)") ? List.of(HEAD_TITLES.get(0), HEAD_TITLES.get(3)) : HEAD_TITLES;
            groups.add(group);
            heads.stream().skip(1).forEach(none -> groups.add(""));
            titles.addAll(heads);
        }
        rows.add(groups);
        rows.add(titles);
        for (Line line : lines) {
            List<Object> row = new ArrayList<>(List.of(String.valueOf(rows.size() - 4), SLASHES.format(line.date()), line.reference(),
                    line.period() == null ? "-" : MONTH.format(line.period().firstDay()), line.description()));
            for (int i = 0; i < line.groups().size(); i++) {
                TaxAmounts amounts = line.groups().get(i);
                row.addAll(!ecrs && i == 1 ? List.of(amounts.igst(), amounts.cess()) : DemoCredit.heads(amounts));
            }
            row.addAll(DemoCredit.heads(line.closing()));
            rows.add(row);
        }
        return rows;
    }

    /** As the portal's interface gives it. */
    static byte[] json(StatementKind kind, Collection<Filed> posted) {
        List<String> names = kind == StatementKind.ECRS ? List.of("itc4a5", "itc4b2", "itc4d1") : List.of("inwardsup_3_1d", "itc4a2", "itc4a3");
        List<Line> lines = lines(kind, posted);
        Line last = lines.get(lines.size() - 1);
        String rows = lines.stream().map(line -> {
            List<String> parts = new ArrayList<>();
            parts.add("\"trandt\":\"" + SLASHES.format(line.date()) + "\",\"refno\":\"" + line.reference() + "\",\"desc\":\"" + line.description() + "\"");
            if (line.period() != null) {
                parts.add("\"rtnprd\":\"" + line.period().toPortalText() + "\"");
            }
            for (int i = 0; i < names.size(); i++) {
                if (line.period() != null || !line.groups().get(i).isZero()) {
                    parts.add("\"" + names.get(i) + "\":{" + (names.get(i).equals("itc4a2") ? "\"igst\":" + rupees(line.groups().get(i).igst())
                            + ",\"cess\":" + rupees(line.groups().get(i).cess()) : keyed(HEADS, line.groups().get(i))) + "}");
                }
            }
            parts.add("\"clsbal\":{" + keyed(HEADS, line.closing()) + "}");
            return "{" + String.join(",", parts) + "}";
        }).collect(Collectors.joining(",\n"));
        return ("{\"gstin\":\"" + DemoPlan.OWN + "\",\"frdt\":\"" + SLASHES.format(lines.get(0).date()) + "\",\"todt\":\"" + SLASHES.format(last.date())
                + "\",\n\"tr\":[" + rows + "],\n\"clsbal\":{" + keyed(HEADS, last.closing()) + "}}\n").getBytes(StandardCharsets.UTF_8);
    }

    // ---- the working

    /** As the accountant keeps it in Excel, saved as CSV. */
    static byte[] working(List<Item> items) {
        StringBuilder text = new StringBuilder("Reversal and reclaim working of " + DemoPlan.OWN + "\n"
                + "Item ID,Supplier GSTIN,Supplier Name,Invoice No.,Invoice Date,Return Period,Treatment,Reason,Reclaim of,IGST,CGST,SGST,Cess\n");
        for (Item item : items) {
            List<String> cells = new ArrayList<>(Arrays.asList(item.id(), item.supplier() == null ? "" : item.supplier().gstin(),
                    item.supplier() == null ? "" : item.supplier().name(), item.number(), item.date() == null ? "" : DAY.format(item.date()),
                    MONTH.format(item.period().firstDay()), item.treatment(), item.reason(), item.origin()));
            DemoCredit.heads(item.tax()).forEach(paise -> cells.add(paise == 0 ? "" : Paise.formatIndian(paise)));
            text.append(cells.stream().map(cell -> cell.contains(",") ? "\"" + cell + "\"" : cell).collect(Collectors.joining(","))).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static BigDecimal rupees(long paise) {
        return Paise.toRupees(paise);
    }
}
