package milaan.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.reversal.CapitalGood;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/** The capital goods within the 60 months of rule 43, as a run leaves them. */
@Repository
public class CapitalGoodTable {

    private static final List<String> COLUMNS = Amounts.with(KeyColumns.behind("run_id", "block", "row_no", "account", "credit_class",
            "common_since"), "tax_", "common_");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    CapitalGoodTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void delete(long run) {
        jdbc.update("delete from capital_good where run_id = ?", run);
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<CapitalGood>> blocks) {
        bulk.insert("capital_good", COLUMNS, BlockRows.of(blocks, (block, no, good) -> {
            List<Object> row = new ArrayList<>(Arrays.asList(KeyColumns.values(good.document(), run, block, no, good.account(),
                    good.use().name(), good.commonSince() == null ? null : good.commonSince().toString())));
            Amounts.add(row, good.tax());
            Amounts.add(row, good.common());
            return row.toArray();
        }));
    }

    /** @return those of one GSTIN, by block and number */
    public List<CapitalGood> read(long fromRun, Gstin gstin) {
        return jdbc.query("select * from capital_good where run_id = ? and gstin = ? order by block, row_no", (row, i) -> {
            String since = row.getString("common_since");
            return new CapitalGood(row.getString("account"), KeyColumns.read(row), CreditClass.valueOf(row.getString("credit_class")),
                    Amounts.read(row, "tax_"), Amounts.read(row, "common_"), since == null ? null : TaxPeriod.parse(since));
        }, fromRun, gstin.text());
    }
}
