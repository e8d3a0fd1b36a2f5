package milaan.jobs.monthend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import milaan.domain.credit.Decision;
import milaan.domain.identity.Gstin;
import milaan.jobs.Publication;
import milaan.report.Workpaper;
import milaan.report.WorkpaperSheet;
import milaan.tables.ResultViews;
import milaan.tables.ResultViews.Results;
import milaan.tables.RunTable.Run;
import org.springframework.stereotype.Component;

/** workpaper.xlsx: what people work with, first of all the review sheet with its empty decision columns. */
@Component
class WorkpaperFile {

    /** Columns that an analyst fills in, each with the words that it may hold. */
    private static final Map<String, List<String>> DECISION = Map.of(
            "decision", Stream.of(Decision.Action.values()).map(Enum::name).toList(),
            "decision_reason", List.of(), "decided_by", List.of(), "decided_on", List.of());

    private final Publication publication;

    WorkpaperFile(Publication publication) {
        this.publication = publication;
    }

    void write(Run run, Gstin gstin, Path file) {
        try (Workpaper workpaper = new Workpaper(file)) {
            for (Results result : ResultViews.WORKPAPER) {
                WorkpaperSheet sheet = workpaper.sheet(name(result), result.columns(), result.view().equals("review") ? DECISION : Map.of());
                publication.rows(run, gstin, result, sheet::row);
            }
        }
    }

    /** {@code Table 4}. */
    private static String name(Results result) {
        String words = result.view().replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
