package milaan.jobs.monthend;

import java.util.List;

import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

import milaan.tables.DocumentLineTable;
import milaan.tables.DocumentLineTable.BlockRange;

/**
 * The lines of a run, a range of supplier blocks at a time and in key order. Ranges depend on the loaded lines alone, so
 * a restart finds the same ones and goes on behind the last that was committed.
 */
class BlockReader extends AbstractItemCountingItemStreamItemReader<LineRange> {

    private final long run;
    private final DocumentLineTable lines;
    private final int linesAtATime;
    private List<BlockRange> ranges = List.of();
    private int next;

    BlockReader(long run, DocumentLineTable lines, int linesAtATime) {
        setName("blocks");
        this.run = run;
        this.lines = lines;
        this.linesAtATime = linesAtATime;
    }

    @Override
    protected void doOpen() {
        ranges = lines.cutBlocks(run, linesAtATime);
        next = 0;
    }

    @Override
    protected void jumpToItem(int itemIndex) {
        next = itemIndex;
    }

    @Override
    protected LineRange doRead() {
        return next == ranges.size() ? null : new LineRange(lines.read(run, ranges.get(next++)));
    }

    @Override
    protected void doClose() {
        ranges = List.of();
    }
}
