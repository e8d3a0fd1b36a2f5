package milaan.runtime;

import milaan.domain.document.RejectedRow;
import milaan.formats.Row;
import milaan.runtime.Intake.LookedAt;

/**
 * A row on its way in, with what was read from it.
 *
 * @param file      the file it stands in
 * @param rowNo     position in the file, from 1
 * @param value     what the row says, null when it is rejected
 * @param rejection why it is rejected, null when it is not
 * @param <T>       what rows are read to
 */
public record InboxRow<T>(LookedAt file, long rowNo, Row row, T value, RejectedRow rejection) {

    /** What the row says; a step's processor, where a rejected row may be skipped. @throws RejectedRow when it is rejected */
    public T valueOrRejection() {
        if (rejection != null) {
            throw rejection;
        }
        return value;
    }
}
