package milaan.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.statement.StatementKind;

/**
 * Writes the sample companies' files below {@code input/}; DemoTest says when the files there are not these. The same bytes
 * every time: archives are stored, not packed, since packers differ.
 */
final class DemoCompany {

    private static final LocalDateTime PACKED = LocalDateTime.of(2026, 6, 16, 10, 0);

    private static final Pattern MERGED = Pattern.compile("<mergeCells>(.*?)</mergeCells>");

    private DemoCompany() {
    }

    /** {@code [folder]}: writes below it, {@code input} when left out. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length == 0 ? "input" : args[0]);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            System.out.println(path + " " + file.getValue().length + " bytes");
        }
    }

    /** Every file by its path below {@code input}. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        company(DemoPlan.ofCompany(), files);
        twoStates(DemoPlan.ofTwoStates(), files);
        yearOpening(new DemoCredit(), files);
        return files;
    }

    private static void company(DemoPlan plan, Map<String, byte[]> files) throws IOException {
        String april = "demo/2026-04/";
        LocalDate inMay = LocalDate.of(2026, 5, 14);
        List<Paper> statement = of(plan, DemoPlan.APRIL_2B_FIRST, DemoPlan.APRIL_2B_SECOND);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (String part : List.of(DemoPlan.APRIL_2B_FIRST, DemoPlan.APRIL_2B_SECOND)) {
            parts.put(part.substring(part.indexOf("!/") + 2), DemoStatements.json(DemoPlan.OWN, "042026", inMay, statement, of(plan, part), 2));
        }
        files.put(april + "gstr2b-april.zip", zip(parts));
        files.put(april + DemoPlan.APRIL_PLANT, DemoRegisters.plantApril(of(plan, DemoPlan.APRIL_PLANT)));
        files.put(april + DemoPlan.APRIL_OFFICE, workbook(DemoRegisters.officeApril(of(plan, DemoPlan.APRIL_OFFICE))));

        files.put(april + DemoPlan.APRIL_STORES, DemoRegisters.stores(of(plan, DemoPlan.APRIL_STORES), YearMonth.of(2026, 4)));

        String may = "demo/2026-05/";
        files.put(may + DemoPlan.MAY_STORES, DemoRegisters.stores(of(plan, DemoPlan.MAY_STORES), YearMonth.of(2026, 5)));
        files.put(may + DemoPlan.MAY_2B, workbook(DemoStatements.workbook(DemoPlan.OWN, TaxPeriod.of(2026, 5), LocalDate.of(2026, 6, 16),
                of(plan, DemoPlan.MAY_2B))));
        byte[] plant = DemoRegisters.plantMay(of(plan, DemoPlan.MAY_PLANT));
        files.put(may + DemoPlan.MAY_PLANT, plant);
        files.put(may + DemoPlan.MAY_OFFICE, DemoRegisters.officeMay(of(plan, DemoPlan.MAY_OFFICE)));
        files.put(may + DemoPlan.MAY_IMPORTS, DemoRegisters.importsMay(of(plan, DemoPlan.MAY_IMPORTS)));
        badFiles(plan, may, plant, files);

        String june = "demo/2026-06/";
        List<Paper> offered = of(plan, DemoPlan.JUNE_2B);
        files.put(june + DemoPlan.JUNE_2B, DemoStatements.json(DemoPlan.OWN, "062026", LocalDate.of(2026, 7, 14), offered, offered, 1));
        files.put(june + DemoPlan.JUNE_REGISTER, DemoRegisters.stores(of(plan, DemoPlan.JUNE_REGISTER), YearMonth.of(2026, 6)));
        DemoStories stories = new DemoStories(plan);
        for (String month : List.of(DemoPlan.APRIL, DemoPlan.MAY, DemoPlan.JUNE)) {
            files.put("demo/" + month + "/" + DemoStories.PAYMENTS.get(month), utf8(stories.payments(month)));
            files.put("demo/" + month + "/" + DemoStories.TURNOVER.get(month), utf8(DemoStories.turnover(month)));
        }
        files.put(may + DemoStories.DECISIONS, utf8(DemoStories.decided()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What lies in an inbox besides the files of the month. */
    private static void badFiles(DemoPlan plan, String may, byte[] plant, Map<String, byte[]> files) throws IOException {
        List<Paper> early = of(plan, DemoPlan.MAY_2B).stream().filter(paper -> paper.section.equals("b2b") && paper.block.equals("docdata"))
                .limit(12).toList();
        LocalDate inJune = LocalDate.of(2026, 6, 14);
        byte[] older = DemoStatements.json(DemoPlan.OWN, "052026", inJune, early, early, 1);
        files.put(may + "returns_R2B_27AAPFU0939F1ZV_052026.json", older);
        files.put(may + "returns_R2B_27AAPFU0939F1ZV_052026 cut off.json", Arrays.copyOf(older, older.length * 2 / 3));
        List<Paper> few = early.subList(0, 2);
        files.put(may + "returns_R2B_29AAPFU0939F1ZR_052026.json",
                DemoStatements.json(Party.gstin("29", "AAPFU0939F"), "052026", inJune, few, few, 1));
        files.put(may + "returns_R2B_27AAPFU0939F1ZV_032026.json",
                DemoStatements.json(DemoPlan.OWN, "032026", LocalDate.of(2026, 4, 14), few, few, 1));
        files.put(may + "plant-purchases-may_copy.csv", plant);
        files.put(may + "stock-list.csv", "Item,Bin,Quantity,Unit\nShaft 40 mm,A-12,118,Nos\nGland packing,C-03,64,Kg\n"
                .getBytes(StandardCharsets.UTF_8));
        files.put(may + "from-the-mail.zip", zip(Map.of("../outside.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))));
    }

    private static void twoStates(DemoPlan plan, Map<String, byte[]> files) throws IOException {
        for (String state : List.of("27", "29")) {
            List<Paper> statement = of(plan, DemoPlan.statement(state));
            files.put("two-states/" + DemoPlan.statement(state),
                    DemoStatements.json(DemoPlan.twoStates(state), "042026", LocalDate.of(2026, 5, 14), statement, statement, 1));
        }
        files.put("two-states/" + DemoPlan.STATES_APRIL_REGISTER,
                DemoRegisters.twoStates(of(plan, DemoPlan.STATES_APRIL_REGISTER), YearMonth.of(2026, 4)));
        files.put("two-states/" + DemoPlan.STATES_MAY_REGISTER,
                DemoRegisters.twoStates(of(plan, DemoPlan.STATES_MAY_REGISTER), YearMonth.of(2026, 5)));
        files.put("two-states/" + DemoPlan.STATES_WORKING, utf8(DemoStories.workingOfTwoStates()));
        files.put("two-states/" + DemoPlan.STATES_DECISIONS, utf8(DemoStories.decidedOfTwoStates()));
    }

    // ---- returns, statements and the working

    private static void yearOpening(DemoCredit credit, Map<String, byte[]> files) throws IOException {
        Map<String, byte[]> year = new LinkedHashMap<>();
        for (DemoCredit.Filed filed : upTo(credit.returns, TaxPeriod.of(2026, 3))) {
            // in June the tool that made the file forgot 4B(1) in 4C
            boolean june = filed.period().equals(TaxPeriod.of(2025, 6));
            year.put(gstr3bName(filed), DemoReturns.gstr3b(filed, june ? filed.net().plus(filed.b1()) : filed.net()));
        }
        byte[] packed = zip(year);
        DemoCredit.Filed april = credit.returns.get(TaxPeriod.of(2026, 4));
        DemoCredit.Filed may = credit.returns.get(TaxPeriod.of(2026, 5));
        Collection<DemoCredit.Filed> postedInMay = upTo(credit.posted, april.period());
        Collection<DemoCredit.Filed> postedInJune = credit.posted.values();

        String opening = "ecrs-opening/";
        byte[] statement = DemoReturns.csv(StatementKind.ECRS, postedInJune, null);
        files.put(opening + DemoPlan.YEAR_RETURNS, packed);
        files.put(opening + gstr3bName(april), DemoReturns.gstr3b(april, april.net()));
        files.put(opening + gstr3bName(may), DemoReturns.gstr3b(may, may.net()));
        files.put(opening + DemoPlan.ECRS_STATEMENT, statement);
        files.put(opening + DemoPlan.RCM_STATEMENT, workbook(DemoReturns.workbook(StatementKind.RCM, postedInJune)));
        files.put(opening + DemoPlan.WORKING, DemoReturns.working(credit.items));
        files.put(opening + DemoPlan.RETURN_AGAIN, DemoReturns.wrapped(credit.returns.get(TaxPeriod.of(2025, 9))));
        files.put(opening + DemoPlan.RETURN_MERGED, DemoReturns.withTwoRows(credit.returns.get(TaxPeriod.of(2025, 10))));
        files.put(opening + DemoPlan.STATEMENT_TYPED_OVER, DemoReturns.typedOver(statement, ",72000.00,", ",42000.00,"));
        String bills = "supplier_gstin,document_type,document_number,document_date,taxable_value,igst,cgst,sgst\n"
                + Party.gstin("27", "AAECB6318N") + ",INV,BMT/1290,2026-03-24,260000.00,0.00,23400.00,23400.00\n";
        files.put(opening + DemoPlan.REGISTER, bills.getBytes(StandardCharsets.UTF_8));

        String inApril = "demo/2026-04/";
        files.put(inApril + DemoPlan.YEAR_RETURNS, packed);
        files.put(inApril + gstr3bName(april), DemoReturns.gstr3b(april, april.net()));
        files.put(inApril + "ecrs-statement.json", DemoReturns.json(StatementKind.ECRS, postedInMay));
        files.put(inApril + "rcm-statement.json", DemoReturns.json(StatementKind.RCM, postedInMay));
        String inMay = "demo/2026-05/";
        files.put(inMay + gstr3bName(may), DemoReturns.gstr3b(may, may.net()));
        files.put(inMay + "ecrs-statement.csv", DemoReturns.csv(StatementKind.ECRS, postedInJune, april.period()));
        files.put(inMay + "rcm-statement.csv", DemoReturns.csv(StatementKind.RCM, postedInJune, april.period()));
        files.put(inMay + DemoPlan.WORKING, DemoReturns.working(credit.items));
    }

    private static String gstr3bName(DemoCredit.Filed filed) {
        return "GSTR3B_" + DemoPlan.OWN + "_" + filed.period().toPortalText() + ".json";
    }

    private static Collection<DemoCredit.Filed> upTo(Map<TaxPeriod, DemoCredit.Filed> filed, TaxPeriod last) {
        return filed.values().stream().filter(one -> one.period().compareTo(last) <= 0).toList();
    }

    private static List<Paper> of(DemoPlan plan, String... files) {
        return plan.papers.stream().filter(paper -> Stream.of(files).anyMatch(paper.file::equals)).toList();
    }

    // ---- archives

    /** A workbook packed anew, without the moment of its making. */
    private static byte[] workbook(byte[] packed) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Path file = Files.createTempFile("milaan-demo", ".xlsx");
        try {
            Files.write(file, packed);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    if (entry.getName().endsWith(".xml")) {
                        bytes = settled(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                    }
                    entries.put(entry.getName(), bytes);
                }
            }
        } finally {
            Files.delete(file);
        }
        return zip(entries);
    }

    /** Takes out what the writer leaves to chance: the time of day and the order of merged cells. */
    private static String settled(String xml) {
        String timeless = xml.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "2026-06-16T10:00:00Z");
        Matcher merged = MERGED.matcher(timeless);
        if (!merged.find()) {
            return timeless;
        }
        String[] cells = merged.group(1).split("(?=<mergeCell )");
        Arrays.sort(cells);
        return timeless.substring(0, merged.start(1)) + String.join("", cells) + timeless.substring(merged.end(1));
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setTimeLocal(PACKED);
                entry.setSize(file.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
