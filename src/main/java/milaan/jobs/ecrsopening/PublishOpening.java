package milaan.jobs.ecrsopening;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.jobs.BooksSide;
import milaan.jobs.Publication;
import milaan.jobs.SummaryJson;
import milaan.tables.ResultViews;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;

/** Writes the opening of a year of each GSTIN. */
@Component
class PublishOpening {

    private final RunTable runs;
    private final ResultViews views;
    private final Publication publication;
    private final BooksSide booksSide;

    PublishOpening(RunTable runs, ResultViews views, Publication publication, BooksSide booksSide) {
        this.runs = runs;
        this.views = views;
        this.publication = publication;
        this.booksSide = booksSide;
    }

    void publish(long runId) {
        Run run = runs.get(runId);
        write(run);
        publication.complete(run);
    }

    private void write(Run run) {
        publication.publish(run, (folder, gstin) -> writeAll(run, gstin, folder), (folder, none) ->
                Publication.csv(folder.resolve("portfolio.csv"), ResultViews.PORTFOLIO, sink -> views.openings(run.id(), sink)));
    }

    void ensurePublished(Run run) {
        if (!Publication.isPublished(run)) {
            write(run);
        }
    }

    private void writeAll(Run run, Gstin gstin, Path folder) throws IOException {
        for (ResultViews.Results result : ResultViews.OPENING) {
            publication.write(run, gstin, result, folder);
        }
        publication.writeStatements(run, gstin, folder);
        publication.writeFindings(run, gstin, folder);
        try (SummaryJson json = SummaryJson.open(folder.resolve("summary.json"), run, gstin)) {
            json.text("books_side", booksSide.of(run, gstin).words());
            json.rows("opening", ResultViews.OPENING.get(0).columns(),
                    sink -> views.results(ResultViews.OPENING.get(0), run.id(), gstin.text(), sink));
            json.rows("bridge", ResultViews.OPENING.get(3).columns(),
                    sink -> views.results(ResultViews.OPENING.get(3), run.id(), gstin.text(), sink));
            json.rows("files", ResultViews.FILES, sink -> views.files(run.id(), gstin.text(), sink));
        }
    }
}
