package milaan.jobs.monthend;

import java.util.List;

import milaan.runtime.ReadAhead;
import milaan.tables.DocumentLineTable;
import milaan.tables.DocumentLineTable.BlockRange;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/**
 * What is made of the ranges of supplier blocks of a run, in key order. Ranges depend on the loaded lines alone, so a restart finds
 * the same ones and goes on behind the last that was committed. The next range is read and worked on while one is written: the
 * database and the work each have a processor.
 *
 * @param <T> what is made of a range
 */
class BlockReader<T> extends AbstractItemCountingItemStreamItemReader<T> {

    /** What is made of a range, and what to say when there are no more. */
    interface Work<T> {

        T of(BlockRange range);

        void end();
    }

    private final long run;
    private final DocumentLineTable lines;
    private final Work<T> work;
    private List<BlockRange> ranges = List.of();
    private int next;
    private ReadAhead<T> ahead;

    BlockReader(String name, long run, DocumentLineTable lines, Work<T> work) {
        setName(name);
        this.run = run;
        this.lines = lines;
        this.work = work;
    }

    @Override
    protected void doOpen() {
        ranges = lines.blockRanges(run);
        next = 0;
    }

    /** A step cut off between its last chunk and its end comes back one further than the last range: the end counts as read. */
    @Override
    protected void jumpToItem(int itemIndex) {
        next = Math.min(itemIndex, ranges.size());
    }

    @Override
    protected T doRead() {
        if (ahead == null) {
            ahead = new ReadAhead<>(getName(), this::nextOne, 1);
        }
        return ahead.next();
    }

    private T nextOne() {
        if (next == ranges.size()) {
            work.end();
            return null;
        }
        return work.of(ranges.get(next++));
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
