package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.credit.Payable;
import milaan.domain.credit.Payment;
import milaan.domain.document.DocumentNumber;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.rules.Rules;

/**
 * Which documents of one supplier the payments of one recipient have paid (gst-rules 6.1): first those that name a bill, then what is on
 * account, oldest bill first; an advance counts for the next bill. TDS and set-off count like money unless {@code r37.set_off_counts} is
 * false; a credit note always lowers what is owed. No paisa is lost: payments are applied or kept.
 *
 * <p>Worked figure (E-47): bill of 1,18,000; 1,00,300 paid, TDS 10 % of it 11,800, retention 5 % 5,900: unpaid 5,900.
 *
 * @param payables  after the payments, by date and number
 * @param unapplied what is left of payments, each with what is left of it, by date and source
 * @param remarks   on payments of this month, by date and source
 */
public record Settlement(List<Payable> payables, List<Payment> unapplied, List<Remark> remarks) {

    /** What a remark is about. */
    public enum Code {
        /** Names a bill that is not there: kept until it is. */
        BILL_UNKNOWN,
        /** The supplier has no document at all: kept. */
        SUPPLIER_UNKNOWN,
        /** Made before the date of the bill it names: counts. */
        BEFORE_BILL,
        /** More than the bill it names leaves unpaid: the rest is on account. */
        ABOVE_BILL,
        /** Made after the end of the month: kept until its month. */
        FUTURE,
        /** TDS or set-off that is not to count: kept. */
        NOT_COUNTED
    }

    /** @param sentence with the figures, for people */
    public record Remark(Payment payment, Code code, String sentence) {
    }

    private static final Comparator<Payable> OLDEST_FIRST = Comparator.comparing((Payable payable) -> payable.document().date())
            .thenComparing(payable -> payable.document().number()).thenComparing(Payable::account);

    /** By date, then by source: lines by number where they are numbers of unequal length. */
    private static final Comparator<Payment> IN_ORDER = Comparator.comparing(Payment::date)
            .thenComparing(payment -> payment.source().file()).thenComparing(payment -> payment.source().line().length())
            .thenComparing(payment -> payment.source().line()).thenComparing(Payment::documentNumber)
            .thenComparing(Payment::documentDate, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Payment::kind).thenComparing(Payment::amount);

    public Settlement {
        payables = List.copyOf(payables);
        unapplied = List.copyOf(unapplied);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param payables      documents of the supplier, those that are paid too, so that a second payment of one is seen
     * @param earlier       payments of earlier files that could not be applied; remarks were made then unless this is their month
     * @param payments      of this month
     * @param lastDay       of the month
     * @param supplierKnown whether the supplier has or had any document, in GSTR-2B or the books
     * @throws IllegalArgumentException when they are of more than one supplier or recipient
     */
    public static Settlement of(List<Payable> payables, List<Payment> earlier, List<Payment> payments, LocalDate lastDay,
                                boolean supplierKnown, Rules rules) {
        requireOneSupplier(payables, earlier, payments);
        Run run = new Run(payables, lastDay, supplierKnown || !payables.isEmpty(), rules);
        List<Item> items = new ArrayList<>();
        earlier.forEach(payment -> items.add(new Item(payment, TaxPeriod.of(payment.date()).equals(TaxPeriod.of(lastDay)))));
        payments.forEach(payment -> items.add(new Item(payment, true)));
        items.sort(Comparator.comparing(Item::payment, IN_ORDER).thenComparing(Item::isNew));
        List<Item> onAccount = items.stream().map(run::applyToBill).filter(item -> item != null).toList();
        onAccount.forEach(run::applyToOldest);
        run.unapplied.sort(IN_ORDER);
        Settlement settlement = new Settlement(run.payables, run.unapplied, run.remarks);
        long given = items.stream().mapToLong(item -> item.payment().amount()).sum();
        long kept = settlement.unapplied.stream().mapToLong(Payment::amount).sum();
        long applied = paid(settlement.payables) - paid(payables);
        if (given != applied + kept) {
            throw new IllegalStateException("payments of " + given + " paise to " + items.get(0).payment().supplier() + " became " + applied
                    + " applied and " + kept + " kept");
        }
        return settlement;
    }

    /** @param isNew of this month, so that a remark is due */
    private record Item(Payment payment, boolean isNew) {
    }

    private static long paid(List<Payable> payables) {
        return payables.stream().mapToLong(payable -> payable.paidInTime() + payable.paidLate()).sum();
    }

    private static void requireOneSupplier(List<Payable> payables, List<Payment> earlier, List<Payment> payments) {
        List<String> names = new ArrayList<>();
        payables.forEach(payable -> names.add(payable.document().recipient() + " and " + payable.document().supplier()));
        earlier.forEach(payment -> names.add(payment.recipient() + " and " + payment.supplier()));
        payments.forEach(payment -> names.add(payment.recipient() + " and " + payment.supplier()));
        if (names.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("payments are settled for one recipient and one supplier at a time, given are those of "
                    + names.stream().distinct().sorted().toList());
        }
    }

    /** One settlement on its way. */
    private static final class Run {

        private static final FinancialYear ANY_YEAR = new FinancialYear(2017);

        private final List<Payable> payables;
        /** Places of the payables in their list, oldest first, by the key of their number. */
        private final Map<String, List<Integer>> byNumber = new HashMap<>();
        /** Payables before it are paid. */
        private int firstUnpaid;
        private final List<Payment> unapplied = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final LocalDate lastDay;
        private final boolean supplierKnown;
        private final Rules rules;

        Run(List<Payable> payables, LocalDate lastDay, boolean supplierKnown, Rules rules) {
            this.payables = new ArrayList<>(payables.stream().sorted(OLDEST_FIRST).toList());
            for (int bill = 0; bill < payables.size(); bill++) {
                byNumber.computeIfAbsent(key(this.payables.get(bill).document().number()), number -> new ArrayList<>()).add(bill);
            }
            this.lastDay = lastDay;
            this.supplierKnown = supplierKnown;
            this.rules = rules;
        }

        /** @return what is left of it on account, null when nothing is or it is kept */
        private Item applyToBill(Item item) {
            Payment payment = item.payment();
            if (mustWait(item)) {
                unapplied.add(payment);
                return null;
            }
            if (payment.isOnAccount()) {
                return item;
            }
            int bill = bill(payment);
            if (bill < 0) {
                remark(item, Code.BILL_UNKNOWN, "names bill '" + payment.documentNumber() + "'"
                        + (payment.documentDate() == null ? "" : " of " + payment.documentDate())
                        + ", which is not among the open bills (not booked yet, or paid before); it is kept until it is");
                unapplied.add(payment);
                return null;
            }
            return pay(bill, item);
        }

        private boolean mustWait(Item item) {
            Payment payment = item.payment();
            if (payment.date().isAfter(lastDay)) {
                remark(item, Code.FUTURE, "is after the end of the month, " + lastDay + "; it is kept until then");
                return true;
            }
            if (!supplierKnown) {
                remark(item, Code.SUPPLIER_UNKNOWN, "is to " + payment.supplier()
                        + ", of whom there is no document; it is kept. Check the GSTIN");
                return true;
            }
            boolean maybe = payment.kind() == Payment.Kind.TDS || payment.kind() == Payment.Kind.SET_OFF;
            if (maybe && !Figures.isTrue("r37.set_off_counts", payment.date(), rules)) {
                remark(item, Code.NOT_COUNTED, "is " + payment.kind()
                        + " and does not count as paid (r37.set_off_counts=false); it is kept");
                return true;
            }
            return false;
        }

        private Item pay(int bill, Item item) {
            Payment payment = item.payment();
            Payable payable = payables.get(bill);
            if (payment.date().isBefore(payable.document().date())) {
                remark(item, Code.BEFORE_BILL, "is before the date of bill '" + payable.document().number() + "', "
                        + payable.document().date() + "; it counts");
            }
            long rest = apply(bill, payment);
            if (rest == 0) {
                return null;
            }
            remark(item, Code.ABOVE_BILL, "is " + Paise.formatIndian(rest) + " more than bill '" + payable.document().number() + "' of "
                    + Paise.formatIndian(payable.value()) + " leaves unpaid (" + Paise.formatIndian(payable.unpaid())
                    + "); the rest is on account");
            return new Item(new Payment(payment.recipient(), payment.supplier(), "", null, payment.date(), rest, payment.kind(),
                    payment.source()), item.isNew());
        }

        private void applyToOldest(Item item) {
            long rest = item.payment().amount();
            while (firstUnpaid < payables.size() && rest > 0) {
                rest = apply(firstUnpaid, item.payment().withAmount(rest));
                firstUnpaid += payables.get(firstUnpaid).unpaid() == 0 ? 1 : 0;
            }
            if (rest > 0) {
                unapplied.add(item.payment().withAmount(rest));
            }
        }

        /** @return paise that the bill does not need */
        private long apply(int bill, Payment payment) {
            long applied = Math.min(payment.amount(), payables.get(bill).unpaid());
            payables.set(bill, payables.get(bill).paid(applied, payment.date()));
            return payment.amount() - applied;
        }

        /** The bill that it names: of several, the oldest that is unpaid, else the oldest; -1 when there is none. */
        private int bill(Payment payment) {
            int found = -1;
            for (int bill : byNumber.getOrDefault(key(payment.documentNumber()), List.of())) {
                Payable payable = payables.get(bill);
                if (payment.documentDate() == null || payment.documentDate().equals(payable.document().date())) {
                    if (payable.unpaid() > 0) {
                        return bill;
                    }
                    found = found < 0 ? bill : found;
                }
            }
            return found;
        }

        /** Letters and digits, upper case, in which the year plays no part; a number without any as it is written. */
        private static String key(String number) {
            DocumentNumber normal = DocumentNumber.of(number, ANY_YEAR);
            return normal.n1().isEmpty() ? normal.n0() : normal.n1();
        }

        private void remark(Item item, Code code, String what) {
            if (item.isNew()) {
                Payment payment = item.payment();
                remarks.add(new Remark(payment, code,
                        "payment of " + Paise.formatIndian(payment.amount()) + " on " + payment.date() + " " + what));
            }
        }
    }
}
