package milaan;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import milaan.domain.identity.TaxPeriod;

/**
 * The inbox of a company for one month, one fact a line: documents of GSTR-2B and of the books, payments, turnover, a working, decisions.
 * A document is {@code A/1 2026-04-05 100000 I18000} with taxable value and tax in rupees by the letter of the head, {@code I C S X};
 * without tax it bears 18 % IGST. Words behind it say what is special: {@code from=B type=CRN class=COMMON received=no}.
 */
public final class SmallCompany {

    public static final String OWN = "27AAPFU0939F1ZV";
    /** Suppliers by their letter. */
    public static final Map<String, String> SUPPLIERS = Map.of("A", SmallMonth.gstin("27", "AAACR5055K"), "B", SmallMonth.gstin("24", "AABCT1332L"),
            "C", SmallMonth.gstin("33", "AAACI1681G"), "D", SmallMonth.gstin("29", "AAPFU0939F"));
    public static final List<String> HEADS = List.of("I", "C", "S", "X");

    private static final DateTimeFormatter PORTAL_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final String REGISTER = "recipient_gstin,supplier_gstin,supplier_name,document_type,document_number,document_date,"
            + "place_of_supply,taxable_value,igst,cgst,sgst,cess,document_value,reverse_charge,voucher_number,posting_date,received_date,"
            + "credit_class,hsn,account,status,port_code,original_document_number,original_document_date\n";
    private static final String PAYMENTS = "recipient_gstin,supplier_gstin,document_number,document_date,payment_date,amount,kind\n";
    private static final String TURNOVER = "gstin,return_period,supply,taxable_value,igst,cgst,sgst,cess\n";
    private static final String WORKING = "gstin,item_id,supplier_gstin,document_number,document_date,return_period,event,reason,origin_item_id,"
            + "igst,cgst,sgst,cess\n";
    private static final String DECISIONS = "gstin,item_key,evidence_hash,decision,decision_reason,decided_by,decided_on\n";

    private final String own;
    private final TaxPeriod period;
    private final Map<String, List<String>> offered = new TreeMap<>();
    private final Map<String, List<String>> rejected = new TreeMap<>();
    private final Map<String, List<String>> reversals = new TreeMap<>();
    private final Map<String, StringBuilder> tables = new LinkedHashMap<>();
    private int vouchers;
    private int generated = 14;

    public SmallCompany(String period) {
        this(OWN, period);
    }

    public SmallCompany(String own, String period) {
        this.own = own;
        this.period = TaxPeriod.parse(period);
    }

    /** @param fact {@code both}, {@code 2b}, {@code books}, {@code paid}, {@code turnover}, {@code working} or a raw {@code row of} them */
    public SmallCompany add(String fact, String words) {
        switch (fact) {
            case "both" -> portal(new Words(words)).books(new Words(words));
            case "2b" -> portal(new Words(words));
            case "books" -> books(new Words(words));
            case "paid" -> paid(new Words(words));
            case "turnover" -> turnover(new Words(words));
            case "working" -> working(new Words(words));
            default -> throw new IllegalArgumentException("fact '" + fact + "'");
        }
        return this;
    }

    /** A decision on an item of an earlier run. */
    public SmallCompany decide(String item, String evidence, String action, String reason, String by, String on) {
        table("decisions.csv", DECISIONS).append(String.join(",", own, item, evidence, action, reason, by, on)).append('\n');
        return this;
    }

    /** @param day of the next month on which the portal made the statement */
    public SmallCompany generatedOn(int day) {
        generated = day;
        return this;
    }

    // --- GSTR-2B

    private SmallCompany portal(Words d) {
        String type = d.word("type", "INV");
        String amends = d.word("amends", "");
        String section = switch (type) {
            case "CRN", "DBN" -> "cdnr";
            case "BOE" -> "impg";
            case "ISD", "ISDC" -> "isd";
            default -> "b2b";
        } + (amends.isEmpty() ? "" : "a");
        Map<String, List<String>> part = d.has("rejected") ? rejected : d.has("reversal") ? reversals : offered;
        part.computeIfAbsent(section, name -> new ArrayList<>()).add(switch (section) {
            case "impg" -> "{\"boenum\":" + quoted(d.number()) + ",\"boedt\":" + day(d.date()) + ",\"portcode\":\"INNSA1\",\"txval\":" + d.taxable()
                    + d.json(List.of("igst", "cess")) + ",\"isamd\":\"N\"}";
            case "isd" -> supplier(d, "doclist", "\"doctyp\":" + quoted(type.equals("ISDC") ? "ISDC" : "ISDI") + ",\"docnum\":" + quoted(d.number())
                    + ",\"docdt\":" + day(d.date()) + d.json(List.of("igst", "cgst", "sgst", "cess")) + ",\"itcelg\":\"Y\"");
            case "cdnr", "cdnra" -> supplier(d, "nt", original(amends, "ontnum", "ontdt") + "\"ntnum\":" + quoted(d.number()) + ",\"typ\":"
                    + quoted(type.substring(0, 1)) + ",\"suptyp\":\"R\"," + facts(d));
            default -> supplier(d, "inv", original(amends, "oinum", "oidt") + "\"inum\":" + quoted(d.number()) + ",\"typ\":"
                    + quoted(d.word("supply", "R")) + "," + facts(d));
        });
        return this;
    }

    private String supplier(Words d, String list, String document) {
        return "{\"ctin\":" + quoted(d.supplier()) + ",\"trdnm\":\"Supplier\",\"supprd\":" + quoted(period.toPortalText()) + ",\"supfildt\":\"11-"
                + PORTAL_DATE.format(period.next().firstDay()).substring(3) + "\",\"" + list + "\":[{" + document + "}]}";
    }

    private static String original(String amends, String number, String date) {
        return amends.isEmpty() ? "" : "\"" + number + "\":" + quoted(amends.substring(0, amends.lastIndexOf(':'))) + ",\"" + date + "\":"
                + day(amends.substring(amends.lastIndexOf(':') + 1)) + ",";
    }

    private static String facts(Words d) {
        String barred = d.word("itc", "Y");
        return "\"dt\":" + day(d.date()) + ",\"val\":" + d.value() + ",\"pos\":" + quoted(d.word("pos", "27")) + ",\"rev\":"
                + quoted(d.has("rev") ? "Y" : "N") + ",\"itcavl\":" + quoted(barred.equals("Y") ? "Y" : "N") + ",\"rsn\":"
                + quoted(barred.matches("[PC]") ? barred : "") + ",\"txval\":" + d.taxable() + d.json(List.of("igst", "cgst", "sgst", "cess"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String day(String date) {
        return quoted(PORTAL_DATE.format(LocalDate.parse(date)));
    }

    // --- books

    private SmallCompany books(Words d) {
        String type = d.word("type", "INV");
        List<String> cells = new ArrayList<>(List.of(own, d.has("unregistered") || type.equals("BOE") ? "" : d.supplier(), "Supplier",
                type.equals("ISDC") ? "ISD" : type, d.word("as", d.number()), d.word("dated", d.date()), d.word("pos", "27"),
                sign(type) + d.taxable()));
        d.tax().forEach(head -> cells.add(sign(type) + head.toPlainString()));
        cells.addAll(List.of(sign(type) + d.value(), d.has("rev") ? "Y" : "N", "V" + period + "-" + ++vouchers, d.word("posted", d.date()),
                d.word("received", d.date()).replace("no", ""), d.word("class", ""), d.word("hsn", ""), d.word("account", "").replace('_', ' '),
                d.word("status", "ACTIVE"), type.equals("BOE") ? "INNSA1" : "", d.word("against", ":").split(":", 2)[0],
                d.word("against", ":").split(":", 2)[1]));
        table("register.csv", REGISTER).append(String.join(",", cells)).append('\n');
        return this;
    }

    private static String sign(String type) {
        return type.equals("ISDC") ? "-" : "";
    }

    /** {@code A/1 59000 2026-04-05 kind=TDS to=B bill=2026-01-10}; a dash for a payment on account. */
    private void paid(Words p) {
        table("payments.csv", PAYMENTS).append(String.join(",", own, p.word("gstin", SUPPLIERS.get(p.word("to", "A"))), p.number().replace("-", ""),
                p.word("bill", ""), p.at(2), p.at(1), p.word("kind", "PAYMENT"))).append('\n');
    }

    /** {@code EXEMPT 200000 month=2026-03}. */
    private void turnover(Words t) {
        table("turnover.csv", TURNOVER).append(String.join(",", own, t.word("month", period.toString()), t.at(0), t.at(1), "0", "0", "0", "0"))
                .append('\n');
    }

    /** {@code R1 2026-03 REVERSED_4B2 C10000 because=NOT_RECEIVED doc=O/1:2026-02-05 of=R0}. */
    private void working(Words w) {
        String[] document = w.word("doc", "").split(":");
        boolean named = document.length == 2;
        List<String> cells = new ArrayList<>(List.of(own, w.at(0), named ? w.supplier() : "", document[0], named ? document[1] : "", w.at(1),
                w.at(2), w.word("because", ""), w.word("of", "")));
        w.tax().forEach(head -> cells.add(head.toPlainString()));
        table("working.csv", WORKING).append(String.join(",", cells)).append('\n');
    }

    private StringBuilder table(String file, String titles) {
        return tables.computeIfAbsent(file, name -> new StringBuilder(titles));
    }

    // --- files

    /** Writes {@code 2b.json} when the portal has anything, and a CSV for each kind of facts. */
    public SmallCompany write(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!offered.isEmpty() || !rejected.isEmpty() || !reversals.isEmpty()) {
            if (!reversals.isEmpty()) {
                offered.put("itcrev", List.of());
            }
            String documents = sections(offered).replace("\"itcrev\":[]", "\"itcrev\":{" + sections(reversals) + "}");
            Files.writeString(folder.resolve("2b.json"), "{\"chksum\":\"" + "0".repeat(64) + "\",\"data\":{\"gstin\":\"" + own + "\",\"rtnprd\":\""
                    + period.toPortalText() + "\",\"version\":\"1.0\",\"gendt\":\"" + PORTAL_DATE.format(period.next().month().atDay(generated))
                    + "\",\"docdata\":{" + documents + "}" + (rejected.isEmpty() ? "" : ",\"docRejdata\":{" + sections(rejected) + "}") + "}}");
        }
        for (Map.Entry<String, StringBuilder> table : tables.entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue());
        }
        return this;
    }

    private static String sections(Map<String, List<String>> sections) {
        return sections.entrySet().stream().map(section -> quoted(section.getKey()) + ":[" + String.join(",", section.getValue()) + "]")
                .collect(Collectors.joining(","));
    }

    // --- words

    /** {@code I18000 C9000}: rupees of each head. */
    public static List<BigDecimal> tax(List<String> words) {
        List<BigDecimal> tax = new ArrayList<>();
        for (String head : HEADS) {
            tax.add(words.stream().filter(word -> word.matches(head + "-?[0-9.]+")).map(word -> new BigDecimal(word.substring(1)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return tax;
    }

    private record Words(List<String> words) {

        Words(String text) {
            this(Arrays.asList(text.strip().split(" +")));
        }

        String at(int place) {
            return words.get(place);
        }

        String number() {
            return at(0);
        }

        String date() {
            return at(1);
        }

        String taxable() {
            return at(2);
        }

        boolean has(String word) {
            return words.contains(word);
        }

        String word(String name, String otherwise) {
            return words.stream().filter(word -> word.startsWith(name + "=")).map(word -> word.substring(name.length() + 1)).findFirst()
                    .orElse(otherwise);
        }

        String supplier() {
            return SUPPLIERS.get(word("from", "A"));
        }

        List<BigDecimal> tax() {
            boolean said = words.stream().anyMatch(word -> word.matches("[ICSX]-?[0-9.]+"));
            return said ? SmallCompany.tax(words) : List.of(new BigDecimal(taxable()).multiply(new BigDecimal("0.18"))
                    .setScale(2, RoundingMode.HALF_UP), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        String value() {
            return word("value", tax().stream().reduce(new BigDecimal(taxable()), BigDecimal::add).toPlainString());
        }

        String json(List<String> heads) {
            List<String> all = List.of("igst", "cgst", "sgst", "cess");
            return heads.stream().map(head -> ",\"" + head + "\":" + tax().get(all.indexOf(head)).toPlainString()).collect(Collectors.joining());
        }
    }
}
