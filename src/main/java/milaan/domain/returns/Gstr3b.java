package milaan.domain.returns;

import java.time.LocalDate;
import java.util.Map;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/**
 * One GSTR-3B.
 *
 * @param period  month, or the last month of the quarter
 * @param filed   false for a draft: only filed returns move the statements (gst-rules section 1.4)
 * @param filedOn day of filing, null when the file does not say
 * @param rows    rows with any amount other than zero
 */
public record Gstr3b(Gstin gstin, TaxPeriod period, boolean filed, LocalDate filedOn, Map<Gstr3bRow, Amounts> rows, SourceLine source) {

    /** @param taxableValue paise, 0 where the row has none  @param tax paise per head */
    public record Amounts(long taxableValue, TaxAmounts tax) {
    }

    public Gstr3b {
        rows = Map.copyOf(rows);
    }

    /** @return tax of a row, zero where the return has none */
    public TaxAmounts tax(Gstr3bRow row) {
        return rows.containsKey(row) ? rows.get(row).tax() : TaxAmounts.ZERO;
    }
}
