package milaan.tables;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Payment;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.tables.DocumentLineTable.BlockRange;

/** The payments of which something is not applied to a document at the end of a run: the next one goes on with them. */
@Repository
public class OpenPaymentTable {

    private static final List<String> COLUMNS = List.of("run_id", "block", "payment_no", "gstin", "supplier_gstin", "document_number",
            "document_date", "payment_date", "amount", "kind", "amount_left", "source_file", "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    OpenPaymentTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    /**
     * @param payment as it was paid
     * @param left    of its amount, paise
     */
    public record OpenPayment(Payment payment, long left) {

        /** What is left, as a payment of its own. */
        public Payment rest() {
            return payment.withAmount(left);
        }
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<OpenPayment>> blocks) {
        bulk.insert("open_payment", COLUMNS, BlockRows.of(blocks, (block, no, open) -> {
            Payment p = open.payment();
            return new Object[] {run, block, no, p.recipient().text(), p.supplier().text(), p.documentNumber(), p.documentDate(), p.date(),
                    BulkWriter.money(p.amount()), p.kind().name(), BulkWriter.money(open.left()), p.source().file(), p.source().line()};
        }));
    }

    /** @return what an earlier run left of one GSTIN and a range of blocks, by block and number */
    public List<OpenPayment> read(long fromRun, Gstin gstin, BlockRange range) {
        return jdbc.query("select * from open_payment where run_id = ? and block >= ? and block < ? and gstin = ? "
                + "order by block, payment_no", (row, i) -> new OpenPayment(PaymentTable.payment(row,
                        new SourceLine(row.getString("source_file"), row.getString("source_line"))),
                        DocumentColumns.paise(row, "amount_left")), fromRun, range.first(), range.beyond(), gstin.text());
    }
}
