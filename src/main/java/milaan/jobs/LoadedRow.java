package milaan.jobs;

import java.util.List;

import milaan.tables.StagedFinding;

/**
 * A row that was understood.
 *
 * @param value    what to load, of the class its {@link milaan.formats.FileKind} names; null when the row belongs to another run
 *                 of the command
 * @param findings remarks on it
 */
public record LoadedRow(int fileNo, long rowNo, Object value, List<StagedFinding> findings) {

    static LoadedRow ofAnotherRun(int fileNo, long rowNo) {
        return new LoadedRow(fileNo, rowNo, null, List.of());
    }
}
