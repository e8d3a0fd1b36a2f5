package milaan.domain.credit.reversal;

import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Section 16(3), from 1 July 2017: no credit of the tax on capital goods when depreciation is claimed on that tax.
 *
 * <p>Formula: all that is left of the credit of a document whose class is DEPRECIATED. Lands in 4B(1), because 4A has it from GSTR-2B.
 * <p>Worked figure: a machine of 1,00,000 with IGST 18,000, capitalised at 1,18,000: 18,000 in 4B(1).
 */
public final class Section16_3 implements DocumentReversal {

    @Override
    public Precedence precedence() {
        return Precedence.DEPRECIATED;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        if (left.isZero() || supply.books() == null || supply.books().books().creditClass() != CreditClass.DEPRECIATED) {
            return List.of();
        }
        return List.of(new Portion(EventKind.REVERSED_FOR_GOOD, CreditReason.DEPRECIATED, CreditReason.DEPRECIATED.law(), left,
                "depreciation is claimed on the tax of " + Figures.words(left)));
    }
}
