package milaan.formats.books;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.TurnoverLine;
import milaan.domain.credit.TurnoverLine.Supply;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
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

/**
 * Turnover as the books have it, one row per month and class of supplies (contract section 2, turnover-books). A sheet fits when it has
 * columns for the return period, the class and the value without tax, and none that names documents: those are registers.
 *
 * <p>Net returns make a value negative. Turnover is a credit in the books, so {@code Dr} behind an amount means minus; with inward
 * supplies under reverse charge it is {@code Cr}. Words for classes are data ({@code formats/turnover-books-words.csv}).
 */
public final class TurnoverBooks implements Format<TurnoverLine> {

    /** Columns that it cannot do without. */
    private static final int NEEDED = 3;
    private static final List<String> EVIDENCE = List.of("gstin", "return_period", "supply", "taxable_value");
    private static final List<String> TEXTS = List.of("gstin", "return_period", "supply");
    private static final WordTable<Supply> SUPPLIES = WordTable.read("/formats/turnover-books-words.csv", Supply.class);
    private static final Pattern DEBIT = Pattern.compile("(?i)dr\\.?\\s*$");
    private static final Pattern CREDIT = Pattern.compile("(?i)cr\\.?\\s*$");

    @Override
    public FileKind kind() {
        return FileKind.TURNOVER_BOOKS;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        return Sheets.fit(sample, kind(), profile, (table, known) -> sheets(table, known).fit(EVIDENCE, heading -> Optional.empty()));
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        return sheets((Sample.Table) sample, ColumnTitles.with(kind(), profile)).plan(TurnoverBooks::layout);
    }

    @Override
    public Reading<TurnoverLine> read(Row row, Inward inward) {
        BookCells.checkWhole(row);
        Gstin gstin = BookCells.owner(row, "gstin", inward);
        TaxPeriod period = BookCells.period(row, "return_period", inward);
        Supply supply = supply(row);
        if (!Cells.hasAmount(row, "taxable_value")) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "taxable_value", "taxable_value is blank (expected an amount, if only 0)");
        }
        Pattern minus = supply == Supply.RCM_INWARD ? CREDIT : DEBIT;
        TaxAmounts tax = new TaxAmounts(signed(row, "igst", minus), signed(row, "cgst", minus), signed(row, "sgst", minus),
                signed(row, "cess", minus));
        return new Reading<>(new TurnoverLine(gstin, period, supply, signed(row, "taxable_value", minus), tax, row.source()), List.of());
    }

    // ---- recognition and layout

    private static Sheets sheets(Sample.Table table, ColumnTitles known) {
        return Sheets.of(table, FileKind.TURNOVER_BOOKS, NEEDED, known, heading -> refusal(heading, known));
    }

    /** What keeps a heading from being one of turnover. */
    private static Optional<Fit.Refused> refusal(Heading heading, ColumnTitles known) {
        Optional<Fit.Refused> refused = heading.refusal(NEEDED, Stream.of("return_period", "supply", "taxable_value")
                .filter(field -> !heading.has(field)).map(field -> "'" + field + "'").toList());
        if (refused.isPresent()) {
            return refused;
        }
        Optional<String> foreign = heading.titles().stream().filter(known::isForeign).findFirst();
        if (foreign.isPresent()) {
            return Optional.of(new Fit.Refused(20, "the column '" + foreign.get() + "' is one of documents, not of turnover by month"));
        }
        boolean isClass = heading.chosen().get("supply").rank() <= 1
                || heading.holds("supply", word -> SUPPLIES.find(word).isPresent());
        return isClass ? Optional.empty() : Optional.of(new Fit.Refused(20, "the column '" + heading.titleOf("supply")
                + "' holds no classes of supplies (expected words such as TAXABLE, Zero rated, Exempt)"));
    }

    private static RowPlan.SheetLayout layout(Sample.Sheet sheet, Heading heading) {
        Predicate<Row> isRepeated = heading.isRepeatedBy();
        Map<String, String> constants = heading.owner("gstin");
        return new RowPlan.SheetLayout(sheet.name(), heading.row() + 1, heading.columns(), constants, Set.of(),
                row -> !isRepeated.test(row) && !BookCells.isTotal(row, TEXTS, constants), List.of());
    }

    // ---- rows

    private static Supply supply(Row row) {
        return SUPPLIES.find(Cells.text(row, "supply")).orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE, row, "supply",
                "is no class of supplies (expected one of "
                        + Stream.of(Supply.values()).map(Supply::name).collect(Collectors.joining(", ")) + ")"));
    }

    private static long signed(Row row, String field, Pattern minus) {
        long paise = Cells.amount(row, field);
        return minus.matcher(row.text(field)).find() ? -paise : paise;
    }
}
