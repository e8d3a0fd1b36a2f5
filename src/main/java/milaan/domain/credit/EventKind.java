package milaan.domain.credit;

import java.util.List;

import milaan.domain.returns.Gstr3bRow;

/** A turn in the life of a document's credit. */
public enum EventKind {
    /** Credit claimed in 4A; negative for credit notes. */
    TAKEN,
    /** Known and not claimed yet: in no row of Table 4. Negative when the waiting ends. */
    DEFERRED,
    /** 4B2: opens a lot. */
    REVERSED_FOR_NOW,
    /** 4B1. */
    REVERSED_FOR_GOOD,
    /** 4A5 and, as a memo, 4D1: draws on a lot. */
    RECLAIMED,
    /** 4D2: never claimed. */
    BARRED,
    /** Waited for in vain: lost without a row of Table 4. Draws on a lot, or ends a deferral. */
    LAPSED,
    /** 4A: what was claimed before turned out to be more or less (amended or cancelled by the supplier). */
    CORRECTED;

    /** @param row the row of 4A that the credit is claimed in @return the rows of Table 4 whose amounts such an event adds to */
    public List<Gstr3bRow> tableRows(Gstr3bRow row) {
        return switch (this) {
            case TAKEN, CORRECTED -> List.of(row);
            case REVERSED_FOR_NOW -> List.of(Gstr3bRow.REVERSED_FOR_NOW);
            case REVERSED_FOR_GOOD -> List.of(Gstr3bRow.REVERSED_FOR_GOOD);
            case RECLAIMED -> List.of(Gstr3bRow.ITC_OTHER, Gstr3bRow.RECLAIMED);
            case BARRED -> List.of(Gstr3bRow.BARRED);
            case DEFERRED, LAPSED -> List.of();
        };
    }
}
