package milaan.jobs.monthend;

import static milaan.jobs.VerifyFiles.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.document.Finding;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.money.TaxAmounts;
import milaan.formats.portal.Gstr2bSummary;
import milaan.jobs.VerifyFiles;
import milaan.jobs.VerifyStatements;
import milaan.runtime.ExitCode;
import milaan.runtime.Intake.LookedAt;
import milaan.runtime.RunFailure;
import milaan.runtime.RunInbox;
import milaan.tables.ChangeTable;
import milaan.tables.ControlTotalTable;
import milaan.tables.ControlTotalTable.Gathered;
import milaan.tables.ControlTotalTable.Loaded;
import milaan.tables.ControlTotalTable.Named;
import milaan.tables.ControlTotalTable.Sum;
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
    /** File number of documents carried from an earlier run. */
    private static final int CARRIED = 0;

    private final ControlTotalTable totals;
    private final FindingTable findings;
    private final ChangeTable changes;
    private final VerifyFiles files;
    private final VerifyStatements facts;
    private final VerifyCredit credit;
    private final RunTable runs;
    private final RunInbox inbox;

    Verify(ControlTotalTable totals, FindingTable findings, ChangeTable changes, VerifyFiles files, VerifyStatements facts, VerifyCredit credit, RunTable runs,
            RunInbox inbox) {
        this.totals = totals;
        this.files = files;
        this.facts = facts;
        this.credit = credit;
        this.findings = findings;
        this.changes = changes;
        this.runs = runs;
        this.inbox = inbox;
    }

    void verify(long run) {
        List<Loaded> loaded = totals.loaded(run);
        List<Gathered> gathered = totals.gathered(run);
        List<String> faults = new ArrayList<>();
        Map<Integer, Sum> byFile = new TreeMap<>();
        loaded.forEach(part -> byFile.merge(part.fileNo(), part.sum(), Sum::plus));
        files.check(run, byFile, faults);
        facts.check(run, faults);
        credit.check(run, faults);
        checkGathering(run, loaded, gathered, faults);
        checkMatches(run, gathered, faults);
        if (!faults.isEmpty()) {
            throw new RunFailure(ExitCode.TOTALS_DIFFER, "control totals disagree: " + String.join("; ", faults));
        }
        totals.keep(run, stations(loaded, gathered));
        LOG.info("control totals agree: rows read = loaded + rejected, rows and rupees loaded = reconciled");
        compareWithSummary(run, loaded);
        runs.findCompletedBefore(runs.get(run)).ifPresent(before ->
                LOG.info("{} results changed against revision {}", changes.compare(run, before.id()), before.revision()));
    }

    /**
     * Rows and rupees of lines = those of documents, per file, GSTIN and side. A carried document may be missing only when a
     * register of this run has replaced it, and each replacement has left a remark.
     */
    private void checkGathering(long run, List<Loaded> loaded, List<Gathered> gathered, List<String> faults) {
        Map<String, Sum> in = new TreeMap<>();
        loaded.forEach(part -> in.merge(part.fileNo() + " " + part.gstin() + " " + part.side(), part.sum(), Sum::plus));
        Map<String, Sum> out = new TreeMap<>();
        gathered.forEach(part -> out.merge(part.fileNo() + " " + part.gstin() + " " + part.side(), part.sum(), Sum::plus));
        Set<String> keys = new TreeSet<>(in.keySet());
        keys.addAll(out.keySet());
        long replaced = 0;
        for (String key : keys) {
            Sum lines = in.getOrDefault(key, Sum.ZERO);
            Sum documents = out.getOrDefault(key, Sum.ZERO);
            if (key.startsWith(CARRIED + " ")) {
                replaced += lines.rows() - documents.rows();
            } else if (!lines.equals(documents)) {
                faults.add("file, GSTIN and side " + key + ": loaded " + text(lines) + ", but reconciled " + text(documents));
            }
        }
        long updates = findings.countOf(run, RejectionReason.CARRIED_UPDATED) + findings.countOf(run, RejectionReason.ALREADY_RECONCILED);
        if (replaced != updates) {
            faults.add(replaced + " carried documents are not reconciled, but " + updates + " were replaced by a register");
        }
    }

    /** Lines of matches name every document once: as many names as documents, and the same sum of ids. */
    private void checkMatches(long run, List<Gathered> gathered, List<String> faults) {
        Map<String, Named> documents = new TreeMap<>();
        gathered.forEach(part -> documents.merge(part.gstin() + " " + part.side(),
                new Named(part.gstin(), part.side(), part.documents(), part.ids()),
                (a, b) -> new Named(a.gstin(), a.side(), a.documents() + b.documents(), a.ids().add(b.ids()))));
        Map<String, Named> named = new TreeMap<>();
        totals.named(run).stream().filter(one -> one.documents() > 0).forEach(one -> named.put(one.gstin() + " " + one.side(), one));
        Set<String> keys = new TreeSet<>(documents.keySet());
        keys.addAll(named.keySet());
        for (String key : keys) {
            Named all = documents.get(key);
            Named found = named.get(key);
            if (all == null || found == null || all.documents() != found.documents() || all.ids().compareTo(found.ids()) != 0) {
                faults.add(key + ": " + (all == null ? 0 : all.documents()) + " documents, but matches name "
                        + (found == null ? 0 : found.documents()) + " (sums of ids " + (all == null ? 0 : all.ids()) + " and "
                        + (found == null ? 0 : found.ids()) + ")");
            }
        }
    }

    private static List<Total> stations(List<Loaded> loaded, List<Gathered> gathered) {
        Map<String, Total> sums = new TreeMap<>();
        loaded.forEach(part -> add(sums, part.gstin(), part.side(), part.fileNo() == CARRIED ? "1 carried in" : "2 loaded", part.sum()));
        loaded.stream().filter(part -> part.fileNo() == CARRIED)
                .forEach(part -> add(sums, part.gstin(), part.side(), "3 carried, replaced by this register", part.sum()));
        gathered.forEach(part -> {
            add(sums, part.gstin(), part.side(), "4 reconciled", part.sum());
            if (part.fileNo() == CARRIED) {
                add(sums, part.gstin(), part.side(), "3 carried, replaced by this register", Sum.ZERO.minus(part.sum()));
            }
        });
        return sums.values().stream().filter(total -> !total.sum().equals(Sum.ZERO))
                .map(total -> new Total(total.gstin(), total.side(), total.station().substring(2), total.sum())).toList();
    }

    private static void add(Map<String, Total> sums, String gstin, String side, String station, Sum sum) {
        sums.merge(gstin + side + station, new Total(gstin, side, station, sum),
                (a, b) -> new Total(gstin, side, station, a.sum().plus(b.sum())));
    }

    /** Parts of one statement repeat its summary: it is taken once, with the first file that has it. */
    private void compareWithSummary(long run, List<Loaded> loaded) {
        findings.delete(run, RejectionReason.SUMMARY_DIFFERS);
        Map<String, TaxAmounts> documents = new TreeMap<>();
        loaded.stream().filter(part -> part.fileNo() != CARRIED && part.side().equals(Side.PORTAL.name()))
                .forEach(part -> documents.merge(part.gstin() + " " + sectionKey(part), part.sum().tax(), TaxAmounts::plus));
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

    private static String sectionKey(Loaded part) {
        return Gstr2bSummary.key(PortalFacts.Block.valueOf(part.block()), Section.valueOf(part.section()));
    }
}
