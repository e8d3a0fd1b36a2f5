package milaan.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.files.CsvFile;
import milaan.runtime.OutputFolder;
import milaan.tables.ResultViews;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;

/** Puts the results of a run into folders, one per GSTIN: aside first, then renamed, and only then is the run complete. */
@Component
public class Publication {

    /** Writes the results of one GSTIN. */
    public interface Results {
        void into(Path folder, Gstin gstin) throws IOException;
    }

    private final RunTable runs;
    private final ResultViews views;

    Publication(RunTable runs, ResultViews views) {
        this.runs = runs;
        this.views = views;
    }

    /**
     * @param results  of each GSTIN
     * @param together of all of them, for a run over several: beside the files and remarks of the whole run
     */
    public void publish(Run run, Results results, Results together) {
        for (Gstin gstin : run.gstins()) {
            OutputFolder.replace(folder(run, gstin.text()), folder -> results.into(folder, gstin));
        }
        if (run.gstins().size() > 1) {
            OutputFolder.replace(folder(run, run.key()), folder -> {
                together.into(folder, null);
                writeFindings(run, null, folder);
            });
        }
    }

    /** To be said when all folders stand. */
    public void complete(Run run) {
        runs.setStatus(run.id(), RunTable.COMPLETED);
    }

    /** @return true when all results are where they belong; somebody may have removed them */
    public static boolean isPublished(Run run) {
        return (run.gstins().size() == 1 || Files.exists(folder(run, run.key()).resolve("portfolio.csv"))) && run.gstins().stream().allMatch(gstin -> Files.exists(folder(run, gstin.text()).resolve("summary.json")));
    }

    /** What a failed run has to show: why rows and files were refused. */
    public void publishExceptions(Run run) {
        for (Gstin gstin : run.gstins()) {
            Path folder = folder(run, gstin.text());
            OutputFolder.replace(folder.resolveSibling(folder.getFileName() + ".failed"), aside -> writeFindings(run, gstin, aside));
        }
    }

    public static Path folder(Run run, String gstinOrPan) {
        return Path.of(run.output()).resolve(run.job()).resolve(gstinOrPan).resolve(run.span().toString());
    }

    /** @param gstin whose files and remarks, besides those of nobody in particular; null for all of the run */
    public void writeFindings(Run run, Gstin gstin, Path folder) {
        String whose = gstin == null ? null : gstin.text();
        csv(folder.resolve("exceptions.csv"), ResultViews.EXCEPTIONS, sink -> views.exceptions(run.id(), whose, sink));
        csv(folder.resolve("files.csv"), ResultViews.FILES, sink -> views.files(run.id(), whose, sink));
    }

    /** The statements and what there is to say of them. */
    public void writeStatements(Run run, Gstin gstin, Path folder) {
        for (ResultViews.Results result : ResultViews.STATEMENTS) {
            write(run, gstin, result, folder);
        }
    }

    /** Rows of a result, for a workbook. */
    public void rows(Run run, Gstin gstin, ResultViews.Results result, Consumer<List<Object>> sink) {
        views.results(result, run.id(), gstin.text(), sink);
    }

    public void write(Run run, Gstin gstin, ResultViews.Results result, Path folder) {
        csv(folder.resolve(result.file()), result.columns(), sink -> views.results(result, run.id(), gstin.text(), sink));
    }

    public static void csv(Path file, List<String> columns, Consumer<Consumer<List<Object>>> rows) {
        try (CsvFile csv = CsvFile.open(file, columns)) {
            rows.accept(csv::row);
        }
    }
}
