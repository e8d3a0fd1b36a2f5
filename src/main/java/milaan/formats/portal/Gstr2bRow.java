package milaan.formats.portal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.PortalFacts.Availability;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.formats.Cells;
import milaan.formats.Inward;
import milaan.formats.Reading;
import milaan.formats.Row;

/**
 * One row of GSTR-2B under the key names of its JSON to a line of a document; the workbook's columns carry the same names.
 *
 * <p>Amounts are those of {@code items[]} where a document has them (till September 2024), else those on the document.
 * Credit notes stand positive in the file and become negative, their stated value too.
 */
final class Gstr2bRow {

    /** Cell that holds the key path the row stood at. */
    static final String PATH = "$path";
    /** Cell that the rows of a workbook have, and no others: only there can Excel have damaged a number. */
    static final String SHEET = "$sheet";
    /** Below this path stand sheets that are known but cannot be trusted. */
    static final String DISPLACED = "docdata.itcrev.cdnra-displaced";

    /** JSON, and the workbook's text; a true date of a workbook arrives in ISO form, which {@link Cells} always takes. */
    static final List<String> DATE_STYLES = List.of("dd-MM-uuuu", "dd/MM/uuuu");
    static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?E\\+\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE_LIKE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}([ T].*)?|\\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDED_PERIOD = Pattern.compile("([A-Za-z]{3})[A-Za-z]*[ '’-]+(?:20)?(\\d{2})");

    private static final long RUPEE = 100;

    private final Row row;
    private final Inward inward;
    private final Block block;
    private final Gstr2bList list;
    private final List<Finding> warnings = new ArrayList<>();

    private Gstr2bRow(Row row, Inward inward, Gstr2bList.Place place) {
        this.row = row;
        this.inward = inward;
        this.block = place.block();
        this.list = place.list();
    }

    /** @throws RejectedRow with the first thing that is wrong, in the order section, parties, document, codes, amounts */
    static Reading<Document> read(Row row, Inward inward) {
        if (row.has(Row.BROKEN)) {
            throw new RejectedRow(RejectionReason.UNREADABLE_ROW, "",
                    "the row cannot be read: " + row.text(Row.BROKEN) + " (expected the fields of a document)");
        }
        String path = row.text(PATH);
        Gstr2bList.Place place = Gstr2bList.find(path).orElseThrow(() -> unknownSection(row, path));
        return new Gstr2bRow(row, inward, place).read();
    }

    private static RejectedRow unknownSection(Row row, String path) {
        if (path.equals(DISPLACED)) {
            return new RejectedRow(RejectionReason.UNKNOWN_SECTION, "", "sheet '" + row.text(SHEET)
                    + "' is not read: the portal writes its tax headings one column too far left (expected the documents in the JSON file)");
        }
        String where = row.has(SHEET) ? "sheet '" + row.text(SHEET) + "'" : "list '" + path + "'";
        return new RejectedRow(RejectionReason.UNKNOWN_SECTION, "", where
                + " is not a section of GSTR-2B that is known (expected b2b, b2ba, cdnr, cdnra, ecom, ecoma, isd, isda, impg, impga,"
                + " impgsez or impgseza with its own list)");
    }

    private Reading<Document> read() {
        Gstin recipient = recipient();
        Gstin supplier = supplier();
        String number = Cells.text(row, list.numberKey());
        boolean damaged = isDamaged(number);
        LocalDate date = date();
        Section section = section();
        // an amended bill of entry is the bill of that number itself: the portal names no other (gst-rules 4.3)
        boolean amendedBill = section.isImport() && section.isAmendment();
        String originalNumber = amendedBill ? number : list.originalNumberKey().isEmpty() ? "" : Cells.findText(row, list.originalNumberKey());
        LocalDate originalDate = amendedBill ? date : list.originalDateKey().isEmpty() ? null : findDate(list.originalDateKey());

        DocumentType type = type();
        boolean credit = type == DocumentType.CRN || list.isIsd() && isCode("doctyp", "isd", "ISDC");
        boolean reverseCharge = Gstr2bWords.code(row, "rev", "flag").equals("Y");
        PortalFacts facts = new PortalFacts(section, block, availability(), supplyType(), supplierPeriod(), findDate("supfildt"),
                row.text("imsStatus"));
        String placeOfSupply = Cells.stateCode(row, "pos");

        Amounts amounts = amounts();
        Long value = hasAmount("val") ? Long.valueOf(Cells.amount(row, "val")) : null;
        checkHeads(amounts.tax());
        checkValue(value, amounts, reverseCharge);
        if (credit) {
            amounts = new Amounts(-amounts.taxable(), amounts.tax().negated());
            value = value == null ? null : Long.valueOf(-value);
        }
        return new Reading<>(new Document(0, Side.PORTAL, recipient, supplier, row.text("trdnm"), type, number, date, period(),
                amounts.taxable(), amounts.tax(), value, placeOfSupply, reverseCharge, originalNumber, originalDate,
                row.text("portcode"), row.text("irn"), damaged, facts, null, row.source(), null), List.copyOf(warnings));
    }

    // ---- parties

    private Gstin recipient() {
        Gstin recipient = inward.gstin();
        if (row.has("gstin")) {
            recipient = Cells.gstin(row, "gstin");
        } else if (recipient == null && inward.recipients().size() == 1) {
            recipient = inward.recipients().iterator().next();
        }
        if (recipient == null) {
            throw missing("gstin", "the file does not say whose statement it is and the run covers several GSTINs");
        }
        if (!inward.recipients().contains(recipient)) {
            Set<String> ours = new TreeSet<>();
            inward.recipients().forEach(gstin -> ours.add(gstin.text()));
            throw new RejectedRow(RejectionReason.WRONG_RECIPIENT, "gstin",
                    "the statement is for '" + recipient + "' (expected " + String.join(" or ", ours) + ")");
        }
        return recipient;
    }

    private Gstin supplier() {
        if (!list.namesSupplier()) {
            return null;
        }
        Gstin supplier = Cells.gstin(row, "ctin");
        if (!supplier.hasValidCheckCharacter()) {
            warn(RejectionReason.GSTIN_CHECKSUM, "ctin", "supplier '" + supplier + "' ends with '" + supplier.text().charAt(14)
                    + "' (expected check character '" + Gstin.checkCharacter(supplier.text().substring(0, 14)) + "')");
        }
        return supplier;
    }

    // ---- document

    private boolean isDamaged(String number) {
        boolean damaged = SCIENTIFIC.matcher(number).matches() || row.has(SHEET) && DATE_LIKE.matcher(number).matches();
        if (damaged) {
            warn(RejectionReason.NUMBER_DAMAGED, list.numberKey(), list.numberKey() + " '" + number
                    + "' was turned into a number or a date by a spreadsheet (expected the document number as printed)");
        }
        return damaged;
    }

    private LocalDate date() {
        String field = list.dateKey();
        LocalDate date = Cells.date(row, field, DATE_STYLES);
        if (date.isBefore(inward.earliestDate()) || date.isAfter(inward.latestDate())) {
            throw new RejectedRow(RejectionReason.DATE_OUT_OF_RANGE, field, field + " '" + row.text(field)
                    + "' is outside the allowed range (expected " + inward.earliestDate() + " to " + inward.latestDate() + ")");
        }
        return date;
    }

    private LocalDate findDate(String field) {
        return Cells.findDate(row, field, DATE_STYLES).orElse(null);
    }

    /** The statement's own period; of a row that does not say, the period of the run. */
    private TaxPeriod period() {
        try {
            return row.has("rtnprd") ? TaxPeriod.parse(row.text("rtnprd")) : inward.period();
        } catch (IllegalArgumentException e) {
            throw Cells.rejected(RejectionReason.BAD_DATE, row, "rtnprd", "is not a tax period (expected such as 042026)");
        }
    }

    /** {@code 2026-04} of {@code 042026} or {@code Apr'26}. A period in another form is unknown, which bars nothing: it only informs. */
    private String supplierPeriod() {
        String text = row.text("supprd");
        Matcher worded = WORDED_PERIOD.matcher(text);
        try {
            if (worded.matches()) {
                return TaxPeriod.of(2000 + Integer.parseInt(worded.group(2)), Gstr2bWords.month(worded.group(1))).toString();
            }
            return text.isEmpty() ? "" : TaxPeriod.parse(text).toString();
        } catch (IllegalArgumentException | DateTimeException e) {
            return "";
        }
    }

    // ---- codes

    /** Older files mark amended bills of entry inside the list of the new ones. */
    private Section section() {
        boolean amended = Gstr2bWords.code(row, "isamd", "flag").equals("Y");
        if (amended && list == Gstr2bList.IMPG) {
            return Section.IMPGA;
        }
        return amended && list == Gstr2bList.IMPGSEZ ? Section.IMPGSEZA : list.section();
    }

    private DocumentType type() {
        if (list.isNote()) {
            return isCode("typ", "note", "C") ? DocumentType.CRN : DocumentType.DBN;
        }
        if (list.isIsd()) {
            return DocumentType.ISD;
        }
        return list.section().isImport() ? DocumentType.BOE : DocumentType.INV;
    }

    private boolean isCode(String field, String codes, String expected) {
        String code = Gstr2bWords.code(row, field, codes);
        if (code.isEmpty()) {
            throw missing(field, "without it the sign of the amounts is unknown");
        }
        return code.equals(expected);
    }

    private String supplyType() {
        if (list.isIsd() || list.section().isImport()) {
            return "";
        }
        return Gstr2bWords.code(row, list.isNote() ? "suptyp" : "typ", "supply");
    }

    /**
     * Gst-rules section 4.4. Imports have no such mark and are offered; so is a document of the statement proper whose mark
     * is blank, since the portal lists what it bars. Rejected documents have no mark and give nothing.
     */
    private Availability availability() {
        String offered = list.isIsd() ? Gstr2bWords.code(row, "itcelg", "eligibility") : Gstr2bWords.code(row, "itcavl", "flag");
        String reason = Gstr2bWords.code(row, "rsn", "reason");
        if (offered.isEmpty()) {
            return block == Block.OFFERED ? Availability.AVAILABLE : Availability.NOT_AVAILABLE;
        }
        if (offered.equals("Y")) {
            return Availability.AVAILABLE;
        }
        return switch (reason) {
            case "P" -> Availability.BARRED_PLACE_OF_SUPPLY;
            case "C" -> Availability.BARRED_TIME;
            default -> Availability.NOT_AVAILABLE;
        };
    }

    // ---- amounts

    private record Amounts(long taxable, TaxAmounts tax) {
    }

    private Amounts amounts() {
        Set<String> items = new TreeSet<>();
        for (String key : row.cells().keySet()) {
            if (key.startsWith("items[")) {
                items.add(key.substring(0, key.indexOf(']') + 1) + ".");
            }
        }
        boolean flat = hasAmounts("");
        if (items.isEmpty() && !flat) {
            throw missing("txval", "the document has no amount, neither in items nor of its own");
        }
        if (items.isEmpty()) {
            return amountsAt("");
        }
        long taxable = 0;
        TaxAmounts tax = TaxAmounts.ZERO;
        for (String item : items) {
            if (!hasAmounts(item)) {
                throw missing(item + "txval", "the item has no amount");
            }
            Amounts amounts = amountsAt(item);
            taxable = Math.addExact(taxable, amounts.taxable());
            tax = tax.plus(amounts.tax());
        }
        Amounts sum = new Amounts(taxable, tax);
        if (flat) {
            checkItems(sum);
        }
        return sum;
    }

    private boolean hasAmounts(String prefix) {
        return hasAmount(prefix + "txval") || HEADS.stream().anyMatch(head -> hasAmount(prefix + head));
    }

    private boolean hasAmount(String field) {
        return row.has(field) && Cells.hasAmount(row, field);
    }

    private Amounts amountsAt(String prefix) {
        return new Amounts(Cells.amount(row, prefix + "txval"), new TaxAmounts(Cells.amount(row, prefix + "igst"),
                Cells.amount(row, prefix + "cgst"), Cells.amount(row, prefix + "sgst"), Cells.amount(row, prefix + "cess")));
    }

    /** Gst-rules section 4.3: prefer the items, check the sum. A figure the document does not state is not compared. */
    private void checkItems(Amounts items) {
        long[] sums = {items.taxable(), items.tax().igst(), items.tax().cgst(), items.tax().sgst(), items.tax().cess()};
        List<String> fields = List.of("txval", "igst", "cgst", "sgst", "cess");
        for (int i = 0; i < sums.length; i++) {
            String field = fields.get(i);
            if (hasAmount(field) && Cells.amount(row, field) != sums[i]) {
                warn(RejectionReason.VALUE_DIFFERS, field, field + " '" + row.text(field) + "' of the document is not the sum of its items, "
                        + Paise.format(sums[i]) + " (the items were taken)");
            }
        }
    }

    private void checkHeads(TaxAmounts tax) {
        if (Math.abs(tax.cgst() - tax.sgst()) > RUPEE) {
            warn(RejectionReason.HEADS_UNEQUAL, "cgst", "cgst " + Paise.format(tax.cgst()) + " and sgst " + Paise.format(tax.sgst())
                    + " differ by " + Paise.format(Math.abs(tax.cgst() - tax.sgst())) + " (expected equal amounts)");
        }
    }

    /**
     * In up to a quarter of real documents the stated value is a little off (rounding, freight, TCS; file-formats section 3.4),
     * so only a difference above 2 rupees and 1 % of the value is said. Under reverse charge the supplier's value may leave out
     * the tax. A row of one rate (workbooks till 2024) repeats the value of the whole document and cannot be compared.
     */
    private void checkValue(Long value, Amounts amounts, boolean reverseCharge) {
        if (value == null || value == 0 || row.has("rt")) {
            return;
        }
        long stated = Math.abs(value);
        long withTax = Math.abs(Math.addExact(amounts.taxable(), amounts.tax().total()));
        long difference = Math.abs(stated - withTax);
        if (reverseCharge) {
            difference = Math.min(difference, Math.abs(stated - Math.abs(amounts.taxable())));
        }
        if (difference > Math.max(2 * RUPEE, stated / 100)) {
            warn(RejectionReason.VALUE_DIFFERS, "val", "val " + Paise.format(value) + " is not taxable value and tax, "
                    + Paise.format(withTax) + " (expected within 2 rupees or 1 %)");
        }
    }

    // ---- findings

    private void warn(RejectionReason reason, String field, String message) {
        warnings.add(new Finding(reason, field, message));
    }

    private static RejectedRow missing(String field, String why) {
        return new RejectedRow(RejectionReason.MISSING_FIELD, field, field + " is missing: " + why + " (expected a value)");
    }
}
