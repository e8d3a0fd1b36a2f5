package milaan.jobs;

import java.util.List;

import org.springframework.batch.core.listener.SkipListener;

import milaan.domain.document.RejectedRow;
import milaan.runtime.InboxRow;
import milaan.domain.identity.Gstin;
import milaan.tables.FindingTable;
import milaan.tables.RunTable.Run;
import milaan.tables.StagedFinding;

/** Keeps each rejected row with its reason, in the transaction of its chunk: exact, because writes are never skipped. */
public class RejectedRowsListener implements SkipListener<InboxRow<LoadedRow>, LoadedRow> {

    private final long run;
    private final FindingTable findings;
    private final List<Gstin> gstins;

    RejectedRowsListener(Run run, FindingTable findings) {
        this.run = run.id();
        this.gstins = run.gstins();
        this.findings = findings;
    }

    @Override
    public void onSkipInProcess(InboxRow<LoadedRow> row, Throwable rejection) {
        findings.insert(run, List.of(new StagedFinding(row.file().no(), row.rowNo(), row.row().source().line(),
                row.row().raw(), ((RejectedRow) rejection).finding(),
                row.file().recognised().gstin().isPresent() ? null : LoadRows.named(row.row()).filter(gstins::contains).orElse(null))));
    }
}
