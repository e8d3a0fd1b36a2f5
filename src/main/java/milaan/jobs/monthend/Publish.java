package milaan.jobs.monthend;

import static milaan.jobs.Publication.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.jobs.Publication;
import milaan.runtime.ReadAhead;
import milaan.tables.ControlTotalTable;
import milaan.domain.document.RejectionReason;
import milaan.tables.DocumentLineTable;
import milaan.tables.FindingTable;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchedLine;
import milaan.tables.ResultViews;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable;

/** Writes the results of a month end. */
@Component
class Publish {

    private final RunTable runs;
    private final ResultViews views;
    private final ControlTotalTable totals;
    private final StatusCountTable counts;
    private final DocumentLineTable lines;
    private final FindingTable findings;
    private final Publication publication;
    private final SupplierPacks supplierPacks;
    private final WorkpaperFile workpaper;

    Publish(RunTable runs, ResultViews views, ControlTotalTable totals, StatusCountTable counts,
            DocumentLineTable lines, FindingTable findings, Publication publication, SupplierPacks supplierPacks, WorkpaperFile workpaper) {
        this.runs = runs;
        this.views = views;
        this.totals = totals;
        this.counts = counts;
        this.lines = lines;
        this.findings = findings;
        this.publication = publication;
        this.supplierPacks = supplierPacks;
        this.workpaper = workpaper;
    }

    void publish(long runId) {
        Run run = runs.get(runId);
        write(run);
        publication.complete(run);
    }

    private void write(Run run) {
        publication.publish(run, (folder, gstin) -> writeAll(run, gstin, folder), (folder, none) ->
                csv(folder.resolve("portfolio.csv"), PortfolioRow.COLUMNS, sink -> run.gstins().forEach(gstin ->
                        sink.accept(PortfolioRow.of(run, gstin, counts.kept(run.id(), gstin.text()))))));
    }

    /** Writes the files of a completed run again when somebody has removed them. */
    void ensurePublished(Run run) {
        if (!Publication.isPublished(run)) {
            write(run);
        }
    }

    private void writeAll(Run run, Gstin gstin, Path folder) throws IOException {
        StatusCountTable.Tally tally = new StatusCountTable.Tally();
        csv(folder.resolve("reconciliation.csv"), ResultViews.RECONCILIATION, sink -> forEachLine(run, gstin, line -> {
            tally.add(line);
            sink.accept(ResultViews.reconciliationRow(line));
        }));
        counts.keep(run.id(), gstin.text(), tally.counts());
        for (ResultViews.Results result : ResultViews.CREDIT) {
            publication.write(run, gstin, result, folder);
        }
        publication.writeStatements(run, gstin, folder);
        supplierPacks.write(run, gstin, folder.resolve("suppliers"));
        publication.writeFindings(run, gstin, folder);
        csv(folder.resolve("changes.csv"), ResultViews.CHANGES, sink -> views.changes(run.id(), gstin.text(), sink));
        workpaper.write(run, gstin, folder.resolve("workpaper.xlsx"));
        SummaryFile.write(folder.resolve("summary.json"), run, gstin, tally.counts(), totals.kept(run.id(), gstin.text()),
                findings.messages(run.id(), gstin.text(), RejectionReason.NOT_COMPUTED), views);
    }

    /** A range of blocks is written while the next one is read: memory holds two of them. */
    private void forEachLine(Run run, Gstin gstin, Consumer<MatchedLine> sink) {
        Iterator<BlockRange> ranges = lines.blockRanges(run.id()).iterator();
        try (ReadAhead<List<MatchedLine>> ahead = new ReadAhead<>("publish",
                () -> ranges.hasNext() ? views.matchedLines(run.id(), gstin.text(), ranges.next()) : null, 1)) {
            for (List<MatchedLine> some = ahead.next(); some != null; some = ahead.next()) {
                some.forEach(sink);
            }
        }
    }
}
