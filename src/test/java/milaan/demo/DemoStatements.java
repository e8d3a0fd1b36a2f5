package milaan.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.formats.portal.Gstr2bWorkbookFixture;

/** Writes GSTR-2B as the portal gives it since October 2024: JSON (file-formats section 3) and workbook (section 4). */
final class DemoStatements {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final Map<String, String> LISTS = Map.of("cdnr", "nt", "isd", "doclist", "impgsez", "boe");
    private static final Map<String, String> SHEETS = Map.of("b2b", "B2B", "b2ba", "B2BA", "cdnr", "B2B-CDNR", "ecom", "ECO", "isd", "ISD",
            "impg", "IMPG", "impgsez", "IMPGSEZ");

    private DemoStatements() {
    }

    /**
     * One JSON file of a statement.
     *
     * @param whole documents of the whole statement, over which the summary is made
     * @param part  documents of this file
     * @param files number of files of the statement
     */
    static byte[] json(String gstin, String period, LocalDate generated, List<Paper> whole, List<Paper> part, int files) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("gstin", gstin);
        data.put("rtnprd", period);
        data.put("version", "1.0");
        data.put("gendt", DAY.format(generated));
        data.put("itcsumm", summary(whole));
        data.put("docdata", sections(part, "docdata", period));
        List<Paper> reversals = of(part, "itcrev");
        if (!reversals.isEmpty()) {
            child(data, "docdata").put("itcrev", List.of(sections(part, "itcrev", period)));
        }
        if (!of(part, "docRejdata").isEmpty()) {
            data.put("docRejdata", sections(part, "docRejdata", period));
        }
        if (files > 1) {
            data.put("fc", files);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("data", data);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            write(json, root);
        }
        return bytes.toByteArray();
    }

    private static List<Paper> of(List<Paper> papers, String block) {
        return papers.stream().filter(paper -> paper.block.equals(block)).toList();
    }

    /** Supplier blocks by section: one for each supplier and month of the supplier's return. */
    private static Map<String, Object> sections(List<Paper> papers, String block, String period) {
        Map<String, Object> sections = new TreeMap<>();
        Map<String, List<Object>> lists = new HashMap<>();
        List<Paper> sorted = new ArrayList<>(of(papers, block));
        sorted.sort(Comparator.comparing((Paper paper) -> paper.section).thenComparing(paper -> paper.party.gstin())
                .thenComparing(paper -> paper.supplierPeriod));
        for (Paper paper : sorted) {
            @SuppressWarnings("unchecked")
            List<Object> section = (List<Object>) sections.computeIfAbsent(paper.section, name -> new ArrayList<>());
            if (paper.section.equals("impg")) {
                section.add(document(paper));
                continue;
            }
            String supplierPeriod = paper.supplierPeriod.isEmpty() ? period : paper.supplierPeriod;
            lists.computeIfAbsent(paper.section + paper.party.gstin() + supplierPeriod, key -> {
                Map<String, Object> supplier = new LinkedHashMap<>();
                supplier.put("ctin", paper.party.gstin());
                supplier.put("trdnm", paper.party.name());
                supplier.put("supfildt", DAY.format(TaxPeriod.parse(period).next().month().atDay(11)));
                supplier.put("supprd", supplierPeriod);
                List<Object> documents = new ArrayList<>();
                supplier.put(LISTS.getOrDefault(paper.section, "inv"), documents);
                section.add(supplier);
                return documents;
            }).add(document(paper));
        }
        return sections;
    }

    private static Map<String, Object> document(Paper paper) {
        Map<String, Object> values = values(paper);
        values.replaceAll((key, value) -> value instanceof LocalDate date ? DAY.format(date) : value);
        return values;
    }

    /** The document under the JSON's keys; dates stay dates. */
    private static Map<String, Object> values(Paper paper) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean rejected = paper.block.equals("docRejdata");
        switch (paper.section) {
            case "impg", "impgsez" -> {
                values.put("refdt", paper.date.plusDays(2));
                values.put("portcode", paper.portCode);
                values.put("boenum", paper.number);
                values.put("boedt", paper.date);
                values.put("isamd", "N");
            }
            case "isd" -> {
                values.put("doctyp", paper.type.equals("CRN") ? "ISDC" : "ISDI");
                values.put("docnum", paper.number);
                values.put("docdt", paper.date);
                values.put("itcelg", paper.available);
            }
            default -> {
                boolean note = paper.section.equals("cdnr");
                values.put(note ? "ntnum" : "inum", paper.number);
                values.put("typ", note ? paper.type.equals("CRN") ? "C" : "D" : "R");
                if (note) {
                    values.put("suptyp", "R");
                }
                values.put("dt", paper.date);
                if (!paper.originalNumber.isEmpty()) {
                    values.put("oinum", paper.originalNumber);
                    values.put("oidt", paper.originalDate);
                }
                values.put("val", rupees(paper.statedValue()));
                values.put("pos", paper.placeOfSupply);
                if (!rejected) {
                    values.put("rev", paper.reverseCharge ? "Y" : "N");
                    values.put("itcavl", paper.available);
                    values.put("rsn", paper.whyNot);
                    values.put("imsStatus", "N");
                }
            }
        }
        if (!paper.section.equals("isd")) {
            values.put("txval", rupees(paper.taxable));
        }
        values.put("igst", rupees(paper.igst));
        if (!paper.section.startsWith("impg")) {
            values.put("cgst", rupees(paper.cgst));
            values.put("sgst", rupees(paper.sgst));
        }
        values.put("cess", rupees(paper.cess));
        return values;
    }

    // ---- the statement's own totals

    private static Map<String, Object> summary(List<Paper> papers) {
        Map<String, Object> summary = new LinkedHashMap<>();
        for (Paper paper : papers) {
            boolean counted = paper.section.matches("b2b|cdnr|ecom|isd|impg|impgsez");
            if (counted) {
                String part = switch (paper.block) {
                    case "docRejdata" -> "itcRejected";
                    case "itcrev" -> "itcrev";
                    default -> paper.available.equals("N") ? "itcunavl" : "itcavl";
                };
                Map<String, Object> bucket = child(child(summary, part), bucket(paper));
                add(bucket, paper);
                add(child(bucket, paper.section + (paper.type.equals("CRN") && paper.reverseCharge ? "rev" : "")), paper);
            }
        }
        return summary;
    }

    private static String bucket(Paper paper) {
        if (paper.section.startsWith("impg")) {
            return "imports";
        }
        if (paper.type.equals("CRN")) {
            return "othersup";
        }
        return paper.section.equals("isd") ? "isdsup" : paper.reverseCharge ? "revsup" : "nonrevsup";
    }

    private static void add(Map<String, Object> totals, Paper paper) {
        long[] heads = {paper.igst, paper.cgst, paper.sgst, paper.cess};
        String[] names = {"igst", "cgst", "sgst", "cess"};
        for (int i = 0; i < heads.length; i++) {
            totals.put(names[i], ((BigDecimal) totals.getOrDefault(names[i], rupees(0))).add(rupees(heads[i])));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> of, String key) {
        return (Map<String, Object>) of.computeIfAbsent(key, k -> new LinkedHashMap<>());
    }

    private static BigDecimal rupees(long paise) {
        return Paise.toRupees(paise);
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object one : list) {
                write(json, one);
            }
            json.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else {
            json.writeString((String) value);
        }
    }

    // ---- the workbook

    static byte[] workbook(String gstin, TaxPeriod period, LocalDate generated, List<Paper> papers) throws IOException {
        Gstr2bWorkbookFixture book = Gstr2bWorkbookFixture.december2025(gstin, period, generated);
        for (Paper paper : papers) {
            Map<String, Object> row = new HashMap<>(values(paper));
            row.put("ctin", paper.party.gstin());
            row.put("trdnm", paper.party.name());
            row.put("supprd", paper.supplierPeriod.isEmpty() ? period.toPortalText() : paper.supplierPeriod);
            row.put("supfildt", period.next().month().atDay(11));
            book.row(SHEETS.get(paper.section) + (paper.block.equals("docRejdata") ? "(Rejected)" : ""), row);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }
}
