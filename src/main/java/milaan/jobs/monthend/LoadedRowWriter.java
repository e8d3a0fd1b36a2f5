package milaan.jobs.monthend;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.DocumentLineTable;
import milaan.tables.FindingTable;
import milaan.tables.SourceFileTable;

/** Writes a chunk of loaded rows: lines, remarks, and per file what was loaded and what was left to other months. */
final class LoadedRowWriter implements ItemWriter<LoadedRow> {

    private final long run;
    private final DocumentLineTable lines;
    private final FindingTable findings;
    private final SourceFileTable files;

    LoadedRowWriter(long run, DocumentLineTable lines, FindingTable findings, SourceFileTable files) {
        this.run = run;
        this.lines = lines;
        this.findings = findings;
        this.files = files;
    }

    @Override
    public void write(Chunk<? extends LoadedRow> chunk) {
        List<? extends LoadedRow> rows = chunk.getItems();
        lines.insert(run, rows.stream().map(LoadedRow::line).filter(Objects::nonNull).toList());
        findings.insert(run, rows.stream().flatMap(row -> row.findings().stream()).toList());
        Map<Integer, Sum> loaded = new TreeMap<>();
        rows.stream().filter(row -> row.line() != null).forEach(row -> loaded.merge(row.fileNo(), Sum.of(row.line().line()), Sum::plus));
        loaded.forEach((file, sum) -> files.addLoaded(run, file, sum));
        Map<Integer, Long> others = new TreeMap<>();
        rows.stream().filter(row -> row.line() == null).forEach(row -> others.merge(row.fileNo(), 1L, Long::sum));
        others.forEach((file, count) -> files.addRowsOfOtherPeriods(run, file, count));
    }
}
