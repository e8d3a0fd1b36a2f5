package milaan.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.tables.ControlTotalTable.Sum;
import milaan.tables.FactTable;
import milaan.tables.FindingTable;
import milaan.tables.SourceFileTable;
import milaan.tables.SourceFileTable.FileRows;

/** Per file: rows read = loaded + rejected, and rows and rupees counted on the way in = those in the tables. */
@Component
public class VerifyFiles {

    private final SourceFileTable files;
    private final FindingTable findings;
    private final List<FactTable<?>> facts;

    VerifyFiles(SourceFileTable files, FindingTable findings, List<FactTable<?>> facts) {
        this.files = files;
        this.findings = findings;
        this.facts = facts;
    }

    /**
     * @param lines  lines of documents that the tables hold, by number of the file
     * @param faults what disagrees is added to them
     */
    public void check(long run, Map<Integer, Sum> lines, List<String> faults) {
        Map<Integer, Sum> byFile = new TreeMap<>(lines);
        facts.forEach(table -> table.loadedByFile(run).forEach((file, sum) -> byFile.merge(file, sum, Sum::plus)));
        Map<Integer, Long> rejectedByFile = findings.rejectedRowsByFile(run);
        for (FileRows file : files.accepted(run)) {
            long rejected = rejectedByFile.getOrDefault(file.fileNo(), 0L);
            if (file.read() != file.loaded().rows() + rejected) {
                faults.add("'" + file.file() + "': " + file.read() + " rows read, but " + file.loaded().rows() + " loaded + " + rejected
                        + " rejected = " + (file.loaded().rows() + rejected));
            }
            Sum found = byFile.getOrDefault(file.fileNo(), Sum.ZERO);
            if (!file.loaded().equals(found)) {
                faults.add("'" + file.file() + "': loaded " + text(file.loaded()) + ", but the table holds " + text(found));
            }
        }
    }

    /** Rows and rupees as people read them. */
    public static String text(Sum sum) {
        return sum.rows() + " rows, taxable " + Paise.format(sum.taxableValue()) + ", " + text(sum.tax());
    }

    public static String text(TaxAmounts tax) {
        return Stream.of(TaxHead.values()).map(head -> head + " " + Paise.formatIndian(tax.of(head))).collect(Collectors.joining(", "));
    }
}
