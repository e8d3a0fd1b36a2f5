package milaan;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.identity.TaxPeriod;

/**
 * Returns, statements and workings of one GSTIN as files, written down in a few words. Amounts are rupees of CGST, of another head
 * with a letter before them: {@code I} IGST, {@code S} SGST, {@code X} cess.
 */
public final class SmallYear {

    private static final String WORKING = "gstin,item_id,document_number,return_period,event,reason,origin_item_id,igst,cgst,sgst,cess\n";
    private static final String EDGE = "Sr.No,Date,Reference No.,Return Period,Description,";
    private static final String HEADS = "Integrated Tax,Central Tax,State/UT Tax,Cess";
    private static final String FOUR = ",,,,";
    private static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> LETTERS = List.of("I", "C", "S", "X");

    private final String own;
    private final Path folder;

    /** @param folder where the files go */
    public SmallYear(String own, Path folder) {
        this.own = own;
        this.folder = folder;
    }

    /**
     * One file a return: {@code 2026-04 20/50 I5/0 on=2026-05-20 draft claimed=60 file=b, 2026-05 R30/20} reverses 20 in 4B2 and reclaims
     * 50 in 4D1; {@code R} pays 30 under reverse charge in 3.1(d) and takes 20 in 4A3. 4A5 is what is reclaimed unless said.
     */
    public SmallYear returns(String text) throws IOException {
        for (List<String> words : parts(text)) {
            write("gstr3b-" + words.get(0) + word(words, "file=", "") + ".json", filed(words));
        }
        return this;
    }

    /** The same returns as elements of one file. */
    public SmallYear returnsInOneFile(String file, String text) throws IOException {
        return write(file, "[" + parts(text).stream().map(this::filed).collect(Collectors.joining(",")) + "]");
    }

    /** A return of this GSTIN as one JSON object. */
    public String filed(String text) {
        return filed(parts(text).get(0));
    }

    private String filed(List<String> words) {
        List<BigDecimal> added = amounts(words, 0);
        List<BigDecimal> used = amounts(words, 1);
        List<BigDecimal> claimed = new ArrayList<>(used);
        claimed.set(1, new BigDecimal(word(words, "claimed=", used.get(1).toPlainString())));
        List<BigDecimal> paid = reverseCharge(words, 0);
        List<BigDecimal> taken = reverseCharge(words, 1);
        List<BigDecimal> net = new ArrayList<>();
        for (int head = 0; head < 4; head++) {
            net.add(claimed.get(head).add(taken.get(head)).subtract(added.get(head)));
        }
        String on = word(words, "on=", "");
        return "{\"gstin\":\"" + own + "\",\"ret_period\":\"" + TaxPeriod.parse(words.get(0)).toPortalText() + "\","
                + (on.isEmpty() ? "" : "\"fil_dt\":\"" + DASHES.format(LocalDate.parse(on)) + "\",") + "\"status\":\""
                + (words.contains("draft") ? "SAVED" : "FILED") + "\",\"sup_details\":{\"isup_rev\":{\"txval\":0," + json(paid)
                + "}},\"itc_elg\":{\"itc_avl\":[{\"ty\":\"ISRC\"," + json(taken) + "},{\"ty\":\"OTH\"," + json(claimed)
                + "}],\"itc_rev\":[{\"ty\":\"OTH\"," + json(added) + "}],\"itc_net\":{" + json(net) + "},\"itc_inelg\":[{\"ty\":\"RUL\","
                + json(used) + "}]}}";
    }

    /**
     * The portal's ECRS as CSV: {@code 2026-04 20/50=70 on=2026-05-20 claimed=60 quarterly}, and {@code opening 70=90 on=2023-10-05} for a
     * declared opening balance that leaves 90; itself unless said.
     */
    public SmallYear ecrs(String file, String text) throws IOException {
        return write(file, ecrs(text));
    }

    public String ecrs(String text) {
        StringBuilder csv = new StringBuilder("Electronic Credit Reversal and Re-claimed Statement\n,,GSTIN," + own + "\n" + EDGE
                + "ITC claimed - Table 4A(5)" + FOUR + "ITC reversed - Table 4B(2)" + FOUR + "ITC reclaimed - Table 4D(1)" + FOUR
                + "Closing Balance,,,\n,,,,," + HEADS + "," + HEADS + "," + HEADS + "," + HEADS + "\n");
        for (List<String> words : parts(text)) {
            List<BigDecimal> none = List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
            if (words.get(0).equals("opening")) {
                List<BigDecimal> declared = amounts(words, 0);
                csv.append(edge(words, "-", "Opening Balance reported for <31/07/2023>")).append(cells(none)).append(cells(declared))
                        .append(cells(none)).append(cells(words.get(1).contains("=") ? amounts(words, 1) : declared)).append('\n');
            } else {
                List<BigDecimal> claimed = new ArrayList<>(amounts(words, 1));
                claimed.set(1, new BigDecimal(word(words, "claimed=", claimed.get(1).toPlainString())));
                csv.append(edge(words, month(words), "Filing of Form GSTR-3B")).append(cells(claimed)).append(cells(amounts(words, 0)))
                        .append(cells(amounts(words, 1))).append(cells(amounts(words, 2))).append('\n');
            }
        }
        return csv.toString();
    }

    /** The portal's ECRS as JSON: {@code before} is the balance that the portal gives for the first day of the export. */
    public SmallYear ecrsByDate(String file, String before, String text) throws IOException {
        String rows = parts(text).stream().map(words -> "{\"trandt\":\"" + date(words) + "\",\"refno\":\"AA1\",\"rtnprd\":\""
                + TaxPeriod.parse(words.get(0)).toPortalText() + "\",\"desc\":\"Filing of Form GSTR-3B\",\"itc4a5\":{" + named(amounts(words, 1))
                + "},\"itc4b2\":{" + named(amounts(words, 0)) + "},\"itc4d1\":{" + named(amounts(words, 1)) + "},\"clsbal\":{"
                + named(amounts(words, 2)) + "}}").collect(Collectors.joining(","));
        return write(file, "{\"gstin\":\"" + own + "\",\"opnbal\":{\"igst\":0,\"cgst\":" + before + ",\"sgst\":0,\"cess\":0},\"tr\":[" + rows + "]}");
    }

    /** The portal's RCM statement as CSV: {@code 2026-04 20/50=70 services=I10}, 4A3 behind the bar, 4A2 by name. */
    public SmallYear rcm(String file, String text) throws IOException {
        return write(file, rcm(text));
    }

    public String rcm(String text) {
        StringBuilder csv = new StringBuilder("RCM Liability/ITC Statement\n,,GSTIN," + own + "\n" + EDGE + "RCM liability - Table 3.1(d)" + FOUR
                + "ITC - Table 4A(2)" + FOUR + "ITC - Table 4A(3)" + FOUR + "Closing Balance,,,\n,,,,," + HEADS + "," + HEADS + "," + HEADS
                + "," + HEADS + "\n");
        for (List<String> words : parts(text)) {
            List<BigDecimal> services = amounts(List.of("", word(words, "services=", "0")), 0);
            csv.append(edge(words, month(words), "On filing of GSTR-3B")).append(cells(amounts(words, 0))).append(cells(services))
                    .append(cells(amounts(words, 1))).append(cells(amounts(words, 2))).append('\n');
        }
        return csv.toString();
    }

    /** A working: {@code R1 2026-01 REVERSED_4B2 60000 because=R37_180D, P1 2026-02 RECLAIMED_4D1 20000 of=R1 doc=INV/1 gstin=...}. */
    public SmallYear working(String file, String text) throws IOException {
        return write(file, working(text));
    }

    public String working(String text) {
        StringBuilder csv = new StringBuilder(WORKING);
        for (List<String> words : parts(text)) {
            csv.append(word(words, "gstin=", own)).append(',').append(words.get(0)).append(',').append(word(words, "doc=", "")).append(',')
                    .append(words.get(1)).append(',').append(words.get(2)).append(',').append(word(words, "because=", "")).append(',')
                    .append(word(words, "of=", "")).append(cells(amounts(words.subList(2, words.size()), 0))).append('\n');
        }
        return csv.toString();
    }

    public SmallYear write(String file, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    // --- words

    private static List<List<String>> parts(String text) {
        return Stream.of(text.split(",")).filter(part -> !part.isBlank()).map(part -> Arrays.asList(part.strip().split(" "))).toList();
    }

    /** @param index 0 added, 1 used, 2 closing */
    private static List<BigDecimal> amounts(List<String> words, int index) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        LETTERS.forEach(letter -> amounts.put(letter, BigDecimal.ZERO));
        for (String word : words.subList(1, words.size())) {
            if (word.matches("[ICSX]?-?[0-9].*") && !word.contains(":")) {
                String letter = LETTERS.contains(word.substring(0, 1)) ? word.substring(0, 1) : "C";
                String[] figures = word.replaceFirst("^[ICSX]", "").split("[/=]");
                if (index < figures.length) {
                    amounts.put(letter, new BigDecimal(figures[index]));
                }
            }
        }
        return List.copyOf(amounts.values());
    }

    private static List<BigDecimal> reverseCharge(List<String> words, int index) {
        return amounts(Stream.concat(Stream.of(""), words.stream().filter(word -> word.matches("R[ISX]?-?[0-9].*"))
                .map(word -> word.substring(1))).toList(), index);
    }

    private static String word(List<String> words, String name, String otherwise) {
        return words.stream().filter(word -> word.startsWith(name)).map(word -> word.substring(name.length())).findFirst().orElse(otherwise);
    }

    private static String date(List<String> words) {
        String on = word(words, "on=", "");
        TaxPeriod period = words.get(0).equals("opening") ? null : TaxPeriod.parse(words.get(0));
        return !on.isEmpty() ? SLASHES.format(LocalDate.parse(on)) : period == null ? "-" : SLASHES.format(period.next().month().atDay(20));
    }

    /** {@code Apr-26}, {@code Apr-26 to Jun-26} of a quarter. */
    private static String month(List<String> words) {
        TaxPeriod period = TaxPeriod.parse(words.get(0));
        return words.contains("quarterly") ? name(period.previous().previous()) + " to " + name(period) : name(period);
    }

    private static String name(TaxPeriod period) {
        return period.month().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 3) + "-" + period.month().getYear() % 100;
    }

    private static String edge(List<String> words, String period, String description) {
        return "1," + date(words) + ",AA1," + period + "," + description;
    }

    private static String cells(List<BigDecimal> amounts) {
        return amounts.stream().map(amount -> "," + amount.toPlainString()).collect(Collectors.joining());
    }

    private static String json(List<BigDecimal> amounts) {
        return "\"iamt\":" + amounts.get(0) + ",\"camt\":" + amounts.get(1) + ",\"samt\":" + amounts.get(2) + ",\"csamt\":" + amounts.get(3);
    }

    private static String named(List<BigDecimal> amounts) {
        return "\"igst\":" + amounts.get(0) + ",\"cgst\":" + amounts.get(1) + ",\"sgst\":" + amounts.get(2) + ",\"cess\":" + amounts.get(3);
    }
}
