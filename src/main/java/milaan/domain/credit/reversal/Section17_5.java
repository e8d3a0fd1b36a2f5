package milaan.domain.credit.reversal;

import java.util.List;
import java.util.Optional;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.Document;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Section 17(5), from 1 July 2017, as last changed on 1 October 2023 (CSR): blocked credits, T3 of rule 42.
 *
 * <p>A document is blocked when the books say so; where they say no more than ELIGIBLE, also when its HSN or account stands in
 * {@link BlockedCredits}, unless {@code s17_5.mapping} is OFF. Any other class of the books wins over that table.
 * <p>Formula: all that is left of the credit. Lands in 4B(1), because 4A has it from GSTR-2B.
 * <p>Worked figure (gst-rules 6.4, CGST): T3 10,000 of 1,00,000: 10,000 in 4B(1).
 */
public final class Section17_5 implements DocumentReversal {

    private final BlockedCredits blocked;

    public Section17_5() {
        this(BlockedCredits.load());
    }

    public Section17_5(BlockedCredits blocked) {
        this.blocked = blocked;
    }

    @Override
    public Precedence precedence() {
        return Precedence.BLOCKED;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        if (left.isZero() || supply.books() == null) {
            return List.of();
        }
        Document document = supply.books();
        BooksFacts books = document.books();
        if (books.creditClass() == CreditClass.BLOCKED_17_5) {
            return List.of(all(left, CreditReason.BLOCKED_17_5.law(), "blocked by the class in the books, " + Figures.words(left)));
        }
        if (books.creditClass() != CreditClass.ELIGIBLE || !Figures.is("BLOCK", "OFF", "s17_5.mapping", document.date(), rules)) {
            return List.of();
        }
        Optional<BlockedCredits.Entry> entry = blocked.find(books.hsn(), books.account(), document.date());
        String cited = rules.cite("s17_5.mapping", document.date());
        return entry.map(e -> all(left, "section " + e.clause() + "; " + cited, explanation(e, books, left))).stream().toList();
    }

    private static Portion all(TaxAmounts left, String rule, String explanation) {
        return new Portion(EventKind.REVERSED_FOR_GOOD, CreditReason.BLOCKED_17_5, rule, left, explanation);
    }

    private static String explanation(BlockedCredits.Entry entry, BooksFacts books, TaxAmounts left) {
        String found = entry.kind() == BlockedCredits.Kind.HSN ? "HSN " + books.hsn() : "account '" + books.account() + "'";
        return found + " is taken for " + entry.words() + ", section " + entry.clause() + ", " + Figures.words(left)
                + "; state a credit class in the books (TAXABLE_ONLY, COMMON) if it is not blocked";
    }
}
