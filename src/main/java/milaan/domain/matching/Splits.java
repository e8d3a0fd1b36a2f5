package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.DocumentNumber;
import milaan.domain.identity.FinancialYear;
import milaan.domain.money.TaxAmounts;

/**
 * One document against the sum of 2 to 8 of the other side: a bill booked in parts, or several bills booked as one (gst-rules
 * section 5.3, pass 10, E-24, E-25). The search is bounded: at most {@link #POOL} members nearest in time and number.
 */
final class Splits {

    static final int LARGEST = 8;
    /** Without a number to show for it, more parts would be chance. */
    private static final int LARGEST_BY_SUM = 3;
    /** How many serials before and after the target's are looked at. */
    private static final int NEIGHBOURS = 12;
    /** How many members may be neither named by the target nor close to it in serial. */
    private static final int FAR_STRANGERS = 2;
    /** A range of numbers longer than this is not a range. */
    private static final int LONGEST_RANGE = 100;
    private static final int POOL = 12;
    /** A shorter serial alone does not point to a document. */
    private static final int LONG_SERIAL = 3;
    /** Without a number to show for it, parts must add up to the paisa but for the rounding of each part. */
    private static final long ROUNDING_PAISE = 5;

    private final Tolerances tolerances;
    private final Map<String, List<Entry>> membersByNumber = new HashMap<>();
    private final Map<String, List<Entry>> membersByParty = new HashMap<>();

    /**
     * @param strangers members whose number does not point to the target
     * @param unique    no other group would be as good, and no document the target's number points to is left out
     */
    record Group(Entry target, List<Entry> members, int strangers, boolean unique) {

        boolean isFree() {
            return !target.taken && members.stream().noneMatch(member -> member.taken);
        }

        List<Entry> books() {
            return target.isBooks() ? List.of(target) : members;
        }

        List<Entry> portal() {
            return target.isBooks() ? members : List.of(target);
        }
    }

    static final Comparator<Group> BEST_FIRST = Comparator.comparingInt(Group::strangers)
            .thenComparing(group -> !group.unique())
            .thenComparingInt(group -> group.members().size())
            .thenComparing(group -> group.target().isBooks())
            .thenComparingInt(group -> group.target().order);

    Splits(List<Entry> members, Tolerances tolerances) {
        this.tolerances = tolerances;
        for (Entry member : members) {
            membersByParty.computeIfAbsent(party(member), k -> new ArrayList<>()).add(member);
            if (member.numbered) {
                for (String key : memberKeys(member)) {
                    List<Entry> list = membersByNumber.computeIfAbsent(key, k -> new ArrayList<>(2));
                    if (list.isEmpty() || list.get(list.size() - 1) != member) {
                        list.add(member);
                    }
                }
            }
        }
        for (List<Entry> list : membersByParty.values()) {
            list.sort(Comparator.comparingLong((Entry e) -> e.day).thenComparingInt(e -> e.order));
        }
    }

    /** A group in which at least one member's number points to the target; null when there is none. */
    Group findByNumber(Entry target) {
        if (!target.numbered) {
            return null;
        }
        List<Entry> related = new ArrayList<>();
        for (String key : targetKeys(target)) {
            for (Entry member : membersByNumber.getOrDefault(key, List.of())) {
                if (fits(member, target) && !related.contains(member) && related.size() < POOL) {
                    related.add(member);
                }
            }
        }
        if (related.isEmpty()) {
            return null;
        }
        List<Entry> pool = new ArrayList<>(related);
        addNeighbours(target, pool);
        int known = pool.size();
        for (Entry near : nearest(target)) {
            if (pool.size() < POOL && !pool.contains(near)) {
                pool.add(near);
            }
        }
        return best(target, pool, related.size(), known, LARGEST);
    }

    /** Documents whose serial is close to the target's: bills booked together usually follow each other. */
    private void addNeighbours(Entry target, List<Entry> pool) {
        long serial = serial(target.number.n3());
        for (int step = 1; step <= NEIGHBOURS && serial >= 0; step++) {
            for (long neighbour : new long[] {serial + step, serial - step}) {
                for (Entry member : membersByNumber.getOrDefault("#" + neighbour, List.of())) {
                    if (pool.size() < POOL && fits(member, target) && !pool.contains(member)) {
                        pool.add(member);
                    }
                }
            }
        }
    }

    private static long serial(String digits) {
        return digits.isEmpty() || digits.length() > 15 ? -1 : Long.parseLong(digits);
    }

    /** A group that only its sum holds together; null when there is none. */
    Group findBySum(Entry target) {
        if (target.isRecurring()) {
            return null;
        }
        List<Entry> pool = nearest(target).stream().filter(member -> !member.isRecurring()).toList();
        Group group = best(target, pool, 0, pool.size(), LARGEST_BY_SUM);
        return group != null && group.unique() ? group : null;
    }

    private boolean fits(Entry member, Entry target) {
        return member.isLike(target) && !member.taken && member.daysTo(target) <= tolerances.windowDays()
                && Math.abs(member.taxable) < Math.abs(target.taxable) && member.taxable != 0;
    }

    private List<Entry> nearest(Entry target) {
        List<Entry> list = membersByParty.getOrDefault(party(target), List.of());
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (list.get(middle).day < target.day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Entry> nearest = new ArrayList<>(POOL);
        int before = low - 1;
        int after = low;
        for (int looked = 0; looked < 8 * POOL && nearest.size() < POOL && (before >= 0 || after < list.size()); looked++) {
            boolean takeAfter = before < 0
                    || after < list.size() && list.get(after).daysTo(target) <= list.get(before).daysTo(target);
            Entry next = takeAfter ? list.get(after++) : list.get(before--);
            if (fits(next, target)) {
                nearest.add(next);
            }
        }
        return nearest;
    }

    /** The subset of the pool with the target's sum: fewest strangers, then fewest members, then closest in time. */
    private Group best(Entry target, List<Entry> pool, int related, int known, int largest) {
        int n = pool.size();
        if (n < 2) {
            return null;
        }
        long[] sums = new long[1 << n];
        int found = 0;
        long foundRank = Long.MAX_VALUE;
        boolean unique = true;
        for (int set = 1; set < 1 << n; set++) {
            sums[set] = sums[set & (set - 1)] + pool.get(Integer.numberOfTrailingZeros(set)).taxable;
            int size = Integer.bitCount(set);
            if (size < 2 || size > largest || Math.abs(sums[set] - target.taxable) > tolerances.taxablePaise()
                    || related > 0 && (set & (1 << related) - 1) == 0) {
                continue;
            }
            int strangers = Integer.bitCount(set >>> related);
            int far = Integer.bitCount(set >>> known);
            if (far > FAR_STRANGERS || !isSum(target, pool, set, strangers > 0)) {
                continue;
            }
            long rank = far * 100_000_000L + strangers * 1_000_000L + size * 10_000L + days(target, pool, set);
            if (rank / 10_000 == foundRank / 10_000) {
                unique = false;
            }
            if (rank < foundRank) {
                unique = unique && rank / 10_000 == foundRank / 10_000 || rank / 10_000 < foundRank / 10_000;
                foundRank = rank;
                found = set;
            }
        }
        if (found == 0) {
            return null;
        }
        List<Entry> members = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if ((found & 1 << i) != 0) {
                members.add(pool.get(i));
            }
        }
        members.sort(Comparator.comparingInt(e -> e.order));
        return new Group(target, members, Integer.bitCount(found >>> related), unique && Integer.bitCount(found & (1 << related) - 1) == related);
    }

    private boolean isSum(Entry target, List<Entry> pool, int set, boolean toThePaisa) {
        long taxable = 0;
        TaxAmounts tax = TaxAmounts.ZERO;
        for (int i = 0; i < pool.size(); i++) {
            if ((set & 1 << i) != 0) {
                taxable += pool.get(i).taxable;
                tax = tax.plus(pool.get(i).document.tax());
            }
        }
        long difference = Math.abs(taxable - target.taxable);
        if (toThePaisa) {
            return difference <= ROUNDING_PAISE && Agreement.isWithin(tax, target.document.tax(), ROUNDING_PAISE);
        }
        return difference <= tolerances.taxablePaise() && Agreement.isWithin(tax, target.document.tax(), tolerances.perHeadPaise());
    }

    private static long days(Entry target, List<Entry> pool, int set) {
        long days = 0;
        for (int i = 0; i < pool.size(); i++) {
            if ((set & 1 << i) != 0) {
                days += pool.get(i).daysTo(target);
            }
        }
        return Math.min(9_999, days);
    }

    private static String party(Entry entry) {
        return entry.document.recipient() + "|" + entry.document.supplier();
    }

    /** The number, and the number without its last part: {@code INV5-A} and {@code INV5B} are parts of {@code INV5}. */
    private static List<String> memberKeys(Entry member) {
        List<String> keys = new ArrayList<>(4);
        keys.add(member.number.n2());
        String n0 = member.number.n0();
        int cut = Math.max(Math.max(n0.lastIndexOf('/'), n0.lastIndexOf('-')), Math.max(n0.lastIndexOf(' '), n0.lastIndexOf('.')));
        cut = Math.max(cut, n0.lastIndexOf('('));
        if (cut > 0) {
            keys.add(stem(member, n0.substring(0, cut)));
        }
        if (n0.length() > 2 && Character.isLetter(n0.charAt(n0.length() - 1)) && Character.isDigit(n0.charAt(n0.length() - 2))) {
            keys.add(stem(member, n0.substring(0, n0.length() - 1)));
        }
        keys.add("#" + member.number.n3());
        return keys;
    }

    private static String stem(Entry member, String text) {
        return DocumentNumber.of(text, new FinancialYear(member.year)).n2();
    }

    /** The number, and when it lists several ({@code 101,102} or {@code INV5 & 6}) their serials. */
    private static List<String> targetKeys(Entry target) {
        List<String> keys = new ArrayList<>(4);
        keys.add(target.number.n2());
        if (target.number.n3().length() >= LONG_SERIAL) {
            keys.add("#" + target.number.n3());
        }
        addRange(target, keys);
        String n0 = target.number.n0();
        if (n0.indexOf(',') >= 0 || n0.indexOf('&') >= 0 || n0.indexOf('+') >= 0 || n0.indexOf(';') >= 0) {
            for (String part : n0.split("[,&+;]")) {
                String serial = DocumentNumber.of(part, new FinancialYear(target.year)).n3();
                if (!serial.isEmpty()) {
                    keys.add("#" + serial);
                }
            }
        }
        return keys;
    }

    /** {@code INV/101-105} and {@code INV/101 to 105} name 101, 102, 103, 104 and 105. */
    private static void addRange(Entry target, List<String> keys) {
        String n0 = target.number.n0();
        int word = n0.lastIndexOf(" TO ");
        int cut = word >= 0 ? word : n0.lastIndexOf('-');
        if (cut <= 0) {
            return;
        }
        FinancialYear year = new FinancialYear(target.year);
        String from = DocumentNumber.of(n0.substring(0, cut), year).n3();
        String to = DocumentNumber.of(n0.substring(word >= 0 ? cut + " TO ".length() : cut + 1), year).n3();
        // the end of a range is the number's own last serial; in 5794/25-26 that is 5794
        if (!to.equals(target.number.n3())) {
            return;
        }
        if (to.length() < from.length()) {
            to = from.substring(0, from.length() - to.length()) + to;
        }
        long first = serial(from);
        long last = serial(to);
        for (long serial = first; first >= 0 && last - first <= LONGEST_RANGE && serial <= last; serial++) {
            keys.add("#" + serial);
        }
    }

    static long taxable(List<Entry> entries) {
        return entries.stream().mapToLong(entry -> entry.taxable).sum();
    }

    static TaxAmounts tax(List<Entry> entries) {
        return entries.stream().map(entry -> entry.document.tax()).reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
