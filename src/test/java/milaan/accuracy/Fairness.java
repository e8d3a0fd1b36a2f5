package milaan.accuracy;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes back noise after which no careful person could tell what belongs together. Looks at one supplier PAN.
 *
 * <p>Two papers resemble each other by number (4 the same but for separators, zeros and year; 3 but for characters
 * that look alike; 2 one slip of the pen or the same serial), amounts (2 within rounding, 1 in total), date (2 the
 * same, 1 within ten days) and supplier's GSTIN (1). Rivals are only documents that are themselves without partner or
 * noisy: a document that has a perfect twin tempts nobody.
 * <ul>
 * <li>a noisy pair must resemble itself more than either half resembles any rival;</li>
 * <li>a document without partner must not look like another's twin: not the same number, not a slip of the pen with the
 *     same amount and date, not the only two documents of one amount within ten days.</li>
 * </ul>
 * A different number on a different date with an often used amount stays: that is two purchases.
 */
final class Fairness {

    private static final long PER_HEAD_PAISE = 100;
    private static final long TAXABLE_PAISE = 200;
    private static final long BIN_PAISE = 1000;

    private Fairness() {
    }

    /** Cleans unfair deals in place. */
    static void enforce(List<Deal> deals) {
        Shelf books = new Shelf();
        Shelf portal = new Shelf();
        for (Deal deal : deals) {
            if (!deal.noises.isEmpty()) {
                deal.books.forEach(paper -> books.add(deal, paper));
                deal.portal.forEach(paper -> portal.add(deal, paper));
            }
        }
        for (Deal deal : deals) {
            if (deal.noises.isEmpty()) {
                continue;
            }
            boolean unfair = false;
            if (deal.isPair()) {
                int own = resemblance(deal.books.get(0), deal.portal.get(0));
                unfair = hasRival(deal, deal.books.get(0), portal, own) || hasRival(deal, deal.portal.get(0), books, own);
            } else if (deal.isLone()) {
                unfair = deal.portal.isEmpty() ? looksLinked(deal, deal.books.get(0), portal) : looksLinked(deal, deal.portal.get(0), books);
            }
            if (unfair) {
                deal.clean();
            }
        }
    }

    private static boolean hasRival(Deal deal, Paper paper, Shelf otherSide, int own) {
        for (Entry entry : otherSide.near(paper)) {
            if (entry.deal != deal && resemblance(paper, entry.paper) >= own) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLinked(Deal deal, Paper paper, Shelf otherSide) {
        for (Entry entry : otherSide.near(paper)) {
            if (entry.deal == deal) {
                continue;
            }
            int number = number(paper, entry.paper);
            int amount = amount(paper, entry.paper);
            int date = date(paper, entry.paper);
            boolean onlyTwo = deal.sharers <= 2 || entry.deal.sharers <= 2;
            if (number >= 3 && (amount > 0 || paper.supplier().equals(entry.paper.supplier()))
                    || number == 2 && amount == 2 && (date == 2 || onlyTwo)
                    || amount == 2 && date >= 1 && onlyTwo) {
                return true;
            }
        }
        return false;
    }

    static int resemblance(Paper a, Paper b) {
        return number(a, b) + amount(a, b) + date(a, b) + (a.supplier().equals(b.supplier()) ? 1 : 0);
    }

    private static int number(Paper a, Paper b) {
        String coreA = NumberNoise.core(a.number());
        String coreB = NumberNoise.core(b.number());
        if (coreA.equals(coreB) || NumberNoise.joined(a.number()).equals(NumberNoise.joined(b.number()))) {
            return 4;
        }
        if (NumberNoise.folded(coreA).equals(NumberNoise.folded(coreB))) {
            return 3;
        }
        String serialA = NumberNoise.serial(a.number());
        return NumberNoise.distance(coreA, coreB) <= 1 || !serialA.isEmpty() && serialA.equals(NumberNoise.serial(b.number())) ? 2 : 0;
    }

    private static int amount(Paper a, Paper b) {
        if (Math.abs(a.taxable() - b.taxable()) <= TAXABLE_PAISE && a.tax().isWithin(b.tax(), PER_HEAD_PAISE)) {
            return 2;
        }
        return Math.abs(a.total() - b.total()) <= TAXABLE_PAISE ? 1 : 0;
    }

    private static int date(Paper a, Paper b) {
        long days = Math.abs(ChronoUnit.DAYS.between(a.date(), b.date()));
        return days == 0 ? 2 : days <= 10 ? 1 : 0;
    }

    private record Entry(Deal deal, Paper paper) {
    }

    /** Papers of one side that may rival, found by amount and by number. */
    private static final class Shelf {

        private final Map<String, List<Entry>> entries = new HashMap<>();

        void add(Deal deal, Paper paper) {
            Entry entry = new Entry(deal, paper);
            for (String key : numberKeys(paper)) {
                entries.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            }
            entries.computeIfAbsent("=" + bin(paper), k -> new ArrayList<>()).add(entry);
        }

        Set<Entry> near(Paper paper) {
            Set<Entry> near = new LinkedHashSet<>();
            for (String key : numberKeys(paper)) {
                near.addAll(entries.getOrDefault(key, List.of()));
            }
            for (long bin = bin(paper) - 1; bin <= bin(paper) + 1; bin++) {
                near.addAll(entries.getOrDefault("=" + bin, List.of()));
            }
            return near;
        }

        private static Set<String> numberKeys(Paper paper) {
            Set<String> keys = new LinkedHashSet<>();
            String core = NumberNoise.core(paper.number());
            keys.add("#" + NumberNoise.folded(core));
            keys.add("J" + NumberNoise.joined(paper.number()));
            keys.add("S" + NumberNoise.serial(paper.number()));
            return keys;
        }

        private static long bin(Paper paper) {
            return Math.floorDiv(paper.total(), BIN_PAISE);
        }
    }
}
