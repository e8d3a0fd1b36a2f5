package milaan.formats.portal;

import milaan.domain.statement.StatementKind;

/** The Electronic Credit Reversal and Re-claimed Statement as the portal's CSV or as a workbook. */
public final class EcrsStatementTable extends StatementTable {

    public EcrsStatementTable() {
        super(StatementKind.ECRS);
    }
}
