package milaan.jobs.monthend;

import java.util.List;

import milaan.domain.credit.Decision;
import milaan.tables.MatchTable.MatchedBlock;
import milaan.tables.StagedFinding;

/**
 * What came of a range of blocks.
 *
 * @param used decisions that were applied to pairs
 */
record MatchedRange(List<MatchedBlock> blocks, List<StagedFinding> findings, List<Decision> used) {
}
