package milaan.formats;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import milaan.domain.document.Finding;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * One file layout: recognises it, says how its rows are cut, and turns a row into a value of the domain. Implementations are
 * found by scanning this package; they have a constructor without arguments and no state.
 *
 * @param <T> what a row says: the class that {@link FileKind#value()} names
 */
public interface Format<T> {

    FileKind kind();

    /** Decides by content alone; the file's name is not known here. */
    Fit fit(Sample sample, Profile profile);

    /** Only called after {@link #fit} said {@link Fit.Recognised} for the same sample. */
    RowPlan plan(Sample sample, Profile profile);

    /**
     * Pure: may be called twice for a row.
     *
     * @throws milaan.domain.document.RejectedRow when the row cannot be loaded
     */
    Reading<T> read(Row row, Inward inward);

    /**
     * Looks at all rows of a file whose layout can only be trusted as a whole, before it is accepted.
     *
     * @param rows gives the rows from the first; only asked for by layouts that need it
     * @return why the file is refused
     */
    default Optional<Finding> refuse(Sample sample, Supplier<Iterator<Row>> rows) {
        return Optional.empty();
    }

    /** Whether a sample is of this layout. */
    sealed interface Fit {

        /**
         * @param gstin     whose file it is, when the file says so
         * @param period    its period, when the file has one for all of its rows
         * @param generated day the statement was generated, when said: of two versions the newer counts
         * @param summary   the statement's own totals by section ({@code b2b}), amounts in paise with credit notes negative,
         *                  to be compared with the documents; empty when the file has none
         * @param evidence  what decided, for people: {@code data.docdata and data.rtnprd}
         */
        record Recognised(Optional<Gstin> gstin, Optional<TaxPeriod> period, Optional<LocalDate> generated,
                          Map<String, TaxAmounts> summary, String evidence) implements Fit {
        }

        /**
         * @param likeness 0 (nothing in common) to 99 (almost)
         * @param missing  what would have made it fit, for people: {@code no column for 'document_number'}
         */
        record Refused(int likeness, String missing) implements Fit {
        }
    }
}
