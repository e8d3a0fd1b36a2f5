package milaan.formats.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.statement.OutsideRow;
import milaan.domain.statement.WorkingEvent;
import milaan.domain.statement.WorkingItem;
import milaan.formats.Cells;
import milaan.formats.FileKind;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

/**
 * A reversal working kept by hand: one row per document and event (contract section 2, credit-working). A sheet fits when it has
 * columns for the line's own name, the return period and the event, and at least one of IGST, CGST, SGST and cess.
 *
 * <p>The line's own name must last: reclaims point to it in later months, and next month's file replaces the line of the same name.
 * A running number (Sl No) begins again with each sheet, so it is none.
 *
 * <p>Amounts are positive: the event says whether they are reversed or reclaimed, so a minus sign is rejected and never guessed
 * to mean the opposite. Words for events are data ({@code formats/credit-working-events.csv}), compared by letters and digits.
 */
public final class CreditWorking implements Format<WorkingItem> {

    /** Columns that it cannot do without. */
    private static final int NEEDED = 4;
    private static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");
    private static final List<String> EVIDENCE = List.of("item_id", "return_period", "event", "origin_item_id",
            "igst", "cgst", "sgst", "cess");
    private static final Set<String> NAMES = Set.of("gstin", "item_id", "supplier_gstin", "document_number", "document_date", "reason");
    /** Normalised titles of running numbers. */
    private static final Set<String> RUNNING = Set.of("slno", "srno", "sno", "serialno", "serialnumber", "itemno", "#");
    private static final WordTable<WorkingEvent> EVENTS = WordTable.read("/formats/credit-working-events.csv", WorkingEvent.class);

    @Override
    public FileKind kind() {
        return FileKind.CREDIT_WORKING;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        return Sheets.fit(sample, kind(), profile, (table, known) -> sheets(table, known).fit(EVIDENCE, heading -> Optional.empty()));
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        return sheets((Sample.Table) sample, ColumnTitles.with(kind(), profile)).plan(CreditWorking::layout);
    }

    @Override
    public Reading<WorkingItem> read(Row row, Inward inward) {
        BookCells.checkWhole(row);
        Gstin gstin = BookCells.owner(row, "gstin", inward);
        String itemId = Cells.text(row, "item_id");
        Gstin supplier = Cells.findGstin(row, "supplier_gstin").orElse(null);
        LocalDate date = Cells.findDate(row, "document_date", BookCells.dateStyles(inward.profile())).orElse(null);
        TaxPeriod period = BookCells.period(row, "return_period", inward);
        WorkingEvent event = event(row);
        return new Reading<>(new WorkingItem(gstin, itemId, supplier, BookCells.note(row, "document_number"), date, period, event,
                reason(row, event), BookCells.note(row, "origin_item_id"), tax(row), row.source()),
                BookCells.checkSupplier(supplier).stream().toList());
    }

    private static Sheets sheets(Sample.Table table, ColumnTitles known) {
        return Sheets.of(table, FileKind.CREDIT_WORKING, NEEDED, known, heading -> refusal(heading, known));
    }

    /** What keeps a heading from being one of a working. */
    private static Optional<Fit.Refused> refusal(Heading heading, ColumnTitles known) {
        List<String> missing = new ArrayList<>();
        for (String field : List.of("item_id", "return_period", "event")) {
            if (!heading.has(field)) {
                missing.add("'" + field + "'" + (field.equals("item_id") ? runningNumber(heading) : ""));
            }
        }
        if (HEADS.stream().noneMatch(heading::has)) {
            missing.add("tax by head ('igst', 'cgst', 'sgst', 'cess')");
        }
        Optional<Fit.Refused> refused = heading.refusal(NEEDED, missing);
        if (refused.isPresent()) {
            return refused;
        }
        return isEvent(heading, known) ? Optional.empty() : Optional.of(new Fit.Refused(20, "the column '" + heading.titleOf("event")
                + "' holds no events of a credit working (expected words such as REVERSED_4B2, 4(D)(1), To be reclaimed)"));
    }

    private static String runningNumber(Heading heading) {
        return heading.titles().stream().filter(title -> RUNNING.contains(ColumnTitles.normalise(title))).findFirst()
                .map(title -> ": '" + title + "' is a running number, which names another line next month (expected a name of the line that lasts,"
                        + " such as 'Item ID'; a profile can name '" + title + "' when its numbers are never used again)").orElse("");
    }

    /** {@code Type} or {@code Status} is in a register too: then the cells decide, and so they do beside a taxable value. */
    private static boolean isEvent(Heading heading, ColumnTitles known) {
        boolean register = heading.titles().stream().anyMatch(known::isForeign);
        if (heading.chosen().get("event").rank() <= (register ? 0 : 2)) {
            return true;
        }
        return heading.holds("event", word -> EVENTS.find(word).isPresent());
    }

    private static RowPlan.SheetLayout layout(Sample.Sheet sheet, Heading heading) {
        List<Finding> findings = HEADS.stream().filter(head -> !heading.has(head))
                .map(head -> new Finding(RejectionReason.MISSING_COLUMN, head, "no column for '" + head + "': taken as 0"))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!heading.has("origin_item_id")) {
            findings.add(new Finding(RejectionReason.MISSING_COLUMN, "origin_item_id",
                    "no column for 'origin_item_id': no reclaim is linked to its reversal"));
        }
        Predicate<Row> isRepeated = heading.isRepeatedBy();
        Map<String, String> constants = heading.owner("gstin");
        return new RowPlan.SheetLayout(sheet.name(), heading.row() + 1, heading.columns(), constants, Set.of(),
                row -> heading.has("gstin") && Gstin.isGstin(row.text("gstin")) || !isRepeated.test(row) && !isTotal(row, constants), List.copyOf(findings));
    }

    /** Amounts without an event: a row that says so, or has nothing that could name an item. */
    private static boolean isTotal(Row row, Map<String, String> constants) {
        if (row.has("event") && !Heading.isTotal(row.text("event"))) {
            return false;
        }
        List<String> names = NAMES.stream().filter(row::has)
                .filter(name -> !row.text(name).equals(constants.get(name))).map(row::text).toList();
        return names.isEmpty() && !row.has("return_period") || Heading.isTotal(row.text("return_period")) || Heading.isTotal(row.text("event"))
                || names.stream().anyMatch(Heading::isTotal);
    }

    private static WorkingEvent event(Row row) {
        String word = Cells.text(row, "event");
        return EVENTS.find(word).orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, "event",
                "is no event of a credit working (expected one of "
                        + Stream.of(WorkingEvent.values()).map(WorkingEvent::name).collect(Collectors.joining(", ")) + ")"));
    }

    /** With the word of the event where it alone says in which row a reversal was made: a repair depends on it. */
    private static String reason(Row row, WorkingEvent event) {
        String reason = BookCells.note(row, "reason");
        String word = row.text("event").strip();
        if (event != WorkingEvent.REVERSED_OTHERWISE || OutsideRow.of(word) == OutsideRow.NOT_SAID || OutsideRow.of(reason) != OutsideRow.NOT_SAID) {
            return reason;
        }
        return reason.isEmpty() ? word : reason + "; " + word;
    }

    private static TaxAmounts tax(Row row) {
        if (HEADS.stream().noneMatch(head -> Cells.hasAmount(row, head))) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "igst", "igst, cgst, sgst and cess are all blank, and an item has an amount");
        }
        return new TaxAmounts(positive(row, "igst"), positive(row, "cgst"), positive(row, "sgst"), positive(row, "cess"));
    }

    private static long positive(Row row, String head) {
        long paise = Cells.amount(row, head);
        if (paise < 0) {
            throw Cells.rejected(RejectionReason.BAD_AMOUNT, row, head, "is negative (expected a positive amount: the event says the sign)");
        }
        return paise;
    }
}
