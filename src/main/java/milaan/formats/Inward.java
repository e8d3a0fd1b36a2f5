package milaan.formats;

import java.time.LocalDate;
import java.util.Set;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;

/**
 * What a row is read for.
 *
 * @param recipients our GSTINs that the run covers, at least one
 * @param gstin      the GSTIN the file belongs to: taken for rows that name no recipient; null when the file does not say
 *                   and the run covers several
 * @param period     period of the run
 * @param profile    the user's own titles and words
 * @param rules      figures of law by date
 * @param earliestDate the first day of GST: looked up once, it is asked for with every row
 */
public record Inward(Set<Gstin> recipients, Gstin gstin, TaxPeriod period, Profile profile, Rules rules, LocalDate earliestDate) {

    public Inward(Set<Gstin> recipients, Gstin gstin, TaxPeriod period, Profile profile, Rules rules) {
        this(recipients, gstin, period, profile, rules, LocalDate.parse(rules.get("gst.first_day", period.lastDay())));
    }

    /** gst-rules section 11.3: the end of the period and one month. */
    public LocalDate latestDate() {
        return period.next().lastDay();
    }
}
