package milaan.domain.credit;

import java.time.LocalDate;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;

/** The day on which the GSTR-3B of a period is filed: section 16(4) asks for it, not for the period (gst-rules 6.7). */
public final class ReturnDay {

    private static final String NOT_KNOWN = "due-date";

    private ReturnDay() {
    }

    /** {@code gstr3b.filed_on} where it is given, else the day on which the return is due. */
    public static LocalDate of(TaxPeriod period, Rules rules) {
        String filed = rules.get("gstr3b.filed_on", period.lastDay());
        return filed.equals(NOT_KNOWN) ? due(period, rules) : LocalDate.parse(filed);
    }

    /** {@code gstr3b.due_day} of the month after the period. */
    public static LocalDate due(TaxPeriod period, Rules rules) {
        return period.next().month().atDay(Integer.parseInt(rules.get("gstr3b.due_day", period.lastDay())));
    }
}
