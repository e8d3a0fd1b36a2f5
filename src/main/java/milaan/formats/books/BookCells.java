package milaan.formats.books;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.formats.Cells;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;

/** Cells that all tables of the books have, each read in one way. */
final class BookCells {

    private static final Pattern NO_TEXT = Pattern.compile("[^\\p{L}\\p{N}]*|NA|N/A|NIL|NULL|NONE", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?E\\+[0-9]{1,3}", Pattern.CASE_INSENSITIVE);
    private static final String MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
    private static final Pattern TURNED_INTO_DATE = Pattern.compile("[0-9]{1,2}-" + MONTH + "(-[0-9]{2,4})?|"
            + MONTH + "-[0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00(:00)?)?", Pattern.CASE_INSENSITIVE);

    private BookCells() {
    }

    /** @throws RejectedRow UNREADABLE_ROW when the row could not be cut into cells */
    static void checkWhole(Row row) {
        if (row.has(Row.BROKEN)) {
            throw new RejectedRow(RejectionReason.UNREADABLE_ROW, "", row.text(Row.BROKEN));
        }
    }

    /** Our GSTIN: the row's, else the file's. @throws RejectedRow MISSING_FIELD, BAD_GSTIN, WRONG_RECIPIENT, DAMAGED_CELL */
    static Gstin owner(Row row, String field, Inward inward) {
        Gstin owner = Cells.findGstin(row, field).orElse(inward.gstin());
        if (owner == null) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, field,
                    field + " is blank, and the file does not say which of the run's GSTINs it belongs to");
        }
        if (!inward.recipients().contains(owner)) {
            throw new RejectedRow(RejectionReason.WRONG_RECIPIENT, field, field + " '" + owner + "' is not of this run (expected "
                    + inward.recipients().stream().sorted().map(Gstin::text).collect(Collectors.joining(", ")) + ")");
        }
        return owner;
    }

    /** A remark when the check character of a supplier's GSTIN does not fit. @param supplier null for none */
    static Optional<Finding> checkSupplier(Gstin supplier) {
        if (supplier == null || supplier.hasValidCheckCharacter()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(RejectionReason.GSTIN_CHECKSUM, "supplier_gstin", "the check character of supplier_gstin '"
                + supplier + "' should be " + Gstin.checkCharacter(supplier.text().substring(0, 14))));
    }

    /** Mandatory return period, none before GST. @throws RejectedRow MISSING_FIELD, BAD_DATE, DATE_OUT_OF_RANGE, DAMAGED_CELL */
    static TaxPeriod period(Row row, String field, Inward inward) {
        TaxPeriod period = Cells.period(row, field).period();
        if (period.lastDay().isBefore(inward.earliestDate())) {
            throw Cells.rejected(RejectionReason.DATE_OUT_OF_RANGE, row, field,
                    "lies before GST (expected " + TaxPeriod.of(inward.earliestDate()) + " or later)");
        }
        return period;
    }

    /** The profile's date styles before the known ones. */
    static List<String> dateStyles(Profile profile) {
        return profile.dateStyles().isEmpty() ? Cells.DAY_FIRST
                : Stream.concat(profile.dateStyles().stream(), Cells.DAY_FIRST.stream()).toList();
    }

    /** A row that says so in one of its texts, or has none but those that every row of the sheet gets: one of sums only. */
    static boolean isTotal(Row row, List<String> textFields, Map<String, String> constants) {
        List<String> texts = textFields.stream().filter(row::has).filter(field -> !row.text(field).equals(constants.get(field)))
                .map(row::text).toList();
        return texts.isEmpty() || texts.stream().anyMatch(Heading::isTotal);
    }

    /** Optional text; a dash or NA is blank. */
    static String note(Row row, String field) {
        String text = Cells.findText(row, field);
        return isNoText(text) ? "" : text;
    }

    /** True for what a spreadsheet makes of another number ({@code 1E+05}, {@code 03-Apr}). */
    static boolean isDamaged(String number) {
        return SCIENTIFIC.matcher(number).matches() || TURNED_INTO_DATE.matcher(number).matches();
    }

    /** True for blank, a dash, NA and the like. */
    static boolean isNoText(String text) {
        return NO_TEXT.matcher(text).matches();
    }
}
