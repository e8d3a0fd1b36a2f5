package milaan.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/**
 * Files of a portfolio as ecrs-opening reads them: for each GSTIN 36 GSTR-3B returns of April 2023 to March 2026, the ECRS and the RCM
 * statement that the portal makes of them, and one reversal working for all. The same number of GSTINs gives the same bytes.
 *
 * <p>The reversals and reclaims of the working come first and the returns are their sums, so that working, returns and statements
 * agree. The balance is kept here by plain addition ({@link #closing}), as a witness of its own against what the program publishes.
 */
final class EcrsPortfolio {

    static final int MONTHS = 36;
    static final TaxPeriod FIRST = TaxPeriod.parse("2023-04");

    /** Heads in the order of the files; amounts of tax are arrays in this order, in paise. */
    static final List<String> HEADS = List.of("IGST", "CGST", "SGST", "CESS");

    private static final List<String> JSON_HEADS = List.of("iamt", "camt", "samt", "csamt");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ENTITIES = "123456789" + LETTERS;
    private static final int STATES = 37;

    /** Months before the first on a statement: August 2023 for the ECRS, August 2024 for the RCM statement (gst-rules 2.11, 3.6). */
    private static final int BEFORE_ECRS = 4;
    private static final int BEFORE_RCM = 16;
    private static final int REVERSALS = 13;

    private final List<Gstin> gstins;

    private EcrsPortfolio(List<Gstin> gstins) {
        this.gstins = gstins;
    }

    /** One PAN with a registration per State and entity character; 1,295 at most. */
    static EcrsPortfolio ofOnePan(int gstins) {
        if (gstins > STATES * ENTITIES.length()) {
            throw new IllegalArgumentException(gstins + " registrations of one PAN; expected at most " + STATES * ENTITIES.length());
        }
        return new EcrsPortfolio(IntStream.range(0, gstins)
                .mapToObj(i -> gstin(1 + i % STATES, "AAECM4471Q", ENTITIES.charAt(i / STATES))).toList());
    }

    /** Every GSTIN of a PAN of its own. */
    static EcrsPortfolio ofManyPans(int gstins) {
        return new EcrsPortfolio(IntStream.range(0, gstins).mapToObj(i -> gstin(1 + i % STATES, String.format("AA%cC%c%04d%c",
                LETTERS.charAt(i / 26 % 26), LETTERS.charAt(i % 26), 1000 + i, LETTERS.charAt(i * 7 % 26)), '1')).toList());
    }

    private static Gstin gstin(int state, String pan, char entity) {
        String first14 = String.format("%02d", state) + pan + entity + "Z";
        return new Gstin(first14 + Gstin.checkCharacter(first14));
    }

    List<Gstin> gstins() {
        return gstins;
    }

    /** The balance of the ECRS after the return of a month, in paise, heads in the order of {@link #HEADS}. */
    long[] closing(Gstin gstin, TaxPeriod period) {
        long[] balance = new long[HEADS.size()];
        for (Item item : items(gstin)) {
            if (period(item.month()).compareTo(period) <= 0) {
                add(balance, item.tax(), item.isReclaim() ? -1 : 1);
            }
        }
        return balance;
    }

    /** A folder per GSTIN with its returns and statements, and credit-working.csv beside them. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter working = Files.newBufferedWriter(folder.resolve("credit-working.csv"))) {
            working.write("gstin,item_id,supplier_gstin,document_number,document_date,return_period,event,reason,origin_item_id,igst,cgst,sgst,cess\n");
            for (Gstin gstin : gstins) {
                Path own = Files.createDirectories(folder.resolve(gstin.text()));
                List<Item> items = items(gstin);
                List<Month> months = months(gstin, items);
                for (int month = 0; month < MONTHS; month++) {
                    TaxPeriod period = period(month);
                    Files.writeString(own.resolve("GSTR3B_" + gstin + "_" + digits(period) + ".json"), gstr3b(gstin, period, months.get(month)));
                }
                Files.writeString(own.resolve("ecrs-statement.json"), ecrs(gstin, months));
                Files.writeString(own.resolve("rcm-statement.json"), rcm(gstin, months));
                for (Item item : items) {
                    working.write(line(gstin, item));
                }
            }
        }
    }

    /** A reversal, or the reclaim of one, in the return of a month counted from {@link #FIRST}. @param origin null of a reversal */
    private record Item(int no, int month, Item origin, Gstin supplier, long[] tax) {

        boolean isReclaim() {
            return origin != null;
        }
    }

    /** Some months reverse nothing and some twice; two of three reversals are reclaimed, the last ones stay open. */
    private static List<Item> items(Gstin gstin) {
        SplittableRandom random = new SplittableRandom(gstin.text().hashCode());
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < REVERSALS; i++) {
            int month = random.nextInt(MONTHS - 1);
            boolean inter = random.nextInt(3) == 0;
            Gstin supplier = gstin(inter ? 1 + (Integer.parseInt(gstin.stateCode()) + i) % STATES : Integer.parseInt(gstin.stateCode()),
                    "AABCB" + (2000 + random.nextInt(7000)) + "E", '1');
            long tax = 100 * random.nextLong(500, 90_000) + random.nextInt(100);
            Item reversal = new Item(items.size() + 1, month, null, supplier, inter ? new long[] {2 * tax, 0, 0, 0}
                    : new long[] {0, tax, tax, i == 0 ? 5000 : 0});
            items.add(reversal);
            int reclaimed = month + 1 + random.nextInt(8);
            if (i % 3 != 0 && reclaimed < MONTHS) {
                items.add(new Item(items.size() + 1, reclaimed, reversal, supplier, reversal.tax()));
            }
        }
        return items;
    }

    /** What a return says, in paise by head. */
    private record Month(long[] outward, long[] reverseCharge, long[] importedServices, long[] reverseChargeCredit, long[] imports, long[] other,
                         long[] reversedForGood, long[] reversed, long[] reclaimed) {

        long[] net() {
            long[] net = new long[HEADS.size()];
            List.of(imports, importedServices, reverseChargeCredit, other).forEach(tax -> add(net, tax, 1));
            List.of(reversedForGood, reversed).forEach(tax -> add(net, tax, -1));
            return net;
        }
    }

    /** Reverse charge of every seventh month is claimed a month late. */
    private static List<Month> months(Gstin gstin, List<Item> items) {
        SplittableRandom random = new SplittableRandom(gstin.text().hashCode() + 1L);
        List<Month> months = new ArrayList<>();
        long late = 0;
        for (int month = 0; month < MONTHS; month++) {
            long[] reversed = new long[HEADS.size()];
            long[] reclaimed = new long[HEADS.size()];
            for (Item item : items) {
                if (item.month() == month) {
                    add(item.isReclaim() ? reclaimed : reversed, item.tax(), 1);
                }
            }
            long[] other = amounts(random, 400_000, true);
            add(other, reclaimed, 1);
            long services = 100 * random.nextLong(0, 5_000);
            long local = 100 * random.nextLong(100, 9_000);
            long claimed = month % 7 == 3 ? 0 : local + late;
            late = month % 7 == 3 ? local : 0;
            months.add(new Month(amounts(random, 900_000, false), new long[] {services, local, local, 0}, new long[] {services, 0, 0, 0},
                    new long[] {0, claimed, claimed, 0}, new long[] {100 * random.nextLong(0, 60_000), 0, 0, 0}, other,
                    amounts(random, 3_000, false), reversed, reclaimed));
        }
        return months;
    }

    private static long[] amounts(SplittableRandom random, long rupees, boolean cess) {
        long state = 100 * random.nextLong(1000, rupees) + random.nextInt(100);
        return new long[] {100 * random.nextLong(1000, rupees) + random.nextInt(100), state, state, cess ? 100 * random.nextLong(0, 500) : 0};
    }

    private static void add(long[] sum, long[] tax, int sign) {
        for (int head = 0; head < sum.length; head++) {
            sum[head] += sign * tax[head];
        }
    }

    private static String gstr3b(Gstin gstin, TaxPeriod period, Month month) {
        TaxPeriod due = period.next();
        StringBuilder json = new StringBuilder(4000);
        json.append("{\"gstin\":\"").append(gstin).append("\",\"ret_period\":\"").append(digits(period)).append("\",\"fil_dt\":\"20-")
                .append(String.format("%02d-%d", due.month().getMonthValue(), due.month().getYear())).append("\",\"status\":\"FILED\",\n");
        json.append("\"sup_details\":{\n\"osup_det\":").append(row(month.outward()[0] * 12, month.outward()))
                .append(",\n\"osup_zero\":{\"txval\":250000.00,\"iamt\":0.00,\"csamt\":0.00},\n\"osup_nil_exmp\":{\"txval\":12500.00},\n\"isup_rev\":")
                .append(row(month.reverseCharge()[1] * 20, month.reverseCharge())).append(",\n\"osup_nongst\":{\"txval\":0.00}},\n");
        json.append("\"eco_dtls\":{\"eco_sup\":").append(row(0, new long[4])).append(",\"eco_reg_sup\":{\"txval\":0.00}},\n");
        json.append("\"inter_sup\":{\"unreg_details\":[");
        json.append(IntStream.range(1, 19).mapToObj(pos -> String.format("{\"pos\":\"%02d\",\"txval\":%s,\"iamt\":%s}", pos * 2,
                rupees(month.outward()[0] / 10 / pos * 5), rupees(month.outward()[0] / 10 / pos))).collect(Collectors.joining(",\n")));
        json.append("],\n\"comp_details\":[],\"uin_details\":[]},\n");
        Map<String, long[]> available = new LinkedHashMap<>();
        available.put("IMPG", month.imports());
        available.put("IMPS", month.importedServices());
        available.put("ISRC", month.reverseChargeCredit());
        available.put("ISD", new long[4]);
        available.put("OTH", month.other());
        json.append("\"itc_elg\":{\n\"itc_avl\":[").append(list(available)).append("],\n\"itc_rev\":[")
                .append(list(pair(month.reversedForGood(), month.reversed()))).append("],\n\"itc_net\":{").append(heads(month.net()))
                .append("},\n\"itc_inelg\":[").append(list(pair(month.reclaimed(), new long[4]))).append("]},\n");
        json.append("\"inward_sup\":{\"isup_details\":[{\"ty\":\"GST\",\"inter\":15000.00,\"intra\":42000.00},"
                + "{\"ty\":\"NONGST\",\"inter\":0.00,\"intra\":8000.00}]},\n");
        json.append("\"intr_ltfee\":{\"intr_details\":{").append(heads(new long[4])).append("},\"ltfee_details\":{\"camt\":0.00,\"samt\":0.00}},\n");
        json.append("\"tx_pmt\":{\"tx_py\":[");
        for (int kind = 2; kind <= 3; kind++) {
            long[] tax = kind == 2 ? month.outward() : month.reverseCharge();
            json.append(kind == 2 ? "" : ",\n").append("{\"trans_typ\":3000").append(kind).append(",\"trans_desc\":\"")
                    .append(kind == 2 ? "Other than reverse charge" : "Reverse charge").append("\",\"liab_ldg_id\":").append(kind);
            for (int head = 0; head < 4; head++) {
                json.append(",\"").append(HEADS.get(head).toLowerCase()).append("\":{\"tx\":").append(tax[head] / 100).append(",\"intr\":0,\"fee\":0}");
            }
            json.append('}');
        }
        json.append("],\n\"pdcash\":[{\"liab_ldg_id\":3,\"trans_typ\":30003,\"ipd\":").append(month.reverseCharge()[0] / 100).append(",\"cpd\":")
                .append(month.reverseCharge()[1] / 100).append(",\"spd\":").append(month.reverseCharge()[2] / 100)
                .append(",\"cspd\":0,\"i_intrpd\":0,\"c_intrpd\":0,\"s_intrpd\":0,\"cs_intrpd\":0,\"c_lfeepd\":0,\"s_lfeepd\":0}],\n")
                .append("\"pditc\":{\"liab_ldg_id\":2,\"trans_typ\":30002,\"i_pdi\":").append(month.outward()[0] / 100)
                .append(",\"i_pdc\":0,\"i_pds\":0,\"c_pdi\":0,\"c_pdc\":").append(month.outward()[1] / 100).append(",\"s_pdi\":0,\"s_pds\":")
                .append(month.outward()[2] / 100).append(",\"cs_pdcs\":").append(month.outward()[3] / 100).append("}}}\n");
        return json.toString();
    }

    private static Map<String, long[]> pair(long[] rule, long[] other) {
        Map<String, long[]> entries = new LinkedHashMap<>();
        entries.put("RUL", rule);
        entries.put("OTH", other);
        return entries;
    }

    private static String list(Map<String, long[]> entries) {
        return entries.entrySet().stream().map(entry -> "{\"ty\":\"" + entry.getKey() + "\"," + heads(entry.getValue()) + "}")
                .collect(Collectors.joining(",\n"));
    }

    private static String row(long taxableValue, long[] tax) {
        return "{\"txval\":" + rupees(taxableValue) + "," + heads(tax) + "}";
    }

    private static String heads(long[] tax) {
        return IntStream.range(0, 4).mapToObj(head -> "\"" + JSON_HEADS.get(head) + "\":" + rupees(tax[head])).collect(Collectors.joining(","));
    }

    /** Opening balance declared as of 31 July 2023, then a row per return: closing = previous + 4B(2) - 4D(1). */
    private static String ecrs(Gstin gstin, List<Month> months) {
        long[] balance = new long[4];
        List<String> rows = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            Month of = months.get(month);
            if (month == BEFORE_ECRS) {
                rows.add("{\"trandt\":\"05/09/2023\",\"desc\":\"Opening Balance reported for <31/07/2023>\",\"refno\":\"AD" + gstin.stateCode()
                        + "0923000001A\",\"itc4b2\":" + statement(balance) + ",\"clsbal\":" + statement(balance) + "}");
            }
            add(balance, of.reversed(), 1);
            add(balance, of.reclaimed(), -1);
            if (month >= BEFORE_ECRS) {
                rows.add(filing(gstin, month) + ",\"itc4a5\":" + statement(of.other()) + ",\"itc4b2\":" + statement(of.reversed())
                        + ",\"itc4d1\":" + statement(of.reclaimed()) + ",\"clsbal\":" + statement(balance) + "}");
            }
        }
        return statement(gstin, "01/08/2023", rows, balance);
    }

    /** Opening balance declared as of 31 July 2024, then a row per return: closing = previous + 3.1(d) - 4A(2) - 4A(3). */
    private static String rcm(Gstin gstin, List<Month> months) {
        long[] balance = new long[4];
        List<String> rows = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            Month of = months.get(month);
            if (month == BEFORE_RCM) {
                rows.add("{\"trandt\":\"05/09/2024\",\"desc\":\"Opening Balance reported\",\"refno\":\"AD" + gstin.stateCode()
                        + "0924000001A\",\"inwardsup_3_1d\":" + statement(balance) + ",\"clsbal\":" + statement(balance) + "}");
            }
            add(balance, of.reverseCharge(), 1);
            add(balance, of.importedServices(), -1);
            add(balance, of.reverseChargeCredit(), -1);
            if (month >= BEFORE_RCM) {
                rows.add(filing(gstin, month) + ",\"inwardsup_3_1d\":" + statement(of.reverseCharge()) + ",\"itc4a2\":{\"igst\":"
                        + rupees(of.importedServices()[0]) + ",\"cess\":0.00},\"itc4a3\":" + statement(of.reverseChargeCredit())
                        + ",\"clsbal\":" + statement(balance) + "}");
            }
        }
        return statement(gstin, "01/08/2024", rows, balance);
    }

    private static String filing(Gstin gstin, int month) {
        TaxPeriod due = period(month).next();
        String monthAndYear = String.format("%02d/%d", due.month().getMonthValue(), due.month().getYear());
        return "{\"trandt\":\"20/" + monthAndYear + "\",\"rtnprd\":\"" + digits(period(month)) + "\",\"desc\":\"Filing of Form GSTR-3B\",\"refno\":\"AA"
                + gstin.stateCode() + digits(period(month)).substring(0, 2) + digits(period(month)).substring(4) + "123456X\"";
    }

    private static String statement(Gstin gstin, String from, List<String> rows, long[] closing) {
        return "{\"gstin\":\"" + gstin + "\",\"frdt\":\"" + from + "\",\"todt\":\"30/04/2026\",\n\"tr\":[\n" + String.join(",\n", rows)
                + "],\n\"clsbal\":" + statement(closing) + "}\n";
    }

    private static String statement(long[] tax) {
        return IntStream.range(0, 4).mapToObj(head -> "\"" + HEADS.get(head).toLowerCase() + "\":" + rupees(tax[head]))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String line(Gstin gstin, Item item) {
        Item document = item.isReclaim() ? item.origin() : item;
        TaxPeriod dated = period(document.month());
        return String.join(",", gstin.text(), "W-" + item.no(), item.supplier().text(), "INV/" + (100 + document.no()),
                String.format("05-%02d-%d", dated.month().getMonthValue(), dated.month().getYear()), period(item.month()).toString(),
                item.isReclaim() ? "RECLAIMED_4D1" : "REVERSED_4B2", item.isReclaim() ? "received" : "NOT_RECEIVED",
                item.isReclaim() ? "W-" + item.origin().no() : "", rupees(item.tax()[0]), rupees(item.tax()[1]), rupees(item.tax()[2]),
                rupees(item.tax()[3])) + "\n";
    }

    private static TaxPeriod period(int month) {
        return TaxPeriod.of(FIRST.month().plusMonths(month).atDay(1));
    }

    /** MMYYYY, as the portal writes a period. */
    private static String digits(TaxPeriod period) {
        return String.format("%02d%d", period.month().getMonthValue(), period.month().getYear());
    }

    private static String rupees(long paise) {
        return (paise < 0 ? "-" : "") + Math.abs(paise) / 100 + (Math.abs(paise) % 100 < 10 ? ".0" : ".") + Math.abs(paise) % 100;
    }
}
