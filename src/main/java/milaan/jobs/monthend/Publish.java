package milaan.jobs.monthend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.files.CsvFile;
import milaan.runtime.OutputFolder;
import milaan.runtime.ReadAhead;
import milaan.tables.ControlTotalTable;
import milaan.tables.DocumentLineTable;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchedLine;
import milaan.tables.ResultViews;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable;

/** Writes the results of a run as files, one folder per GSTIN: aside first, then renamed, and only then is the run complete. */
@Component
class Publish {

    private final RunTable runs;
    private final ResultViews views;
    private final ControlTotalTable totals;
    private final StatusCountTable counts;
    private final DocumentLineTable lines;

    Publish(RunTable runs, ResultViews views, ControlTotalTable totals, StatusCountTable counts,
            DocumentLineTable lines) {
        this.runs = runs;
        this.views = views;
        this.totals = totals;
        this.counts = counts;
        this.lines = lines;
    }

    void publish(long runId) {
        Run run = runs.get(runId);
        for (Gstin gstin : run.gstins()) {
            OutputFolder.replace(folder(run, gstin.text()), folder -> writeAll(run, gstin, folder));
        }
        if (run.gstins().size() > 1) {
            OutputFolder.replace(folder(run, run.key()), folder -> csv(folder.resolve("portfolio.csv"), PortfolioRow.COLUMNS,
                    sink -> run.gstins().forEach(gstin -> sink.accept(
                            PortfolioRow.of(run, gstin, counts.kept(run.id(), gstin.text()))))));
        }
        runs.setStatus(runId, RunTable.COMPLETED);
    }

    /** Writes the files of a completed run again when somebody has removed them. */
    void ensurePublished(Run run) {
        boolean complete = run.gstins().stream().allMatch(gstin -> Files.exists(folder(run, gstin.text()).resolve("summary.json")))
                && (run.gstins().size() == 1 || Files.exists(folder(run, run.key()).resolve("portfolio.csv")));
        if (!complete) {
            publish(run.id());
        }
    }

    /** What a failed run has to show: why rows and files were refused. */
    void publishExceptions(long runId) {
        Run run = runs.get(runId);
        for (Gstin gstin : run.gstins()) {
            Path folder = folder(run, gstin.text());
            OutputFolder.replace(folder.resolveSibling(folder.getFileName() + ".failed"), aside -> writeFindings(run, aside));
        }
    }

    private static Path folder(Run run, String gstinOrPan) {
        return Path.of(run.output()).resolve(run.job()).resolve(gstinOrPan).resolve(run.period().toString());
    }

    private void writeAll(Run run, Gstin gstin, Path folder) throws IOException {
        StatusCountTable.Tally tally = new StatusCountTable.Tally();
        csv(folder.resolve("reconciliation.csv"), ResultViews.RECONCILIATION, sink -> forEachLine(run, gstin, line -> {
            tally.add(line);
            sink.accept(ResultViews.reconciliationRow(line));
        }));
        counts.keep(run.id(), gstin.text(), tally.counts());
        writeFindings(run, folder);
        csv(folder.resolve("changes.csv"), ResultViews.CHANGES, sink -> views.changes(run.id(), gstin.text(), sink));
        SummaryFile.write(folder.resolve("summary.json"), run, gstin, tally.counts(), totals.kept(run.id(), gstin.text()), views);
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

    private void writeFindings(Run run, Path folder) {
        csv(folder.resolve("exceptions.csv"), ResultViews.EXCEPTIONS, sink -> views.exceptions(run.id(), sink));
        csv(folder.resolve("files.csv"), ResultViews.FILES, sink -> views.files(run.id(), sink));
    }

    private static void csv(Path file, List<String> columns, Consumer<Consumer<List<Object>>> rows) {
        try (CsvFile csv = CsvFile.open(file, columns)) {
            rows.accept(csv::row);
        }
    }
}
