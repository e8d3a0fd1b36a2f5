package milaan.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import milaan.domain.document.Document;
import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.DocumentLineTable;
import milaan.tables.FactTable;
import milaan.tables.FindingTable;
import milaan.tables.SourceFileTable;
import milaan.tables.Staged;
import milaan.tables.StagedLine;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Writes a chunk of loaded rows: values, remarks, and per file what was loaded and what was left to other runs. */
@Component
public class LoadedRowWriter {

    private final DocumentLineTable lines;
    private final List<FactTable<?>> facts;
    private final FindingTable findings;
    private final SourceFileTable files;

    LoadedRowWriter(DocumentLineTable lines, List<FactTable<?>> facts, FindingTable findings, SourceFileTable files) {
        this.lines = lines;
        this.facts = facts;
        this.findings = findings;
        this.files = files;
    }

    ItemWriter<LoadedRow> of(long run) {
        return chunk -> write(run, chunk);
    }

    private void write(long run, Chunk<? extends LoadedRow> chunk) {
        List<? extends LoadedRow> rows = chunk.getItems();
        lines.insert(run, staged(rows, Document.class).stream().map(s -> new StagedLine(s.fileNo(), s.rowNo(), s.value())).toList());
        facts.forEach(table -> insert(run, table, rows));
        findings.insert(run, rows.stream().flatMap(row -> row.findings().stream()).toList());
        Map<Integer, Sum> loaded = new TreeMap<>();
        rows.stream().filter(row -> row.value() != null).forEach(row -> loaded.merge(row.fileNo(), Sum.of(row.value()), Sum::plus));
        files.addLoaded(run, loaded);
        files.addRowsOfOtherRuns(run, rows.stream().filter(row -> row.value() == null)
                .collect(Collectors.groupingBy(LoadedRow::fileNo, TreeMap::new, Collectors.counting())));
    }

    private static <T> void insert(long run, FactTable<T> table, List<? extends LoadedRow> rows) {
        table.insert(run, staged(rows, table.value()));
    }

    private static <T> List<Staged<T>> staged(List<? extends LoadedRow> rows, Class<T> kind) {
        return rows.stream().filter(row -> kind.isInstance(row.value()))
                .map(row -> new Staged<>(row.fileNo(), row.rowNo(), kind.cast(row.value()))).toList();
    }
}
