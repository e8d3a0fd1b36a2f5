package milaan.formats.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import milaan.domain.document.PortalFacts.Block;
import milaan.domain.document.Section;

/**
 * The document lists of GSTR-2B: how the portal's JSON calls a section, the list in it and the keys that identify a document
 * (file-formats section 3.4).
 */
enum Gstr2bList {
    B2B("inv", "inum", "dt", "", "", "trdnm typ val pos rev txval igst cgst sgst cess supprd supfildt itcavl rsn irn"),
    B2BA("inv", "inum", "dt", "oinum", "oidt", "trdnm typ val pos rev txval igst cgst sgst cess supprd supfildt itcavl rsn"),
    CDNR("nt", "ntnum", "dt", "", "", "trdnm typ suptyp val pos rev txval igst cgst sgst cess supprd supfildt itcavl rsn irn"),
    CDNRA("nt", "ntnum", "dt", "ontnum", "ontdt",
            "trdnm typ suptyp val pos rev txval igst cgst sgst cess supprd supfildt itcavl rsn"),
    ECOM("inv", "inum", "dt", "", "", "trdnm typ val pos txval igst cgst sgst cess supprd supfildt itcavl rsn irn"),
    ECOMA("inv", "inum", "dt", "oinum", "oidt", "trdnm typ val pos txval igst cgst sgst cess supprd supfildt itcavl rsn"),
    ISD("doclist", "docnum", "docdt", "oinvnum", "oinvdt", "trdnm doctyp igst cgst sgst cess supprd supfildt itcelg"),
    ISDA("doclist", "docnum", "docdt", "odocnum", "odocdt", "trdnm doctyp igst cgst sgst cess supprd supfildt itcelg"),
    /** The only section without supplier blocks: its rows stand in the section itself. */
    IMPG("", "boenum", "boedt", "", "", "portcode txval igst cess"),
    IMPGA("", "boenum", "boedt", "", "", "portcode txval igst cess"),
    IMPGSEZ("boe", "boenum", "boedt", "", "", "trdnm portcode txval igst cess"),
    IMPGSEZA("boe", "boenum", "boedt", "", "", "trdnm portcode txval igst cess");

    private static final String DATA = "data.";
    private static final String REVERSALS = "itcrev.";
    private static final Map<String, Gstr2bList> BY_PATH = byPath();

    private final String list;
    private final String numberKey;
    private final String dateKey;
    private final String originalNumberKey;
    private final String originalDateKey;
    private final List<String> columns;

    Gstr2bList(String list, String numberKey, String dateKey, String originalNumberKey, String originalDateKey, String columns) {
        this.list = list;
        this.numberKey = numberKey;
        this.dateKey = dateKey;
        this.originalNumberKey = originalNumberKey;
        this.originalDateKey = originalDateKey;
        this.columns = List.of(columns.split(" "));
    }

    /** A list and the part of the statement it stands in. */
    record Place(Block block, Gstr2bList list) {
    }

    /**
     * @param path key path of a row, with or without the {@code data} wrapper: {@code data.docdata.b2b.inv}
     * @return empty when GSTR-2B has no such list
     */
    static Optional<Place> find(String path) {
        String rest = path.startsWith(DATA) ? path.substring(DATA.length()) : path;
        int dot = rest.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String part = rest.substring(0, dot);
        rest = rest.substring(dot + 1);
        Block block = part.equalsIgnoreCase("docRejdata") ? Block.REJECTED : Block.OFFERED;
        if (block == Block.OFFERED && !part.equals("docdata")) {
            return Optional.empty();
        }
        if (rest.startsWith(REVERSALS)) {
            rest = rest.substring(REVERSALS.length());
            block = block == Block.REJECTED ? Block.REJECTED : Block.REVERSAL;
        }
        Gstr2bList list = BY_PATH.get(rest);
        return list == null ? Optional.empty() : Optional.of(new Place(block, list));
    }

    /** @param section key of a section below docdata */
    static Optional<Gstr2bList> ofSection(String section) {
        return BY_PATH.entrySet().stream().filter(entry -> entry.getKey().split("\\.")[0].equals(section)).map(Map.Entry::getValue).findFirst();
    }

    private static Map<String, Gstr2bList> byPath() {
        Map<String, Gstr2bList> lists = new HashMap<>();
        for (Gstr2bList list : values()) {
            lists.put(list.relativePath(), list);
        }
        // the portal's own summary spells it so, and a list of that name must not be lost
        lists.put("impgasez.boe", IMPGSEZA);
        return Map.copyOf(lists);
    }

    Section section() {
        return Section.valueOf(name());
    }

    /** Where its rows stand below {@code docdata}: {@code b2b.inv}, {@code impg}. */
    String relativePath() {
        String section = name().toLowerCase(Locale.ROOT);
        return list.isEmpty() ? section : section + "." + list;
    }

    /** Name of the list inside a supplier's block, empty when the section has no such blocks. */
    String list() {
        return list;
    }

    String numberKey() {
        return numberKey;
    }

    String dateKey() {
        return dateKey;
    }

    /** Key of the number of the document before it, empty when the list has none. */
    String originalNumberKey() {
        return originalNumberKey;
    }

    String originalDateKey() {
        return originalDateKey;
    }

    /** Key of the mark that offers or bars the credit (gst-rules 4.4), empty when the list has none: imports are offered. */
    String availabilityKey() {
        return isIsd() ? "itcelg" : columns.contains("itcavl") ? "itcavl" : "";
    }

    /** True when a row without the supplier's GSTIN is incomplete: all but the import of goods from abroad. */
    boolean namesSupplier() {
        return this != IMPG && this != IMPGA;
    }

    boolean isNote() {
        return this == CDNR || this == CDNRA;
    }

    boolean isIsd() {
        return this == ISD || this == ISDA;
    }

    /** Fields that a workbook sheet of this list should have besides GSTIN, number and date. */
    List<String> columns(Block block) {
        if (block != Block.REJECTED) {
            return columns;
        }
        return columns.stream().filter(field -> !List.of("rev", "itcavl", "rsn", "itcelg").contains(field)).toList();
    }
}
