package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.Random;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import milaan.domain.credit.Payable;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.BooksFacts.Receipt;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;

/** Who wins when several provisions touch one document. */
class PrecedenceTest {

    private static final int SUPPLIES = 10_000;
    private static final LocalDate INVOICE = LocalDate.of(2025, 6, 10);
    private static final long VALUE = 1_18_000_00;
    private static final List<DocumentReversal> PROVISIONS = found();

    static List<CSVRecord> cases() {
        return Cases.read("precedence.csv");
    }

    @Test
    void every_provision_has_a_place_of_its_own_and_no_place_is_empty() {
        assertThat(PROVISIONS).extracting(DocumentReversal::precedence).containsExactly(Stream.of(Precedence.values())
                .filter(place -> place != Precedence.NOT_MATCHED).toArray(Precedence[]::new));
    }

    @Test
    void provisions_have_no_state_that_changes() {
        for (DocumentReversal provision : PROVISIONS) {
            assertThat(provision.getClass().getDeclaredFields()).as(provision.getClass().getSimpleName())
                    .allSatisfy(field -> assertThat(Modifier.isFinal(field.getModifiers())).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_first_provision_that_touches_it_wins(CSVRecord row) {
        Supply supply = supply(CreditClass.valueOf(row.get("class")), Receipt.valueOf(row.get("receipt")), row.get("hsn"),
                Block.valueOf(row.get("block")), LocalDate.parse(row.get("filed")), row.get("taken").equals("Y"),
                Cases.paise(row.get("unpaid")));

        assertThat(apply(supply, Cases.IGST_18000, Cases.rules("")).stream()
                .map(portion -> portion.reason() + "=" + portion.tax().total() / 100).collect(Collectors.joining(";")))
                .as(row.get("case")).isEqualTo(row.get("portions"));
    }

    @Test
    void a_document_touched_by_several_is_given_back_once() {
        Rules rules = Cases.rules("");
        int touched = 0;
        for (int seed = 0; seed < SUPPLIES; seed++) {
            Random random = new Random(seed);
            Supply supply = supply(pick(random, CreditClass.values()), pick(random, Receipt.values()), pick(random, "", "8703", "7208"),
                    pick(random, Block.OFFERED, Block.REVERSAL), pick(random, LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 1)),
                    random.nextBoolean(), random.nextLong(VALUE + 1));
            TaxAmounts credit = TaxAmounts.byHead(head -> random.nextInt(3) == 0 ? 0 : random.nextInt(1_00_000));
            List<Portion> portions = apply(supply, credit, rules);
            for (TaxHead head : TaxHead.values()) {
                long sum = portions.stream().mapToLong(portion -> portion.tax().of(head)).sum();
                assertThat(sum).as("seed %d", seed).isBetween(0L, credit.of(head));
                assertThat(portions).allSatisfy(portion -> assertThat(portion.tax().of(head)).isNotNegative());
            }
            assertThat(portions).as("seed %d", seed).allSatisfy(portion -> {
                assertThat(portion.tax().isZero()).isFalse();
                assertThat(portion.explanation()).isNotEmpty();
                assertThat(portion.rule()).isNotEmpty();
            });
            touched += portions.isEmpty() ? 0 : 1;
        }
        assertThat(touched).isGreaterThan(SUPPLIES / 2);
    }

    @Test
    void only_the_portal_or_only_the_books_are_enough() {
        LocalDate filedOn = LocalDate.of(2026, 11, 20);
        Supply both = supply(CreditClass.DEPRECIATED, Receipt.NOT_RECEIVED, "8703", Block.REVERSAL, filedOn, true, VALUE);
        Supply portal = new Supply(both.portal(), null, both.period(), both.filedOn(), true, both.payable());
        Supply books = new Supply(null, both.books(), both.period(), both.filedOn(), true, both.payable());

        assertThat(apply(portal, Cases.IGST_18000, Cases.rules(""))).extracting(portion -> portion.reason().name())
                .containsExactly("R37A_SUPPLIER_3B");
        assertThat(apply(books, Cases.IGST_18000, Cases.rules(""))).extracting(portion -> portion.reason().name())
                .containsExactly("DEPRECIATED");
    }

    @Test
    void exempt_use_of_a_bank_is_within_its_half() {
        Supply exempt = supply(CreditClass.EXEMPT_ONLY, Receipt.RECEIVED, "", Block.OFFERED, LocalDate.of(2026, 11, 20), true, 0);

        assertThat(apply(exempt, Cases.IGST_18000, Cases.rules("r38.option=true"))).isEmpty();
    }

    /** As the register does: each provision sees what those before it have left. */
    private static List<Portion> apply(Supply supply, TaxAmounts credit, Rules rules) {
        List<Portion> all = new ArrayList<>();
        TaxAmounts left = credit;
        for (DocumentReversal provision : PROVISIONS) {
            for (Portion portion : provision.touch(supply, left, rules)) {
                all.add(portion);
                left = left.minus(portion.tax());
            }
        }
        return all;
    }

    private static List<DocumentReversal> found() {
        List<DocumentReversal> provisions = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter().importPackages("milaan.domain.credit.reversal")) {
            if (found.isAssignableTo(DocumentReversal.class) && !found.isInterface()) {
                try {
                    provisions.add((DocumentReversal) found.reflect().getConstructor().newInstance());
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(found.getName() + " needs a public constructor without arguments", e);
                }
            }
        }
        provisions.sort(Comparator.comparing(DocumentReversal::precedence));
        return provisions;
    }

    private static Supply supply(CreditClass creditClass, Receipt receipt, String hsn, Block block, LocalDate filedOn, boolean taken,
                                 long unpaid) {
        Payable payable = Cases.payable("INV/1", INVOICE, VALUE, Cases.IGST_18000).paid(VALUE - unpaid, INVOICE);
        return new Supply(Cases.portal(DocumentType.INV, Cases.SUPPLIER, false, INVOICE, block),
                Cases.books(creditClass, receipt, hsn, "", INVOICE), TaxPeriod.of(2026, 10), filedOn, taken, payable);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }
}
