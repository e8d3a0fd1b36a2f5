package milaan.formats;

import java.time.LocalDate;
import java.util.Set;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/**
 * What a row is read for.
 *
 * @param recipients our GSTINs that the run covers, at least one
 * @param gstin      the GSTIN the file belongs to: taken for rows that name no recipient; null when the file does not say
 *                   and the run covers several
 * @param period     period of the run
 * @param profile    the user's own titles and words
 */
public record Inward(Set<Gstin> recipients, Gstin gstin, TaxPeriod period, Profile profile) {

    /** GST began on 1 July 2017. */
    public LocalDate earliestDate() {
        return LocalDate.of(2017, 7, 1);
    }

    /** gst-rules section 11.3: the end of the period and one month. */
    public LocalDate latestDate() {
        return period.next().lastDay();
    }
}
