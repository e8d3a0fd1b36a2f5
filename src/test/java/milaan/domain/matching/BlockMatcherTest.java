package milaan.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import milaan.accuracy.LabelledDocuments;
import milaan.accuracy.Mix;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.money.TaxAmounts;
import org.junit.jupiter.api.Test;

class BlockMatcherTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    @Test
    void shuffled_documents_give_identical_matches() {
        LabelledDocuments data = LabelledDocuments.generate(77, 3_000, Mix.HARD.withTwoOwnGstins());
        for (Block block : blocks(data)) {
            List<Match> matches = match(block.books(), block.portal());
            List<Document> books = new ArrayList<>(block.books());
            List<Document> portal = new ArrayList<>(block.portal());
            Collections.shuffle(books, new Random(1));
            Collections.shuffle(portal, new Random(2));
            assertThat(match(books, portal)).isEqualTo(matches);
        }
    }

    @Test
    void every_document_stands_in_one_line_and_sums_are_conserved() {
        LabelledDocuments data = LabelledDocuments.generate(78, 3_000, Mix.HARD);
        Set<Long> seen = new HashSet<>();
        Set<String> ids = new HashSet<>();
        long books = 0;
        long portal = 0;
        TaxAmounts booksTax = TaxAmounts.ZERO;
        TaxAmounts portalTax = TaxAmounts.ZERO;
        for (Block block : blocks(data)) {
            for (Match match : match(block.books(), block.portal())) {
                assertThat(ids.add(match.id())).as("id of its own: %s", match.reason()).isTrue();
                for (MatchLine line : match.lines()) {
                    if (line.books() != null) {
                        assertThat(seen.add(line.books().id())).isTrue();
                        books += line.books().taxableValue();
                        booksTax = booksTax.plus(line.books().tax());
                    }
                    if (line.portal() != null) {
                        assertThat(seen.add(line.portal().id())).isTrue();
                        portal += line.portal().taxableValue();
                        portalTax = portalTax.plus(line.portal().tax());
                    }
                }
            }
        }
        assertThat(seen).hasSize(data.books().size() + data.portal().size());
        assertThat(books).isEqualTo(data.books().stream().mapToLong(Document::taxableValue).sum());
        assertThat(portal).isEqualTo(data.portal().stream().mapToLong(Document::taxableValue).sum());
        assertThat(booksTax).isEqualTo(data.books().stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus));
        assertThat(portalTax).isEqualTo(data.portal().stream().map(Document::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus));
    }

    @Test
    void matches_come_in_the_order_of_their_ids() {
        LabelledDocuments data = LabelledDocuments.generate(79, 500, Mix.USUAL);
        for (Block block : blocks(data)) {
            assertThat(match(block.books(), block.portal()).stream().map(Match::id).toList()).isSorted();
        }
    }

    @Test
    void an_id_depends_on_content_and_not_on_number_file_or_row() {
        Document books = document(1, Side.BOOKS, "A/77", DAY, 100_000);
        Document portal = document(2, Side.PORTAL, "A/77", DAY, 100_000);
        Match match = match(List.of(books), List.of(portal)).get(0);
        Match elsewhere = match(List.of(moved(books)), List.of(moved(portal))).get(0);

        assertThat(match.id()).matches("h[0-9a-f]{15}");
        assertThat(elsewhere.id()).isEqualTo(match.id());
        assertThat(elsewhere.evidenceHash()).isEqualTo(match.evidenceHash());
    }

    @Test
    void evidence_changes_with_a_fact_that_leaves_the_id_alone() {
        Document books = document(1, Side.BOOKS, "A/77", DAY, 100_000);
        Document portal = document(2, Side.PORTAL, "A/77", DAY, 100_000);
        Document barred = TestDocuments.document(2, Side.PORTAL, TestDocuments.OURS, TestDocuments.SUPPLIER, DocumentType.INV, "A/77", DAY,
                100_000, new TaxAmounts(18_000, 0, 0, 0), Map.of("avail", "BARRED_TIME"));
        Match match = match(List.of(books), List.of(portal)).get(0);
        Match changed = match(List.of(books), List.of(barred)).get(0);

        assertThat(changed.id()).isEqualTo(match.id());
        assertThat(changed.evidenceHash()).isNotEqualTo(match.evidenceHash());
    }

    @Test
    void true_copies_have_ids_of_their_own() {
        List<Document> books = List.of(document(1, Side.BOOKS, "A/77", DAY, 100_000), document(2, Side.BOOKS, "A/77", DAY, 100_000),
                document(3, Side.BOOKS, "A/77", DAY, 100_000));
        List<Match> matches = match(books, List.of());

        assertThat(matches.stream().map(Match::id).distinct()).hasSize(3);
        assertThat(matches.stream().map(Match::status)).containsExactlyInAnyOrder(Status.MISSING_IN_2B, Status.DUPLICATE, Status.DUPLICATE);
    }

    @Test
    void an_exact_pair_has_score_100_and_names_its_pass() {
        Match match = match(List.of(document(1, Side.BOOKS, "A/77", DAY, 100_000)), List.of(document(2, Side.PORTAL, "A/77", DAY, 100_000))).get(0);

        assertThat(match.score()).isEqualTo(100);
        assertThat(match.pass()).isEqualTo("EXACT");
        assertThat(match.reason()).isEqualTo("Number A/77 agrees, both of 2025-06-10; taxable value 1,000.00 on both sides, "
                + "tax IGST 180.00 on both sides.");
    }

    @Test
    void a_difference_names_the_values_of_both_sides() {
        Match match = match(List.of(document(1, Side.BOOKS, "A/77", DAY, 90_000)), List.of(document(2, Side.PORTAL, "a-77", DAY, 100_000))).get(0);

        assertThat(match.pass()).isEqualTo("VALUE_MISMATCH");
        assertThat(match.reason()).isEqualTo("Number A/77 agrees, both of 2025-06-10; taxable value 900.00 in the books, 1,000.00 on the portal, "
                + "tax IGST 162.00 in the books, IGST 180.00 on the portal.");
    }

    @Test
    void a_lone_document_names_its_nearest_candidate_and_the_obstacle() {
        List<Match> matches = match(List.of(document(1, Side.BOOKS, "INV/123", DAY, 90_000)),
                List.of(document(2, Side.PORTAL, "INV/124", DAY.plusDays(20), 100_000)));

        assertThat(matches.stream().map(Match::reason)).containsExactlyInAnyOrder(
                "Booking INV/123 of 2025-06-10, value with tax 1,062.00 stands alone: nearest on the side of the portal is INV/124 of 2025-06-30, "
                        + "value with tax 1,180.00, but the numbers differ and the values differ by 118.00.",
                "Portal document INV/124 of 2025-06-30, value with tax 1,180.00 stands alone: nearest on the side of the books is INV/123 of "
                        + "2025-06-10, value with tax 1,062.00, but the numbers differ and the values differ by 118.00.");
    }

    @Test
    void a_lone_document_of_a_supplier_unknown_to_the_other_side_says_so() {
        Match match = match(List.of(document(1, Side.BOOKS, "A/77", DAY, 90_000)), List.of()).get(0);

        assertThat(match.reason()).endsWith("stands alone: the supplier has no document on the side of the portal.");
        assertThat(match.score()).isZero();
    }

    @Test
    void a_supplier_with_100_000_recurring_documents_stays_near_linear() {
        Random random = new Random(5);
        List<Document> books = new ArrayList<>();
        List<Document> portal = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            LocalDate date = LocalDate.of(2025, 4, 1).plusDays(i / 400);
            long taxable = 100_000L * (1 + i % 3);
            if (random.nextInt(100) >= 7) {
                String number = random.nextInt(10) == 0 ? String.valueOf(100_000 + i) : "INV/2025-26/" + (100_000 + i);
                books.add(document(i, Side.BOOKS, number, date, taxable));
            }
            if (random.nextInt(100) >= 7) {
                portal.add(document(200_000L + i, Side.PORTAL, "INV/2025-26/" + (100_000 + i), date, taxable));
            }
        }
        Duration before = processorTime();
        List<Match> matches = match(books, portal);
        Duration taken = processorTime().minus(before);

        System.out.println("One supplier, " + books.size() + " x " + portal.size() + " recurring documents: " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
        assertThat(matches.stream().mapToInt(match -> match.lines().size()).sum()).as("documents less pairs: 7 % of either side have no partner").isBetween(99_000, 101_000);
    }

    @Test
    void one_number_on_every_document_of_a_supplier_does_not_explode() {
        List<Document> books = new ArrayList<>();
        List<Document> portal = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            LocalDate date = LocalDate.of(2025, 4, 1).plusDays(i % 365);
            books.add(document(i, Side.BOOKS, "1", date, 100_000L + 7L * i));
            portal.add(document(200_000L + i, Side.PORTAL, "1", date, 100_000L + 7L * i));
        }
        Duration before = processorTime();
        match(books, portal);

        assertThat(processorTime().minus(before)).isLessThan(Duration.ofSeconds(20));
    }

    /** Of this thread: a busy machine does not fail the test. */
    private static Duration processorTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static List<Match> match(List<Document> books, List<Document> portal) {
        return new BlockMatcher(Tolerances.DEFAULT).match(new Block("AAACZ9999K", books, portal));
    }

    private static Document document(long id, Side side, String number, LocalDate date, long taxable) {
        return TestDocuments.document(id, side, TestDocuments.OURS, TestDocuments.SUPPLIER, DocumentType.INV, number, date, taxable,
                new TaxAmounts(taxable * 18 / 100, 0, 0, 0), Map.of());
    }

    private static Document moved(Document d) {
        return new Document(d.id() + 500, d.side(), d.recipient(), d.supplier(), d.supplierName(), d.type(), d.number(), d.date(), d.period(),
                d.taxableValue(), d.tax(), d.documentValue(), d.placeOfSupply(), d.reverseCharge(), d.originalNumber(), d.originalDate(),
                d.portCode(), d.irn(), d.numberDamaged(), d.portal(), d.books(),
                new SourceLine("other.csv", "9"), d.carriedFrom());
    }

    private static List<Block> blocks(LabelledDocuments data) {
        Map<String, List<Document>> books = new TreeMap<>();
        Map<String, List<Document>> portal = new TreeMap<>();
        data.books().forEach(document -> books.computeIfAbsent(document.block(), key -> new ArrayList<>()).add(document));
        data.portal().forEach(document -> portal.computeIfAbsent(document.block(), key -> new ArrayList<>()).add(document));
        Set<String> keys = new HashSet<>(books.keySet());
        keys.addAll(portal.keySet());
        return keys.stream().sorted().map(key -> new Block(key, books.getOrDefault(key, List.of()), portal.getOrDefault(key, List.of()))).toList();
    }
}
