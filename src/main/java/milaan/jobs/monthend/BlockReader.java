package milaan.jobs.monthend;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

import milaan.runtime.ReadAhead;
import milaan.tables.DocumentLineTable;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.StagedLine;

/**
 * The lines of a run, a range of supplier blocks at a time and in key order, matched. Ranges depend on the loaded lines alone,
 * so a restart finds the same ones and goes on behind the last that was committed. The next range is read and matched while one
 * is written: the database and the matching each have a processor.
 */
class BlockReader extends AbstractItemCountingItemStreamItemReader<MatchedRange> {

    private static final Logger LOG = LoggerFactory.getLogger(BlockReader.class);

    private final long run;
    private final DocumentLineTable lines;
    private final MatchBlocks matching;
    private List<BlockRange> ranges = List.of();
    private int next;
    private ReadAhead<MatchedRange> ahead;
    private long matchingNanos;

    BlockReader(long run, DocumentLineTable lines, MatchBlocks matching) {
        setName("blocks");
        this.run = run;
        this.lines = lines;
        this.matching = matching;
    }

    @Override
    protected void doOpen() {
        ranges = lines.blockRanges(run);
        next = 0;
        matchingNanos = 0;
    }

    /** A step cut off between its last chunk and its end comes back one further than the last range: the end counts as read. */
    @Override
    protected void jumpToItem(int itemIndex) {
        next = Math.min(itemIndex, ranges.size());
    }

    @Override
    protected MatchedRange doRead() {
        if (ahead == null) {
            ahead = new ReadAhead<>(getName(), this::nextMatched, 1);
        }
        return ahead.next();
    }

    private MatchedRange nextMatched() {
        if (next == ranges.size()) {
            LOG.info("matching alone, without reading and storing: {} s", matchingNanos / 100_000_000 / 10.0);
            return null;
        }
        List<StagedLine> some = lines.read(run, ranges.get(next++));
        long begun = System.nanoTime();
        MatchedRange matched = matching.match(some);
        matchingNanos += System.nanoTime() - begun;
        return matched;
    }

    @Override
    protected void doClose() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
        ranges = List.of();
    }
}
