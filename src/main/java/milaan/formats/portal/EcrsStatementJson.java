package milaan.formats.portal;

import milaan.domain.statement.StatementKind;

/** The Electronic Credit Reversal and Re-claimed Statement as the JSON of the portal and of its API. */
public final class EcrsStatementJson extends StatementJson {

    public EcrsStatementJson() {
        super(StatementKind.ECRS);
    }
}
