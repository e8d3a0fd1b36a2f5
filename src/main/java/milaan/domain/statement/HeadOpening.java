package milaan.domain.statement;

import java.util.List;

import milaan.domain.money.TaxHead;

/**
 * The opening of a year in one head: figures A to E of gst-rules 2.9, in paise.
 *
 * @param portal           A: the statement's closing after the return of March, null when no row up to March is at hand
 * @param rolled           B: declared opening and all movements up to March
 * @param books            C: what the books hold open, null when no working was given
 * @param portalLessRolled D1 = A − B, null without A
 * @param portalLessBooks  D2 = A − C, or B − C without A; null without C
 * @param rolledCauses     add up to D1
 * @param booksCauses      add up to D2; those of D1 first
 * @param claimable        E: what may be carried into the new year
 * @param provisional      the statement has no row of March; without a statement: the rolled balance is provisional
 * @param note             sentences, empty when all is well
 */
public record HeadOpening(TaxHead head, Long portal, long rolled, Long books, Long portalLessRolled, Long portalLessBooks,
                          List<BalanceCause> rolledCauses, List<BalanceCause> booksCauses, long claimable, boolean provisional, String note) {

    /** @throws IllegalArgumentException when causes do not add up to their difference */
    public HeadOpening {
        rolledCauses = List.copyOf(rolledCauses);
        booksCauses = List.copyOf(booksCauses);
        requireSum(head, "A - B", portalLessRolled, rolledCauses);
        requireSum(head, "A - C", portalLessBooks, booksCauses);
    }

    private static void requireSum(TaxHead head, String name, Long difference, List<BalanceCause> causes) {
        long sum = causes.stream().mapToLong(BalanceCause::amountPaise).reduce(0, Math::addExact);
        if (sum != (difference == null ? 0 : difference)) {
            throw new IllegalArgumentException(head + ": causes add up to " + sum + " paise, " + name + " is " + difference);
        }
    }
}
