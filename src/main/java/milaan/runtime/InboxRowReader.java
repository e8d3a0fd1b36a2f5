package milaan.runtime;

import java.util.List;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

import milaan.files.Containers;
import milaan.files.Rows;
import milaan.files.UnreadableFile;
import milaan.formats.Row;
import milaan.runtime.Intake.LookedAt;

/**
 * The rows of several files, file after file. Restarts by reading up to the last committed row. Counts what it gives per
 * file ({@code rows.FILE} in the step's context), as a witness against what was written.
 */
public class InboxRowReader extends AbstractItemCountingItemStreamItemReader<InboxRow> {

    /** Key of the number of rows read of a file. */
    public static final String ROWS = "rows.";

    private final List<LookedAt> files;
    private final long[] rowNo;
    private int next;
    private Rows rows;

    public InboxRowReader(String name, List<LookedAt> files) {
        setName(name);
        this.files = files;
        this.rowNo = new long[files.size()];
    }

    @Override
    protected void doOpen() {
        next = 0;
        rows = null;
    }

    @Override
    protected InboxRow doRead() {
        while (true) {
            if (rows == null) {
                if (next == files.size()) {
                    return null;
                }
                rowNo[next] = 0;
            }
            Row row = nextRow(files.get(next));
            if (row != null) {
                return new InboxRow(files.get(next), ++rowNo[next], row);
            }
            doClose();
            next++;
        }
    }

    private Row nextRow(LookedAt file) {
        try {
            if (rows == null) {
                rows = Containers.open(file.file(), file.plan());
            }
            return rows.next();
        } catch (UnreadableFile e) {
            throw RunFailure.badInput("'" + file.file().name() + "' cannot be read beyond row " + rowNo[next] + ": " + e.getMessage());
        }
    }

    @Override
    protected void doClose() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }

    @Override
    public void update(ExecutionContext context) {
        super.update(context);
        for (int i = 0; i < rowNo.length; i++) {
            context.putLong(ROWS + files.get(i).no(), rowNo[i]);
        }
    }
}
