package milaan.domain.credit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.reversal.DocumentReversal;
import milaan.domain.credit.reversal.Rule37;
import milaan.domain.credit.reversal.Rule37A;
import milaan.domain.credit.reversal.Section16_2_b;
import milaan.domain.credit.reversal.Section16_3;
import milaan.domain.credit.reversal.Section16_4;
import milaan.domain.credit.reversal.Section17_1_2;
import milaan.domain.credit.reversal.Section17_5;
import milaan.domain.document.Document;
import milaan.domain.document.Gathering;
import milaan.domain.document.Side;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Block;
import milaan.domain.matching.BlockMatcher;
import milaan.domain.matching.Bucket;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.matching.Tolerances;
import milaan.domain.matching.Verdicts;
import milaan.domain.rules.Rules;

/** Months of one taxpayer, each matched and posted on what the month before has left, as the job does it without tables. */
final class Months {

    static final List<DocumentReversal> PROVISIONS = List.of(new Section16_2_b(), new Section16_3(), new Section16_4(), new Section17_1_2(),
            new Section17_5(), new Rule37(), new Rule37A());
    private static final Set<Status> OPEN = Set.of(Status.MISSING_IN_2B, Status.MISSING_IN_BOOKS, Status.PROBABLE);

    /** What a month has left, all blocks together. */
    record Month(TaxPeriod period, List<Match> matches, List<CreditEvent> events, List<CreditLot> lots, List<Tie> ties,
                 List<Register.Remark> remarks, List<Decisions.Remark> onDecisions, Set<String> waiting) {

        Table4 table(Gstin gstin) {
            return Table4.of(events.stream().filter(event -> event.document().recipient().equals(gstin))
                    .map(event -> new Table4.Sum(event.kind(), event.row(), event.tax(), 1)).toList());
        }

        boolean carries(Match match) {
            return OPEN.contains(match.status()) || waiting.contains(match.id());
        }
    }

    private final Rules rules;
    private final boolean watches;
    private final Set<Gstin> watched = new HashSet<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();
    private final List<CreditEvent> history = new ArrayList<>();
    private List<CreditLot> lots;
    private List<Payable> payables = List.of();
    private List<Payment> unapplied = List.of();
    private List<Match> matched = List.of();
    private boolean shuffled;
    private boolean repeated;

    /** @param working lots that a working had open before the first month */
    Months(Rules rules, boolean watches, List<CreditLot> working) {
        this.rules = rules;
        this.watches = watches;
        this.lots = working;
    }

    /** Every block is posted with its matches in another order too, and a second time on top: both must change nothing. */
    Months checked() {
        shuffled = true;
        repeated = true;
        return this;
    }

    List<CreditEvent> history() {
        return history;
    }

    /** What the matcher makes of the month before anybody decides: for tests that decide on what it has made. */
    List<Match> match(List<Document> documents) {
        matched = new ArrayList<>();
        Map<String, List<Document>> blocks = Stream.concat(carried(documents).stream(), documents.stream())
                .collect(Collectors.groupingBy(Document::block, TreeMap::new, Collectors.toList()));
        blocks.forEach((block, lines) -> {
            List<Document> gathered = Gathering.of(lines).documents();
            matched.addAll(new BlockMatcher(Tolerances.DEFAULT).match(new Block(block,
                    gathered.stream().filter(d -> d.side() == Side.BOOKS).toList(),
                    gathered.stream().filter(d -> d.side() == Side.PORTAL).toList())));
        });
        return matched;
    }

    List<CreditLot> openLots() {
        return lots;
    }

    Month post(TaxPeriod period, List<Document> documents, List<Payment> payments, List<Decision> decided, boolean twoPersons) {
        if (watches) {
            documents.forEach(document -> watched.add(document.recipient()));
            payments.forEach(payment -> watched.add(payment.recipient()));
        }
        match(documents);
        decisions.addAll(decided);
        Decisions all = new Decisions(decisions, twoPersons);
        Set<Decision> used = new HashSet<>();
        List<Match> judged = judge(matched, all, used);
        Map<String, List<Match>> blocks = judged.stream().collect(Collectors.groupingBy(Months::block, TreeMap::new, Collectors.toList()));
        Map<String, Register.Opening> openings = openings(payments);
        openings.keySet().forEach(block -> blocks.putIfAbsent(block, List.of()));
        Register register = new Register(PROVISIONS, all, rules, period);
        List<Register.Closing> closings = new ArrayList<>();
        blocks.forEach((block, matches) -> {
            Register.Opening opening = openings.getOrDefault(block, new Register.Opening(List.of(), List.of(), List.of(), List.of(), List.of(), watched));
            closings.add(post(register, matches, opening));
        });
        closings.forEach(closing -> used.addAll(closing.used()));
        Map<String, String> evidence = new HashMap<>();
        matched.forEach(match -> evidence.put(match.id(), match.evidenceHash()));
        judged.forEach(match -> evidence.put(match.id(), match.evidenceHash()));
        lots.forEach(lot -> evidence.put(lot.id(), lot.evidenceHash()));
        List<Decisions.Remark> onDecisions = new Decisions(decided.stream().filter(row -> used.stream().noneMatch(one -> one.item().equals(row.item()))).toList(), twoPersons)
                .remarks(evidence);
        Month month = new Month(period, judged, all(closings, Register.Closing::events), all(closings, Register.Closing::lots),
                all(closings, Register.Closing::ties), all(closings, Register.Closing::remarks), onDecisions,
                closings.stream().flatMap(closing -> closing.waiting().stream()).collect(Collectors.toSet()));
        months.add(month);
        history.addAll(month.events());
        lots = month.lots().stream().filter(lot -> !lot.left().isZero()).map(CreditLot::carried).toList();
        payables = all(closings, Register.Closing::payables);
        unapplied = all(closings, Register.Closing::unapplied);
        return month;
    }

    private Register.Closing post(Register register, List<Match> matches, Register.Opening opening) {
        Register.Closing closing = register.post(matches, opening);
        if (shuffled) {
            List<Match> other = new ArrayList<>(matches);
            Collections.shuffle(other, new Random(matches.size()));
            if (!register.post(other, opening).equals(closing)) {
                throw new AssertionError("another order of matches gives another closing");
            }
        }
        if (repeated) {
            List<CreditEvent> sofar = new ArrayList<>(opening.history());
            sofar.addAll(closing.events());
            Register.Closing again = register.post(matches, new Register.Opening(sofar,
                    closing.lots().stream().filter(lot -> !lot.left().isZero()).map(CreditLot::carried).toList(), closing.payables(),
                    closing.unapplied(), List.of(), watched));
            if (!again.events().isEmpty()) {
                throw new AssertionError("posted a second time, the same matches post " + again.events() + " of " + matches.stream()
                        .filter(match -> again.events().stream().anyMatch(event -> event.matchId().equals(match.id()))).toList());
            }
        }
        return closing;
    }

    private static <T> List<T> all(List<Register.Closing> closings, Function<Register.Closing, List<T>> part) {
        return closings.stream().flatMap(closing -> part.apply(closing).stream()).toList();
    }

    private Map<String, Register.Opening> openings(List<Payment> payments) {
        Map<String, List<CreditEvent>> events = history.stream().collect(Collectors.groupingBy(event -> event.document().block()));
        Map<String, List<CreditLot>> open = lots.stream().collect(Collectors.groupingBy(lot -> lot.document().block()));
        Map<String, List<Payable>> owed = payables.stream().collect(Collectors.groupingBy(payable -> payable.document().block()));
        Map<String, List<Payment>> earlier = unapplied.stream().collect(Collectors.groupingBy(payment -> payment.supplier().pan()));
        Map<String, List<Payment>> now = payments.stream().collect(Collectors.groupingBy(payment -> payment.supplier().pan()));
        Map<String, Register.Opening> openings = new TreeMap<>();
        Stream.of(events, open, owed, earlier, now).flatMap(map -> map.keySet().stream()).forEach(block -> openings.put(block,
                new Register.Opening(events.getOrDefault(block, List.of()), open.getOrDefault(block, List.of()),
                        owed.getOrDefault(block, List.of()), earlier.getOrDefault(block, List.of()), now.getOrDefault(block, List.of()), watched)));
        return openings;
    }

    private static String block(Match match) {
        return documents(match).get(0).block();
    }

    static List<Document> documents(Match match) {
        return match.lines().stream().flatMap(line -> Stream.of(line.books(), line.portal()).filter(Objects::nonNull)).toList();
    }

    // what the month before leaves: as the job's CarryForward

    private List<Document> carried(List<Document> now) {
        Map<Long, Document> carried = new LinkedHashMap<>();
        for (int i = months.size() - 1; i >= 0; i--) {
            Month month = months.get(i);
            boolean last = i == months.size() - 1;
            for (Match match : month.matches()) {
                if (last && month.carries(match) || isReopened(match, now)) {
                    documents(match).forEach(d -> carried.putIfAbsent(d.id(), d.carriedFrom() == null ? d.withCarriedFrom(month.period()) : d));
                }
            }
        }
        return List.copyOf(carried.values());
    }

    private static boolean isReopened(Match match, List<Document> now) {
        return documents(match).stream().filter(d -> d.side() == Side.PORTAL).anyMatch(original -> now.stream().anyMatch(d -> d.side() == Side.PORTAL
                && d.portal().section().isAmendment() && d.recipient().equals(original.recipient()) && d.block().equals(original.block())
                && (isNamed(d, original.number(), original.date()) || isNamed(d, original.originalNumber(), original.originalDate()))));
    }

    private static boolean isNamed(Document amendment, String number, java.time.LocalDate date) {
        return amendment.originalNumber().equalsIgnoreCase(number) && amendment.originalDate() != null && amendment.originalDate().equals(date);
    }

    // what people have decided

    private static List<Match> judge(List<Match> matches, Decisions decisions, Set<Decision> used) {
        List<Match> judged = new ArrayList<>();
        for (Match match : matches) {
            Decision decision = decisions.find(match.id(), match.evidenceHash()).orElse(null);
            List<Match> instead = decision == null ? List.of() : switch (decision.action()) {
                case ACCEPT -> Verdicts.canAccept(match) ? List.of(Verdicts.accept(match, "accepted")) : List.of();
                case REJECT -> Verdicts.canTakeApart(match) ? Verdicts.takeApart(match, "taken apart")
                        : match.bucket() == Bucket.MISSING_IN_BOOKS ? List.of(Verdicts.notOurs(match, "not ours")) : List.<Match>of();
                default -> List.<Match>of();
            };
            judged.addAll(instead.isEmpty() ? List.of(match) : instead);
            if (!instead.isEmpty()) {
                used.add(decision);
            }
        }
        decisions.links().forEach(link -> link(judged, link, decisions, used));
        return judged;
    }

    private static void link(List<Match> matches, Decision link, Decisions decisions, Set<Decision> used) {
        String[] items = link.item().split("\\+", 2);
        Match one = matches.stream().filter(match -> match.id().equals(items[0])).findFirst().orElse(null);
        Match other = matches.stream().filter(match -> match.id().equals(items[1])).findFirst().orElse(null);
        if (one == null || other == null
                || decisions.find(link.item(), one.evidenceHash() + "+" + other.evidenceHash()).filter(link::equals).isEmpty()) {
            return;
        }
        Verdicts.link(one, other, "linked").ifPresent(joined -> {
            matches.remove(one);
            matches.remove(other);
            matches.add(new Match(link.item(), joined.status(), joined.bucket(), joined.pass(), joined.reason(), joined.score(), joined.lines(),
                    link.evidenceHash()));
            used.add(link);
        });
    }
}
