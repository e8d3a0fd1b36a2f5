package milaan.runtime;

import milaan.formats.Row;
import milaan.runtime.Intake.LookedAt;

/**
 * A row on its way in.
 *
 * @param file  the file it stands in
 * @param rowNo position in the file, from 1
 */
public record InboxRow(LookedAt file, long rowNo, Row row) {
}
