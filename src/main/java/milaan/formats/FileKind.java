package milaan.formats;

import milaan.domain.credit.Decision;
import milaan.domain.credit.Payment;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.Document;
import milaan.domain.returns.Gstr3b;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;

/** What a file holds, whatever it is called. */
public enum FileKind {
    GSTR2B("gstr2b", Document.class),
    PURCHASE_REGISTER("purchase-register", Document.class),
    GSTR3B("gstr3b", Gstr3b.class),
    ECRS_STATEMENT("ecrs-statement", StatementRow.class),
    RCM_STATEMENT("rcm-statement", StatementRow.class),
    CREDIT_WORKING("credit-working", WorkingItem.class),
    PAYMENTS("payments", Payment.class),
    DECISIONS("decisions", Decision.class),
    TURNOVER_BOOKS("turnover-books", TurnoverLine.class);

    private final String text;
    private final Class<?> value;

    FileKind(String text, Class<?> value) {
        this.text = text;
        this.value = value;
    }

    /** The name users read and write: {@code purchase-register}. */
    public String text() {
        return text;
    }

    /** What a row of such a file says. */
    public Class<?> value() {
        return value;
    }
}
