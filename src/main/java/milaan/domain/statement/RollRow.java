package milaan.domain.statement;

import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxHead;

/**
 * One return period of a statement in one head, in paise.
 *
 * @param added         ECRS: 4B2; RCM: 3.1(d)
 * @param used          ECRS: 4D1; RCM: 4A2 and 4A3
 * @param limit         opening and added: the most that may be used
 * @param portalClosing the statement's own balance after the period, null when its row is not at hand
 * @param difference    portal closing less closing, null when there is no portal closing
 * @param note          sentences, empty when all is well
 * @param provisional   a return is missing or doubtful up to here, or the opening is
 */
public record RollRow(StatementKind kind, TaxPeriod period, TaxHead head, long opening, long added, long used, long limit, long closing,
                      Long portalClosing, Long difference, RollResult result, String note, boolean provisional) {

    /** @throws IllegalArgumentException when the figures do not follow from each other (gst-rules 2.2 and 3.1) */
    public RollRow {
        if (limit != opening + added || closing != limit - used) {
            throw new IllegalArgumentException(kind + " " + period + " " + head + ": opening " + opening + ", added " + added + ", used " + used
                    + " do not give limit " + limit + " and closing " + closing + " paise");
        }
        if ((portalClosing == null) != (difference == null) || portalClosing != null && difference != portalClosing - closing) {
            throw new IllegalArgumentException(kind + " " + period + " " + head + ": difference " + difference + " is not portal closing "
                    + portalClosing + " less closing " + closing + " paise");
        }
    }
}
