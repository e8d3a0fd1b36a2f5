package milaan.accuracy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One purchase: the supplier's document and what became of it on each side. */
final class Deal {

    final Paper original;
    final int ratePercent;
    final boolean reverseCharge;
    final Deal creditedInvoice;
    /** What the purchase is, whatever happens to it: recurring, credit note, debit note. */
    final Set<Noise> nature;
    /** How many purchases from the supplier's PAN have about this amount, this one included. */
    int sharers = 1;
    /** Member of a merge that another deal leads: it has no papers of its own. */
    boolean absorbed;

    final List<Paper> books = new ArrayList<>();
    final List<Paper> portal = new ArrayList<>();
    final Set<Noise> noises = EnumSet.noneOf(Noise.class);

    Deal(Paper original, int ratePercent, boolean reverseCharge, Deal creditedInvoice, Set<Noise> nature) {
        this.original = original;
        this.ratePercent = ratePercent;
        this.reverseCharge = reverseCharge;
        this.creditedInvoice = creditedInvoice;
        this.nature = nature;
        clean();
    }

    boolean isAmountUnique() {
        return sharers == 1;
    }

    /** Both sides agree again. */
    void clean() {
        noises.clear();
        books.clear();
        books.add(original);
        portal.clear();
        portal.add(original);
    }

    /** One booking and one document of the portal. */
    boolean isPair() {
        return books.size() == 1 && portal.size() == 1;
    }

    boolean isLone() {
        return books.isEmpty() != portal.isEmpty();
    }

    Set<Noise> labels() {
        Set<Noise> labels = EnumSet.noneOf(Noise.class);
        labels.addAll(nature);
        labels.addAll(noises);
        if (labels.isEmpty()) {
            labels.add(Noise.NONE);
        }
        return labels;
    }
}
