package milaan.formats.portal;

import milaan.domain.statement.StatementKind;

/** The RCM Liability/ITC Statement as the JSON of the portal and of its API. */
public final class RcmStatementJson extends StatementJson {

    public RcmStatementJson() {
        super(StatementKind.RCM);
    }
}
