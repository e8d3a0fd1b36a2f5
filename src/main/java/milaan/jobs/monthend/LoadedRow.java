package milaan.jobs.monthend;

import java.util.List;

import milaan.tables.StagedFinding;
import milaan.tables.StagedLine;

/**
 * A row that was understood.
 *
 * @param line     the line to load; null when the row belongs to another month of the range
 * @param findings remarks on it
 */
record LoadedRow(int fileNo, StagedLine line, List<StagedFinding> findings) {
}
