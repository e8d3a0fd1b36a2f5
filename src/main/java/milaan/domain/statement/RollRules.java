package milaan.domain.statement;

import java.util.Locale;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;

/**
 * The figures of rules.csv that a roll needs.
 *
 * @param firstPeriod    first monthly return that moves the statement
 * @param firstQuarter   first quarterly return that moves the statement
 * @param blockFrom      first return that the portal refuses; before it only warns
 * @param foregoneMonths months after which an RCM balance above zero is taken for credit foregone
 */
record RollRules(TaxPeriod firstPeriod, TaxPeriod firstQuarter, TaxPeriod blockFrom, int foregoneMonths) {

    /** @throws IllegalArgumentException when a rule is missing or is not a period or a number */
    static RollRules of(StatementKind kind, Rules rules, TaxPeriod upTo) {
        String prefix = kind.name().toLowerCase(Locale.ROOT);
        return new RollRules(period(rules, prefix + ".first_period", upTo), period(rules, prefix + ".first_quarter", upTo),
                period(rules, prefix + ".block_from", upTo), Integer.parseInt(rules.get("rcm.foregone_months", upTo.lastDay())));
    }

    private static TaxPeriod period(Rules rules, String code, TaxPeriod upTo) {
        String value = rules.get(code, upTo.lastDay());
        try {
            return TaxPeriod.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("rule '" + code + "': " + e.getMessage(), e);
        }
    }
}
