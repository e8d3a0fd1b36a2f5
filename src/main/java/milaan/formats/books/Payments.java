package milaan.formats.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.Payment;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
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
 * Payments to suppliers, one row per payment of a bill or on account (contract section 2, payments). A sheet fits when it has columns
 * for the supplier's GSTIN, the day and the amount of the payment.
 *
 * <p>A list of bills looks much the same, and its date and amount taken for payments would make every bill paid in time. So tax by
 * head is never in a list of payments; and where the titles do not say that day and amount are those of payments ({@code Date},
 * {@code Posting Date}, {@code Amount}), nothing else in the table may look like bills. The day that the bank was debited comes
 * before the day of the voucher (gst-rules 6.1), which counts for what no bank was debited with: set-offs, TDS and notes.
 *
 * <p>Amounts are debits of the supplier and positive; words for kinds are data ({@code formats/payments-words.csv}).
 */
public final class Payments implements Format<Payment> {

    /** Columns that it cannot do without. */
    private static final int NEEDED = 3;
    private static final List<String> EVIDENCE = List.of("supplier_gstin", "document_number", "payment_date", "amount", "kind");
    private static final Set<String> HEADS = Set.of("igst", "cgst", "sgst", "cess");
    private static final List<String> TEXTS = List.of("recipient_gstin", "supplier_gstin", "document_number", "document_date",
            "payment_date", "kind", "instrument");
    /** Titles of this rank or lower say that it is about a payment. */
    private static final int TELLING = 2;
    private static final WordTable<Payment.Kind> KINDS = WordTable.read("/formats/payments-words.csv", Payment.Kind.class);
    /** An amount that ends in Cr. */
    private static final Pattern CREDIT = Pattern.compile("(?i)cr\\.?\\s*$");

    @Override
    public FileKind kind() {
        return FileKind.PAYMENTS;
    }

    @Override
    public Fit fit(Sample sample, Profile profile) {
        return Sheets.fit(sample, kind(), profile, (table, known) -> {
            Sheets sheets = sheets(table, known, profile);
            boolean register = !sheets.read().isEmpty() && new PurchaseRegister().fit(sample, profile) instanceof Fit.Recognised;
            return register ? new Fit.Refused(20, "another sheet is a purchase register; payments go in a file of their own")
                    : sheets.fit(EVIDENCE, heading -> Optional.empty());
        });
    }

    @Override
    public RowPlan plan(Sample sample, Profile profile) {
        return sheets((Sample.Table) sample, ColumnTitles.with(kind(), profile), profile).plan(Payments::layout);
    }

    @Override
    public Reading<Payment> read(Row row, Inward inward) {
        BookCells.checkWhole(row);
        Gstin recipient = BookCells.owner(row, "recipient_gstin", inward);
        Gstin supplier = Cells.gstin(row, "supplier_gstin");
        List<Finding> warnings = new ArrayList<>(BookCells.checkSupplier(supplier).stream().toList());
        String number = BookCells.note(row, "document_number");
        if (BookCells.isDamaged(number)) {
            warnings.add(new Finding(RejectionReason.NUMBER_DAMAGED, "document_number", "document_number '" + number
                    + "' is what a spreadsheet makes of another number; no bill is found by it"));
        }
        List<String> styles = BookCells.dateStyles(inward.profile());
        LocalDate documentDate = Cells.findDate(row, "document_date", styles).orElse(null);
        Payment.Kind kind = kind(row);
        return new Reading<>(new Payment(recipient, supplier, number, documentDate, day(row, kind, styles, inward), amount(row), kind,
                row.source()), List.copyOf(warnings));
    }

    // ---- recognition

    private static Sheets sheets(Sample.Table table, ColumnTitles known, Profile profile) {
        ColumnTitles register = ColumnTitles.with(FileKind.PURCHASE_REGISTER, profile);
        return Sheets.of(table, FileKind.PAYMENTS, NEEDED, known, heading -> refusal(heading, known, register));
    }

    /** What keeps a heading from being one of payments. */
    private static Optional<Fit.Refused> refusal(Heading heading, ColumnTitles known, ColumnTitles register) {
        List<String> missing = Stream.of("supplier_gstin", "payment_date", "amount").filter(field -> !heading.has(field))
                .map(field -> "'" + field + "'").toList();
        Optional<Fit.Refused> refused = heading.refusal(NEEDED, missing);
        if (refused.isPresent()) {
            return refused;
        }
        Optional<String> tax = heading.titles().stream()
                .filter(title -> register.find(title).filter(meaning -> HEADS.contains(meaning.field())).isPresent()).findFirst();
        if (tax.isPresent()) {
            return Optional.of(new Fit.Refused(20, "the column '" + tax.get()
                    + "' is tax by head, which lists of bills have and payments do not"));
        }
        String day = heading.titleOf("payment_date");
        return isOfPayments(heading, known) ? Optional.empty() : Optional.of(new Fit.Refused(50, "the columns '" + day + "' and '"
                + heading.titleOf("amount") + "' may be those of bills (expected titles that tell, such as Payment Date and Amount Paid;"
                + " a profile can name them as payment_date and amount)"));
    }

    private static boolean isOfPayments(Heading heading, ColumnTitles known) {
        boolean dayTells = heading.chosen().get("payment_date").rank() <= TELLING;
        boolean amountTells = heading.chosen().get("amount").rank() <= TELLING;
        if (heading.titles().stream().anyMatch(known::isForeign)) {
            return dayTells && amountTells;
        }
        boolean hasOtherDay = heading.has("document_date") || !heading.has("document_number");
        return dayTells || hasOtherDay && (amountTells || heading.has("instrument"));
    }

    // ---- layout

    private static RowPlan.SheetLayout layout(Sample.Sheet sheet, Heading heading) {
        List<Finding> findings = new ArrayList<>();
        if (!heading.has("document_number")) {
            findings.add(new Finding(RejectionReason.MISSING_COLUMN, "document_number",
                    "no column for 'document_number': every payment is taken as on account"));
        }
        if (heading.has("tds")) {
            findings.add(new Finding(RejectionReason.MISSING_COLUMN, "kind", "the column '" + heading.titleOf("tds")
                    + "' is not read: tax deducted counts as paid when it has a row of its own of the kind TDS"));
        }
        Predicate<Row> isRepeated = heading.isRepeatedBy();
        Map<String, String> constants = heading.owner("recipient_gstin");
        return new RowPlan.SheetLayout(sheet.name(), heading.row() + 1, heading.columns(), constants, Set.of(),
                row -> hasSupplier(row) || !isRepeated.test(row) && !BookCells.isTotal(row, TEXTS, constants), List.copyOf(findings));
    }

    /** A GSTIN makes any row data: Total is also a name. */
    private static boolean hasSupplier(Row row) {
        return Gstin.isGstin(row.text("supplier_gstin").toUpperCase(Locale.ROOT));
    }

    // ---- rows

    private static LocalDate day(Row row, Payment.Kind kind, List<String> styles, Inward inward) {
        boolean byVoucher = kind != Payment.Kind.PAYMENT && row.has("voucher_date") && BookCells.isNoText(row.text("payment_date"));
        String field = byVoucher ? "voucher_date" : "payment_date";
        LocalDate day = Cells.date(row, field, styles);
        if (day.isBefore(inward.earliestDate())) {
            throw Cells.rejected(RejectionReason.DATE_OUT_OF_RANGE, row, field, "lies before GST (expected "
                    + inward.earliestDate() + " or later)");
        }
        return day;
    }

    private static long amount(Row row) {
        if (!Cells.hasAmount(row, "amount")) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "amount", "amount is blank, and a payment has an amount");
        }
        long paise = Cells.amount(row, "amount");
        if (CREDIT.matcher(row.text("amount")).find()) {
            throw Cells.rejected(RejectionReason.BAD_AMOUNT, row, "amount",
                    "is a credit of the supplier: a bill, not a payment (expected a debit)");
        }
        if (paise <= 0) {
            throw Cells.rejected(RejectionReason.BAD_AMOUNT, row, "amount", (paise == 0 ? "pays nothing" : "is negative")
                    + " (expected a positive amount; leave out a payment that was reversed or returned, together with its reversal)");
        }
        return paise;
    }

    private static Payment.Kind kind(Row row) {
        String word = BookCells.note(row, "kind");
        return word.isEmpty() ? Payment.Kind.PAYMENT : KINDS.find(word).orElseThrow(() -> Cells.rejected(RejectionReason.UNKNOWN_CODE,
                row, "kind", "is no kind of payment (expected "
                + Stream.of(Payment.Kind.values()).map(Payment.Kind::name).collect(Collectors.joining(", ")) + ", or blank for PAYMENT)"));
    }
}
