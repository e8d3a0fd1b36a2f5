package milaan.domain.statement;

import java.time.LocalDate;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * A row of the portal's ECRS or RCM statement. Amounts in paise per head.
 *
 * @param period      return period; null for the declared opening balance, whose amount stands in {@code added}
 * @param date        day of the posting, null when not said. Never decides the order: the March return is posted in April
 * @param reference   ARN, empty when none
 * @param quarterly   the return was a GSTR-3BQ
 * @param claimed     ECRS: 4A5, for information; RCM: zero
 * @param added       ECRS: 4B2; RCM: 3.1(d)
 * @param used        ECRS: 4D1; RCM: 4A2 and 4A3 together
 * @param closing     balance after the row
 */
public record StatementRow(StatementKind kind, Gstin gstin, TaxPeriod period, LocalDate date, String reference,
                           String description, boolean quarterly, TaxAmounts claimed, TaxAmounts added, TaxAmounts used,
                           TaxAmounts closing, SourceLine source) {

    public boolean isOpeningBalance() {
        return period == null;
    }
}
