package milaan.domain.credit.reversal;

import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Rule 38 and section 17(4), from 1 July 2017: a bank, financial institution or NBFC may take half of its credit each month instead of
 * going by section 17(2), rules 42 and 43 ({@code r38.option}). What is blocked or not for business does not count; supplies from
 * another registration of the same PAN are not halved.
 *
 * <p>Formula, per head: {@code 50 % × (eligible − of own registrations)}, rounded half up to the paisa, zero where credit notes leave
 * less than nothing. Lands in 4B(1).
 * <p>Worked figure: eligible CGST 1,00,000, of it 20,000 from own registrations: 40,000 in 4B(1), net 60,000.
 */
public final class Rule38 {

    private Rule38() {
    }

    /** True when the job file says that the bank has chosen it. */
    public static boolean isChosen(TaxPeriod period, Rules rules) {
        return Figures.isTrue("r38.option", period.lastDay(), rules);
    }

    /** True for a document between two registrations of one PAN. */
    public static boolean isOfOwnRegistration(Document document) {
        return document.supplier() != null && document.supplier().pan().equals(document.recipient().pan());
    }

    /**
     * @param eligible          credit of the month that no other provision gives back, paise per head
     * @param ofOwnRegistration what of it is {@linkplain #isOfOwnRegistration of own registrations}
     */
    public static List<Portion> portions(TaxPeriod period, TaxAmounts eligible, TaxAmounts ofOwnRegistration, Rules rules) {
        if (!isChosen(period, rules)) {
            return List.of();
        }
        TaxAmounts halved = eligible.minus(ofOwnRegistration);
        String percent = rules.get("r38.reverse_pct", period.lastDay());
        TaxAmounts tax = Figures.share(Figures.notNegative(halved), Long.parseLong(percent), 100);
        if (tax.isZero()) {
            return List.of();
        }
        return List.of(new Portion(EventKind.REVERSED_FOR_GOOD, CreditReason.RULE_38,
                CreditReason.RULE_38.law() + "; " + rules.cite("r38.option", period.lastDay()), tax,
                percent + " % of " + Figures.words(halved) + (ofOwnRegistration.isZero() ? ""
                        : ", without " + Figures.words(ofOwnRegistration) + " of own registrations")));
    }
}
