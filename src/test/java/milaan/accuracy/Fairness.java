package milaan.accuracy;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes back noise after which no careful person could tell what belongs together. Looks at one supplier PAN.
 *
 * <p>Two papers resemble each other by number (4 the same but for separators, zeros and year; 3 but for characters
 * that look alike, or one is the other's serial of four digits or more; 2 one slip of the pen or the same serial),
 * amounts (2 within rounding, 1 in total), date (2 the same, 1 within ten days) and supplier's GSTIN (1). Rivals are only documents that are themselves without partner or
 * noisy: a document that has a perfect twin tempts nobody.
 * <ul>
 * <li>a noisy pair must resemble itself more than either half resembles any rival; where the rival has a noisy partner of its
 *     own, the two true pairs must resemble themselves more in sum than the two exchanged ones;</li>
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
                deal.books.forEach(paper -> books.add(new Entry(deal, paper)));
                deal.portal.forEach(paper -> portal.add(new Entry(deal, paper)));
            }
        }
        for (Deal deal : deals) {
            if (deal.noises.isEmpty()) {
                continue;
            }
            boolean unfair = false;
            if (deal.isPair()) {
                Entry booking = new Entry(deal, deal.books.get(0));
                Entry bill = new Entry(deal, deal.portal.get(0));
                int own = resemblance(booking, bill);
                unfair = hasRival(booking, portal, own, true) || hasRival(bill, books, own, false);
            } else if (deal.isLone()) {
                unfair = deal.portal.isEmpty() ? looksLinked(new Entry(deal, deal.books.get(0)), portal)
                        : looksLinked(new Entry(deal, deal.portal.get(0)), books);
            }
            if (unfair) {
                deal.clean();
            }
        }
    }

    private static boolean hasRival(Entry entry, Shelf otherSide, int own, boolean isBooking) {
        for (Entry other : otherSide.near(entry)) {
            if (other.deal != entry.deal && resemblance(entry, other) >= own && !partnersTellApart(entry, other, own, isBooking)) {
                return true;
            }
        }
        return false;
    }

    /** Two pairs, one half of which could be exchanged: fair when the exchange makes things worse in sum. */
    private static boolean partnersTellApart(Entry entry, Entry other, int own, boolean isBooking) {
        if (!other.deal.isPair()) {
            return false;
        }
        Entry othersPartner = new Entry(other.deal, (isBooking ? other.deal.books : other.deal.portal).get(0));
        Entry ownPartner = new Entry(entry.deal, (isBooking ? entry.deal.portal : entry.deal.books).get(0));
        return resemblance(entry, other) + resemblance(othersPartner, ownPartner) < own + resemblance(othersPartner, other);
    }

    private static boolean looksLinked(Entry entry, Shelf otherSide) {
        for (Entry other : otherSide.near(entry)) {
            if (other.deal == entry.deal) {
                continue;
            }
            int amount = amount(entry.paper, other.paper);
            int date = date(entry.paper, other.paper);
            int number = number(entry, other);
            boolean onlyTwo = entry.deal.sharers <= 2 || other.deal.sharers <= 2;
            if (number >= 3 && (amount > 0 || entry.paper.supplier().equals(other.paper.supplier()))
                    || number == 2 && amount == 2 && (date == 2 || onlyTwo)
                    || amount == 2 && date >= 1 && onlyTwo) {
                return true;
            }
        }
        return false;
    }

    private static int resemblance(Entry a, Entry b) {
        return number(a, b) + amount(a.paper, b.paper) + date(a.paper, b.paper) + (a.paper.supplier().equals(b.paper.supplier()) ? 1 : 0);
    }

    private static int number(Entry a, Entry b) {
        if (a.core.equals(b.core) || a.joined.equals(b.joined)) {
            return 4;
        }
        boolean sameSerial = !a.serial.isEmpty() && a.serial.equals(b.serial);
        boolean serialKept = sameSerial && a.serial.length() >= 4 && (a.core.equals(a.serial) || b.core.equals(b.serial));
        if (serialKept || a.folded.equals(b.folded) || a.foldedJoined.equals(b.foldedJoined)) {
            return 3;
        }
        return sameSerial || NumberNoise.distance(a.core, b.core) <= 1 || NumberNoise.distance(a.joined, b.joined) <= 1 ? 2 : 0;
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

    private record Entry(Deal deal, Paper paper, String core, String joined, String folded, String foldedJoined,
                         String serial) {

        Entry(Deal deal, Paper paper) {
            this(deal, paper, NumberNoise.core(paper.number()), NumberNoise.joined(paper.number()),
                    NumberNoise.folded(NumberNoise.core(paper.number())), NumberNoise.folded(NumberNoise.joined(paper.number())),
                    NumberNoise.serial(paper.number()));
        }

        List<String> numberKeys() {
            return List.of("#" + folded, "J" + foldedJoined, "S" + serial);
        }

        long bin() {
            return Math.floorDiv(paper.total(), BIN_PAISE);
        }
    }

    /** Papers of one side that may rival, found by amount and by number. */
    private static final class Shelf {

        private final Map<String, List<Entry>> byNumber = new HashMap<>();
        private final Map<Long, List<Entry>> byAmount = new HashMap<>();

        void add(Entry entry) {
            for (String key : entry.numberKeys()) {
                byNumber.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
            }
            byAmount.computeIfAbsent(entry.bin(), k -> new ArrayList<>()).add(entry);
        }

        /** Some of them twice. */
        List<Entry> near(Entry entry) {
            List<Entry> near = new ArrayList<>();
            for (String key : entry.numberKeys()) {
                near.addAll(byNumber.getOrDefault(key, List.of()));
            }
            for (long bin = entry.bin() - 1; bin <= entry.bin() + 1; bin++) {
                near.addAll(byAmount.getOrDefault(bin, List.of()));
            }
            return near;
        }
    }
}
