package milaan.domain.advice;

import milaan.domain.credit.Decision;
import milaan.domain.identity.Gstin;

/**
 * Something an analyst may decide on.
 *
 * @param item         match id or lot id
 * @param evidenceHash of the item: a decision counts only while it is the same
 * @param status       status of the match, or OPEN_LOT
 * @param reason       a sentence with the values of both sides
 * @param rupees       tax at stake, paise, all heads together
 * @param suggested    what the figures speak for
 */
public record ReviewItem(Gstin gstin, String item, String evidenceHash, String status, String reason, long rupees, Decision.Action suggested) {
}
