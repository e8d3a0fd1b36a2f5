package milaan.domain.statement;

import java.util.ArrayList;
import java.util.List;

import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.rules.Rules;

/**
 * The opening of a financial year (gst-rules 2.9), per head:
 * <pre>
 * A  portal     closing after the return of March, by return period
 * B  rolled     declared opening + Σ added − Σ used up to March
 * C  books      open items of the working
 * D1 = A − B    D2 = A − C    E = min(max(A, 0), C), never below zero
 * </pre>
 * The return of March is filed in April: what the portal calls the opening at 1 April does not have it yet and is never used.
 *
 * <p>Worked figure (CGST, 2026-27): February closes at 1,20,000, March adds 30,000 and uses 50,000: A = 1,00,000; with
 * C = 95,000 D2 is 5,000 and E is 95,000.
 *
 * @param year   the year that is opened
 * @param heads  one for each head, in order
 * @param months rows of the year before, which prove the opening, and those at hand of the new year; their check against the
 *               portal is {@link RollRow#difference()}
 */
public record YearOpening(FinancialYear year, List<HeadOpening> heads, List<RollRow> months) {

    public YearOpening {
        heads = List.copyOf(heads);
        months = List.copyOf(months);
    }

    /**
     * @param roll        roll up to March or later
     * @param statement   rows the roll was made with
     * @param booksOpen   C in paise per head, null when no working was given
     * @param booksCauses causes of B − C; what they leave is UNEXPLAINED
     */
    public static YearOpening of(FinancialYear year, StatementRoll roll, List<StatementRow> statement, TaxAmounts booksOpen,
                                 List<BalanceCause> booksCauses, Rules rules) {
        TaxPeriod march = TaxPeriod.of(year.firstDay()).previous();
        Postings postings = Postings.of(roll.kind(), statement, RollRules.of(roll.kind(), rules, march).firstPeriod(), march);
        List<HeadOpening> heads = new ArrayList<>();
        for (TaxHead head : TaxHead.values()) {
            heads.add(head(head, march, roll, postings, booksOpen, booksCauses));
        }
        int before = year.startYear() - 1;
        List<RollRow> months = roll.rows().stream().filter(row -> row.period().financialYear().startYear() == before
                || row.period().financialYear().equals(year)).toList();
        return new YearOpening(year, heads, months);
    }

    /** Figures of one head. */
    public HeadOpening of(TaxHead head) {
        return heads.get(head.ordinal());
    }

    private static HeadOpening head(TaxHead head, TaxPeriod march, StatementRoll roll, Postings postings, TaxAmounts booksOpen,
                                    List<BalanceCause> booksCauses) {
        List<String> notes = new ArrayList<>();
        long rolled = roll.closing(march).of(head);
        boolean provisional = isRolledProvisional(head, march, roll, notes);
        Long portal = null;
        long base = rolled;
        List<BalanceCause> rolledCauses = List.of();
        if (postings.byPeriod().isEmpty()) {
            notes.add("The statement has no row up to " + march + ": the rolled balance stands in its place ("
                    + roll.opening().explanation() + ").");
        } else {
            StatementRow row = postings.byPeriod().get(postings.byPeriod().lastKey());
            portal = row.closing().of(head);
            base = portal;
            rolledCauses = PortalDifference.causes(roll, postings, head, march);
            provisional = !row.period().equals(march);
            if (provisional) {
                base = Math.min(base, base + after(row.period(), march, head, roll));
                notes.add("The statement has no row of " + march + ": its last closing, of " + row.period() + ", is taken, provisionally.");
            }
        }
        if (base < 0) {
            notes.add("The balance is below zero: " + Paise.formatIndian(-base) + " is to be made good before anything can be reclaimed.");
        }
        long portalOrRolled = portal != null ? portal : rolled;
        Long books = booksOpen == null ? null : booksOpen.of(head);
        if (books == null) {
            notes.add("Books not given: what may be claimed is not held against open items.");
        }
        return new HeadOpening(head, portal, rolled, books, portal == null ? null : Long.valueOf(portal - rolled),
                books == null ? null : Long.valueOf(portalOrRolled - books), rolledCauses,
                books == null ? List.of() : booksCauses(head, rolledCauses, booksCauses, rolled - books),
                Math.max(0, books == null ? base : Math.min(base, books)), provisional, String.join(" ", notes));
    }

    /** What the returns at hand do to the balance after the last posting; a return that has drawn on it has done so, posted or not. */
    private static long after(TaxPeriod lastPosting, TaxPeriod march, TaxHead head, StatementRoll roll) {
        return roll.closing(march).minus(roll.closing(lastPosting)).of(head);
    }

    private static boolean isRolledProvisional(TaxHead head, TaxPeriod march, StatementRoll roll, List<String> notes) {
        boolean provisional = roll.opening().provisional();
        TaxPeriod from = roll.opening().from();
        TaxPeriod last = from == null ? null : from.previous();
        for (RollRow row : roll.rows()) {
            if (row.head() == head && row.period().compareTo(march) <= 0) {
                provisional = row.provisional();
                last = row.period();
            }
        }
        if (last == null || last.compareTo(march) < 0) {
            notes.add("The return of " + march + " is not at hand: the rolled balance is provisional.");
            return true;
        }
        if (last.compareTo(march) > 0) {
            notes.add("The roll begins at " + from + " only: its opening is taken for the balance after " + march + ", provisionally.");
            return true;
        }
        if (provisional) {
            notes.add("The rolled balance is provisional: a return up to " + march + " is missing or doubtful, or its opening is ("
                    + roll.opening().explanation() + ").");
        }
        return provisional;
    }

    private static List<BalanceCause> booksCauses(TaxHead head, List<BalanceCause> rolledCauses, List<BalanceCause> given, long difference) {
        List<BalanceCause> causes = new ArrayList<>(rolledCauses);
        long rest = difference;
        for (BalanceCause cause : given) {
            if (cause.head() == head) {
                causes.add(cause);
                rest = Math.subtractExact(rest, cause.amountPaise());
            }
        }
        if (rest != 0) {
            causes.add(new BalanceCause(null, head, Cause.UNEXPLAINED, null, rest, Paise.formatIndian(rest)
                    + " of the difference between the balance of the returns and the books is accounted for by no document"));
        }
        return causes;
    }
}
