package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Rule 37A, from 26 December 2022 (Notification 26/2022), section 16(2)(c): a supplier has reported a document in GSTR-1 and not filed his
 * GSTR-3B by 30 September after the year in which we took the credit. It is given back by 30 November, without interest; later with
 * interest under section 50.
 *
 * <p>Formula: all that is left of the credit of a document that GSTR-2B has in its block of reversals; nothing once it is no longer
 * there, so that the register reclaims; section 16(4) does not bar that. Lands in 4B(2), the reclaim in 4A(5) and 4D(1).
 * <p>Worked figure (gst-rules 6.2): IGST 18,000 taken in November 2025, GSTR-3B of the supplier missing on 30-09-2026: 18,000 in 4B(2) of a
 * return filed by 30-11-2026.
 */
public final class Rule37A implements DocumentReversal {

    @Override
    public Precedence precedence() {
        return Precedence.SUPPLIER_NOT_FILED;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        Document portal = supply.portal();
        if (left.isZero() || portal == null || portal.portal().block() != Block.REVERSAL) {
            return List.of();
        }
        return List.of(new Portion(EventKind.REVERSED_FOR_NOW, CreditReason.R37A_SUPPLIER_3B, CreditReason.R37A_SUPPLIER_3B.law(), left,
                "GSTR-2B of " + portal.period() + " has it among the reversals: the supplier's GSTR-3B is not filed; "
                        + interest(supply, rules)));
    }

    /** 30 September after the year of the period in which the credit was taken: the supplier's GSTR-3B must be filed by then. */
    public static LocalDate testOn(TaxPeriod taken, Rules rules) {
        return day(taken, "r37a.test", rules);
    }

    /** 30 November after that year: last day to give the credit back without interest. */
    public static LocalDate reverseBy(TaxPeriod taken, Rules rules) {
        return day(taken, "r37a.reverse_by", rules);
    }

    private static LocalDate day(TaxPeriod taken, String code, Rules rules) {
        FinancialYear year = taken.financialYear();
        LocalDate readOn = LocalDate.of(year.startYear() + 1, 12, 31);
        return Figures.dayAfter(year, code, readOn, rules);
    }

    private static String interest(Supply supply, Rules rules) {
        if (!supply.taken()) {
            return "no interest, as it is taken and given back in one return";
        }
        if (supply.payable() == null) {
            return "no interest if the return is filed by 30 November after the year in which the credit was taken";
        }
        LocalDate last = reverseBy(supply.payable().taken(), rules);
        return supply.filedOn().isAfter(last)
                ? "interest under section 50 is due, as the return is filed on " + supply.filedOn() + ", after " + last
                : "no interest, as the return is filed on " + supply.filedOn() + ", not after " + last;
    }
}
