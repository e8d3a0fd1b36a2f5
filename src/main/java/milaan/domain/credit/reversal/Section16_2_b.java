package milaan.domain.credit.reversal;

import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.BooksFacts.Receipt;
import milaan.domain.document.Document;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Section 16(2)(b), from 1 July 2017: no credit before the goods or services have arrived; of goods in lots, before the last lot has.
 *
 * <p>Formula: all that is left of the credit of a document that the books have and that has not arrived by the end of the period; nothing
 * once it has, so that the register reclaims. Lands in 4B(2), the reclaim in 4A(5) and 4D(1).
 * <p>Worked figure: IGST 18,000 in GSTR-2B of April, goods arrive in May: 18,000 in 4B(2) of April, 18,000 in 4A(5) and 4D(1) of May.
 */
public final class Section16_2_b implements DocumentReversal {

    @Override
    public Precedence precedence() {
        return Precedence.NOT_RECEIVED;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        Document books = supply.books();
        if (left.isZero() || books == null || books.books().receipt() != Receipt.NOT_RECEIVED) {
            return List.of();
        }
        return List.of(new Portion(EventKind.REVERSED_FOR_NOW, CreditReason.NOT_RECEIVED, CreditReason.NOT_RECEIVED.law(), left,
                "not received by the end of " + supply.period() + ", " + Figures.words(left) + " to be reclaimed when it arrives"));
    }
}
