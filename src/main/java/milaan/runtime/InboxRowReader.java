package milaan.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

import milaan.domain.document.RejectedRow;
import milaan.files.Containers;
import milaan.files.Rows;
import milaan.files.UnreadableFile;
import milaan.formats.Row;
import milaan.runtime.Intake.LookedAt;

/**
 * The rows of several files, file after file, cut and read ahead on a thread of its own. Restarts by reading up to the last
 * committed row. Counts what it gives per file ({@code rows.FILE} in the step's context), as a witness against what was written.
 */
public class InboxRowReader<T> extends AbstractItemCountingItemStreamItemReader<InboxRow<T>> {

    /** Key of the number of rows read of a file. */
    public static final String ROWS = "rows.";

    private static final int ROWS_AT_A_TIME = 500;
    private static final int BATCHES_AHEAD = 4;

    /** What a row of a file says. */
    public interface Reading<T> {

        /** @throws RejectedRow when the row cannot be loaded */
        T of(LookedAt file, long rowNo, Row row);
    }

    private final List<LookedAt> files;
    private final Reading<T> reading;
    private final Map<Integer, Long> rowNo = new TreeMap<>();
    private ReadAhead<List<InboxRow<T>>> ahead;
    private Iterator<InboxRow<T>> batch = Collections.emptyIterator();

    /** @param reading gives what a row says, or throws {@link RejectedRow}; used on the thread that reads ahead */
    public InboxRowReader(String name, List<LookedAt> files, Reading<T> reading) {
        setName(name);
        this.files = files;
        this.reading = reading;
    }

    @Override
    protected void doOpen() {
        rowNo.clear();
        batch = Collections.emptyIterator();
        ahead = new ReadAhead<>(getName(), new Source()::nextBatch, BATCHES_AHEAD);
    }

    @Override
    protected InboxRow<T> doRead() {
        if (!batch.hasNext()) {
            List<InboxRow<T>> next = ahead.next();
            if (next == null) {
                return null;
            }
            batch = next.iterator();
        }
        InboxRow<T> row = batch.next();
        rowNo.put(row.file().no(), row.rowNo());
        return row;
    }

    @Override
    protected void doClose() {
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }

    /** Cuts the files into rows, on the thread that reads ahead. */
    private final class Source {

        private int next;
        private Rows rows;
        private long given;

        /** @return rows of one file or of several small ones, null after the last file */
        List<InboxRow<T>> nextBatch() {
            List<InboxRow<T>> some = new ArrayList<>(ROWS_AT_A_TIME);
            while (next < files.size() && some.size() < ROWS_AT_A_TIME) {
                read(files.get(next), some);
                if (some.size() < ROWS_AT_A_TIME) {
                    closeFile();
                    next++;
                }
            }
            return some.isEmpty() ? null : some;
        }

        private void read(LookedAt file, List<InboxRow<T>> some) {
            try {
                if (rows == null) {
                    rows = Containers.open(file.file(), file.plan());
                    given = 0;
                }
                while (some.size() < ROWS_AT_A_TIME) {
                    Row row = rows.next();
                    if (row == null) {
                        break;
                    }
                    some.add(read(file, ++given, row));
                }
            } catch (UnreadableFile e) {
                closeFile();
                throw RunFailure.badInput("'" + file.file().name() + "' cannot be read beyond row " + given + ": " + e.getMessage());
            }
        }

        /** A rejected row goes on as such: it is thrown in the step's processor, where it may be skipped. */
        private InboxRow<T> read(LookedAt file, long rowNo, Row row) {
            try {
                return new InboxRow<>(file, rowNo, row, reading.of(file, rowNo, row), null);
            } catch (RejectedRow rejection) {
                return new InboxRow<>(file, rowNo, row, null, rejection);
            }
        }

        private void closeFile() {
            if (rows != null) {
                rows.close();
                rows = null;
            }
        }
    }

    @Override
    public void update(ExecutionContext context) {
        super.update(context);
        rowNo.forEach((file, rows) -> context.putLong(ROWS + file, rows));
    }
}
