package milaan.jobs.monthend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.Document;
import milaan.domain.document.Gathering;
import milaan.domain.document.Side;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.matching.Block;
import milaan.domain.matching.BlockMatcher;
import milaan.domain.matching.Tolerances;
import milaan.domain.money.Paise;
import milaan.domain.credit.Decisions;
import milaan.domain.rules.Rules;
import milaan.tables.MatchTable.GatheredLine;
import milaan.tables.MatchTable.MatchedBlock;
import milaan.tables.StagedFinding;
import milaan.tables.DocumentLineTable;
import milaan.tables.DocumentLineTable.BlockRange;
import milaan.tables.StagedLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of a range of blocks are gathered into documents and matched, block by block; analysts' decisions on pairs are applied. */
class MatchBlocks implements BlockReader.Work<MatchedRange> {

    private static final Logger LOG = LoggerFactory.getLogger(MatchBlocks.class);

    private final long run;
    private final DocumentLineTable table;
    private final Decisions decisions;

    private final BlockMatcher matcher;

    private long matchingNanos;

    MatchBlocks(long run, DocumentLineTable table, Decisions decisions, Rules rules, TaxPeriod period) {
        this.run = run;
        this.table = table;
        this.decisions = decisions;
        this.matcher = new BlockMatcher(new Tolerances(rupees(rules, "match.tolR", period),
                rupees(rules, "match.tolTaxable", period), Integer.parseInt(rules.get("match.windowDays", period.lastDay()))));
    }

    private static long rupees(Rules rules, String code, TaxPeriod period) {
        return Paise.ofRupees(new BigDecimal(rules.get(code, period.lastDay())));
    }

    @Override
    public MatchedRange of(BlockRange range) {
        List<StagedLine> lines = table.read(run, range);
        long begun = System.nanoTime();
        MatchedRange matched = match(lines);
        matchingNanos += System.nanoTime() - begun;
        return matched;
    }

    @Override
    public void end() {
        LOG.info("matching alone, without reading and storing: {} s", matchingNanos / 100_000_000 / 10.0);
    }

    /** @param lines lines of whole blocks, by block */
    private MatchedRange match(List<StagedLine> lines) {
        List<List<StagedLine>> blocks = new ArrayList<>();
        for (int from = 0, to; from < lines.size(); from = to) {
            String key = lines.get(from).line().block();
            to = from + 1;
            while (to < lines.size() && lines.get(to).line().block().equals(key)) {
                to++;
            }
            blocks.add(lines.subList(from, to));
        }
        // blocks know nothing of one another: every processor takes some, and the order stays
        List<MatchedRange> matched = blocks.parallelStream().map(this::matchBlock).toList();
        return new MatchedRange(matched.stream().flatMap(one -> one.blocks().stream()).toList(),
                matched.stream().flatMap(one -> one.findings().stream()).toList(),
                matched.stream().flatMap(one -> one.used().stream()).toList());
    }

    private MatchedRange matchBlock(List<StagedLine> lines) {
        String key = lines.get(0).line().block();
        Map<Long, StagedLine> byId = new HashMap<>();
        lines.forEach(line -> byId.put(line.id(), line));
        List<Document> documentLines = lines.stream().map(StagedLine::line).toList();
        Gathering gathered = Gathering.of(documentLines);
        List<StagedFinding> findings = gathered.remarks().stream().map(remark -> {
            StagedLine line = byId.get(remark.line().id());
            return new StagedFinding(line.fileNo(), line.rowNo(), remark.line().source().line(), raw(remark.line()), remark.finding());
        }).toList();
        List<Document> books = gathered.documents().stream().filter(d -> d.side() == Side.BOOKS).toList();
        List<Document> portal = gathered.documents().stream().filter(d -> d.side() == Side.PORTAL).toList();
        Decided decided = Decided.of(matcher.match(new Block(key, books, portal)), decisions);
        return new MatchedRange(List.of(new MatchedBlock(key, decided.matches(), changed(documentLines, gathered))), findings, decided.used());
    }

    /** Lines that are not simply a document each. */
    private static List<GatheredLine> changed(List<Document> lines, Gathering gathered) {
        Map<Long, Document> documents = new HashMap<>();
        gathered.documents().forEach(document -> documents.put(document.id(), document));
        List<GatheredLine> changed = new ArrayList<>();
        for (Document line : lines) {
            Document document = documents.get(line.id());
            if (document == null) {
                changed.add(new GatheredLine(line.id(), 0, null));
            } else if (!document.equals(line)) {
                changed.add(new GatheredLine(line.id(), gathered.lineCounts().get(line.id()), document));
            }
        }
        return changed;
    }

    /** The row itself is no longer at hand: what was read from it. */
    private static String raw(Document d) {
        return String.join(",", d.supplier() == null ? d.supplierName() : d.supplier().text(), d.type().name(), d.number(),
                d.date().toString(), Paise.format(d.taxableValue()), Paise.format(d.tax().igst()),
                Paise.format(d.tax().cgst()), Paise.format(d.tax().sgst()), Paise.format(d.tax().cess()));
    }
}
