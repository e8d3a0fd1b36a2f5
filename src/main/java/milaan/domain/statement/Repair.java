package milaan.domain.statement;

import java.util.List;

import milaan.domain.money.Paise;
import milaan.domain.returns.Gstr3bRow;

/**
 * What can be done in this month's return about a cause (gst-rules 2.8). A proposal with its effects, never done by itself.
 *
 * @param words                  the repair, for people
 * @param changes                what changes in Table 4 of this month's return; empty when nothing does or the rows are not known yet
 * @param effectOnBalancePaise   what the repair adds to the portal's balance
 * @param effectOnPayablePaise   what it adds to the tax payable of the month: credit less (4C lower) is more to pay
 * @param interest               whether interest follows
 * @param adviserToConfirm       true where practice or an open question stands behind it, not law or an advisory
 */
public record Repair(String words, List<Change> changes, long effectOnBalancePaise, long effectOnPayablePaise, String interest,
                     boolean adviserToConfirm) {

    private static final String INTEREST_IF_UTILISED = "section 50(3): only if the credit wrongly reclaimed was utilised, and from then on";
    private static final String NO_INTEREST = "none: no credit is changed";

    /** @param amountPaise what is added to the row, negative when it becomes less */
    public record Change(Gstr3bRow row, long amountPaise) {
    }

    public Repair {
        changes = List.copyOf(changes);
    }

    public static Repair of(BalanceCause cause) {
        long x = Math.abs(cause.amountPaise());
        return switch (cause.cause()) {
            case RECLAIM_WITHOUT_REVERSAL -> reverse(x, "If the credit was not due: reverse " + rupees(x) + " in 4B(2). If it was due and only the 4D(1) is"
                    + " wrong: the same amount in 4A(5) and in 4B(2), nothing in 4D(1), so that 4C stays as it is; 4A(5) then exceeds GSTR-2B (DRC-01C).", true);
            case RECLAIMED_TWICE, RECLAIM_ABOVE_REVERSAL -> reverse(x, "Reverse " + rupees(x)
                    + " in 4B(2). With no credit in the month 4C turns negative and adds to the tax payable.", false);
            case REVERSED_OUTSIDE_4B2 -> outside(cause.item(), x, " Do so before it is reclaimed through 4D(1).");
            case REVERSED_OUTSIDE_4B2_AND_RECLAIMED -> outside(cause.item(), x, " The reclaim itself is allowed within section 16(4) (ICAI).");
            case WRONG_HEAD -> cause.amountPaise() < 0
                    ? reverse(x, "Reverse " + rupees(x) + " in 4B(2) under " + cause.head() + ", the head wrongly reclaimed in.", true)
                    : new Repair("Reclaim " + rupees(x) + " in 4A(5) and 4D(1) under " + cause.head() + ", the head of the reversal.",
                            List.of(new Change(Gstr3bRow.ITC_OTHER, x), new Change(Gstr3bRow.RECLAIMED, x)), -x, -x, "none: credit is taken, not given back", true);
            case OPENING_NEVER_DECLARED, OPENING_DIFFERS -> opening(cause, x);
            case OPENING_NOT_KNOWN -> nothing("Load the earlier returns, or the portal's statement from its first period on: a repair follows only when"
                    + " the opening balance is known.", false);
            case OPENING_NOT_POSTED -> nothing("Wait for the next posting and load the statement again: a declaration enters the balance with it."
                    + " If it is still not there, compare the declaration with the statement and raise a grievance on the portal.", false);
            case PERMANENT_IN_4B2, CREDIT_NOTES_BEFORE_2023 -> nothing("Never reclaim " + rupees(x)
                    + ": the portal shows more than may be claimed. Keep the claimable amount apart from the portal's balance.", true);
            case MADE_GOOD -> nothing("Nothing more to do: " + rupees(x) + " is made good already.", false);
            case RECLAIM_WITHOUT_4D1 -> new Repair("Show " + rupees(x) + " in 4D(1) once, so that the statement is cleared; the credit is taken already:"
                    + " do not add it to 4A(5) a second time. 4D(1) must stay within 4A(5) of the month.",
                    List.of(new Change(Gstr3bRow.RECLAIMED, x)), -x, 0, NO_INTEREST, true);
            case RETURN_MISSING -> nothing("Put the return of " + cause.period() + " and the statement beside each other: one of them is not complete.", false);
            case RETURN_DIFFERS -> nothing("Compare the filed return of " + cause.period()
                    + " with the statement's row; if the return is right, raise a grievance on the portal.", false);
            case UNEXPLAINED -> nothing("Find the documents behind it first; a repair follows from their cause.", false);
        };
    }

    /** Over-reclaimed: what is below zero must be reversed (advisory 643). */
    private static Repair reverse(long x, String words, boolean adviser) {
        return new Repair(words, List.of(new Change(Gstr3bRow.REVERSED_FOR_NOW, x)), x, x, INTEREST_IF_UTILISED, adviser);
    }

    /** The reversal itself was right and only in the wrong row: 4C stays as it is, wherever it was made. */
    private static Repair outside(WorkingItem item, long x, String more) {
        return switch (item == null ? OutsideRow.NOT_SAID : OutsideRow.of(item.reason())) {
            case IN_4B1 -> new Repair("Show " + rupees(x) + " less in 4B(1) and more in 4B(2), as far as the month has true 4B(1) reversals to net"
                    + " against." + more,
                    List.of(new Change(Gstr3bRow.REVERSED_FOR_GOOD, -x), new Change(Gstr3bRow.REVERSED_FOR_NOW, x)), x, 0, NO_INTEREST, true);
            case NETTED_IN_4A5 -> grossUp(x, "It was netted in 4A(5), so nothing of it stands in 4B(1): show " + rupees(x) + " in 4A(5) and in 4B(2),"
                    + " nothing in 4D(1), so that 4C stays as it is; 4A(5) then exceeds GSTR-2B (DRC-01C)." + more);
            case NOT_SAID -> new Repair("Find first where it was reversed. If in 4B(1): show " + rupees(x) + " less in 4B(1) and more in 4B(2). If by"
                    + " claiming less in 4A(5): show it in 4A(5) and in 4B(2), nothing in 4D(1). Either way 4C stays as it is." + more,
                    List.of(), x, 0, NO_INTEREST, true);
        };
    }

    private static Repair grossUp(long x, String words) {
        return new Repair(words, List.of(new Change(Gstr3bRow.ITC_OTHER, x), new Change(Gstr3bRow.REVERSED_FOR_NOW, x)), x, 0, NO_INTEREST, true);
    }

    /** The last window to declare closed on 30 November 2024. */
    private static Repair opening(BalanceCause cause, long x) {
        if (cause.amountPaise() > 0) {
            return nothing("Never reclaim " + rupees(x) + " that was declared and is not open in the books; keep the claimable amount apart.", true);
        }
        return grossUp(x, "No window to declare is open: show " + rupees(x) + " in 4A(5) and in 4B(2), nothing in 4D(1), so that 4C stays as it is"
                + " (4A(5) then exceeds GSTR-2B, DRC-01C); or turn to the officer or the grievance desk.");
    }

    private static Repair nothing(String words, boolean adviser) {
        return new Repair(words, List.of(), 0, 0, NO_INTEREST, adviser);
    }

    private static String rupees(long paise) {
        return Paise.formatIndian(paise);
    }
}
