package milaan.tables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.credit.DocumentKey;
import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.Gathering;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Status;

/** The loaded lines of both sides of a run, by supplier block. */
@Repository
public class DocumentLineTable {

    private static final List<String> COLUMNS = DocumentColumns.behind("run_id", "block", "line_id");
    private static final int CARRIED_AT_A_TIME = 5_000;
    private static final String OPEN = MatchTable.OPEN.stream().sorted().collect(Collectors.joining("', '", "'", "'"));
    private static final String SETTLED = MatchTable.SETTLED.stream().sorted().collect(Collectors.joining("', '", "'", "'"));

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;
    private final SourceFileTable files;

    DocumentLineTable(BulkWriter bulk, JdbcTemplate jdbc, SourceFileTable files) {
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.files = files;
    }

    public void insert(long run, List<StagedLine> lines) {
        bulk.insert("document_line", COLUMNS, lines.stream().map(l -> {
            Object[] row = DocumentColumns.values(l.line(), run, l.line().block(), l.id());
            if (l.fileNo() > 0) {
                row[row.length - DocumentColumns.NAMES.size() + DocumentColumns.SOURCE_FILE] = "";
            }
            return row;
        }).toList());
    }

    /**
     * Neighbouring blocks.
     *
     * @param first  first key, itself included
     * @param beyond first key that no longer belongs to it
     */
    public record BlockRange(String first, String beyond) {

        /** Every key there can be. */
        public static final BlockRange ALL = new BlockRange("", BEYOND_ALL);
    }

    /** Behind every key in the order of bytes. */
    private static final String BEYOND_ALL = "\u007f";

    /**
     * Cuts the run's blocks, in key order, into ranges of about {@code lines} lines; one block is never cut. Together the
     * ranges cover every key there can be. Kept with the run, so that a restart and later steps find the same ones; to be
     * called inside a transaction, for half of the ranges would be half of the documents.
     */
    public void cutBlocks(long run, int lines) {
        if (!blockRanges(run).isEmpty()) {
            return;
        }
        List<String> firsts = new ArrayList<>(List.of(""));
        long[] held = new long[1];
        jdbc.query("select block, count(*) from document_line where run_id = ? group by block order by block", row -> {
            long size = row.getLong(2);
            if (held[0] > 0 && held[0] + size > lines) {
                firsts.add(row.getString(1));
                held[0] = 0;
            }
            held[0] += size;
        }, run);
        List<BlockRange> ranges = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            ranges.add(new BlockRange(firsts.get(i), i + 1 < firsts.size() ? firsts.get(i + 1) : BEYOND_ALL));
        }
        List<Object[]> rows = new ArrayList<>();
        ranges.forEach(range -> rows.add(new Object[] {run, rows.size() + 1, range.first(), range.beyond()}));
        bulk.insert("block_range", List.of("run_id", "range_no", "first_block", "beyond_block"), rows);
    }

    /** @return the ranges that {@link #cutBlocks} has made, none before it was called */
    public List<BlockRange> blockRanges(long run) {
        return jdbc.query("select first_block, beyond_block from block_range where run_id = ? order by range_no",
                (row, i) -> new BlockRange(row.getString(1), row.getString(2)), run);
    }

    /** @return lines of the blocks of a range, by block, file and row */
    public List<StagedLine> read(long run, BlockRange range) {
        Map<Integer, String> names = files.names(run);
        return jdbc.query("select line_id, " + String.join(", ", DocumentColumns.NAMES)
                        + " from document_line where run_id = ? and block >= ? and block < ? "
                        + "order by block, line_id",
                (row, i) -> {
                    long id = row.getLong(1);
                    return StagedLine.of(id, DocumentColumns.read(row, 2, id, names));
                },
                run, range.first(), range.beyond());
    }

    /**
     * Copies documents that an earlier run left open, or whose credit waits for them, into this run, as lines of file 0: amounts and facts as they were,
     * with the period they come from.
     *
     * @param gstin  the GSTIN to carry for
     * @param before number of documents carried into this run before
     * @return number of documents carried
     */
    public int carryOpenDocuments(long run, String gstin, long fromRun, TaxPeriod fromPeriod, int before) {
        return carry(run, "where (m.status in (" + OPEN + ") or exists (select 1 from waiting_match w where w.run_id = m.run_id "
                + "and w.block = m.block and w.match_id = m.match_id)) and l.gstin = ?", fromRun, fromPeriod, before, gstin);
    }

    /**
     * Copies the documents of one closed match of an earlier run, because an amendment of one of them has arrived.
     *
     * @param before number of documents carried into this run before
     * @return number of documents carried
     */
    public int carryMatch(long run, long fromRun, TaxPeriod fromPeriod, String block, String matchId, int before) {
        return carry(run, "where l.block = ? and l.match_id = ?", fromRun, fromPeriod, before, block, matchId);
    }

    /** @return dates of the documents that this run's registers date or post before {@code day}, by what names the booking */
    public Map<List<Object>, LocalDate> bookingsBefore(long run, String gstin, LocalDate day) {
        Map<List<Object>, LocalDate> bookings = new HashMap<>();
        Map<Integer, String> names = files.names(run);
        jdbc.query("select line_id, " + String.join(", ", DocumentColumns.NAMES) + " from document_line where run_id = ? and side = 'BOOKS' "
                + "and recipient_gstin = ? and line_id > " + StagedLine.FILE_FACTOR + " and (document_date < ? or posting_date < ?)", row -> {
                    Document line = DocumentColumns.read(row, 2, row.getLong(1), names);
                    Gathering.bookings(line).forEach(booking -> bookings.put(booking, line.date()));
                }, run, gstin, day, day);
        return bookings;
    }

    /**
     * Copies bookings that an earlier run has reconciled and a register of this run brings again, as lines of file 0 of the status
     * {@link BooksFacts.Status#RECONCILED}, with the period in which they were.
     *
     * @param again    names of the bookings to look for; those found are taken out
     * @param reopened names of matches that are carried already
     * @param before   number of documents carried into this run before
     * @return number of documents carried
     */
    public int carryReconciled(long run, String gstin, long fromRun, TaxPeriod fromPeriod, Map<List<Object>, LocalDate> again,
            Set<String> reopened, int before) {
        if (again.isEmpty()) {
            return 0;
        }
        Map<Integer, String> names = files.names(fromRun);
        Set<List<Object>> found = new HashSet<>();
        int[] carried = {0};
        List<StagedLine> some = new ArrayList<>();
        jdbc.query("select d.line_id, " + DocumentColumns.SELECT + ", l.match_id as of_match, m.status as match_status from match_line l "
                + "join match_result m on m.run_id = l.run_id and m.block = l.block and m.match_id = l.match_id and m.status in (" + SETTLED + ") "
                + "join document_line d on d.run_id = l.run_id and d.block = l.block and d.line_id = l.books_document_id "
                + "left join gathered_document g on g.run_id = d.run_id and g.block = d.block and g.document_id = d.line_id "
                + "where l.run_id = ? and l.gstin = ? and d.document_date >= ? order by d.block, d.line_id", row -> {
                    Document document = DocumentColumns.read(row, 2, row.getLong(1), names);
                    List<List<Object>> bookings = Gathering.bookings(document);
                    if (bookings.stream().noneMatch(again::containsKey)) {
                        return;
                    }
                    found.addAll(bookings);
                    if (reopened.contains(MatchTable.name(fromRun, document.block(), row.getString("of_match")))) {
                        return;
                    }
                    boolean earlier = row.getString("match_status").equals(Status.DUPLICATE.name()) && document.carriedFrom() != null;
                    some.add(new StagedLine(0, before + ++carried[0], document.withCarriedFrom(earlier ? document.carriedFrom() : fromPeriod)
                            .withBooks(document.books().withStatus(BooksFacts.Status.RECONCILED))));
                    if (some.size() == CARRIED_AT_A_TIME) {
                        insert(run, some);
                        some.clear();
                    }
                }, fromRun, gstin, Collections.min(again.values()));
        insert(run, some);
        again.keySet().removeAll(found);
        return carried[0];
    }

    /** @return the use that a register of this run gives a booking, of several lines the first one's */
    public Optional<BooksFacts.CreditClass> creditClass(long run, String block, DocumentKey document) {
        return jdbc.queryForList("select credit_class from document_line where run_id = ? and block = ? and side = 'BOOKS' and line_id > "
                + StagedLine.FILE_FACTOR + " and recipient_gstin = ? and upper(document_number) = ? and document_date = ? order by line_id",
                String.class, run, block, document.recipient().text(), document.number().strip().toUpperCase(Locale.ROOT), document.date())
                .stream().findFirst().map(BooksFacts.CreditClass::valueOf);
    }

    /** The documents that {@code condition} selects of match lines {@code l} and match results {@code m} of another run. */
    private int carry(long run, String condition, long fromRun, TaxPeriod fromPeriod, int before, Object... arguments) {
        String lines = "from match_line l join match_result m on m.run_id = l.run_id and m.block = l.block "
                + "and m.match_id = l.match_id " + condition + " and l.run_id = ?";
        String sql = "select d.line_id, " + DocumentColumns.SELECT + " from (select l.block as open_block, l.books_document_id as open_id " + lines
                + " union all select l.block, l.portal_document_id " + lines + ") o "
                + "join document_line d on d.run_id = ? and d.block = o.open_block and d.line_id = o.open_id "
                + "left join gathered_document g on g.run_id = d.run_id and g.block = d.block and g.document_id = d.line_id "
                + "order by d.block, d.line_id";
        List<Object> all = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            all.addAll(List.of(arguments));
            all.add(fromRun);
        }
        all.add(fromRun);
        Map<Integer, String> names = files.names(fromRun);
        long[] last = {before};
        int[] carried = {0};
        List<StagedLine> some = new ArrayList<>();
        jdbc.query(sql, row -> {
            Document document = DocumentColumns.read(row, 2, row.getLong(1), names);
            some.add(new StagedLine(0, ++last[0], document.carriedFrom() == null ? document.withCarriedFrom(fromPeriod) : document));
            carried[0]++;
            if (some.size() == CARRIED_AT_A_TIME) {
                insert(run, some);
                some.clear();
            }
        }, all.toArray());
        insert(run, some);
        return carried[0];
    }
}
