package milaan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.credit.Months.Month;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Match;
import milaan.domain.matching.Status;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;
import milaan.runtime.RulesFile;
import org.junit.jupiter.api.Test;

/** Random histories of two to six months: bills, notes, amendments, copies, reversals, late and wrong bookings, payments, decisions. */
class RegisterPropertyTest {

    private static final int STORIES = 12_000;
    private static final String IN_HAND = "in hand";
    private static final Map<String, Rules> RULES = Map.of("CIRC170", RulesFile.read(Map.of()), "NET", RulesFile.read(Map.of("itc.method", "NET")),
            "IMS", RulesFile.read(Map.of("itc.method", "IMS")), "LAPSE", RulesFile.read(Map.of("reclaim.s164_reasons", "LAPSE")));

    /** A supply as its supplier has reported it last. */
    private static final class Supply {

        private final DocumentType type;
        private final Gstin supplier;
        private final String first;
        private final LocalDate date;
        private String last;
        private TaxAmounts tax;
        private long taxable;
        private boolean reported;

        private Supply(DocumentType type, Gstin supplier, String number, LocalDate date, long taxable, TaxAmounts tax) {
            this.type = type;
            this.supplier = supplier;
            this.first = number;
            this.last = number;
            this.date = date;
            this.taxable = taxable;
            this.tax = tax;
        }
    }

    /** One random story on its way. */
    private static final class Teller {

        private final Random random;
        private final List<Supply> supplies = new ArrayList<>();
        private final List<Document> later = new ArrayList<>();
        private List<Document> documents = new ArrayList<>();
        private TaxPeriod period;
        private long id;

        private Teller(int seed) {
            random = new Random(seed);
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private List<Document> month(TaxPeriod now) {
            period = now;
            documents = new ArrayList<>();
            later.stream().map(d -> d.withPeriod(period)).forEach(documents::add);
            later.clear();
            List<Supply> before = List.copyOf(supplies);
            for (int i = random.nextInt(4); i >= 0; i--) {
                supply(before);
            }
            for (Supply supply : before) {
                if (supply.reported && chance(12)) {
                    amend(supply);
                } else if (supply.reported && supply.first.equals(supply.last) && chance(4)) {
                    documents.add(portal(supply, supply.type == DocumentType.INV ? Section.B2B : Section.CDNR, "", chance(50) ? PortalFacts.Block.REVERSAL : PortalFacts.Block.OFFERED));
                } else if (chance(8)) {
                    documents.add(booking(supply, supply.first, supply.taxable, supply.tax, "V" + ++id));
                }
            }
            return documents;
        }

        private void supply(List<Supply> before) {
            DocumentType type = chance(70) ? DocumentType.INV : chance(60) ? DocumentType.CRN : DocumentType.DBN;
            Supply against = type == DocumentType.INV || before.isEmpty() ? null : before.get(random.nextInt(before.size()));
            Gstin supplier = against != null ? against.supplier : CreditStoriesTest.supplier(chance(70) ? "A" : chance(50) ? "B27" : "A24");
            String number = chance(10) && against != null && type == DocumentType.CRN && isNew(against.first) ? against.first : "K/" + (100 + random.nextInt(9) * 100 + supplies.size());
            LocalDate date = number.startsWith("K") && against != null && number.equals(against.first) ? against.date
                    : period.firstDay().minusMonths(chance(15) ? 9 : 0).plusDays(random.nextInt(28));
            long taxable = (1 + random.nextInt(50)) * 100_000L + random.nextInt(100);
            TaxAmounts tax = chance(50) ? new TaxAmounts(taxable * 18 / 100, 0, 0, 0) : new TaxAmounts(0, taxable * 9 / 100, taxable * 9 / 100, 0);
            int sign = type == DocumentType.CRN ? -1 : 1;
            Supply supply = new Supply(type, supplier, number, date, sign * taxable, sign < 0 ? tax.negated() : tax);
            supplies.add(supply);
            String original = against != null && chance(50) ? against.first : "";
            if (chance(85)) {
                Document offered = portal(supply, type == DocumentType.INV ? Section.B2B : Section.CDNR, original, PortalFacts.Block.OFFERED);
                offered = original.isEmpty() ? offered : withOriginalDate(offered, against.date);
                boolean now = chance(80);
                (now ? documents : later).add(offered);
                supply.reported = now;
            }
            if (chance(80)) {
                book(supply);
            }
        }

        /** A supplier gives the number of an invoice to one credit note at most. */
        private boolean isNew(String number) {
            return supplies.stream().noneMatch(supply -> supply.first.equals(number) && supply.type == DocumentType.CRN);
        }

        private void book(Supply supply) {
            String number = chance(75) ? supply.first : chance(50) ? supply.first.substring(2) : "INV-" + supply.first;
            long taxable = supply.taxable;
            TaxAmounts tax = supply.tax;
            if (chance(10)) {
                tax = TaxAmounts.byHead(head -> supply.tax.of(head) == 0 ? 0 : supply.tax.of(head) + 40);
            } else if (chance(10)) {
                taxable += 50_000;
                tax = TaxAmounts.byHead(head -> supply.tax.of(head) == 0 ? 0 : supply.tax.of(head) + (chance(50) ? 9_000 : -9_000));
            } else if (chance(5)) {
                tax = new TaxAmounts(supply.tax.cgst() + supply.tax.sgst(), supply.tax.igst() / 2, supply.tax.igst() / 2, 0);
            }
            if (chance(10)) {
                TaxAmounts all = tax;
                TaxAmounts half = TaxAmounts.byHead(head -> all.of(head) / 2);
                documents.add(booking(supply, number, taxable / 2, half, "V" + ++id));
                documents.add(booking(supply, number, taxable - taxable / 2, tax.minus(half), "V" + ++id));
            } else {
                (chance(80) ? documents : later).add(booking(supply, number, taxable, tax, "V" + ++id));
            }
        }

        private void amend(Supply supply) {
            String named = chance(80) ? supply.last : supply.first;
            supply.last = chance(40) ? supply.first + "/" + ++id : supply.last;
            int percent = chance(40) ? 100 : chance(30) ? 0 : chance(50) ? 80 : 120;
            supply.taxable = supply.taxable * percent / 100;
            TaxAmounts old = supply.tax;
            supply.tax = TaxAmounts.byHead(head -> old.of(head) * percent / 100);
            Section section = supply.type == DocumentType.INV ? Section.B2BA : Section.CDNRA;
            documents.add(withOriginalDate(portal(supply, section, named, PortalFacts.Block.OFFERED), supply.date));
        }

        private Document booking(Supply supply, String number, long taxable, TaxAmounts tax, String voucher) {
            BooksFacts facts = new BooksFacts(voucher, period.firstDay(), chance(20) ? BooksFacts.Receipt.NOT_RECEIVED : BooksFacts.Receipt.RECEIVED,
                    null, chance(85) ? BooksFacts.CreditClass.ELIGIBLE : BooksFacts.CreditClass.BLOCKED_17_5,
                    chance(97) ? BooksFacts.Status.ACTIVE : BooksFacts.Status.CANCELLED, "", "", "");
            return document(Side.BOOKS, supply, number, taxable, tax, chance(95) ? "27" : "29", "", null, facts);
        }

        private Document portal(Supply supply, Section section, String original, PortalFacts.Block block) {
            PortalFacts facts = new PortalFacts(section, block, chance(95) ? PortalFacts.Availability.AVAILABLE
                    : PortalFacts.Availability.BARRED_PLACE_OF_SUPPLY, "R", "", null, "");
            return document(Side.PORTAL, supply, supply.last, supply.taxable, supply.tax, "27", original, facts, null);
        }

        private Document document(Side side, Supply supply, String number, long taxable, TaxAmounts tax, String ours, String original, PortalFacts portal,
                BooksFacts books) {
            return new Document(++id, side, CreditStoriesTest.gstin(ours), supply.supplier, "S", supply.type, number, supply.date, period, taxable, tax, null,
                    ours, false, original, null, "", "", false, portal, books, new SourceLine(side + period.toString(), String.valueOf(id)), null);
        }

        private static Document withOriginalDate(Document d, LocalDate date) {
            return new Document(d.id(), d.side(), d.recipient(), d.supplier(), d.supplierName(), d.type(), d.number(), d.date(), d.period(),
                    d.taxableValue(), d.tax(), d.documentValue(), d.placeOfSupply(), d.reverseCharge(), d.originalNumber(), date, d.portCode(), d.irn(),
                    d.numberDamaged(), d.portal(), d.books(), d.source(), d.carriedFrom());
        }

        private List<Payment> payments() {
            return supplies.stream().filter(supply -> supply.taxable > 0 && chance(20)).map(supply -> new Payment(CreditStoriesTest.gstin("27"),
                    supply.supplier, chance(80) ? supply.first : "", null, period.firstDay().plusDays(random.nextInt(28)),
                    1 + random.nextInt((int) (supply.taxable * 2)), Payment.Kind.PAYMENT, new SourceLine("p", String.valueOf(++id)))).toList();
        }

        /** On some matches that can be decided, and on some lots. */
        private List<Decision> decisions(List<Match> matches, List<CreditLot> lots) {
            List<Decision> decisions = new ArrayList<>();
            for (Match match : matches) {
                if (chance(15) && match.status() != Status.MISSING_IN_2B) {
                    decisions.add(decision(match.id(), match.evidenceHash()));
                }
            }
            for (CreditLot lot : lots) {
                if (chance(20)) {
                    decisions.add(decision(lot.id(), lot.evidenceHash()));
                }
            }
            return decisions;
        }

        private Decision decision(String item, String evidence) {
            Decision.Action[] actions = Decision.Action.values();
            return new Decision(CreditStoriesTest.gstin("27"), item, evidence, actions[random.nextInt(actions.length - 1)], "", "Asha",
                    LocalDate.of(2026, 11, 1), new SourceLine("d", String.valueOf(++id)));
        }
    }

    /**
     * A month of a story as it was told, so that it can be told again without some of its documents.
     *
     * @param reported tax of all supplies but credit notes as their suppliers have reported them last, paise per head
     */
    private record Chapter(TaxPeriod period, List<Document> documents, List<Payment> payments, List<Decision> decisions, TaxAmounts reported) {
    }

    /** {@code -Dmilaan.stories=} and {@code -Dmilaan.first=} tell others or fewer; every story that fails is counted, the shortest shown. */
    @Test
    void what_holds_of_every_month_holds_of_random_ones() {
        int first = Integer.getInteger("milaan.first", 0);
        int stories = Integer.getInteger("milaan.stories", STORIES);
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        Map<CreditReason, Integer> reasons = new EnumMap<>(CreditReason.class);
        Map<Integer, List<Chapter>> failed = new TreeMap<>();
        for (int seed = first; seed < first + stories; seed++) {
            List<Chapter> story = new ArrayList<>();
            try {
                tell(seed, story, kinds, reasons);
            } catch (AssertionError | RuntimeException e) {
                failed.put(seed, story);
            }
        }
        assertThat(failed.keySet()).as(() -> shortest(failed)).isEmpty();
        if (stories == STORIES) {
            assertThat(kinds).containsExactly(EventKind.values());
            assertThat(reasons).containsKeys(CreditReason.R37_180D, CreditReason.R37A_SUPPLIER_3B, CreditReason.NOT_RECEIVED,
                    CreditReason.BOOKS_MISSING, CreditReason.VALUE_DIFF, CreditReason.DISPUTE, CreditReason.TIME_BARRED,
                    CreditReason.SUPPLIER_CANCELLED, CreditReason.NOT_OURS);
        }
    }

    private static void tell(int seed, List<Chapter> story, Set<EventKind> kinds, Map<CreditReason, Integer> reasons) {
        Teller teller = new Teller(seed);
        Months months = months(seed);
        TaxPeriod period = TaxPeriod.of(2026, 4 + seed % 8);
        int count = 2 + seed % 5;
        for (int i = 0; i < count; i++) {
            List<Document> documents = teller.month(period);
            List<Payment> payments = watches(seed) ? teller.payments() : List.of();
            List<Decision> decisions = decides(seed) ? teller.decisions(months.match(documents), months.openLots()) : List.of();
            TaxAmounts reported = teller.supplies.stream().filter(supply -> supply.type != DocumentType.CRN).map(supply -> supply.tax)
                    .reduce(TaxAmounts.ZERO, TaxAmounts::plus);
            Chapter chapter = new Chapter(period, documents, payments, decisions, reported);
            story.add(chapter);
            check(seed, months, chapter).events().forEach(event -> {
                kinds.add(event.kind());
                reasons.merge(event.reason(), 1, Integer::sum);
            });
            // now and then half a year passes, so that day 180 comes
            period = seed % 7 == 0 && i == 0 ? TaxPeriod.of(period.lastDay().plusMonths(7)) : period.next();
        }
    }

    private static Months months(int seed) {
        Months months = new Months(RULES.get(method(seed)), watches(seed), List.of());
        return decides(seed) ? months : months.checked();
    }

    private static String method(int seed) {
        return List.of("CIRC170", "NET", "IMS", "LAPSE").get(seed % 4);
    }

    private static boolean decides(int seed) {
        return seed % 3 == 0;
    }

    private static boolean watches(int seed) {
        return seed % 2 == 0;
    }

    private static Month check(int seed, Months months, Chapter chapter) {
        Month month = months.post(chapter.period, chapter.documents, chapter.payments, chapter.decisions, false);
        String story = "story " + seed + " " + method(seed) + " in " + chapter.period;
        Invariants.check(month, chapter.documents, months.history(), story);
        credit(chapter.reported, months, month, story);
        return month;
    }

    // what has failed, as short as it can be told

    private static String shortest(Map<Integer, List<Chapter>> failed) {
        Map<Integer, List<Chapter>> shortened = new TreeMap<>();
        failed.keySet().stream().limit(10).forEach(seed -> shortened.put(seed, shorten(seed, failed.get(seed))));
        Map.Entry<Integer, List<Chapter>> shortest = shortened.entrySet().stream().min(Map.Entry.comparingByValue(
                Comparator.comparing(RegisterPropertyTest::length))).orElseThrow();
        return failed.size() + " stories fail; one of them, " + shortest.getKey() + " by " + method(shortest.getKey()) + ", in short:\n"
                + shortest.getValue().stream().map(RegisterPropertyTest::text).collect(Collectors.joining("\n")) + "\n"
                + failure(shortest.getKey(), shortest.getValue()) + "\nall of them";
    }

    private static int length(List<Chapter> story) {
        return story.stream().mapToInt(chapter -> chapter.documents.size() + chapter.payments.size() + chapter.decisions.size()).sum();
    }

    /** Leaves out what can be left out while the story still fails; not the amendments that say what is reported, where it is about that. */
    private static List<Chapter> shorten(int seed, List<Chapter> story) {
        boolean inHand = failure(seed, story).contains(IN_HAND);
        List<Chapter> now = story;
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (List<Chapter> less : withOneLess(now, inHand)) {
                if (!failure(seed, less).isEmpty()) {
                    now = less;
                    shorter = true;
                    break;
                }
            }
        }
        return now;
    }

    private static List<List<Chapter>> withOneLess(List<Chapter> story, boolean withAmendments) {
        List<List<Chapter>> all = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            Chapter c = story.get(i);
            List<Chapter> parts = new ArrayList<>();
            c.documents.stream().filter(d -> !withAmendments || d.originalNumber().isEmpty())
                    .forEach(d -> parts.add(new Chapter(c.period, without(c.documents, d), c.payments, c.decisions, c.reported)));
            c.payments.forEach(p -> parts.add(new Chapter(c.period, c.documents, without(c.payments, p), c.decisions, c.reported)));
            c.decisions.forEach(d -> parts.add(new Chapter(c.period, c.documents, c.payments, without(c.decisions, d), c.reported)));
            for (Chapter part : parts) {
                List<Chapter> less = new ArrayList<>(story);
                less.set(i, part);
                all.add(less);
            }
        }
        return all;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(other -> other != one).toList();
    }

    /** @return empty when nothing is wrong */
    private static String failure(int seed, List<Chapter> story) {
        Months months = months(seed);
        try {
            story.forEach(chapter -> check(seed, months, chapter));
            return "";
        } catch (AssertionError | RuntimeException e) {
            return e.toString();
        }
    }

    private static String text(Chapter chapter) {
        return Stream.of(chapter.documents.stream().map(RegisterPropertyTest::text), chapter.payments.stream().map(Payment::toString),
                chapter.decisions.stream().map(decision -> decision.action() + " on " + decision.item())).flatMap(line -> line)
                .map(line -> chapter.period + " " + line).collect(Collectors.joining("\n"));
    }

    private static String text(Document d) {
        String more = d.portal() != null ? d.portal().section() + " " + d.portal().block() + " " + d.portal().availability()
                : d.books().receipt() + " " + d.books().creditClass() + " " + d.books().status();
        return d.side() + " " + d.type() + " " + d.recipient().stateCode() + " " + d.supplier() + " " + d.number() + " of " + d.date() + " "
                + d.taxableValue() + " " + d.tax() + " " + (d.originalNumber().isEmpty() ? "" : "against " + d.originalNumber() + " of "
                + d.originalDate() + " ") + more;
    }

    private static String text(CreditEvent event) {
        return "\n" + event.account() + " " + event.period() + " " + event.kind() + " " + event.reason() + " " + event.document().number() + " "
                + event.tax();
    }

    /** Whatever has happened, no more credit is in hand than the suppliers have reported last. */
    private static void credit(TaxAmounts reported, Months months, Month month, String story) {
        Map<String, List<CreditLot>> lots = month.lots().stream().collect(Collectors.groupingBy(CreditLot::account));
        Map<String, List<CreditEvent>> accounts = months.history().stream().collect(Collectors.groupingBy(CreditEvent::account));
        TaxAmounts net = accounts.entrySet().stream().map(account -> CreditPosition.of(account.getKey(), account.getValue(),
                lots.getOrDefault(account.getKey(), List.of())).net()).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        TaxAmounts notes = accounts.values().stream().flatMap(List::stream).filter(event -> event.document().type() == DocumentType.CRN
                && (event.kind() == EventKind.TAKEN || event.kind() == EventKind.CORRECTED)).map(CreditEvent::tax).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
        for (TaxHead head : TaxHead.values()) {
            assertThat(net.of(head) - notes.of(head)).as(() -> head + " " + IN_HAND + ", " + story + months.history().stream()
                    .map(RegisterPropertyTest::text).collect(Collectors.joining())).isLessThanOrEqualTo(reported.of(head));
            assertThat(notes.of(head)).as("%s of notes, %s", head, story).isNotPositive();
        }
    }
}
