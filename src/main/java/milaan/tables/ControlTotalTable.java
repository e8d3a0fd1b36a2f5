package milaan.tables;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Decision;
import milaan.domain.credit.Payment;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.Document;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;

/** Rows and rupees counted at each station of a run, for proof that nothing was lost or doubled. Each table is read once. */
@Repository
public class ControlTotalTable {

    /** Rows (lines of files) and rupees. */
    public record Sum(long rows, long taxableValue, TaxAmounts tax) {

        public static final Sum ZERO = new Sum(0, 0, TaxAmounts.ZERO);

        static Sum ofRows(long rows) {
            return new Sum(rows, 0, TaxAmounts.ZERO);
        }

        /**
         * What a loaded value counts for: a line its amounts, a return all its rows, a row of a statement all its figures, a payment
         * its amount as taxable value, a decision itself.
         */
        public static Sum of(Object value) {
            if (value instanceof Document line) {
                return new Sum(1, line.taxableValue(), line.tax());
            } else if (value instanceof Gstr3b filed) {
                return filed.rows().values().stream().map(row -> new Sum(0, row.taxableValue(), row.tax())).reduce(ofRows(1), Sum::plus);
            } else if (value instanceof StatementRow row) {
                return new Sum(1, 0, row.claimed().plus(row.added()).plus(row.used()).plus(row.closing()));
            } else if (value instanceof WorkingItem item) {
                return new Sum(1, 0, item.tax());
            } else if (value instanceof Payment payment) {
                return new Sum(1, payment.amount(), TaxAmounts.ZERO);
            } else if (value instanceof TurnoverLine line) {
                return new Sum(1, line.taxableValue(), line.tax());
            } else if (value instanceof Decision) {
                return ofRows(1);
            }
            throw new IllegalArgumentException("nothing is known of the amounts of " + value);
        }

        public Sum plus(Sum other) {
            return new Sum(rows + other.rows, Math.addExact(taxableValue, other.taxableValue), tax.plus(other.tax));
        }

        public Sum minus(Sum other) {
            return new Sum(rows - other.rows, Math.subtractExact(taxableValue, other.taxableValue), tax.minus(other.tax));
        }
    }

    /**
     * Lines of one file, GSTIN, side and section.
     *
     * @param fileNo  0 for documents carried from an earlier run
     * @param section empty for the books
     * @param block   part of the portal's statement, empty for the books
     */
    public record Loaded(int fileNo, String gstin, String side, String section, String block, Sum sum) {
    }

    /**
     * Documents of one file, GSTIN and side.
     *
     * @param documents number of documents
     * @param ids       sum of their ids: with the number, the witness that lines of matches name each of them once
     */
    public record Gathered(int fileNo, String gstin, String side, Sum sum, long documents, BigDecimal ids) {
    }

    /** Documents named by the lines of matches, of one GSTIN and side. */
    public record Named(String gstin, String side, long documents, BigDecimal ids) {
    }

    /** A total as it is kept and published. */
    public record Total(String gstin, String side, String station, Sum sum) {
    }

    private final JdbcTemplate jdbc;
    private final BulkWriter bulk;

    ControlTotalTable(JdbcTemplate jdbc, BulkWriter bulk) {
        this.jdbc = jdbc;
        this.bulk = bulk;
    }

    /** @return what was loaded from files and carried in */
    public List<Loaded> loaded(long run) {
        return jdbc.query("select line_id / " + StagedLine.FILE_FACTOR + " as file_no, recipient_gstin, side, "
                        + "coalesce(section, '') as section, coalesce(portal_block, '') as part, count(*) as n, "
                        + "sum(taxable_value) as taxable_value, sum(igst) as igst, sum(cgst) as cgst, sum(sgst) as sgst, "
                        + "sum(cess) as cess from document_line where run_id = ? group by line_id / " + StagedLine.FILE_FACTOR
                        + ", recipient_gstin, side, coalesce(section, ''), coalesce(portal_block, '') order by 1, 2, 3, 4, 5",
                (row, i) -> new Loaded(row.getInt("file_no"), row.getString("recipient_gstin"), row.getString("side"),
                        row.getString("section"), row.getString("part"), sum(row)), run);
    }

    /** @return tax that the period's own GSTR-2B offers a GSTIN as available, paise per head */
    public TaxAmounts offered(long run, String gstin) {
        return jdbc.query("select coalesce(sum(igst), 0) as igst, coalesce(sum(cgst), 0) as cgst, coalesce(sum(sgst), 0) as sgst, "
                + "coalesce(sum(cess), 0) as cess from document_line where run_id = ? and recipient_gstin = ? and side = 'PORTAL' "
                + "and line_id > " + StagedLine.FILE_FACTOR + " and portal_block = 'OFFERED' and availability = 'AVAILABLE'",
                (row, i) -> Amounts.read(row, ""), run, gstin).get(0);
    }

    /** @return the documents that the lines were gathered into */
    public List<Gathered> gathered(long run) {
        String sums = Stream.of("taxable_value", "igst", "cgst", "sgst", "cess")
                .map(name -> "sum(case when g.line_count is null then d." + name + " else g." + name + " end) as " + name)
                .collect(Collectors.joining(", "));
        return jdbc.query("select d.line_id / " + StagedLine.FILE_FACTOR + " as file_no, d.recipient_gstin, d.side, "
                        + "sum(coalesce(g.line_count, 1)) as n, " + sums
                        + ", sum(case when g.line_count = 0 then 0 else 1 end) as documents, "
                        + "sum(case when g.line_count = 0 then 0 else d.line_id end) as ids from " + DocumentColumns.FROM
                        + " where d.run_id = ? group by d.line_id / " + StagedLine.FILE_FACTOR
                        + ", d.recipient_gstin, d.side order by 1, 2, 3",
                (row, i) -> new Gathered(row.getInt("file_no"), row.getString("recipient_gstin"), row.getString("side"), sum(row),
                        row.getLong("documents"), row.getBigDecimal("ids")), run);
    }

    /** @return the documents that the lines of matches name */
    public List<Named> named(long run) {
        List<Named> named = new ArrayList<>();
        jdbc.query("select gstin, count(books_document_id), coalesce(sum(books_document_id), 0), count(portal_document_id), "
                + "coalesce(sum(portal_document_id), 0) from match_line where run_id = ? group by gstin order by gstin", row -> {
                    named.add(new Named(row.getString(1), "BOOKS", row.getLong(2), row.getBigDecimal(3)));
                    named.add(new Named(row.getString(1), "PORTAL", row.getLong(4), row.getBigDecimal(5)));
                }, run);
        return named;
    }

    /** @param row columns n, taxable_value and the four heads */
    static Sum sum(ResultSet row) throws SQLException {
        return new Sum(row.getLong("n"), DocumentColumns.paise(row, "taxable_value"), new TaxAmounts(DocumentColumns.paise(row, "igst"),
                DocumentColumns.paise(row, "cgst"), DocumentColumns.paise(row, "sgst"), DocumentColumns.paise(row, "cess")));
    }

    /** Keeps the totals of a run, in place of those kept before. */
    public void keep(long run, List<Total> totals) {
        jdbc.update("delete from control_total where run_id = ?", run);
        List<Object[]> rows = new ArrayList<>();
        for (Total total : totals) {
            Sum sum = total.sum();
            rows.add(new Object[] {run, rows.size() + 1, total.station(), total.gstin(), total.side(), sum.rows(),
                    BulkWriter.money(sum.taxableValue()), BulkWriter.money(sum.tax().igst()), BulkWriter.money(sum.tax().cgst()),
                    BulkWriter.money(sum.tax().sgst()), BulkWriter.money(sum.tax().cess())});
        }
        bulk.insert("control_total", List.of("run_id", "total_no", "station", "gstin", "side", "row_count", "taxable_value",
                "igst", "cgst", "sgst", "cess"), rows);
    }

    /** @return the kept totals of one GSTIN, in the order they were kept */
    public List<Total> kept(long run, String gstin) {
        return jdbc.query("select gstin, side, station, row_count as n, taxable_value, igst, cgst, sgst, cess from control_total "
                + "where run_id = ? and gstin = ? order by total_no",
                (row, i) -> new Total(row.getString("gstin"), row.getString("side"), row.getString("station"), sum(row)), run, gstin);
    }
}
