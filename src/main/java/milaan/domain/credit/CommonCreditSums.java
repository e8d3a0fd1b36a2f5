package milaan.domain.credit;

import java.util.EnumSet;
import java.util.Set;

import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.money.TaxAmounts;

/**
 * What rules 38 and 42 start from (gst-rules 6.4): the credit of a month by use, without capital goods. Credit that still waits for
 * goods or documents does not count; what rules 37 and 37A give back and bring again is no new credit either way.
 */
public final class CommonCreditSums {

    private static final Set<CreditClass> CAPITAL = EnumSet.of(CreditClass.CAPITAL, CreditClass.COMMON_CAPITAL);

    private TaxAmounts nonBusiness = TaxAmounts.ZERO;
    private TaxAmounts exempt = TaxAmounts.ZERO;
    private TaxAmounts blocked = TaxAmounts.ZERO;
    private TaxAmounts taxable = TaxAmounts.ZERO;
    private TaxAmounts common = TaxAmounts.ZERO;
    private TaxAmounts capital = TaxAmounts.ZERO;

    /** @param creditClass null when the books do not know the document */
    public void add(EventKind kind, CreditReason reason, CreditClass creditClass, TaxAmounts tax) {
        boolean paid = reason == CreditReason.R37_180D || reason == CreditReason.R37A_SUPPLIER_3B;
        if (kind == EventKind.REVERSED_FOR_GOOD && !isOfRule(reason)) {
            give(reason, tax);
            use(creditClass, tax.negated());
        } else if (kind == EventKind.TAKEN || kind == EventKind.CORRECTED || kind == EventKind.RECLAIMED && !paid) {
            use(creditClass, tax);
        } else if (kind == EventKind.REVERSED_FOR_NOW && !paid) {
            use(creditClass, tax.negated());
        }
    }

    private static boolean isOfRule(CreditReason reason) {
        return reason == CreditReason.RULE_38 || reason == CreditReason.RULE_42 || reason == CreditReason.RULE_43;
    }

    private void give(CreditReason reason, TaxAmounts tax) {
        switch (reason) {
            case NON_BUSINESS -> nonBusiness = nonBusiness.plus(tax);
            case EXEMPT_ONLY -> exempt = exempt.plus(tax);
            default -> blocked = blocked.plus(tax);
        }
    }

    private void use(CreditClass creditClass, TaxAmounts tax) {
        if (creditClass != null && CAPITAL.contains(creditClass)) {
            capital = capital.plus(tax);
        } else if (creditClass == CreditClass.COMMON) {
            common = common.plus(tax);
        } else {
            taxable = taxable.plus(tax);
        }
    }

    /** T: all of it. */
    public TaxAmounts t() {
        return nonBusiness.plus(exempt).plus(blocked).plus(taxable).plus(common);
    }

    /** T1: only for other than business. */
    public TaxAmounts t1() {
        return nonBusiness;
    }

    /** T2: only for exempt supplies. */
    public TaxAmounts t2() {
        return exempt;
    }

    /** T3: blocked, or gone for another reason of the document. */
    public TaxAmounts t3() {
        return blocked;
    }

    /** T4: for taxable supplies, zero-rated ones among them. */
    public TaxAmounts t4() {
        return taxable;
    }

    /** What no provision has given back, capital goods included. */
    public TaxAmounts net() {
        return taxable.plus(common).plus(capital);
    }
}
