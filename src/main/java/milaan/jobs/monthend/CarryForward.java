package milaan.jobs.monthend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.identity.TaxPeriod;
import milaan.tables.DocumentLineTable;
import milaan.tables.MatchTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Member;
import milaan.tables.RunTable.Run;

/**
 * Brings in what earlier runs left: documents still open, and closed matches that an amendment of this month reopens. The
 * earlier runs themselves are not touched.
 */
@Component
class CarryForward {

    private static final Logger LOG = LoggerFactory.getLogger(CarryForward.class);

    private final RunTable runs;
    private final DocumentLineTable lines;
    private final MatchTable matches;

    CarryForward(RunTable runs, DocumentLineTable lines, MatchTable matches) {
        this.runs = runs;
        this.lines = lines;
        this.matches = matches;
    }

    void carry(long runId) {
        lines.deleteCarried(runId);
        Run run = runs.get(runId);
        for (Member member : run.members()) {
            if (member.carriedRun() == null) {
                continue;
            }
            TaxPeriod from = runs.get(member.carriedRun()).period();
            int open = lines.carryOpenDocuments(runId, member.gstin().text(), member.carriedRun(), from);
            LOG.info("{}: {} open documents carried from {}", member.gstin(), open, from);
            List<Long> earlier = runs.findEarlierRuns(runId, member.gstin());
            Set<String> reopened = new HashSet<>();
            for (MatchTable.Original original : matches.originalsOfAmendments(runId, member.gstin().text(), earlier)) {
                if (!original.open() && reopened.add(original.run() + original.block() + original.matchId())) {
                    lines.carryMatch(runId, original.run(), TaxPeriod.parse(original.period()), original.block(), original.matchId());
                    LOG.info("{}: match {} of {} is reopened by an amendment", member.gstin(), original.matchId(), original.period());
                }
            }
        }
    }
}
