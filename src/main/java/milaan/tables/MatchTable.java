package milaan.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import milaan.domain.document.Document;
import milaan.domain.identity.Gstin;
import milaan.domain.matching.Bucket;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.domain.matching.Match;
import milaan.domain.matching.MatchLine;
import milaan.domain.matching.Status;

/** Documents and how they match: the result of the match step. */
@Repository
public class MatchTable {

    private static final List<String> GATHERED = List.of("run_id", "block", "document_id", "line_count", "taxable_value", "igst",
            "cgst", "sgst", "cess", "document_value", "number_damaged", "carried_from", "document_type");
    private static final List<String> RESULT = List.of("run_id", "block", "match_id", "status", "bucket", "pass",
            "reason", "score", "evidence_hash");
    private static final List<String> LINE = List.of("run_id", "block", "match_id", "line_no", "gstin",
            "books_document_id", "portal_document_id", "differences");

    /** Statuses of matches that the next period's run takes up again. */
    static final Set<String> OPEN = Set.of(Status.MISSING_IN_2B.name(), Status.MISSING_IN_BOOKS.name(), Status.PROBABLE.name());

    private final BulkWriter bulk;
    private final JdbcTemplate jdbc;
    private final SourceFileTable files;

    /** Statuses of matches whose bookings need no partner any more. */
    static final Set<String> SETTLED = Set.of(Status.MATCHED.name(), Status.DIFFERENCE.name(), Status.NOT_CLAIMABLE.name(),
            Status.DUPLICATE.name());

    MatchTable(BulkWriter bulk, JdbcTemplate jdbc, SourceFileTable files) {
        this.bulk = bulk;
        this.jdbc = jdbc;
        this.files = files;
    }

    /**
     * A line that gathering changed.
     *
     * @param id        of the line
     * @param lineCount number of lines of the document, 0 when the line is no longer a document of its own
     * @param document  the document; null when {@code lineCount} is 0
     */
    public record GatheredLine(long id, int lineCount, Document document) {
    }

    /** The result of one block. */
    public record MatchedBlock(String block, List<Match> matches, List<GatheredLine> gathered) {
    }

    /** Writes matches, and the documents that are not simply their line. */
    public void insert(long run, List<MatchedBlock> blocks) {
        List<Object[]> gathered = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (MatchedBlock block : blocks) {
            for (GatheredLine line : block.gathered()) {
                gathered.add(values(run, block.block(), line));
            }
            for (Match match : block.matches()) {
                results.add(new Object[] {run, block.block(), match.id(), match.status().name(), match.bucket().name(),
                        match.pass(), match.reason(), match.score(), match.evidenceHash()});
                int lineNo = 0;
                for (MatchLine line : match.lines()) {
                    for (MatchLine one : perGstin(line)) {
                        Document books = one.books();
                        Document portal = one.portal();
                        lines.add(new Object[] {run, block.block(), match.id(), ++lineNo,
                                (books != null ? books : portal).recipient().text(), books == null ? null : books.id(),
                                portal == null ? null : portal.id(), one.differences()});
                    }
                }
            }
        }
        bulk.insert("gathered_document", GATHERED, gathered);
        bulk.insert("match_result", RESULT, results);
        bulk.insert("match_line", LINE, lines);
    }

    /**
     * @param range of the blocks
     * @return the matches of each block as they were written, with their documents; by block and match
     */
    public Map<String, List<Match>> read(long run, BlockRange range) {
        Map<Integer, String> names = files.names(run);
        Map<String, Map<Long, Document>> documents = new HashMap<>();
        jdbc.query("select d.block, d.line_id, " + DocumentColumns.SELECT + " from " + DocumentColumns.FROM
                + " where d.run_id = ? and d.block >= ? and d.block < ? and coalesce(g.line_count, 1) > 0", row -> {
                    long id = row.getLong(2);
                    documents.computeIfAbsent(row.getString(1), block -> new HashMap<>()).put(id, DocumentColumns.read(row, 3, id, names));
                }, run, range.first(), range.beyond());
        Map<String, Map<String, List<MatchLine>>> lines = new HashMap<>();
        jdbc.query("select block, match_id, books_document_id, portal_document_id, differences from match_line "
                + "where run_id = ? and block >= ? and block < ? order by block, match_id, line_no", row -> {
                    Map<Long, Document> inBlock = documents.get(row.getString(1));
                    Long books = row.getObject(3, Long.class);
                    Long portal = row.getObject(4, Long.class);
                    lines.computeIfAbsent(row.getString(1), block -> new HashMap<>()).computeIfAbsent(row.getString(2), id -> new ArrayList<>(1))
                            .add(new MatchLine(books == null ? null : inBlock.get(books), portal == null ? null : inBlock.get(portal),
                                    row.getString(5)));
                }, run, range.first(), range.beyond());
        Map<String, List<Match>> matches = new TreeMap<>();
        jdbc.query("select block, match_id, status, bucket, pass, reason, score, evidence_hash from match_result "
                + "where run_id = ? and block >= ? and block < ? order by block, match_id", row -> {
                    String block = row.getString(1);
                    String id = row.getString(2);
                    matches.computeIfAbsent(block, key -> new ArrayList<>()).add(new Match(id, Status.valueOf(row.getString(3)),
                            Bucket.valueOf(row.getString(4)), row.getString(5), row.getString(6), row.getInt(7), lines.get(block).get(id),
                            row.getString(8)));
                }, run, range.first(), range.beyond());
        return matches;
    }

    /** @return evidence hash of each match of a GSTIN that there is among these, by id */
    public Map<String, String> evidence(long run, Gstin gstin, Collection<String> ids) {
        Map<String, String> evidence = new HashMap<>();
        for (String id : ids) {
            jdbc.query("select m.match_id, m.evidence_hash from match_result m where m.run_id = ? and m.match_id = ? and exists (select 1 "
                    + "from match_line l where l.run_id = m.run_id and l.block = m.block and l.match_id = m.match_id and l.gstin = ?)", row -> {
                        evidence.put(row.getString(1), row.getString(2));
                    }, run, id, gstin.text());
        }
        return evidence;
    }

    private static Object[] values(long run, String block, GatheredLine line) {
        Document d = line.document();
        if (d == null) {
            BigDecimal zero = BulkWriter.money(0);
            return new Object[] {run, block, line.id(), 0, zero, zero, zero, zero, zero, null, false, null, null};
        }
        return new Object[] {run, block, line.id(), line.lineCount(), BulkWriter.money(d.taxableValue()),
                BulkWriter.money(d.tax().igst()), BulkWriter.money(d.tax().cgst()), BulkWriter.money(d.tax().sgst()),
                BulkWriter.money(d.tax().cess()), d.documentValue() == null ? null : BulkWriter.money(d.documentValue()),
                d.numberDamaged(), d.carriedFrom() == null ? null : d.carriedFrom().toString(), d.type().name()};
    }

    /** A pair across two GSTINs of ours stands in two lines, so that each GSTIN's columns add up to its own totals. */
    private static List<MatchLine> perGstin(MatchLine line) {
        boolean across = line.books() != null && line.portal() != null
                && !line.books().recipient().equals(line.portal().recipient());
        return across ? List.of(new MatchLine(line.books(), null, line.differences()),
                new MatchLine(null, line.portal(), line.differences())) : List.of(line);
    }

    /**
     * Where the original of an amendment of this run stands in an earlier run.
     *
     * @param open true when the earlier run left it open, so that it has been carried already
     */
    public record Original(long run, String period, String block, String matchId, boolean open) {
    }

    /** What a match is called among those of several runs. */
    public static String name(long run, String block, String matchId) {
        return run + " " + block + " " + matchId;
    }

    /**
     * Originals of the amendments that arrived with this run, and amendments before them of the same originals: for each
     * amendment those of the latest of the earlier runs that has any.
     *
     * @param earlierRuns runs before, latest first
     */
    public List<Original> originalsOfAmendments(long run, String gstin, List<Long> earlierRuns) {
        Map<Long, Long> runOfAmendment = new TreeMap<>();
        Set<Original> found = new LinkedHashSet<>();
        for (long earlier : earlierRuns) {
            jdbc.query("select a.line_id, r.period, o.block, l.match_id, m.status from document_line a "
                    + "join document_line o on o.run_id = ? and o.block = a.block and o.side = 'PORTAL' "
                    + "and o.recipient_gstin = a.recipient_gstin "
                    + "and (upper(o.document_number) = upper(a.original_number) and o.document_date = a.original_date "
                    + "or upper(o.original_number) = upper(a.original_number) and o.original_date = a.original_date) "
                    + "join match_line l on l.run_id = o.run_id and l.block = o.block and l.portal_document_id = o.line_id "
                    + "join match_result m on m.run_id = l.run_id and m.block = l.block and m.match_id = l.match_id "
                    + "join run r on r.run_id = o.run_id "
                    + "where a.run_id = ? and a.line_id > " + StagedLine.FILE_FACTOR + " and a.side = 'PORTAL' and a.recipient_gstin = ? "
                    + "and a.section in ('B2BA', 'CDNRA', 'ECOMA', 'ISDA', 'IMPGA', 'IMPGSEZA') "
                    + "order by a.line_id, o.line_id", row -> {
                        if (runOfAmendment.computeIfAbsent(row.getLong(1), amendment -> earlier) == earlier) {
                            found.add(new Original(earlier, row.getString(2), row.getString(3), row.getString(4),
                                    OPEN.contains(row.getString(5))));
                        }
                    }, earlier, run, gstin);
        }
        return List.copyOf(found);
    }
}
