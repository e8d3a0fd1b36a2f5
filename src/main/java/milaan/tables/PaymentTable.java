package milaan.tables;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.Payment;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.DocumentLineTable.BlockRange;

/** The payments to suppliers that the files of a run bring, by supplier block. */
@Repository
public class PaymentTable implements FactTable<Payment> {

    private static final List<String> COLUMNS = List.of("run_id", "block", "file_no", "row_no", "gstin", "supplier_gstin",
            "document_number", "document_date", "payment_date", "amount", "kind", "source_line");

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;
    private final SourceFileTable files;

    PaymentTable(BulkWriter bulk, JdbcTemplate jdbc, SourceFileTable files) {
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.files = files;
    }

    /** Where a payment stands: number of the file in its run, position of the row in the file. */
    public record Place(int fileNo, long rowNo) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return fileNo == other.fileNo ? Long.compare(rowNo, other.rowNo) : Integer.compare(fileNo, other.fileNo);
        }
    }

    @Override
    public Class<Payment> value() {
        return Payment.class;
    }

    @Override
    public void insert(long run, List<Staged<Payment>> payments) {
        bulk.insert("payment", COLUMNS, payments.stream().map(staged -> {
            Payment p = staged.value();
            return new Object[] {run, p.supplier().pan(), staged.fileNo(), staged.rowNo(), p.recipient().text(), p.supplier().text(),
                    p.documentNumber(), p.documentDate(), p.date(), BulkWriter.money(p.amount()), p.kind().name(), p.source().line()};
        }).toList());
    }

    /** @return payments of the blocks of a range, by block, file and row */
    public List<Staged<Payment>> readStaged(long run, BlockRange range) {
        Map<Integer, String> names = files.names(run);
        return jdbc.query("select * from payment where run_id = ? and block >= ? and block < ? order by block, file_no, row_no",
                (row, i) -> {
                    int fileNo = row.getInt("file_no");
                    return new Staged<>(fileNo, row.getLong("row_no"),
                            payment(row, new SourceLine(names.get(fileNo), row.getString("source_line"))));
                }, run, range.first(), range.beyond());
    }

    /** @return payments of the blocks of a range, by block, file and row */
    public List<Payment> read(long run, BlockRange range) {
        return readStaged(run, range).stream().map(Staged::value).toList();
    }

    static Payment payment(ResultSet row, SourceLine source) throws SQLException {
        return new Payment(new Gstin(row.getString("gstin")), new Gstin(row.getString("supplier_gstin")), row.getString("document_number"),
                row.getObject("document_date", LocalDate.class), row.getObject("payment_date", LocalDate.class),
                DocumentColumns.paise(row, "amount"), Payment.Kind.valueOf(row.getString("kind")), source);
    }

    /** @return true when one of the runs has loaded a payment of a GSTIN */
    public boolean exists(List<Long> runs, Gstin gstin) {
        return runs.stream().anyMatch(run -> !jdbc.queryForList(
                "select file_no from payment where run_id = ? and gstin = ? fetch first 1 rows only", Integer.class, run, gstin.text()).isEmpty());
    }

    /** What makes two payments the same one, loaded twice. */
    private record Same(String gstin, String supplier, String documentNumber, LocalDate date, BigDecimal amount, String kind) {

        static Same of(ResultSet row) throws SQLException {
            return new Same(row.getString("gstin"), row.getString("supplier_gstin"), row.getString("document_number"),
                    row.getObject("payment_date", LocalDate.class), row.getBigDecimal("amount"), row.getString("kind"));
        }
    }

    /**
     * Payments of this run that an earlier run has loaded too, because a list of the year to date brings them again, or because it
     * was told of them before their day. As many as an earlier run had: what it had once and this one has twice is one new payment.
     *
     * @param earlierRuns runs before, by GSTIN
     */
    public Set<Place> repeated(long run, Map<Gstin, List<Long>> earlierRuns) {
        LocalDate newest = newest(EarlierRuns.of(earlierRuns));
        if (newest == null) {
            return Set.of();
        }
        Map<Same, List<Place>> brought = new HashMap<>();
        LocalDate[] oldest = {newest};
        jdbc.query("select * from payment where run_id = ? and payment_date <= ? order by block, file_no, row_no", row -> {
            Same same = Same.of(row);
            brought.computeIfAbsent(same, key -> new ArrayList<>(1)).add(new Place(row.getInt("file_no"), row.getLong("row_no")));
            oldest[0] = same.date().isBefore(oldest[0]) ? same.date() : oldest[0];
        }, run, newest);
        Set<Place> repeated = new TreeSet<>();
        if (brought.isEmpty()) {
            return repeated;
        }
        for (long earlier : EarlierRuns.of(earlierRuns)) {
            Set<String> whose = EarlierRuns.gstins(earlier, earlierRuns);
            Map<Same, Integer> found = new HashMap<>();
            jdbc.query("select gstin, supplier_gstin, document_number, payment_date, amount, kind from payment "
                    + "where run_id = ? and payment_date >= ?", row -> {
                        Same same = Same.of(row);
                        List<Place> places = brought.get(same);
                        if (places == null || !whose.contains(same.gstin())) {
                            return;
                        }
                        int count = found.merge(same, 1, Integer::sum);
                        if (count <= places.size()) {
                            repeated.add(places.get(count - 1));
                        }
                    }, earlier, oldest[0]);
        }
        return repeated;
    }

    /** The latest day of the payments that some runs have loaded, null when they have loaded none: what is later repeats nothing. */
    private LocalDate newest(Set<Long> runs) {
        LocalDate newest = null;
        for (long run : runs) {
            LocalDate ofRun = jdbc.queryForObject("select max(payment_date) from payment where run_id = ?", LocalDate.class, run);
            newest = newest == null || ofRun != null && ofRun.isAfter(newest) ? ofRun : newest;
        }
        return newest;
    }

    /** @return payments per file of the run's inbox, with their amount as taxable value */
    @Override
    public Map<Integer, Sum> loadedByFile(long run) {
        Map<Integer, Sum> sums = new LinkedHashMap<>();
        jdbc.query("select file_no, count(*) as n, sum(amount) as taxable_value, 0 as igst, 0 as cgst, 0 as sgst, 0 as cess from payment "
                + "where run_id = ? group by file_no", row -> {
                    sums.put(row.getInt("file_no"), ControlTotalTable.sum(row));
                }, run);
        return sums;
    }
}
