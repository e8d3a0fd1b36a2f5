package milaan.jobs.monthend;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import milaan.domain.identity.TaxPeriod;
import milaan.tables.DocumentLineTable;
import milaan.tables.MatchTable;
import milaan.tables.RunTable;
import milaan.tables.WaitingMatchTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;

/**
 * Brings in what earlier runs left: documents still open, those of closed matches whose credit waits for them, closed matches that an amendment of this month reopens, and reconciled
 * bookings that a register of the year to date brings again, so that they are recognised. The earlier runs themselves are not
 * touched. With this all lines of the run are in, and are cut into ranges for the match.
 */
@Component
class CarryForward {

    private static final Logger LOG = LoggerFactory.getLogger(CarryForward.class);

    private final RunTable runs;
    private final DocumentLineTable lines;
    private final MatchTable matches;

    private final WaitingMatchTable waiting;
    private final int linesAtATime;

    CarryForward(RunTable runs, DocumentLineTable lines, MatchTable matches, WaitingMatchTable waiting, @Value("${milaan.block-size}") int linesAtATime) {
        this.runs = runs;
        this.lines = lines;
        this.matches = matches;
        this.waiting = waiting;
        this.linesAtATime = linesAtATime;
    }

    void carry(long runId) {
        Run run = runs.get(runId);
        int carried = 0;
        for (Member member : run.members()) {
            if (member.carriedRun() == null || runs.isCarried(runId, member.gstin())) {
                continue;
            }
            int before = carried;
            TaxPeriod from = runs.get(member.carriedRun()).period();
            carried += lines.carryOpenDocuments(runId, member.gstin().text(), member.carriedRun(), from, carried);
            LOG.info("{}: {} open documents carried from {}", member.gstin(), carried - before, from);
            Set<String> reopened = new HashSet<>();
            List<Long> earlierRuns = runs.findEarlierRuns(runId, member.gstin());
            reopened.addAll(waiting.names(member.carriedRun()));
            for (MatchTable.Original original : matches.originalsOfAmendments(runId, member.gstin().text(), earlierRuns)) {
                if (!original.open() && reopened.add(MatchTable.name(original.run(), original.block(), original.matchId()))) {
                    carried += lines.carryMatch(runId, original.run(), TaxPeriod.parse(original.period()), original.block(),
                            original.matchId(), carried);
                    LOG.info("{}: match {} of {} is reopened by an amendment", member.gstin(), original.matchId(), original.period());
                }
            }
            Map<List<Object>, LocalDate> again = lines.bookingsBefore(runId, member.gstin().text(), run.period().firstDay());
            for (long earlier : earlierRuns) {
                carried += lines.carryReconciled(runId, member.gstin().text(), earlier, runs.get(earlier).period(), again, reopened, carried);
            }
            runs.setCarried(runId, member.gstin(), carried - before);
        }
        lines.cutBlocks(runId, linesAtATime);
    }
}
