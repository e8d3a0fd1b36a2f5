package milaan.domain.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.DocumentNumber;

/**
 * Finds the entries of one side that could belong to a given one, through hash keys. A key shared by many (recurring amounts,
 * a number such as {@code 1}) gives only those nearest in time, so the cost stays near linear in the documents. Two keys
 * may collide in their hash: candidates are always compared field by field afterwards.
 */
final class EntryIndex {

    /** Up to this many candidates of one key are all compared. */
    private static final int ALL_OF_KEY = 24;
    /** Beyond it, as many nearest in time before and after. */
    private static final int NEAREST = 8;

    /** Open documents of one amount and day among which a slip can still be told. */
    private static final int FEW = 3;

    private static final int NUMBER = 1;
    private static final int SERIAL = 2;
    private static final int FOLDED = 3;
    private static final int AMOUNT = 4;
    private static final int DELETION = 5;
    /** One key for all: gives those nearest in time. */
    private static final long DAY = 6;

    private final Map<Long, List<Entry>> byKey = new HashMap<>();
    private final long amountStepPaise;

    private EntryIndex(Tolerances tolerances) {
        this.amountStepPaise = 2 * tolerances.taxablePaise() + 1;
    }

    /** Numbers with and without year and zeros. */
    static EntryIndex ofNumbers(List<Entry> entries, Tolerances tolerances) {
        EntryIndex index = new EntryIndex(tolerances);
        for (Entry entry : entries) {
            if (entry.numbered) {
                index.addNumbers(entry, entry.number);
                entry.formers.forEach(former -> index.addNumbers(entry, former.number()));
            }
        }
        return index.sorted();
    }

    /** Numbers, serials, slips of the finger and amounts. */
    static EntryIndex ofEverything(List<Entry> entries, Tolerances tolerances) {
        EntryIndex index = new EntryIndex(tolerances);
        for (Entry entry : entries) {
            if (entry.numbered) {
                index.addNumbers(entry, entry.number);
                entry.formers.forEach(former -> index.addNumbers(entry, former.number()));
                index.add(key(SERIAL, entry.number.n3()), entry);
                index.add(key(FOLDED, entry.number.n4()), entry);
                for (long key : deletionKeys(entry)) {
                    index.add(key, entry);
                }
            }
            index.add(index.amountKey(entry.taxable, 0), entry);
        }
        return index.sorted();
    }

    /** What names the nearest candidate of a document left over: numbers, serials, amounts. */
    static EntryIndex ofNeighbours(List<Entry> entries, Tolerances tolerances) {
        EntryIndex index = new EntryIndex(tolerances);
        for (Entry entry : entries) {
            if (entry.numbered) {
                index.addNumbers(entry, entry.number);
                index.add(key(SERIAL, entry.number.n3()), entry);
            }
            index.add(index.amountKey(entry.taxable, 0), entry);
            index.add(DAY, entry);
        }
        return index.sorted();
    }

    /** Taxable amounts only. */
    static EntryIndex ofAmounts(List<Entry> entries, Tolerances tolerances) {
        EntryIndex index = new EntryIndex(tolerances);
        for (Entry entry : entries) {
            index.add(index.amountKey(entry.taxable, 0), entry);
        }
        return index.sorted();
    }

    private void addNumbers(Entry entry, DocumentNumber number) {
        add(key(NUMBER, number.n2()), entry);
        if (!number.n1().equals(number.n2())) {
            add(key(NUMBER, number.n1()), entry);
        }
    }

    private void add(long key, Entry entry) {
        List<Entry> list = byKey.computeIfAbsent(key, k -> new ArrayList<>(2));
        if (list.isEmpty() || list.get(list.size() - 1) != entry) {
            list.add(entry);
        }
    }

    private EntryIndex sorted() {
        for (List<Entry> list : byKey.values()) {
            if (list.size() > ALL_OF_KEY) {
                list.sort(Comparator.comparingLong((Entry e) -> e.day).thenComparingInt(e -> e.order));
            }
        }
        return this;
    }

    void findByNumber(Entry of, Candidates into) {
        if (!of.numbered) {
            return;
        }
        collect(key(NUMBER, of.number.n2()), of, into);
        if (!of.number.n1().equals(of.number.n2())) {
            collect(key(NUMBER, of.number.n1()), of, into);
        }
        for (Entry.Former former : of.formers) {
            collect(key(NUMBER, former.number().n2()), of, into);
        }
    }

    void findBySerialOrTypo(Entry of, Candidates into) {
        if (!of.numbered) {
            return;
        }
        collect(key(SERIAL, of.number.n3()), of, into);
        collect(key(FOLDED, of.number.n4()), of, into);
        for (long key : deletionKeys(of)) {
            collect(key, of, into);
        }
    }

    void findNeighbours(Entry of, Candidates into) {
        findByNumber(of, into);
        if (of.numbered) {
            collect(key(SERIAL, of.number.n3()), of, into);
        }
        findByAmount(of, into);
        collect(DAY, of, into);
    }

    void findByAmount(Entry of, Candidates into) {
        for (int step = -1; step <= 1; step++) {
            collect(amountKey(of.taxable, step), of, into);
        }
    }

    /** True when another document of the supplier has the taxable value, but for rounding; a copy is not another one. */
    boolean isShared(Entry of, Tolerances tolerances) {
        for (int step = -1; step <= 1; step++) {
            List<Entry> list = byKey.getOrDefault(amountKey(of.taxable, step), List.of());
            int at = list.size() > ALL_OF_KEY ? Math.max(0, firstNotBefore(list, of.day) - ALL_OF_KEY) : 0;
            for (int i = at; i < Math.min(list.size(), at + 2 * ALL_OF_KEY); i++) {
                if (isShared(list.get(i), of, tolerances)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True when so many others share it on the same day that a slip in the number is no more likely than two documents. */
    boolean isCommonOnItsDay(Entry of, Tolerances tolerances) {
        int others = 0;
        for (int step = -1; step <= 1; step++) {
            List<Entry> list = byKey.getOrDefault(amountKey(of.taxable, step), List.of());
            boolean sorted = list.size() > ALL_OF_KEY;
            for (int i = sorted ? firstNotBefore(list, of.day) : 0; i < list.size() && !(sorted && list.get(i).day > of.day); i++) {
                if (list.get(i).day == of.day && isShared(list.get(i), of, tolerances) && ++others > FEW) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isShared(Entry entry, Entry of, Tolerances tolerances) {
        return Math.abs(entry.taxable - of.taxable) <= tolerances.taxablePaise() && entry.hasSupplierOf(of)
                && !entry.number.n1().equals(of.number.n1());
    }

    private void collect(long key, Entry of, Candidates into) {
        List<Entry> list = byKey.get(key);
        if (list == null) {
            return;
        }
        if (list.size() <= ALL_OF_KEY) {
            for (Entry entry : list) {
                into.add(entry);
            }
            return;
        }
        int at = firstNotBefore(list, of.day);
        for (int i = Math.max(0, at - NEAREST); i < Math.min(list.size(), at + NEAREST); i++) {
            into.add(list.get(i));
        }
    }

    private static int firstNotBefore(List<Entry> sorted, long day) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).day < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long amountKey(long taxable, int step) {
        return (Math.floorDiv(taxable, amountStepPaise) + step) * 0x9E3779B97F4A7C15L + AMOUNT;
    }

    private static long key(int kind, CharSequence text) {
        return key(kind, text, -1);
    }

    /** Hash of the text without the character at {@code omitted}. */
    private static long key(int kind, CharSequence text, int omitted) {
        long hash = 0xcbf29ce484222325L + kind;
        for (int i = 0; i < text.length(); i++) {
            if (i != omitted) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
        }
        return hash * 31 + kind;
    }

    /** Two texts one slip apart share the text itself or one of its shortenings by a character. */
    private static long[] deletionKeys(Entry entry) {
        String text = entry.number.n2();
        long[] keys = new long[text.length() + 1];
        keys[text.length()] = key(DELETION, text);
        for (int i = 0; i < text.length(); i++) {
            keys[i] = key(DELETION, text, i);
        }
        return keys;
    }

    /** A set of candidates in a fixed order. */
    static final class Candidates {

        private final List<Entry> entries = new ArrayList<>();
        private final BitSet seen = new BitSet();

        void add(Entry entry) {
            if (!seen.get(entry.order)) {
                seen.set(entry.order);
                entries.add(entry);
            }
        }

        List<Entry> inOrder() {
            entries.sort(Comparator.comparingInt(e -> e.order));
            return Collections.unmodifiableList(entries);
        }

        void clear() {
            for (Entry entry : entries) {
                seen.clear(entry.order);
            }
            entries.clear();
        }
    }
}
