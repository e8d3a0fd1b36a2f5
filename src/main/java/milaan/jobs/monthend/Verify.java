package milaan.jobs.monthend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.runtime.ExitCode;
import milaan.runtime.Intake.LookedAt;
import milaan.runtime.RunFailure;
import milaan.tables.ChangeTable;
import milaan.tables.ControlTotalTable;
import milaan.tables.ControlTotalTable.FileRows;
import milaan.tables.ControlTotalTable.Total;
import milaan.tables.FindingTable;
import milaan.tables.RunTable;
import milaan.tables.StagedFinding;

/**
 * Proves that nothing was lost and nothing doubled: per file rows read = loaded + rejected, and per file, GSTIN and side
 * rows and rupees loaded = reconciled. Unequal figures fail the run. The portal's own summary is compared too; there a
 * difference is only reported, because the portal's figure may be what is wrong.
 */
@Component
class Verify {

    private static final Logger LOG = LoggerFactory.getLogger(Verify.class);
    /** The portal rounds per section; gst-rules 4.3. */
    private static final long SUMMARY_TOLERANCE_PAISE = 100;

    private final ControlTotalTable totals;
    private final FindingTable findings;
    private final ChangeTable changes;
    private final RunTable runs;
    private final MonthEndInbox inbox;

    Verify(ControlTotalTable totals, FindingTable findings, ChangeTable changes, RunTable runs, MonthEndInbox inbox) {
        this.totals = totals;
        this.findings = findings;
        this.changes = changes;
        this.runs = runs;
        this.inbox = inbox;
    }

    void verify(long run) {
        List<String> faults = new ArrayList<>();
        for (FileRows file : totals.fileRows(run)) {
            if (file.read() != file.loaded() + file.rejected()) {
                faults.add("'" + file.file() + "': " + file.read() + " rows read, but " + file.loaded() + " loaded + "
                        + file.rejected() + " rejected = " + (file.loaded() + file.rejected()));
            }
        }
        List<Total> loaded = totals.loaded(run);
        List<Total> reconciled = totals.reconciled(run);
        List<Total> replaced = totals.replaced(run);
        Map<String, Total> out = new TreeMap<>();
        for (List<Total> part : List.of(reconciled, replaced)) {
            part.forEach(total -> out.merge(key(total), total, Verify::plus));
        }
        for (Total in : loaded) {
            Total found = out.remove(key(in));
            if (found == null || !in.agreesWith(found)) {
                faults.add("file " + in.file() + ", " + in.gstin() + ", " + in.side() + ": loaded " + text(in)
                        + ", but reconciled " + (found == null ? "nothing" : text(found)));
            }
        }
        out.forEach((key, extra) -> faults.add(key + ": reconciled " + text(extra) + ", but nothing was loaded"));
        long updates = findings.countOf(run, RejectionReason.CARRIED_UPDATED);
        long replacedRows = replaced.stream().mapToLong(Total::rows).sum();
        if (updates != replacedRows) {
            faults.add(replacedRows + " carried documents are not reconciled, but " + updates + " were replaced by a register");
        }
        if (!faults.isEmpty()) {
            throw new RunFailure(ExitCode.TOTALS_DIFFER, "control totals disagree: " + String.join("; ", faults));
        }
        List<Total> kept = new ArrayList<>();
        loaded.forEach(total -> kept.add(named(total, total.file() == 0 ? "carried in" : "loaded")));
        replaced.forEach(total -> kept.add(named(total, "carried, replaced by this register")));
        reconciled.forEach(total -> kept.add(named(total, "reconciled")));
        totals.keep(run, byName(kept));
        LOG.info("control totals agree: {} rows read = loaded + rejected, rows and rupees loaded = reconciled",
                totals.fileRows(run).stream().mapToLong(FileRows::read).sum());
        compareWithSummary(run);
        runs.findCompletedBefore(runs.get(run)).ifPresent(before ->
                LOG.info("{} results changed against revision {}", changes.compare(run, before.id()), before.revision()));
    }

    private static String key(Total total) {
        return total.file() + " " + total.gstin() + " " + total.side();
    }

    private static Total named(Total total, String name) {
        return new Total(name, total.gstin(), total.side(), 0, total.rows(), total.taxableValue(), total.tax());
    }

    private static Total plus(Total a, Total b) {
        return new Total(a.name(), a.gstin(), a.side(), a.file(), a.rows() + b.rows(), a.taxableValue() + b.taxableValue(),
                a.tax().plus(b.tax()));
    }

    /** Files of one GSTIN and side in one figure per station. */
    private static List<Total> byName(List<Total> totals) {
        Map<String, Total> sums = new TreeMap<>();
        totals.forEach(total -> sums.merge(total.gstin() + total.side() + total.name(), total, Verify::plus));
        return List.copyOf(sums.values());
    }

    private static String text(Total total) {
        return total.rows() + " rows, taxable " + Paise.format(total.taxableValue()) + ", IGST " + Paise.format(total.tax().igst())
                + ", CGST " + Paise.format(total.tax().cgst()) + ", SGST " + Paise.format(total.tax().sgst()) + ", cess "
                + Paise.format(total.tax().cess());
    }

    /** Parts of one statement repeat its summary: it is taken once, with the first file that has it. */
    private void compareWithSummary(long run) {
        findings.delete(run, RejectionReason.SUMMARY_DIFFERS);
        Map<String, TaxAmounts> documents = new TreeMap<>();
        totals.sections(run).forEach(section -> documents.put(section.gstin() + " " + section.section(), section.tax()));
        Map<String, StagedFinding> differences = new TreeMap<>();
        for (LookedAt file : inbox.files(run)) {
            if (file.refusal() != null || file.recognised().gstin().isEmpty()) {
                continue;
            }
            String gstin = file.recognised().gstin().get().text();
            file.recognised().summary().forEach((section, stated) -> {
                TaxAmounts found = documents.getOrDefault(gstin + " " + section, TaxAmounts.ZERO);
                if (!stated.isWithin(found, SUMMARY_TOLERANCE_PAISE)) {
                    differences.putIfAbsent(gstin + " " + section, new StagedFinding(file.no(), 0, "", "",
                            new Finding(RejectionReason.SUMMARY_DIFFERS, section, "the statement's summary of '" + section
                                    + "' says " + text(stated) + ", its documents add up to " + text(found))));
                }
            });
        }
        findings.insert(run, differences.values());
    }

    private static String text(TaxAmounts tax) {
        StringBuilder text = new StringBuilder();
        for (TaxHead head : TaxHead.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(head).append(' ').append(Paise.formatIndian(tax.of(head)));
        }
        return text.toString();
    }
}
