package milaan.domain.credit;

import java.time.LocalDate;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;

/**
 * What an analyst decided on a review item: one row of a file of decisions.
 *
 * @param gstin        our GSTIN
 * @param item         match id, lot id, or two match ids joined by {@code +} for LINK
 * @param evidenceHash of the item when it was decided; two joined by {@code +} for LINK
 * @param action       what shall be done
 * @param reason       in the analyst's words
 * @param decidedBy    who
 * @param decidedOn    when
 */
public record Decision(Gstin gstin, String item, String evidenceHash, Action action, String reason, String decidedBy, LocalDate decidedOn,
                       SourceLine source) {

    public enum Action {
        /** The match stands: a probable pair is a pair, a difference is of no account. */
        ACCEPT,
        /** Not a pair; or not our purchase: reject it in IMS. */
        REJECT,
        /** Take the credit now. */
        CLAIM,
        /** Wait: no credit yet. */
        DEFER,
        /** Give it back for now. */
        REVERSE,
        /** Section 17(5): give it back for good. */
        BLOCK,
        /** Two documents that stand alone belong together. */
        LINK
    }
}
