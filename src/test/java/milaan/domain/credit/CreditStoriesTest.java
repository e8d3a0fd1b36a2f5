package milaan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.Months.Month;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Match;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.runtime.RulesFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every story of {@code cases/credit-buckets.csv}: months of documents, payments and decisions, and what Table 4 of each month, the
 * open lots and the remarks shall be. Lines of a story:
 * <ul>
 * <li>{@code rule}: a parameter, name in {@code number}, value in {@code facts}; {@code working}: a lot that was open before (reason in
 * {@code type});
 * <li>{@code books}, {@code 2b}: a document; {@code pay}: a payment, amount in {@code taxable}; {@code add}: an event of another
 * computation (kind and reason in {@code type}); {@code decide}: what is decided (in {@code type}) on the match of a document, or on its lot
 * ({@code lot=reason});
 * <li>{@code 4A1} to {@code 4D2}: a row of Table 4; rows not given are nil, 4C is checked where it is given; {@code lot}: what is left of a
 * lot; {@code event}: an event, all of the month when one is given, none for {@code NONE}; {@code remark}: code of a remark.
 * </ul>
 * Edge cases of gst-rules 12 that move no credit are told elsewhere: what to do in IMS (E-30, E-32, E-33) in {@code cases/ims.csv}, a file
 * brought twice or made anew by the portal (E-42, E-43) in {@code LauncherTest}, damaged numbers (E-44) in {@code cases/matching.csv}, dates
 * that are none (E-45) in {@code cases/dates.csv}. That the same month posted twice changes nothing is checked of every story.
 * <p>A supplier is a letter, and a State where it is not 29: {@code A}, {@code A24}; {@code -} has no GSTIN. {@code ours=29} is our second GSTIN.
 */
class CreditStoriesTest {

    record Story(String name, String why, List<CSVRecord> lines) {

        @Override
        public String toString() {
            return name + ": " + why;
        }
    }

    static Stream<Story> stories() throws IOException {
        Map<String, List<CSVRecord>> byName = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(CreditStoriesTest.class.getResourceAsStream("/cases/credit-buckets.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord line : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                byName.computeIfAbsent(line.get("story"), name -> new ArrayList<>()).add(line);
            }
        }
        return byName.entrySet().stream().map(story -> new Story(story.getKey(), story.getValue().get(0).get("why"), story.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void a_story_goes_as_it_is_told(Story story) {
        Map<String, String> overrides = new HashMap<>();
        of(story.lines, "rule").forEach(line -> overrides.put(line.get("number"), line.get("facts")));
        List<CreditLot> working = of(story.lines, "working").stream().map(CreditStoriesTest::lot).toList();
        Months months = new Months(RulesFile.read(overrides), !of(story.lines, "pay").isEmpty(), working);
        if (of(story.lines, "decide").isEmpty()) {
            months.checked();
        }
        Map<String, List<CSVRecord>> byPeriod = story.lines.stream().filter(line -> !line.get("period").isEmpty())
                .collect(Collectors.groupingBy(line -> line.get("period"), TreeMap::new, Collectors.toList()));
        byPeriod.forEach((period, lines) -> check(story, TaxPeriod.parse(period), lines, months));
    }

    private static void check(Story story, TaxPeriod period, List<CSVRecord> lines, Months months) {
        List<Document> documents = new ArrayList<>();
        lines.stream().filter(line -> Set.of("books", "2b").contains(line.get("what"))).forEach(line -> documents.add(document(line, period)));
        List<Payment> payments = of(lines, "pay").stream().map(CreditStoriesTest::payment).toList();
        List<CSVRecord> decide = of(lines, "decide");
        List<Match> matched = decide.isEmpty() ? List.of() : months.match(documents);
        List<Decision> decisions = decide.stream().map(line -> decision(line, matched, months.openLots())).toList();
        boolean two = decide.stream().anyMatch(line -> facts(line).containsKey("two"));
        Month month = months.post(period, documents, payments, decisions, two);
        List<CreditEvent> events = new ArrayList<>(month.events());
        of(lines, "add").forEach(line -> events.add(added(line, period)));
        Month whole = new Month(period, month.matches(), events, month.lots(), month.ties(), month.remarks(), month.onDecisions(), month.waiting());

        String shown = story + " " + period + "\n" + month.matches().stream().map(match -> match.status() + " " + match.bucket() + ": " + match.reason())
                .collect(Collectors.joining("\n")) + "\n" + events.stream().map(CreditStoriesTest::text).collect(Collectors.joining("\n"));
        for (String ours : List.of("27", "29")) {
            assertThat(actual(whole, ours)).as("Table 4 of %s, %s", ours, shown).isEqualTo(expected(lines, ours));
            of(lines, "4C").stream().filter(line -> ours(line).equals(ours)).forEach(line ->
                    assertThat(whole.table(gstin(ours)).get(Gstr3bRow.NET_ITC)).as("4C of %s", shown).isEqualTo(tax(line)));
        }
        assertThat(lots(month)).as("open lots of %s", shown).isEqualTo(sums(of(lines, "lot")));
        if (!of(lines, "event").isEmpty()) {
            assertThat(events.stream().map(CreditStoriesTest::text).sorted().toList()).as(shown)
                    .isEqualTo(of(lines, "event").stream().filter(line -> !line.get("type").equals("NONE")).map(CreditStoriesTest::text).sorted().toList());
        }
        assertThat(Stream.concat(month.remarks().stream().map(remark -> remark.finding().reason().name()),
                month.onDecisions().stream().map(remark -> remark.finding().reason().name())).sorted().toList())
                .as("remarks of %s", shown).isEqualTo(of(lines, "remark").stream().map(line -> line.get("type")).sorted().toList());
        Invariants.check(month, documents, months.history(), shown);
    }

    private static List<CSVRecord> of(List<CSVRecord> lines, String what) {
        return lines.stream().filter(line -> line.get("what").equals(what)).toList();
    }

    private static Map<String, TaxAmounts> expected(List<CSVRecord> lines, String ours) {
        Map<String, TaxAmounts> rows = new TreeMap<>();
        lines.stream().filter(line -> line.get("what").matches("4[ABD][1-5]") && ours(line).equals(ours))
                .filter(line -> !tax(line).isZero()).forEach(line -> rows.merge(line.get("what"), tax(line), TaxAmounts::plus));
        return rows;
    }

    private static Map<String, TaxAmounts> actual(Month month, String ours) {
        Map<String, TaxAmounts> rows = new TreeMap<>();
        month.table(gstin(ours)).rows().stream().filter(row -> row.row() != Gstr3bRow.NET_ITC && !row.tax().isZero())
                .forEach(row -> rows.put(row.row().number(), row.tax()));
        return rows;
    }

    private static Map<String, TaxAmounts> lots(Month month) {
        Map<String, TaxAmounts> lots = new TreeMap<>();
        month.lots().stream().filter(lot -> !lot.left().isZero())
                .forEach(lot -> lots.merge(lot.document().number() + " " + lot.reason(), lot.left(), TaxAmounts::plus));
        return lots;
    }

    private static Map<String, TaxAmounts> sums(List<CSVRecord> lines) {
        Map<String, TaxAmounts> lots = new TreeMap<>();
        lines.forEach(line -> lots.merge(line.get("number") + " " + line.get("type"), tax(line), TaxAmounts::plus));
        return lots;
    }

    private static String text(CreditEvent event) {
        return event.kind() + " " + event.reason() + " " + event.document().recipient().stateCode() + " " + event.document().number() + " " + event.tax();
    }

    private static String text(CSVRecord line) {
        return line.get("type") + " " + ours(line) + " " + line.get("number") + " " + tax(line);
    }

    // lines to values

    static Map<String, String> facts(CSVRecord line) {
        Map<String, String> facts = new HashMap<>();
        for (String fact : line.get("facts").split(";")) {
            if (fact.contains("=")) {
                facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
            }
        }
        return facts;
    }

    private static String ours(CSVRecord line) {
        return facts(line).getOrDefault("ours", "27");
    }

    static Gstin gstin(String state) {
        return new Gstin(state + "AAPFU0939F1ZV");
    }

    static Gstin supplier(String party) {
        if (party.equals("-")) {
            return null;
        }
        String letter = party.isEmpty() ? "A" : party.substring(0, 1);
        return new Gstin((party.length() > 1 ? party.substring(1) : "29") + "AABC" + letter + "1234" + letter + "1Z5");
    }

    private static long paise(String rupees) {
        return rupees.isEmpty() ? 0 : Paise.ofRupees(new BigDecimal(rupees));
    }

    private static TaxAmounts tax(CSVRecord line) {
        return new TaxAmounts(paise(line.get("igst")), paise(line.get("cgst")), paise(line.get("sgst")), paise(facts(line).getOrDefault("cess", "")));
    }

    private static LocalDate date(CSVRecord line) {
        return line.get("date").isEmpty() ? null : LocalDate.parse(line.get("date"));
    }

    private static DocumentType type(CSVRecord line) {
        return line.get("type").isEmpty() ? DocumentType.INV : DocumentType.valueOf(line.get("type"));
    }

    private static Document document(CSVRecord line, TaxPeriod period) {
        Map<String, String> facts = facts(line);
        Side side = line.get("what").equals("books") ? Side.BOOKS : Side.PORTAL;
        PortalFacts portal = side == Side.BOOKS ? null : new PortalFacts(Section.valueOf(facts.getOrDefault("section", "B2B")),
                PortalFacts.Block.valueOf(facts.getOrDefault("block", "OFFERED")),
                PortalFacts.Availability.valueOf(facts.getOrDefault("avail", "AVAILABLE")), facts.getOrDefault("supply", "R"), "", null, "");
        BooksFacts books = side == Side.PORTAL ? null : new BooksFacts(facts.getOrDefault("voucher", ""), period.firstDay(),
                BooksFacts.Receipt.valueOf(facts.getOrDefault("receipt", "RECEIVED")), null,
                BooksFacts.CreditClass.valueOf(facts.getOrDefault("class", "ELIGIBLE")),
                BooksFacts.Status.valueOf(facts.getOrDefault("status", "ACTIVE")), "", "", "");
        return new Document(line.getRecordNumber(), side, gstin(ours(line)), supplier(line.get("party")), facts.getOrDefault("name", "Supplier"),
                type(line), line.get("number"), date(line), period, paise(line.get("taxable")), tax(line), null,
                facts.getOrDefault("pos", ours(line)), "Y".equals(facts.get("rcm")), facts.getOrDefault("orig", ""),
                facts.containsKey("origdate") ? LocalDate.parse(facts.get("origdate")) : null, facts.getOrDefault("port", ""), "", false, portal,
                books, new SourceLine(line.get("what") + ".csv", String.valueOf(line.getRecordNumber())), null);
    }

    private static DocumentKey key(CSVRecord line) {
        return new DocumentKey(gstin(ours(line)), supplier(line.get("party")), "", null, line.get("number"), date(line));
    }

    private static CreditLot lot(CSVRecord line) {
        DocumentKey key = key(line);
        return new CreditLot(CreditLot.OF_WORKING + line.get("number"), AccountName.of(key), key, TaxPeriod.parse(facts(line).get("opened")),
                Gstr3bRow.ITC_OTHER, CreditReason.valueOf(line.get("type")), tax(line), TaxAmounts.ZERO, TaxAmounts.ZERO);
    }

    private static Payment payment(CSVRecord line) {
        return new Payment(gstin(ours(line)), supplier(line.get("party")), line.get("number"), null, date(line), paise(line.get("taxable")),
                Payment.Kind.PAYMENT, new SourceLine("payments.csv", String.valueOf(line.getRecordNumber())));
    }

    private static CreditEvent added(CSVRecord line, TaxPeriod period) {
        String[] words = line.get("type").split(" ");
        DocumentKey key = new DocumentKey(gstin(ours(line)), null, words[1], null, words[1], null);
        return new CreditEvent(AccountName.of(key), key, period, EventKind.valueOf(words[0]), Gstr3bRow.ITC_OTHER, CreditReason.valueOf(words[1]),
                "", "", tax(line), null, null, "", null, "");
    }

    private static Decision decision(CSVRecord line, List<Match> matched, List<CreditLot> lots) {
        Map<String, String> facts = facts(line);
        Decision.Action action = Decision.Action.valueOf(line.get("type"));
        String item;
        String evidence;
        if (facts.containsKey("lot")) {
            CreditLot lot = lots.stream().filter(one -> one.document().number().equals(line.get("number"))
                    && one.reason().name().equals(facts.get("lot"))).findFirst().orElseThrow();
            item = lot.id();
            evidence = lot.evidenceHash();
        } else if (facts.containsKey("item")) {
            item = facts.get("item");
            evidence = "0";
        } else {
            Match match = match(line.get("number"), matched);
            item = match.id();
            evidence = match.evidenceHash();
            if (facts.containsKey("with")) {
                Match other = match(facts.get("with"), matched);
                item += "+" + other.id();
                evidence += "+" + other.evidenceHash();
            }
        }
        return new Decision(gstin(ours(line)), item, facts.getOrDefault("evidence", evidence), action, "as decided", facts.getOrDefault("by", "Asha"),
                LocalDate.parse("2026-11-01"), new SourceLine("decisions.csv", String.valueOf(line.getRecordNumber())));
    }

    /** @param number of a document; {@code B:7} only of the books */
    private static Match match(String number, List<Match> matched) {
        boolean books = number.startsWith("B:");
        String text = books ? number.substring(2) : number;
        return matched.stream().filter(match -> Months.documents(match).stream().anyMatch(d -> d.number().equals(text) && (!books || d.side() == Side.BOOKS)))
                .findFirst().orElseThrow();
    }
}
