package milaan.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

import milaan.domain.document.Document;
import milaan.domain.returns.Gstr3b;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;
import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.DocumentLineTable;
import milaan.tables.FindingTable;
import milaan.tables.ReturnTable;
import milaan.tables.SourceFileTable;
import milaan.tables.Staged;
import milaan.tables.StagedLine;
import milaan.tables.StatementRowTable;
import milaan.tables.WorkingItemTable;

/** Writes a chunk of loaded rows: values, remarks, and per file what was loaded and what was left to other runs. */
@Component
public class LoadedRowWriter {

    private final DocumentLineTable lines;
    private final ReturnTable returns;
    private final StatementRowTable statements;
    private final WorkingItemTable workings;
    private final FindingTable findings;
    private final SourceFileTable files;

    LoadedRowWriter(DocumentLineTable lines, ReturnTable returns, StatementRowTable statements, WorkingItemTable workings,
            FindingTable findings, SourceFileTable files) {
        this.lines = lines;
        this.returns = returns;
        this.statements = statements;
        this.workings = workings;
        this.findings = findings;
        this.files = files;
    }

    ItemWriter<LoadedRow> of(long run) {
        return chunk -> write(run, chunk);
    }

    private void write(long run, Chunk<? extends LoadedRow> chunk) {
        List<? extends LoadedRow> rows = chunk.getItems();
        lines.insert(run, staged(rows, Document.class).stream().map(s -> new StagedLine(s.fileNo(), s.rowNo(), s.value())).toList());
        returns.insert(run, staged(rows, Gstr3b.class));
        statements.insert(run, staged(rows, StatementRow.class));
        workings.insert(run, staged(rows, WorkingItem.class));
        findings.insert(run, rows.stream().flatMap(row -> row.findings().stream()).toList());
        Map<Integer, Sum> loaded = new TreeMap<>();
        rows.stream().filter(row -> row.value() != null).forEach(row -> loaded.merge(row.fileNo(), Sum.of(row.value()), Sum::plus));
        files.addLoaded(run, loaded);
        files.addRowsOfOtherRuns(run, rows.stream().filter(row -> row.value() == null)
                .collect(Collectors.groupingBy(LoadedRow::fileNo, TreeMap::new, Collectors.counting())));
    }

    private static <T> List<Staged<T>> staged(List<? extends LoadedRow> rows, Class<T> kind) {
        return rows.stream().filter(row -> kind.isInstance(row.value()))
                .map(row -> new Staged<>(row.fileNo(), row.rowNo(), kind.cast(row.value()))).toList();
    }
}
