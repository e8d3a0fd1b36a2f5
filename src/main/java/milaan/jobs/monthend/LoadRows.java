package milaan.jobs.monthend;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import milaan.domain.document.Document;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Side;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.runtime.InboxRowReader;
import milaan.runtime.Intake.LookedAt;
import milaan.tables.RunTable.Run;
import milaan.tables.StagedFinding;
import milaan.tables.StagedLine;

/**
 * A row of a file becomes a line of a document, through its file's layout. With a range of periods a register's rows find
 * their month: that of the folder the file lies in, else of the posting date, else of the document date; rows before the
 * range belong to its first month, later ones to its last. So every row belongs to exactly one run of the range.
 */
final class LoadRows implements InboxRowReader.Reading<LoadedRow> {

    private static final int LONGEST_TEXT = 2000;

    private final Run run;
    private final Inward inward;

    LoadRows(Run run, Profile profile, Rules rules) {
        this.run = run;
        Set<Gstin> gstins = Set.copyOf(run.gstins());
        this.inward = new Inward(gstins, gstins.size() == 1 ? run.gstins().get(0) : null, run.lastPeriod(), profile, rules);
    }

    @Override
    public LoadedRow of(LookedAt file, long rowNo, Row row) {
        int fileNo = file.no();
        Optional<TaxPeriod> filePeriod = file.period();
        Reading<?> reading;
        try {
            checkLength(row);
            reading = file.format().read(row, inward);
        } catch (RejectedRow rejected) {
            if (filePeriod.isEmpty() && !run.period().equals(run.firstPeriod())) {
                return new LoadedRow(fileNo, null, List.of());
            }
            throw rejected;
        }
        Document line = (Document) reading.value();
        if (!filePeriod.orElseGet(() -> monthOf(line)).equals(run.period())) {
            return new LoadedRow(fileNo, null, List.of());
        }
        LocalDate latest = run.period().next().lastDay();
        if (line.date().isAfter(latest)) {
            throw new RejectedRow(RejectionReason.DATE_OUT_OF_RANGE, "document_date", "document date " + line.date()
                    + " is after " + latest + ", a month after the end of " + run.period());
        }
        List<StagedFinding> findings = reading.warnings().stream()
                .map(warning -> new StagedFinding(fileNo, rowNo, row.source().line(), row.raw(), warning)).toList();
        return new LoadedRow(fileNo, new StagedLine(fileNo, rowNo,
                line.side() == Side.BOOKS ? line.withPeriod(run.period()) : line), findings);
    }

    private TaxPeriod monthOf(Document line) {
        LocalDate booked = line.books() != null && line.books().postingDate() != null ? line.books().postingDate() : line.date();
        TaxPeriod month = TaxPeriod.of(booked);
        if (month.compareTo(run.firstPeriod()) < 0) {
            return run.firstPeriod();
        }
        return month.compareTo(run.lastPeriod()) > 0 ? run.lastPeriod() : month;
    }

    /** No real cell is that long; tables and exception files have room for this much. */
    private static void checkLength(Row row) {
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            if (cell.getValue().length() > LONGEST_TEXT) {
                throw new RejectedRow(RejectionReason.UNREADABLE_ROW, cell.getKey(), "the cell has " + cell.getValue().length()
                        + " characters, expected at most " + LONGEST_TEXT);
            }
        }
    }
}
