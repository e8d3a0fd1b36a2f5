package milaan.jobs.monthend;

import java.util.List;

import milaan.tables.StagedLine;

/** All lines of some neighbouring supplier blocks, by block. */
record LineRange(List<StagedLine> lines) {
}
