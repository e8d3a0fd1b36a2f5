package milaan.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;

class LabelledDocumentsTest {

    private static final List<LabelledDocuments> DATA_SETS = List.of(LabelledDocuments.generate(7, 5000, Mix.USUAL),
            LabelledDocuments.generate(8, 5000, Mix.HARD), LabelledDocuments.generate(9, 5000, Mix.HARD.withTwoOwnGstins()));

    static Stream<LabelledDocuments> dataSets() {
        return DATA_SETS.stream();
    }

    @Test
    void the_same_seed_gives_the_same_documents_and_another_seed_others() {
        LabelledDocuments first = LabelledDocuments.generate(3, 400, Mix.HARD);

        assertThat(LabelledDocuments.generate(3, 400, Mix.HARD)).isEqualTo(first);
        assertThat(LabelledDocuments.generate(4, 400, Mix.HARD)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void sides_have_the_size_asked_for_and_ids_of_their_own(LabelledDocuments data) {
        assertThat(data.portal()).hasSize(5000);
        assertThat(data.books()).hasSizeBetween(4700, 5300);
        List<Document> all = new ArrayList<>(data.books());
        all.addAll(data.portal());
        assertThat(all.stream().map(Document::id).distinct().count()).isEqualTo(all.size());
        assertThat(data.noises()).hasSize(all.size());
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void every_document_is_linked_or_a_copy_or_missing(LabelledDocuments data) {
        Set<Long> linked = new HashSet<>();
        data.links().forEach(link -> {
            linked.add(link.booksId());
            linked.add(link.portalId());
        });
        for (Document document : data.books()) {
            boolean copy = data.copies().containsKey(document.id());
            boolean missing = data.noises().get(document.id()).contains(Noise.MISSING_IN_2B);
            assertThat(List.of(linked.contains(document.id()), copy, missing)).as("books %s", document).containsOnlyOnce(true);
        }
        for (Document document : data.portal()) {
            boolean missing = data.noises().get(document.id()).contains(Noise.MISSING_IN_BOOKS);
            assertThat(linked.contains(document.id())).as("portal %s", document).isEqualTo(!missing);
        }
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void linked_documents_are_of_one_supplier_pan_and_sign(LabelledDocuments data) {
        Map<Long, Document> byId = byId(data);
        for (Link link : data.links()) {
            Document books = byId.get(link.booksId());
            Document portal = byId.get(link.portalId());
            assertThat(books.block()).isEqualTo(portal.block());
            assertThat(books.type() == DocumentType.CRN).isEqualTo(portal.type() == DocumentType.CRN);
            assertThat(Long.signum(books.taxableValue())).isEqualTo(portal.type() == DocumentType.CRN ? -1 : 1);
        }
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void clean_pairs_agree_in_every_field(LabelledDocuments data) {
        Map<Long, Document> byId = byId(data);
        for (Link link : data.links()) {
            if (data.noises().get(link.booksId()).equals(EnumSet.of(Noise.NONE))) {
                Document books = byId.get(link.booksId());
                Document portal = byId.get(link.portalId());
                assertThat(List.of(books.recipient(), books.supplier(), books.type(), books.number(), books.date(),
                        books.taxableValue(), books.tax()))
                        .isEqualTo(List.of(portal.recipient(), portal.supplier(), portal.type(), portal.number(), portal.date(),
                                portal.taxableValue(), portal.tax()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void members_of_splits_and_merges_add_up_to_the_paisa(LabelledDocuments data) {
        Map<Long, Document> byId = byId(data);
        Map<Long, Long> splits = new HashMap<>();
        Map<Long, Long> merges = new HashMap<>();
        for (Link link : data.links()) {
            Set<Noise> noises = data.noises().get(link.booksId());
            if (noises.contains(Noise.SPLIT)) {
                splits.merge(link.portalId(), byId.get(link.booksId()).valueWithTax(), Long::sum);
            } else if (noises.contains(Noise.MERGE)) {
                merges.merge(link.booksId(), byId.get(link.portalId()).valueWithTax(), Long::sum);
            }
        }
        assertThat(splits).isNotEmpty().allSatisfy((id, sum) -> assertThat(sum).isEqualTo(byId.get(id).valueWithTax()));
        assertThat(merges).isNotEmpty().allSatisfy((id, sum) -> assertThat(sum).isEqualTo(byId.get(id).valueWithTax()));
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void every_kind_of_noise_occurs(LabelledDocuments data) {
        Set<Noise> expected = EnumSet.allOf(Noise.class);
        if (data.ours().size() == 1) {
            expected.remove(Noise.OUR_OTHER_GSTIN);
        }
        Set<Noise> found = EnumSet.noneOf(Noise.class);
        data.noises().values().forEach(found::addAll);
        assertThat(found).isEqualTo(expected);
        assertThat(data.copies()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void gstins_have_valid_check_characters_and_numbers_keep_to_the_law(LabelledDocuments data) {
        for (Document document : data.portal()) {
            assertThat(document.supplier().hasValidCheckCharacter()).as(document.supplier().text()).isTrue();
            assertThat(document.recipient().hasValidCheckCharacter()).isTrue();
            assertThat(document.number()).matches("[A-Za-z0-9][A-Za-z0-9/\\-]{0,15}");
        }
        assertThat(data.portal().stream().map(document -> document.supplier() + "|" + document.type() + "|" + document.number()).distinct().count())
                .isEqualTo(data.portal().size());
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void two_anchors_remain_of_number_amount_and_date(LabelledDocuments data) {
        Map<Long, Document> byId = byId(data);
        for (Link link : data.links()) {
            Set<Noise> noises = data.noises().get(link.booksId());
            if (noises.contains(Noise.SPLIT) || noises.contains(Noise.MERGE)) {
                continue;
            }
            Document books = byId.get(link.booksId());
            Document portal = byId.get(link.portalId());
            int anchors = 0;
            anchors += noises.contains(Noise.TYPO) ? 0 : 1;
            anchors += Math.abs(books.valueWithTax() - portal.valueWithTax()) <= 500 ? 1 : 0;
            anchors += books.date().equals(portal.date()) ? 1 : 0;
            boolean mistypedAndMisdated = noises.contains(Noise.TYPO) && noises.contains(Noise.DATE);
            assertThat(anchors).as("%s%n%s%n%s", noises, books, portal).isGreaterThanOrEqualTo(mistypedAndMisdated ? 1 : 2);
        }
    }

    @Test
    void the_usual_mix_puts_one_noise_on_a_document_and_the_hard_one_several() {
        assertThat(stacked(LabelledDocuments.generate(21, 3000, Mix.USUAL))).isZero();
        assertThat(stacked(LabelledDocuments.generate(21, 3000, Mix.HARD))).isGreaterThan(300);
    }

    private static long stacked(LabelledDocuments data) {
        return data.noises().values().stream()
                .filter(noises -> noises.stream().filter(noise -> noise != Noise.RECURRING).count() > 1).count();
    }

    @Test
    void the_hard_mix_misses_about_seven_in_a_hundred_on_each_side() {
        LabelledDocuments data = LabelledDocuments.generate(31, 20_000, Mix.HARD);

        assertThat(share(data, data.books(), Noise.MISSING_IN_2B)).isBetween(0.055, 0.085);
        assertThat(share(data, data.portal(), Noise.MISSING_IN_BOOKS)).isBetween(0.055, 0.085);
    }

    private static double share(LabelledDocuments data, List<Document> side, Noise noise) {
        return (double) side.stream().filter(document -> data.noises().get(document.id()).contains(noise)).count() / side.size();
    }

    @Test
    void some_suppliers_send_very_many_documents_and_most_send_few() {
        Map<String, Integer> sizes = new HashMap<>();
        LabelledDocuments.generate(41, 20_000, Mix.USUAL).portal().forEach(document -> sizes.merge(document.block(), 1, Integer::sum));

        assertThat(sizes.values()).anyMatch(size -> size >= 1000);
        assertThat(sizes.values().stream().filter(size -> size <= 5).count()).isGreaterThan(sizes.size() / 2);
    }

    private static Map<Long, Document> byId(LabelledDocuments data) {
        Map<Long, Document> byId = new HashMap<>();
        data.books().forEach(document -> byId.put(document.id(), document));
        data.portal().forEach(document -> byId.put(document.id(), document));
        return byId;
    }
}
