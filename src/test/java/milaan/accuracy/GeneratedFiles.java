package milaan.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Section;
import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

/**
 * Writes {@link LabelledDocuments} as the files users have: the portal's GSTR-2B JSON in its form since October 2024,
 * one for each GSTIN of ours, and one purchase register with the contract's titles.
 */
public final class GeneratedFiles {

    private static final DateTimeFormatter PORTAL_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final String[] TITLES = {"recipient_gstin", "supplier_gstin", "supplier_name", "document_type", "document_number",
        "document_date", "place_of_supply", "taxable_value", "igst", "cgst", "sgst", "cess", "document_value", "reverse_charge",
        "voucher_number", "posting_date", "received_date", "credit_class", "original_document_number", "original_document_date", "hsn",
        "rate", "account", "status"};

    private GeneratedFiles() {
    }

    /** {@code <folder> <documents per side> [seed] [usual|hard]}. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 4) {
            throw new IllegalArgumentException("expected: <folder> <documents per side> [seed] [usual|hard]");
        }
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        String name = args.length > 3 ? args[3] : "usual";
        Mix mix = switch (name) {
            case "usual" -> Mix.USUAL;
            case "hard" -> Mix.HARD;
            default -> throw new IllegalArgumentException("mix '" + name + "': expected usual or hard");
        };
        LabelledDocuments data = LabelledDocuments.generate(seed, Integer.parseInt(args[1]), mix);
        for (Path file : write(data, Path.of(args[0]))) {
            System.out.println(file + " " + Files.size(file) + " bytes");
        }
        System.out.println("GSTIN " + data.ours().get(0) + ", period " + data.period() + ", " + data.books().size() + " bookings, "
                + data.portal().size() + " documents in 2B, " + data.links().size() + " links");
    }

    /** @return the files written, the register last */
    public static List<Path> write(LabelledDocuments data, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Gstin own : data.ours()) {
            Path file = folder.resolve("returns_R2B_" + own + "_" + data.period().toPortalText() + ".json");
            writePortal(data, own, file);
            files.add(file);
        }
        Path register = folder.resolve("purchase-register.csv");
        writeRegister(data.books(), register);
        files.add(register);
        return files;
    }

    // --- GSTR-2B

    private static void writePortal(LabelledDocuments data, Gstin own, Path file) throws IOException {
        List<Document> documents = data.portal().stream().filter(document -> document.recipient().equals(own)).toList();
        try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("chksum", "0".repeat(64));
            json.writeObjectFieldStart("data");
            json.writeStringField("gstin", own.text());
            json.writeStringField("rtnprd", data.period().toPortalText());
            json.writeStringField("version", "1.0");
            json.writeStringField("gendt", PORTAL_DATE.format(data.period().next().month().atDay(14)));
            writeSummary(json, documents);
            json.writeObjectFieldStart("docdata");
            writeSection(json, Section.B2B, documents);
            writeSection(json, Section.CDNR, documents);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** Control totals: invoices and debit notes raise the credit, credit notes stand apart as positive numbers. */
    private static void writeSummary(JsonGenerator json, List<Document> documents) throws IOException {
        json.writeObjectFieldStart("itcsumm");
        json.writeObjectFieldStart("itcavl");
        List<Document> raising = documents.stream().filter(document -> !isCreditNote(document)).toList();
        writeBucket(json, "nonrevsup", raising.stream().filter(document -> !document.reverseCharge()).toList(), false);
        writeBucket(json, "revsup", raising.stream().filter(Document::reverseCharge).toList(), false);
        writeBucket(json, "othersup", documents.stream().filter(GeneratedFiles::isCreditNote).toList(), true);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeBucket(JsonGenerator json, String name, List<Document> documents, boolean creditNotes) throws IOException {
        if (documents.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        writeTotals(json, documents);
        for (Section section : List.of(Section.B2B, Section.CDNR)) {
            for (boolean reverse : creditNotes ? new boolean[] {false, true} : new boolean[] {documents.get(0).reverseCharge()}) {
                List<Document> some = documents.stream()
                        .filter(document -> document.portal().section() == section && document.reverseCharge() == reverse).toList();
                if (!some.isEmpty()) {
                    json.writeObjectFieldStart(section.name().toLowerCase() + (creditNotes && reverse ? "rev" : ""));
                    writeTotals(json, some);
                    json.writeEndObject();
                }
            }
        }
        json.writeEndObject();
    }

    private static void writeTotals(JsonGenerator json, List<Document> documents) throws IOException {
        long taxable = 0;
        TaxAmounts tax = TaxAmounts.ZERO;
        for (Document document : documents) {
            taxable += Math.abs(document.taxableValue());
            tax = tax.plus(positive(document.tax()));
        }
        writeAmounts(json, taxable, tax);
    }

    private static void writeSection(JsonGenerator json, Section section, List<Document> documents) throws IOException {
        Map<String, List<Document>> blocks = new TreeMap<>();
        documents.stream().filter(document -> document.portal().section() == section)
                .forEach(document -> blocks.computeIfAbsent(document.supplier() + document.portal().supplierPeriod(), key -> new ArrayList<>())
                        .add(document));
        if (blocks.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(section.name().toLowerCase());
        for (List<Document> block : blocks.values()) {
            Document first = block.get(0);
            json.writeStartObject();
            json.writeStringField("ctin", first.supplier().text());
            json.writeStringField("trdnm", first.supplierName());
            json.writeStringField("supfildt", PORTAL_DATE.format(first.portal().filedOn()));
            String period = first.portal().supplierPeriod();
            json.writeStringField("supprd", period.substring(5) + period.substring(0, 4));
            json.writeArrayFieldStart(section == Section.B2B ? "inv" : "nt");
            for (Document document : block) {
                writeDocument(json, section, document);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDocument(JsonGenerator json, Section section, Document document) throws IOException {
        json.writeStartObject();
        if (section == Section.B2B) {
            json.writeStringField("inum", document.number());
            json.writeStringField("typ", document.portal().supplyType());
        } else {
            json.writeStringField("ntnum", document.number());
            json.writeStringField("typ", isCreditNote(document) ? "C" : "D");
            json.writeStringField("suptyp", document.portal().supplyType());
        }
        json.writeStringField("dt", PORTAL_DATE.format(document.date()));
        json.writeFieldName("val");
        json.writeNumber(Paise.toRupees(Math.abs(document.documentValue())));
        json.writeStringField("pos", document.placeOfSupply());
        json.writeStringField("rev", document.reverseCharge() ? "Y" : "N");
        json.writeStringField("itcavl", "Y");
        json.writeStringField("rsn", "");
        json.writeStringField("imsStatus", document.portal().imsStatus());
        writeAmounts(json, Math.abs(document.taxableValue()), positive(document.tax()));
        json.writeEndObject();
    }

    private static void writeAmounts(JsonGenerator json, long taxable, TaxAmounts tax) throws IOException {
        writeRupees(json, "txval", taxable);
        writeRupees(json, "igst", tax.igst());
        writeRupees(json, "cgst", tax.cgst());
        writeRupees(json, "sgst", tax.sgst());
        writeRupees(json, "cess", tax.cess());
    }

    private static void writeRupees(JsonGenerator json, String name, long paise) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Paise.toRupees(paise));
    }

    private static boolean isCreditNote(Document document) {
        return document.type() == DocumentType.CRN;
    }

    private static TaxAmounts positive(TaxAmounts tax) {
        return new TaxAmounts(Math.abs(tax.igst()), Math.abs(tax.cgst()), Math.abs(tax.sgst()), Math.abs(tax.cess()));
    }

    // --- purchase register

    /** By posting date, as a day book is; every fifth document of more than 1,000 rupees in two or three lines. */
    private static void writeRegister(List<Document> books, Path file) throws IOException {
        List<Document> dayBook = new ArrayList<>(books);
        dayBook.sort(Comparator.comparing((Document document) -> document.books().postingDate())
                .thenComparing(document -> document.books().voucherNumber()));
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(TITLES).setRecordSeparator("\n").get();
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8); CSVPrinter csv = format.print(writer)) {
            for (Document document : dayBook) {
                writeLines(csv, document);
            }
        }
    }

    private static void writeLines(CSVPrinter csv, Document document) throws IOException {
        long left = Math.abs(document.taxableValue());
        TaxAmounts taxLeft = positive(document.tax());
        int lines = left > 100_000 && document.id() % 5 == 0 ? 2 + (int) (document.id() % 2) : 1;
        for (int line = lines; line > 1; line--) {
            long taxable = left / line;
            TaxAmounts tax = new TaxAmounts(taxLeft.igst() / line, taxLeft.cgst() / line, taxLeft.sgst() / line, taxLeft.cess() / line);
            writeLine(csv, document, taxable, tax);
            left -= taxable;
            taxLeft = taxLeft.minus(tax);
        }
        writeLine(csv, document, left, taxLeft);
    }

    private static void writeLine(CSVPrinter csv, Document document, long taxable, TaxAmounts tax) throws IOException {
        csv.printRecord(document.recipient(), document.supplier(), document.supplierName(), document.type(), document.number(), document.date(),
                document.placeOfSupply(), Paise.format(taxable), Paise.format(tax.igst()), Paise.format(tax.cgst()), Paise.format(tax.sgst()),
                Paise.format(tax.cess()), Paise.format(Math.abs(document.documentValue())), document.reverseCharge() ? "Y" : "N",
                document.books().voucherNumber(), document.books().postingDate(), text(document.books().receivedDate()),
                document.books().creditClass(), document.originalNumber(), text(document.originalDate()), document.books().hsn(),
                document.books().rate(), document.books().account(), document.books().status());
    }

    private static String text(LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
