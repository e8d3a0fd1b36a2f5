package milaan.jobs.ecrsopening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.identity.Gstin;
import milaan.jobs.BooksSide;
import milaan.jobs.VerifyFiles;
import milaan.jobs.VerifyStatements;
import milaan.runtime.ExitCode;
import milaan.runtime.RunFailure;
import milaan.tables.EcrsOpeningTable;
import milaan.tables.RunTable;

/** Proves that nothing was lost: rows and rupees read = loaded + rejected; items = lines of the opening; causes = differences. */
@Component
class VerifyOpening {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyOpening.class);

    private final VerifyFiles files;
    private final VerifyStatements statements;
    private final EcrsOpeningTable openings;
    private final BooksSide booksSide;
    private final RunTable runs;

    VerifyOpening(VerifyFiles files, VerifyStatements statements, EcrsOpeningTable openings, BooksSide booksSide, RunTable runs) {
        this.files = files;
        this.statements = statements;
        this.openings = openings;
        this.booksSide = booksSide;
        this.runs = runs;
    }

    void verify(long run) {
        List<String> faults = new ArrayList<>();
        files.check(run, Map.of(), faults);
        statements.check(run, faults);
        openings.linesThatAreNotTheirItems(run).forEach(line -> faults.add(line + ": the items of the line add up to another figure"));
        openings.figuresThatDoNotFollow(run).forEach(faults::add);
        openings.differencesWithoutCauses(run).forEach(figure -> faults.add(figure + ": causes do not add up to the difference"));
        for (Gstin gstin : runs.get(run).gstins()) {
            long items = booksSide.of(runs.get(run), gstin).items().size();
            long inOpening = openings.items(run, gstin);
            if (items != inOpening) {
                faults.add(gstin + ": the books' side has " + items + " items, the opening " + inOpening);
            }
        }
        if (!faults.isEmpty()) {
            throw new RunFailure(ExitCode.TOTALS_DIFFER, "control totals disagree: " + String.join("; ", faults));
        }
        LOG.info("control totals agree: rows read = loaded + rejected, items = lines of the opening, causes = differences");
    }
}
