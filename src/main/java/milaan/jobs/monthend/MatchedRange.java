package milaan.jobs.monthend;

import java.util.List;

import milaan.tables.MatchTable.MatchedBlock;
import milaan.tables.StagedFinding;

/** What came of a range of blocks. */
record MatchedRange(List<MatchedBlock> blocks, List<StagedFinding> findings) {
}
