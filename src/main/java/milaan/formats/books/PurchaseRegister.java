package milaan.formats.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.BooksFacts.Receipt;
import milaan.domain.document.BooksFacts.Status;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.formats.Cells;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.formats.books.RegisterWords.TypeOfDocument;

/**
 * A purchase register as a table, one row per document or per line of one (contract section 2; file-formats sections 11.2, 11.3).
 * Columns are known by title ({@link ColumnTitles}), in any order, below any preamble. A sheet fits when it has columns for the
 * supplier's GSTIN, number and date of the document and at least one of IGST, CGST and SGST: tax in one figure is not split here.
 *
 * <p>Signs. {@code document_type} is the supplier's view; a column of voucher types is the books' view and is turned round (Debit
 * Note is the supplier's credit note). Registers write notes with positive amounts: credit notes are stored negative. Tax and
 * value are debits of a purchase, so {@code Cr} behind them means minus. Where taxable value and tax of an invoice or debit note
 * are negative, the register writes a return so, and the row is a credit note; but not a row with item, HSN, rate or account: it
 * may be a discount within an invoice, which only the sum of the lines can tell ({@link milaan.domain.document.Gathering}).
 *
 * <p>A {@code received_date} column makes blank mean not received. The date of a goods receipt note does not: services have none.
 */
public final class PurchaseRegister implements Format<Document> {

    /** Cell that says that the sheet has a column {@code received_date}. */
    private static final String RECEIPT_STATED = "receipt_stated";

    /** What makes a row a line of a document rather than the document. */
    private static final Set<String> LINE_FIELDS = Set.of("item", "hsn", "rate", "account");
    /** Columns that it cannot do without. */
    private static final int NEEDED = 4;
    private static final List<String> EVIDENCE = List.of("supplier_gstin", "document_number", "document_date", "taxable_value",
            "igst", "cgst", "sgst");
    private static final Set<String> HEADS = Set.of("igst", "cgst", "sgst");
    /** What Busy writes on the first item of a voucher only. */
    private static final Set<String> VOUCHER_FIELDS = Set.of("document_number", "document_date", "voucher_number", "posting_date",
            "supplier_gstin", "supplier_name", "voucher_type", "place_of_supply");
    private static final Set<String> TEXT_FIELDS = Set.of("supplier_gstin", "supplier_name", "document_type", "document_number",
            "document_date", "voucher_number", "voucher_type", "posting_date", "particulars", "place_of_supply", "item", "hsn", "account");

    /** An amount that ends in Cr. */
    private static final Pattern CREDIT = Pattern.compile("(?i)cr\\.?\\s*$");
    private static final Pattern CANCELLED = Pattern.compile("\\(\\s*cancell?ed\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern SPAN_OF_DATES = Pattern.compile("([0-9]{1,2}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{2,4})\\s*(?:to|-|–)\\s*"
            + "([0-9]{1,2}[-/. ][0-9A-Za-z]{1,9}[-/. ][0-9]{2,4})", Pattern.CASE_INSENSITIVE);
    /** CGST and SGST are equal by law; a rupee is left to rounding. */
    private static final long HEADS_TOLERANCE_PAISE = 100;

    @Override
    public FileKind kind() {
        return FileKind.PURCHASE_REGISTER;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        return Sheets.fit(sample, kind(), profile, (table, known) -> foreign(table, known).<Fit>map(why -> new Fit.Refused(10, why))
                .orElseGet(() -> sheets(table, known).fit(EVIDENCE, PurchaseRegister::period)));
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        return sheets((Sample.Table) sample, ColumnTitles.with(kind(), profile)).plan(PurchaseRegister::layout);
    }

    @Override
    public Reading<Document> read(Row row, Inward inward) {
        BookCells.checkWhole(row);
        Gstin recipient = BookCells.owner(row, "recipient_gstin", inward);
        Gstin supplier = Cells.findGstin(row, "supplier_gstin").orElse(null);
        List<Finding> warnings = new ArrayList<>(BookCells.checkSupplier(supplier).stream().toList());
        boolean billOfEntry = !BookCells.isNoText(row.text("boe_number"));
        TypeOfDocument type = billOfEntry ? TypeOfDocument.of(DocumentType.BOE) : type(row, inward.profile());
        String numberField = billOfEntry ? "boe_number" : "document_number";
        String number = number(row, numberField);
        boolean numberDamaged = BookCells.isDamaged(number);
        if (numberDamaged) {
            warnings.add(new Finding(RejectionReason.NUMBER_DAMAGED, numberField, numberField + " '" + number
                    + "' is what a spreadsheet makes of another number; it is not matched by number"));
        }
        List<String> styles = BookCells.dateStyles(inward.profile());
        LocalDate date = documentDate(row, billOfEntry && row.has("boe_date") ? "boe_date" : "document_date", styles, inward);

        long taxable = signed(row, "taxable_value");
        TaxAmounts tax = new TaxAmounts(signed(row, "igst"), signed(row, "cgst"), signed(row, "sgst"), signed(row, "cess"));
        if (Math.abs(tax.cgst() - tax.sgst()) > HEADS_TOLERANCE_PAISE) {
            warnings.add(new Finding(RejectionReason.HEADS_UNEQUAL, "cgst", "cgst '" + row.text("cgst") + "' and sgst '" + row.text("sgst")
                    + "' differ by more than a rupee"));
        }
        Long value = Cells.hasAmount(row, "document_value") ? Cells.amount(row, "document_value") : null;
        boolean writtenNegative = Math.addExact(taxable, tax.total()) < 0;
        if (writtenNegative && LINE_FIELDS.stream().noneMatch(row::has) && (type.type() == DocumentType.INV || type.type() == DocumentType.DBN)) {
            type = TypeOfDocument.of(DocumentType.CRN);
        }
        if (type.lowersCredit()) {
            taxable = writtenNegative ? taxable : -taxable;
            tax = writtenNegative ? tax : tax.negated();
            value = value == null ? null : Long.valueOf(-Math.abs(value));
        }

        LocalDate postingDate = Cells.findDate(row, "posting_date", styles).orElse(null);
        if (postingDate != null) {
            checkRange(row, "posting_date", postingDate, inward);
        }
        Document line = new Document(0, Side.BOOKS, recipient, supplier, supplierName(row), type.type(), number, date,
                postingDate == null ? inward.period() : TaxPeriod.of(postingDate), taxable, tax, value,
                Cells.stateCode(row, "place_of_supply"), Cells.flag(row, "reverse_charge"), BookCells.note(row, "original_document_number"),
                Cells.findDate(row, "original_document_date", styles).orElse(null), BookCells.note(row, "port_code").toUpperCase(Locale.ROOT),
                BookCells.note(row, "irn"), numberDamaged, null, facts(row, postingDate, styles), row.source(), null);
        return new Reading<>(line, List.copyOf(warnings));
    }

    // ---- recognition

    private static Optional<String> foreign(Sample.Table table, ColumnTitles known) {
        for (Sample.Sheet sheet : table.sheets()) {
            Optional<Heading> heading = Heading.find(sheet, known, NEEDED);
            List<Sample.Line> above = heading.map(Heading::above).orElse(sheet.rows());
            for (Sample.Line line : above) {
                for (String cell : line.cells()) {
                    Optional<String> words = known.foreignWords(cell);
                    if (words.isPresent()) {
                        return Optional.of("'" + words.get() + "' stands above the heading: not a purchase register");
                    }
                }
            }
            Optional<String> title = heading.flatMap(found -> Stream.concat(found.titles().stream(),
                    above.stream().flatMap(line -> line.cells().stream())).filter(known::isForeign).findFirst());
            if (title.isPresent()) {
                return Optional.of("the column '" + title.get() + "' is one of the portal's statements, not of a purchase register");
            }
        }
        return Optional.empty();
    }

    /** What keeps a heading from being one of a register. */
    private static Optional<Fit.Refused> refusal(Heading heading) {
        List<String> missing = new ArrayList<>();
        for (String field : List.of("supplier_gstin", "document_number", "document_date")) {
            boolean ofImports = heading.has(field.replace("document", "boe")) && !field.equals("supplier_gstin");
            if (!heading.has(field) && !ofImports) {
                missing.add("'" + field + "'");
            }
        }
        if (HEADS.stream().noneMatch(heading::has)) {
            missing.add("tax by head ('igst', 'cgst', 'sgst')");
        }
        return heading.refusal(NEEDED, missing);
    }

    private static Sheets sheets(Sample.Table table, ColumnTitles known) {
        Sheets sheets = Sheets.of(table, FileKind.PURCHASE_REGISTER, NEEDED, known, PurchaseRegister::refusal);
        boolean hasOtherThanSummary = sheets.read().keySet().stream().anyMatch(sheet -> !isSummary(sheet));
        return hasOtherThanSummary ? sheets.without(PurchaseRegister::isSummary) : sheets;
    }

    /** A tab such as Purchase Summary repeats the documents of the tab beside it. */
    private static boolean isSummary(Sample.Sheet sheet) {
        return sheet.name().toLowerCase(Locale.ROOT).contains("summary");
    }

    /** Packages print the dates of a report above the heading; within one month they give the period. */
    private static Optional<TaxPeriod> period(Heading heading) {
        for (Sample.Line line : heading.above()) {
            for (String cell : line.cells()) {
                Matcher span = SPAN_OF_DATES.matcher(cell);
                if (span.find()) {
                    Optional<TaxPeriod> from = month(span.group(1));
                    return from.isPresent() && from.equals(month(span.group(2))) ? from : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TaxPeriod> month(String date) {
        Row row = new Row(new SourceLine("", ""), Map.of("date", date), "");
        try {
            return Cells.findDate(row, "date", Cells.DAY_FIRST).map(TaxPeriod::of);
        } catch (RejectedRow e) {
            return Optional.empty();
        }
    }

    // ---- layout

    private static RowPlan.SheetLayout layout(Sample.Sheet sheet, Heading heading) {
        List<Finding> findings = new ArrayList<>();
        for (String field : List.of("taxable_value", "igst", "cgst", "sgst")) {
            if (!heading.has(field)) {
                findings.add(new Finding(RejectionReason.MISSING_COLUMN, field, "no column for '" + field + "': taken as 0"));
            }
        }
        if (heading.has("document_date") && heading.chosen().get("document_date").rank() > 2 && heading.has("voucher_number")) {
            findings.add(new Finding(RejectionReason.MISSING_COLUMN, "document_date", "no column for the date of the supplier's document: '"
                    + heading.titleOf("document_date") + "' is taken, which may be the date of the voucher"));
        }
        boolean filledDown = isFilledDown(heading);
        Map<String, String> constants = new HashMap<>();
        heading.ownGstin().ifPresent(gstin -> constants.put("recipient_gstin", gstin.text()));
        if (heading.has("received_date")) {
            constants.put(RECEIPT_STATED, "Y");
        }
        return new RowPlan.SheetLayout(sheet.name(), heading.row() + 1, heading.columns(), Map.copyOf(constants),
                filledDown ? voucherFields(heading) : Set.of(), isData(heading, filledDown), List.copyOf(findings));
    }

    /** Busy prints a voucher on the row of its first item only; taken as such only when the sample shows a row of this kind. */
    private static boolean isFilledDown(Heading heading) {
        Map<String, Integer> columnByField = new HashMap<>();
        heading.columns().forEach((column, field) -> columnByField.putIfAbsent(field, column));
        return columnByField.containsKey("item") && heading.below().stream().anyMatch(line ->
                !line.cell(columnByField.get("item")).isEmpty()
                        && voucherFields(heading).stream().allMatch(field -> line.cell(columnByField.get(field)).isEmpty()));
    }

    private static Set<String> voucherFields(Heading heading) {
        return VOUCHER_FIELDS.stream().filter(heading::has).collect(Collectors.toUnmodifiableSet());
    }

    private static Predicate<Row> isData(Heading heading, boolean filledDown) {
        Predicate<Row> isHeadingAgain = heading.isRepeatedBy();
        return row -> (hasSupplierGstin(row) || !isHeadingAgain.test(row) && !isTotal(row)) && !isEmptyCancelled(row)
                && !(filledDown && !row.has("item") && hasNoAmount(row));
    }

    /** A GSTIN makes any row data: Total is also a name. */
    private static boolean hasSupplierGstin(Row row) {
        return Gstin.isGstin(row.text("supplier_gstin").toUpperCase(Locale.ROOT));
    }

    /** A row that says so, or one of sums only. A rate has no sum: below merged cells such a row is the bill's next line. */
    private static boolean isTotal(Row row) {
        List<String> texts = TEXT_FIELDS.stream().filter(row::has).map(row::text).toList();
        return texts.isEmpty() && !row.has("rate") || texts.stream().anyMatch(Heading::isTotal);
    }

    /** Tally keeps the number of a cancelled voucher and nothing else of it: there is no document to tally. */
    private static boolean isEmptyCancelled(Row row) {
        return !row.has("document_number") && hasNoAmount(row) && isMarkedCancelled(row);
    }

    private static boolean hasNoAmount(Row row) {
        return !row.has("taxable_value") && HEADS.stream().noneMatch(row::has);
    }

    // ---- rows

    private static TypeOfDocument type(Row row, Profile profile) {
        for (String field : List.of("document_type", "voucher_type")) {
            String word = Cells.findText(row, field);
            if (word.isEmpty()) {
                continue;
            }
            Optional<TypeOfDocument> type = profileType(word, profile);
            if (type.isEmpty()) {
                type = field.equals("document_type") ? RegisterWords.documentType(word) : RegisterWords.voucherType(word);
            }
            return type.orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, field,
                    "is no type of a purchase document (expected INV, CRN, DBN, BOE or ISD; a profile can say which)"));
        }
        return TypeOfDocument.of(DocumentType.INV);
    }

    private static Optional<TypeOfDocument> profileType(String word, Profile profile) {
        return profile.documentTypes().entrySet().stream().filter(entry -> entry.getKey().strip().equalsIgnoreCase(word)).findFirst()
                .flatMap(entry -> RegisterWords.documentType(entry.getValue()));
    }

    private static String number(Row row, String field) {
        String number = Cells.text(row, field);
        if (BookCells.isNoText(number)) {
            throw Cells.rejected(RejectionReason.MISSING_FIELD, row, field, "is no number of a document");
        }
        return number;
    }

    private static LocalDate documentDate(Row row, String field, List<String> styles, Inward inward) {
        LocalDate date = Cells.date(row, field, styles);
        checkRange(row, field, date, inward);
        return date;
    }

    private static void checkRange(Row row, String field, LocalDate date, Inward inward) {
        if (date.isBefore(inward.earliestDate()) || date.isAfter(inward.latestDate())) {
            throw Cells.rejected(RejectionReason.DATE_OUT_OF_RANGE, row, field,
                    "is out of range (expected " + inward.earliestDate() + " to " + inward.latestDate() + ")");
        }
    }

    /** Sum of the field's columns, paise; {@code Cr} is minus. */
    private static long signed(Row row, String field) {
        long sum = 0;
        String further = field + "#";
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            if (cell.getKey().equals(field) || cell.getKey().startsWith(further)) {
                long paise = Cells.amount(row, cell.getKey());
                sum = Math.addExact(sum, CREDIT.matcher(cell.getValue()).find() ? -paise : paise);
            }
        }
        return sum;
    }

    private static BooksFacts facts(Row row, LocalDate postingDate, List<String> styles) {
        LocalDate received = Cells.findDate(row, "received_date", styles).or(() -> Cells.findDate(row, "grn_date", styles)).orElse(null);
        Receipt receipt = received != null ? Receipt.RECEIVED : row.has(RECEIPT_STATED) ? Receipt.NOT_RECEIVED : Receipt.NOT_STATED;
        String classWord = Cells.findText(row, "credit_class");
        return new BooksFacts(BookCells.note(row, "voucher_number"), postingDate, receipt, received,
                RegisterWords.creditClass(classWord).orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, "credit_class",
                        "is no class of credit (expected such as ELIGIBLE, BLOCKED_17_5, CAPITAL, COMMON)")),
                status(row), row.text("hsn"), row.text("rate").replace("%", "").strip(), row.text("account"));
    }

    private static Status status(Row row) {
        if (isMarkedCancelled(row) || Cells.flag(row, "cancelled") || Cells.flag(row, "deleted")) {
            return Status.CANCELLED;
        }
        return RegisterWords.status(Cells.findText(row, "status")).orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, "status",
                "is no state of a booking (expected ACTIVE, CANCELLED or DRAFT)"));
    }

    private static boolean isMarkedCancelled(Row row) {
        return Stream.of("particulars", "supplier_name", "voucher_type", "voucher_number")
                .anyMatch(field -> CANCELLED.matcher(row.text(field)).find());
    }

    private static String supplierName(Row row) {
        String name = row.text("supplier_name");
        return CANCELLED.matcher(BLANKS.matcher(name).replaceAll(" ")).replaceAll("").strip();
    }
}
