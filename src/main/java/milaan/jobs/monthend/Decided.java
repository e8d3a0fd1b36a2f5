package milaan.jobs.monthend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import milaan.domain.advice.Reviews;
import milaan.domain.credit.Decision;
import milaan.domain.credit.Decisions;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Verdicts;

/**
 * The matches of a block as analysts have decided them.
 *
 * @param used decisions that were applied
 */
record Decided(List<Match> matches, List<Decision> used) {

    static Decided of(List<Match> matches, Decisions decisions) {
        if (decisions.isEmpty()) {
            return new Decided(matches, List.of());
        }
        List<Match> decided = new ArrayList<>();
        List<Decision> used = new ArrayList<>();
        for (Match match : matches) {
            Optional<Decision> decision = decisions.find(match.id(), match.evidenceHash());
            List<Match> instead = decision.map(one -> apply(match, one)).orElse(List.of());
            decided.addAll(instead.isEmpty() ? List.of(match) : instead);
            if (!instead.isEmpty()) {
                used.add(decision.get());
            }
        }
        link(decided, decisions, used);
        return new Decided(decided, used);
    }

    /** @return what stands in its place, none when the decision is not about the pair itself */
    private static List<Match> apply(Match match, Decision decision) {
        String word = word(decision);
        return switch (decision.action()) {
            case ACCEPT -> Verdicts.canAccept(match) ? List.of(Verdicts.accept(match, word)) : List.of();
            case REJECT -> Verdicts.canTakeApart(match) ? Verdicts.takeApart(match, word)
                    : match.bucket() == Bucket.MISSING_IN_BOOKS ? List.of(Verdicts.notOurs(match, word)) : List.of();
            default -> List.of();
        };
    }

    private static void link(List<Match> matches, Decisions decisions, List<Decision> used) {
        List<Decision> links = decisions.links();
        if (links.isEmpty()) {
            return;
        }
        Map<String, Match> byId = new HashMap<>();
        matches.forEach(match -> byId.put(match.id(), match));
        links.forEach(link -> link(matches, byId, link, decisions, used));
    }

    private static void link(List<Match> matches, Map<String, Match> byId, Decision link, Decisions decisions, List<Decision> used) {
        String[] items = link.item().split("\\+", 2);
        Match one = byId.get(items[0]);
        Match other = items.length < 2 ? null : byId.get(items[1]);
        if (one == null || other == null
                || Reviews.refusalOfLink(one, other).isPresent() || decisions.find(link.item(), one.evidenceHash() + "+" + other.evidenceHash()).filter(link::equals).isEmpty()) {
            return;
        }
        Verdicts.link(one, other, word(link)).ifPresent(joined -> {
            matches.remove(byId.remove(one.id()));
            matches.remove(byId.remove(other.id()));
            matches.add(new Match(link.item(), joined.status(), joined.bucket(), joined.pass(), joined.reason(), joined.score(), joined.lines(),
                    link.evidenceHash()));
            used.add(link);
        });
    }

    private static String word(Decision decision) {
        return decision.action() + " by " + decision.decidedBy() + " on " + decision.decidedOn()
                + (decision.reason().isEmpty() ? "." : ": " + decision.reason());
    }
}
