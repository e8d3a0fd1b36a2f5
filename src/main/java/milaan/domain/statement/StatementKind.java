package milaan.domain.statement;

import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;

/** The portal's two running statements (gst-rules sections 2 and 3). */
public enum StatementKind {

    /** Electronic Credit Reversal and Re-claimed Statement: closing = opening + 4B2 − 4D1. */
    ECRS {
        @Override
        public TaxAmounts added(Gstr3b filed) {
            return filed.tax(Gstr3bRow.REVERSED_FOR_NOW);
        }

        @Override
        public TaxAmounts used(Gstr3b filed) {
            return filed.tax(Gstr3bRow.RECLAIMED);
        }
    },

    /** RCM Liability/ITC Statement: closing = opening + 3.1(d) − 4A2 − 4A3. */
    RCM {
        @Override
        public TaxAmounts added(Gstr3b filed) {
            return filed.tax(Gstr3bRow.INWARD_REVERSE_CHARGE);
        }

        @Override
        public TaxAmounts used(Gstr3b filed) {
            return filed.tax(Gstr3bRow.ITC_IMPORT_OF_SERVICES).plus(filed.tax(Gstr3bRow.ITC_REVERSE_CHARGE));
        }
    };

    /** What a filed return adds to the balance, paise per head. */
    public abstract TaxAmounts added(Gstr3b filed);

    /** What a filed return takes from the balance, paise per head. */
    public abstract TaxAmounts used(Gstr3b filed);
}
