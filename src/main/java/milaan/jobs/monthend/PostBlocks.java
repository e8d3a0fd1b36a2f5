package milaan.jobs.monthend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import milaan.domain.advice.HoldItem;
import milaan.domain.advice.Holds;
import milaan.domain.advice.Ims;
import milaan.domain.advice.ImsSuggestion;
import milaan.domain.advice.Reviews;
import milaan.domain.advice.SupplierRequest;
import milaan.domain.advice.SupplierRequests;
import milaan.domain.credit.CreditLot;
import milaan.domain.credit.Decision;
import milaan.domain.credit.Decisions;
import milaan.domain.credit.Register;
import milaan.domain.credit.reversal.LastDays;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;
import milaan.jobs.monthend.PostedRange.Posted;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.MatchTable;
import milaan.tables.ReviewItemTable.Shown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches of a range of blocks become credit events, and advice on what is still to be done. */
class PostBlocks implements BlockReader.Work<PostedRange> {

    private static final Logger LOG = LoggerFactory.getLogger(PostBlocks.class);

    private final long run;
    private final MatchTable matches;
    private final CreditOpenings.OfRun openings;
    private final Register register;
    private final Decisions decisions;
    private final LastDays lastDays;
    private final Ims ims;
    private long postingNanos;

    PostBlocks(long run, MatchTable matches, CreditOpenings.OfRun openings, Decisions decisions, Rules rules, TaxPeriod period) {
        this.run = run;
        this.matches = matches;
        this.openings = openings;
        this.register = new Register(Provisions.all(), decisions, rules, period);
        this.decisions = decisions;
        this.lastDays = new LastDays(rules);
        this.ims = new Ims(rules, period);
    }

    @Override
    public PostedRange of(BlockRange range) {
        Map<String, List<Match>> found = matches.read(run, range);
        Map<String, Register.Opening> opening = openings.read(range, found.keySet());
        Set<String> held = openings.held(range);
        long begun = System.nanoTime();
        Map<String, Posted> blocks = new TreeMap<>();
        // blocks know nothing of one another: every processor takes some
        opening.entrySet().parallelStream().map(entry -> Map.entry(entry.getKey(),
                post(found.getOrDefault(entry.getKey(), List.of()), entry.getValue(), held))).toList()
                .forEach(entry -> blocks.put(entry.getKey(), entry.getValue()));
        postingNanos += System.nanoTime() - begun;
        return new PostedRange(range.first(), blocks);
    }

    @Override
    public void end() {
        LOG.info("posting alone, without reading and storing: {} s", postingNanos / 100_000_000 / 10.0);
    }

    private Posted post(List<Match> found, Register.Opening opening, Set<String> held) {
        Register.Closing closing = register.post(found, opening);
        List<Shown> reviews = new ArrayList<>();
        List<HoldItem> holds = new ArrayList<>();
        List<ImsSuggestion> suggestions = new ArrayList<>();
        List<SupplierRequest> requests = new ArrayList<>();
        for (Match match : found) {
            Decision decision = decisions.find(match.id(), match.evidenceHash()).orElse(null);
            Document first = first(match);
            LocalDate lastDay = lastDays.of(first);
            if (decision == null) {
                Reviews.of(match).ifPresent(item -> reviews.add(new Shown(item, name(first))));
            }
            holds.addAll(Holds.of(match, held, lastDay));
            boolean notOurs = decision != null && decision.action() == Decision.Action.REJECT;
            suggestions.addAll(ims.of(match, inHand(match, closing), notOurs, lastDay));
            requests.addAll(SupplierRequests.of(match, lastDay));
        }
        for (CreditLot lot : closing.lots()) {
            if (!closing.claimed().contains(lot.account())) {
                Reviews.of(lot).ifPresent(item -> reviews.add(new Shown(item, lot.document().number() + " of " + lot.document().date())));
            }
        }
        return new Posted(closing, reviews, holds, suggestions, requests);
    }

    /**
     * Of a credit note that names no document nobody can say what is in hand: where the books have it too it is taken for all that the
     * note lowers, else for nothing (E-30).
     */
    private static TaxAmounts inHand(Match match, Register.Closing closing) {
        List<Document> documents = match.lines().stream().flatMap(line -> Stream.of(line.portal(), line.books())).filter(d -> d != null).toList();
        boolean unnamed = documents.stream().allMatch(d -> d.type() == DocumentType.CRN && d.originalNumber().isEmpty());
        boolean booked = documents.stream().anyMatch(d -> d.books() != null);
        if (!unnamed || !booked) {
            return closing.inHand().getOrDefault(match.id(), TaxAmounts.ZERO);
        }
        return documents.stream().filter(d -> d.portal() != null).map(d -> d.tax().negated()).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }

    private static Document first(Match match) {
        MatchLine line = match.lines().get(0);
        return line.portal() != null ? line.portal() : line.books();
    }

    private static String name(Document d) {
        return (d.supplier() == null ? d.supplierName() : d.supplier().text()) + " " + d.type() + " " + d.number() + " of " + d.date();
    }
}
