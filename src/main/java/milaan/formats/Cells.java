package milaan.formats;

import java.time.LocalDate;
import java.util.List;

import milaan.domain.identity.Gstin;

/** Text of a cell to a value, the same for every format. Each method rejects with the field, the value and what was expected. */
public final class Cells {

    private Cells() {
    }

    /**
     * Amount in paise, by file-formats section 1.3: Indian and western grouping, brackets, trailing minus, rupee signs,
     * Dr and Cr. Blank, {@code -}, NA and Nil are 0. The sign of Dr and Cr is dropped here: it belongs to the layout.
     *
     * @throws milaan.domain.document.RejectedRow BAD_AMOUNT, DAMAGED_CELL
     */
    public static long amount(Row row, String field) {
        throw new UnsupportedOperationException();
    }

    /**
     * Mandatory date.
     *
     * @param styles patterns allowed here, tried in order
     * @throws milaan.domain.document.RejectedRow MISSING_FIELD, BAD_DATE
     */
    public static LocalDate date(Row row, String field, List<String> styles) {
        throw new UnsupportedOperationException();
    }

    /** @throws milaan.domain.document.RejectedRow MISSING_FIELD, BAD_GSTIN */
    public static Gstin gstin(Row row, String field) {
        throw new UnsupportedOperationException();
    }

    /** Mandatory text. @throws milaan.domain.document.RejectedRow MISSING_FIELD */
    public static String text(Row row, String field) {
        throw new UnsupportedOperationException();
    }

    /** Two-digit State code of {@code 27}, {@code 27-Maharashtra}, {@code Maharashtra}, {@code MH}; empty when blank. @throws milaan.domain.document.RejectedRow UNKNOWN_CODE */
    public static String stateCode(Row row, String field) {
        throw new UnsupportedOperationException();
    }

    /** Y/N, Yes/No, TRUE/FALSE, 1/0; blank is false. @throws milaan.domain.document.RejectedRow UNKNOWN_CODE */
    public static boolean flag(Row row, String field) {
        throw new UnsupportedOperationException();
    }
}
