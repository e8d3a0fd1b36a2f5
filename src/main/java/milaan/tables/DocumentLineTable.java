package milaan.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.Document;
import milaan.domain.identity.TaxPeriod;

/** The loaded lines of both sides of a run, by supplier block. */
@Repository
public class DocumentLineTable {

    private static final List<String> COLUMNS = DocumentColumns.behind("run_id", "block", "file_no", "row_no");
    private static final int CARRIED_AT_A_TIME = 5_000;
    private static final String OPEN = MatchTable.OPEN.stream().sorted().collect(Collectors.joining("', '", "'", "'"));

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;

    DocumentLineTable(BulkWriter bulk, JdbcTemplate jdbc) {
        this.bulk = bulk;
        this.jdbc = jdbc;
    }

    public void insert(long run, List<StagedLine> lines) {
        bulk.insert("document_line", COLUMNS, lines.stream()
                .map(l -> DocumentColumns.values(l.line(), run, l.line().block(), l.fileNo(), l.rowNo())).toList());
    }

    /** A run of neighbouring blocks, both ends included. */
    public record BlockRange(String first, String last) {
    }

    /**
     * Cuts the run's blocks, in key order, into ranges of about {@code lines} lines; one block is never cut. The same
     * lines give the same ranges, also after a restart.
     */
    public List<BlockRange> blockRanges(long run, int lines) {
        List<BlockRange> ranges = new ArrayList<>();
        String[] first = new String[1];
        String[] last = new String[1];
        long[] held = new long[1];
        jdbc.query("select block, count(*) from document_line where run_id = ? group by block order by block", row -> {
            String block = row.getString(1);
            long size = row.getLong(2);
            if (first[0] != null && held[0] + size > lines) {
                ranges.add(new BlockRange(first[0], last[0]));
                first[0] = null;
            }
            if (first[0] == null) {
                first[0] = block;
                held[0] = 0;
            }
            last[0] = block;
            held[0] += size;
        }, run);
        if (first[0] != null) {
            ranges.add(new BlockRange(first[0], last[0]));
        }
        return ranges;
    }

    /** @return lines of the blocks of a range, by block, file and row */
    public List<StagedLine> read(long run, BlockRange range) {
        return jdbc.query("select * from document_line where run_id = ? and block between ? and ? "
                        + "order by block, file_no, row_no",
                (row, i) -> new StagedLine(row.getInt("file_no"), row.getLong("row_no"), DocumentColumns.read(row, 0)),
                run, range.first(), range.last());
    }

    /**
     * Copies documents that an earlier run left open into this run, as lines of file 0: amounts and facts as they were,
     * with the period they come from.
     *
     * @param gstin the GSTIN to carry for
     * @return number of documents carried
     */
    public int carryOpenDocuments(long run, String gstin, long fromRun, TaxPeriod fromPeriod) {
        return carry(run, "where m.status in (" + OPEN + ") and l.gstin = ?",
                fromRun, fromPeriod, gstin);
    }

    /**
     * Copies the documents of one closed match of an earlier run, because an amendment of one of them has arrived.
     *
     * @return number of documents carried
     */
    public int carryMatch(long run, long fromRun, TaxPeriod fromPeriod, String block, String matchId) {
        return carry(run, "where l.block = ? and l.match_id = ?", fromRun, fromPeriod, block, matchId);
    }

    /** The documents that {@code condition} selects of match lines {@code l} and match results {@code m} of another run. */
    private int carry(long run, String condition, long fromRun, TaxPeriod fromPeriod, Object... arguments) {
        String lines = "from match_line l join match_result m on m.run_id = l.run_id and m.block = l.block "
                + "and m.match_id = l.match_id " + condition + " and l.run_id = ?";
        String sql = "select d.* from (select l.block as open_block, l.books_document_id as open_id " + lines
                + " union all select l.block, l.portal_document_id " + lines + ") o "
                + "join document d on d.run_id = ? and d.block = o.open_block and d.document_id = o.open_id "
                + "order by d.block, d.document_id";
        List<Object> all = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            all.addAll(List.of(arguments));
            all.add(fromRun);
        }
        all.add(fromRun);
        long[] last = {carriedRows(run)};
        int[] carried = {0};
        List<StagedLine> some = new ArrayList<>();
        jdbc.query(sql, row -> {
            Document document = DocumentColumns.read(row, 0);
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

    /** Takes back what was carried: the carrying step begins anew after a restart. */
    public void deleteCarried(long run) {
        jdbc.update("delete from document_line where run_id = ? and file_no = 0", run);
    }

    private long carriedRows(long run) {
        return jdbc.queryForObject("select coalesce(max(row_no), 0) from document_line where run_id = ? and file_no = 0",
                Long.class, run);
    }
}
