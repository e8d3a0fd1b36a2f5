package milaan.domain.credit.reversal;

import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Sections 17(1) and 17(2), from 1 July 2017: no credit of what serves only other purposes than business (T1 of rule 42) or only exempt
 * supplies (T2). A bank that has chosen half of its credit ({@code r38.option}) gives T2 back within that half, see {@link Rule38}.
 *
 * <p>Formula: all that is left of the credit of a document whose class is NON_BUSINESS or EXEMPT_ONLY. Lands in 4B(1).
 * <p>Worked figure (gst-rules 6.4, CGST): T1 4,000 and T2 6,000 of 1,00,000: 10,000 in 4B(1).
 */
public final class Section17_1_2 implements DocumentReversal {

    @Override
    public Precedence precedence() {
        return Precedence.NO_TAXABLE_USE;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        if (left.isZero() || supply.books() == null) {
            return List.of();
        }
        return switch (supply.books().books().creditClass()) {
            case NON_BUSINESS -> List.of(all(left, CreditReason.NON_BUSINESS, "T1 of rule 42: only for other purposes than business"));
            case EXEMPT_ONLY -> Rule38.isChosen(supply.period(), rules) ? List.of()
                    : List.of(all(left, CreditReason.EXEMPT_ONLY, "T2 of rule 42: only for exempt supplies"));
            default -> List.of();
        };
    }

    private static Portion all(TaxAmounts left, CreditReason reason, String explanation) {
        return new Portion(EventKind.REVERSED_FOR_GOOD, reason, reason.law(), left, explanation + ", " + Figures.words(left));
    }
}
