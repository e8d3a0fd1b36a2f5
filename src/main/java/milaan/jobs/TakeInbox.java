package milaan.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.formats.FileKind;
import milaan.formats.RowPlan;
import milaan.runtime.Intake.LookedAt;
import milaan.runtime.RunFailure;
import milaan.runtime.RunInbox;
import milaan.tables.FindingTable;
import milaan.tables.SourceFileTable;
import milaan.tables.RunTable.Run;
import milaan.tables.SourceFileTable.SourceFile;
import milaan.tables.StagedFinding;

/** Writes down which files the run found, what they are, and why some are refused. */
@Component
public class TakeInbox {

    private static final Logger LOG = LoggerFactory.getLogger(TakeInbox.class);

    private final RunInbox inbox;
    private final SourceFileTable files;
    private final FindingTable findings;

    TakeInbox(RunInbox inbox, SourceFileTable files, FindingTable findings) {
        this.inbox = inbox;
        this.files = files;
        this.findings = findings;
    }

    /** @param missed kinds that a complete inbox has, each with what its absence means */
    public void take(long run, Map<FileKind, String> missed) {
        findings.deleteOfFiles(run);
        files.delete(run);
        List<LookedAt> found = inbox.files(run);
        List<StagedFinding> remarks = new ArrayList<>();
        for (LookedAt file : found) {
            if (file.refusal() != null) {
                LOG.warn("{}: {}", file.refusal().reason(), file.refusal().message());
                remarks.add(new StagedFinding(file.no(), 0, "", "", file.refusal()));
            } else {
                LOG.info("{} is {} ({})", file.file().name(), file.format().kind().text(), file.recognised().evidence());
                for (Finding layout : layoutFindings(file)) {
                    remarks.add(new StagedFinding(file.no(), 0, "", "", layout));
                }
            }
        }
        String whose = inbox.run(run).gstins() + " " + inbox.run(run).span();
        missed.forEach((kind, consequence) -> {
            if (found.stream().noneMatch(file -> file.refusal() == null && file.format().kind() == kind)) {
                String message = "no " + kind.text() + " file was found for " + whose + ": " + consequence;
                LOG.warn("{}: {}", RejectionReason.SIDE_MISSING, message);
                remarks.add(new StagedFinding(0, 0, "", "", new Finding(RejectionReason.SIDE_MISSING, kind.text(), message)));
            }
        });
        if (found.stream().noneMatch(file -> file.refusal() == null) && isOnlyRun(inbox.run(run))) {
            throw RunFailure.badInput("no file in '" + inbox.run(run).input() + "' can be loaded for " + whose + "; expected "
                    + kinds(missed.keySet()) + " files. Found: "
                    + (found.isEmpty() ? "no files" : String.join("; ", found.stream().map(f -> f.refusal().message()).toList())));
        }
        Set<Gstin> own = Set.copyOf(inbox.run(run).gstins());
        files.insert(run, found.stream().map(file -> row(file, own)).toList());
        findings.insert(run, remarks);
    }

    /** {@code gstr3b, ecrs-statement and credit-working}. */
    private static String kinds(Collection<FileKind> kinds) {
        List<String> names = kinds.stream().map(FileKind::text).toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** A month of a range may well have no file. */
    private static boolean isOnlyRun(Run run) {
        return run.firstPeriod().equals(run.span().first()) && run.lastPeriod().equals(run.span().last());
    }

    /** Several sheets may lack the same column: one remark per code and column says it of all. */
    private static Collection<Finding> layoutFindings(LookedAt file) {
        Map<List<Object>, Finding> remarks = new LinkedHashMap<>();
        if (file.plan() instanceof RowPlan.TableRows table) {
            table.sheets().stream().flatMap(sheet -> sheet.findings().stream()).distinct()
                    .forEach(one -> remarks.merge(List.of(one.reason(), one.field()), one,
                            (a, b) -> new Finding(a.reason(), a.field(), a.message() + "; " + b.message())));
        }
        return remarks.values();
    }

    private static SourceFile row(LookedAt file, Set<Gstin> own) {
        Optional<Gstin> gstin = file.recognised() == null ? Optional.empty() : file.recognised().gstin();
        return new SourceFile(file.no(), file.file().name(), file.file().sha256(),
                file.format() == null ? null : file.format().kind().text(),
                gstin.map(Gstin::text).orElse(null), file.period().map(TaxPeriod::toString).orElse(null), file.refusal() == null,
                gstin.filter(own::contains).map(Gstin::text).orElse(""));
    }
}
