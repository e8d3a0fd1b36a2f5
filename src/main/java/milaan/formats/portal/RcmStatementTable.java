package milaan.formats.portal;

import milaan.domain.statement.StatementKind;

/** The RCM Liability/ITC Statement as the portal's CSV or as a workbook. */
public final class RcmStatementTable extends StatementTable {

    public RcmStatementTable() {
        super(StatementKind.RCM);
    }
}
