package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.matching.MatchingPasses.Stage;

/** Matches one block: pure, deterministic, the same whatever the order of the documents. */
public final class BlockMatcher {

    private final Tolerances tolerances;

    public BlockMatcher(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    /** @return matches in a fixed order (by id); every document of the block in exactly one line */
    public List<Match> match(Block block) {
        return new Run(block).matches();
    }

    /** The work on one block. */
    private final class Run {

        private final List<Entry> books;
        private final List<Entry> portal;
        /** Portal documents that give no credit and match only what nothing else matches. */
        private final List<Entry> withdrawn = new ArrayList<>();
        private final MatchWriter out = new MatchWriter();

        Run(Block block) {
            books = entries(block.books());
            portal = entries(block.portal());
        }

        List<Match> matches() {
            setAside();
            AmendmentChains.resolve(portal, out);
            setCancelledAside();
            Duplicates duplicates = new Duplicates(books, portal, tolerances, out);
            duplicates.settle();
            matchPairs(Stage.NUMBERS_AND_AMOUNTS);
            matchGroups(true);
            markRecurringAmounts();
            matchPairs(Stage.NUMBERS);
            matchPairs(Stage.AMOUNTS);
            matchGroups(false);
            matchWithdrawn();
            duplicates.settleLeftOver();
            explainLeftOver();
            return out.matches();
        }

        private List<Entry> entries(List<Document> documents) {
            List<Document> sorted = new ArrayList<>(documents);
            sorted.sort(Entry.ORDER);
            List<Entry> entries = new ArrayList<>(sorted.size());
            int occurrence = 0;
            for (int i = 0; i < sorted.size(); i++) {
                boolean again = i > 0 && Entry.CONTENT.compare(sorted.get(i - 1), sorted.get(i)) == 0;
                occurrence = again ? occurrence + 1 : 0;
                entries.add(new Entry(sorted.get(i), i, occurrence));
            }
            return entries;
        }

        /** Documents that take no part: cancelled, draft or known bookings, suppliers without GSTIN, rejected and reversed ones. */
        private void setAside() {
            for (Entry entry : books) {
                BooksFacts.Status status = entry.document.books().status();
                if (status == BooksFacts.Status.RECONCILED) {
                    out.aside(entry, Status.DUPLICATE, Bucket.DUP_BOOKS, MatchingPasses.DUPLICATE, "Booking " + Explanation.name(entry)
                            + " was reconciled in " + entry.document.carriedFrom() + " and stands in the books again.");
                } else if (status != BooksFacts.Status.ACTIVE) {
                    out.aside(entry, Status.NOT_COMPARED, Bucket.CANCELLED, MatchingPasses.NOT_COMPARED,
                            "Booking " + Explanation.name(entry) + " is " + (status == BooksFacts.Status.DRAFT ? "a draft" : "cancelled")
                                    + " in the books.");
                } else if (hasNoGstin(entry)) {
                    noGstin(entry);
                }
            }
            for (Entry entry : portal) {
                PortalFacts.Block block = entry.document.portal().block();
                if (block == PortalFacts.Block.REJECTED) {
                    withdraw(entry);
                } else if (block == PortalFacts.Block.REVERSAL) {
                    out.aside(entry, Status.NOT_CLAIMABLE, Bucket.REVERSAL, MatchingPasses.REVERSAL_BLOCK, "Portal document "
                            + Explanation.name(entry) + " is a reversal on the supplier's side (rule 37A).");
                } else if (hasNoGstin(entry)) {
                    noGstin(entry);
                }
            }
        }

        private boolean hasNoGstin(Entry entry) {
            return entry.document.supplier() == null && entry.document.type() != DocumentType.BOE;
        }

        private void noGstin(Entry entry) {
            out.aside(entry, Status.NOT_COMPARED, Bucket.NO_GSTIN, MatchingPasses.NOT_COMPARED, "The supplier of "
                    + Explanation.name(entry) + " has no GSTIN: GSTR-2B cannot hold it.");
        }

        private void setCancelledAside() {
            for (Entry entry : portal) {
                if (!entry.taken && entry.amends() && entry.taxable == 0 && entry.document.tax().isZero()) {
                    withdraw(entry);
                }
            }
        }

        private void withdraw(Entry entry) {
            entry.aside = true;
            withdrawn.add(entry);
        }

        private List<Entry> free(List<Entry> entries) {
            return entries.stream().filter(entry -> !entry.taken && !entry.aside).toList();
        }

        private void matchPairs(Stage stage) {
            choose(stage, free(books), free(portal));
        }

        private void choose(Stage stage, List<Entry> freeBooks, List<Entry> freePortal) {
            if (freeBooks.isEmpty() || freePortal.isEmpty()) {
                return;
            }
            List<MatchingPasses> rows = MatchingPasses.of(stage);
            EntryIndex index = switch (stage) {
                case NUMBERS -> EntryIndex.ofEverything(freePortal, tolerances);
                case AMOUNTS -> EntryIndex.ofAmounts(freePortal, tolerances);
                default -> EntryIndex.ofNumbers(freePortal, tolerances);
            };
            List<Pair> pairs = new ArrayList<>();
            EntryIndex.Candidates candidates = new EntryIndex.Candidates();
            for (Entry entry : freeBooks) {
                candidates.clear();
                if (stage != Stage.AMOUNTS) {
                    index.findByNumber(entry, candidates);
                }
                if (stage == Stage.NUMBERS) {
                    index.findBySerialOrTypo(entry, candidates);
                }
                if (stage == Stage.NUMBERS || stage == Stage.AMOUNTS) {
                    index.findByAmount(entry, candidates);
                }
                for (Entry candidate : candidates.inOrder()) {
                    Agreement agreement = Agreement.of(entry, candidate, tolerances);
                    MatchingPasses pass = agreement == null ? null : MatchingPasses.find(rows, entry, candidate, agreement);
                    if (pass != null) {
                        pairs.add(Pair.of(entry, candidate, agreement, pass));
                    }
                }
            }
            for (Assignment.Choice choice : Assignment.best(pairs)) {
                // an amount alone proves something only when nothing else has it
                if (stage != Stage.AMOUNTS || !choice.ambiguous()) {
                    out.pair(choice.pair(), choice.ambiguous());
                }
            }
        }

        private void matchGroups(boolean byNumber) {
            List<Entry> freeBooks = free(books);
            List<Entry> freePortal = free(portal);
            if (freeBooks.isEmpty() || freePortal.isEmpty()) {
                return;
            }
            List<Splits.Group> groups = new ArrayList<>();
            Splits bookings = new Splits(freeBooks, tolerances);
            Splits documents = new Splits(freePortal, tolerances);
            for (Entry target : freePortal) {
                addGroup(groups, byNumber ? bookings.findByNumber(target) : bookings.findBySum(target));
            }
            for (Entry target : freeBooks) {
                addGroup(groups, byNumber ? documents.findByNumber(target) : documents.findBySum(target));
            }
            groups.sort(Splits.BEST_FIRST);
            for (Splits.Group group : groups) {
                if (group.isFree()) {
                    out.group(group, byNumber);
                }
            }
        }

        private void addGroup(List<Splits.Group> groups, Splits.Group group) {
            if (group != null) {
                groups.add(group);
            }
        }

        private void markRecurringAmounts() {
            for (List<Entry> side : List.of(books, portal)) {
                if (side.stream().allMatch(entry -> entry.taken)) {
                    continue;
                }
                EntryIndex all = EntryIndex.ofAmounts(side, tolerances);
                EntryIndex open = EntryIndex.ofAmounts(free(side), tolerances);
                for (Entry entry : free(side)) {
                    entry.rarity = !all.isShared(entry, tolerances) ? Entry.Rarity.UNIQUE
                            : open.isCommonOnItsDay(entry, tolerances) ? Entry.Rarity.COMMON : Entry.Rarity.RECURRING;
                }
            }
        }

        private void matchWithdrawn() {
            choose(Stage.WITHDRAWN, free(books), withdrawn.stream().sorted(Comparator.comparingInt(e -> e.order)).toList());
            for (Entry entry : withdrawn) {
                if (!entry.taken) {
                    boolean rejected = entry.document.portal().block() == PortalFacts.Block.REJECTED;
                    out.alone(entry, Status.NOT_CLAIMABLE, rejected ? Bucket.REJECTED : Bucket.SUPPLIER_CANCELLED,
                            MatchingPasses.LEFT_OVER, "Portal document " + Explanation.name(entry)
                                    + (rejected ? " was rejected by us in IMS." : " was amended to zero by the supplier."));
                }
            }
        }

        private void explainLeftOver() {
            explain(books, portal);
            explain(portal, books);
        }

        private void explain(List<Entry> side, List<Entry> other) {
            if (side.stream().allMatch(entry -> entry.taken)) {
                return;
            }
            EntryIndex index = EntryIndex.ofNeighbours(other, tolerances);
            EntryIndex.Candidates candidates = new EntryIndex.Candidates();
            for (Entry entry : side) {
                if (!entry.taken) {
                    candidates.clear();
                    index.findNeighbours(entry, candidates);
                    out.leftOver(entry, nearestSentence(entry, candidates.inOrder()));
                }
            }
        }

        private String nearestSentence(Entry entry, List<Entry> candidates) {
            Entry nearest = null;
            Agreement nearestAgreement = null;
            for (Entry candidate : candidates) {
                Agreement agreement = entry.isBooks() ? Agreement.of(entry, candidate, tolerances)
                        : Agreement.of(candidate, entry, tolerances);
                if (nearest == null || score(agreement) > score(nearestAgreement)) {
                    nearest = candidate;
                    nearestAgreement = agreement;
                }
            }
            String side = entry.isBooks() ? "portal" : "books";
            return nearest == null ? "the supplier has no document on the side of the " + side
                    : "nearest on the side of the " + side + " is " + Explanation.name(nearest) + ", but "
                            + Explanation.obstacle(entry, nearest, nearestAgreement);
        }

        private int score(Agreement agreement) {
            return agreement == null ? -1 : agreement.score();
        }
    }
}
