package milaan.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.credit.Decision;
import milaan.domain.credit.Payment;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.Document;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.Side;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.returns.Gstr3b;
import milaan.domain.rules.Rules;
import milaan.domain.statement.StatementRow;
import milaan.domain.statement.WorkingItem;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Reading;
import milaan.formats.Row;
import milaan.runtime.InboxRowReader;
import milaan.runtime.Intake.LookedAt;
import milaan.tables.RunTable.Run;
import milaan.tables.StagedFinding;

/**
 * A row of a file becomes a value, through its file's layout. Rows of other GSTINs of the command belong to other runs. With a
 * range of periods a register's rows find their month: that of the folder the file lies in, else of the posting date, else
 * of the document date; rows before the range belong to its first month, later ones to its last. So every line of a document
 * belongs to exactly one run of the range. Returns belong to the run of their period, those before the range to its first.
 * Statements, workings, decisions and turnover are history: every run of the range has them whole. A payment belongs to the run of its month,
 * as a row of a register does.
 */
public final class LoadRows implements InboxRowReader.Reading<LoadedRow> {

    private static final int LONGEST_TEXT = 2000;

    private final Run run;
    private final Profile profile;
    private final Rules rules;
    private final Set<Gstin> gstins;
    private final Set<Gstin> gstinsOfCommand;
    private LookedAt file;
    private Inward inward;

    LoadRows(Run run, Profile profile, Rules rules) {
        this.run = run;
        this.profile = profile;
        this.rules = rules;
        this.gstins = Set.copyOf(run.gstins());
        this.gstinsOfCommand = Set.copyOf(run.gstinsOfCommand());
    }

    @Override
    public LoadedRow of(LookedAt from, long rowNo, Row row) {
        if (from.recognised().gstin().isEmpty() && namesAnotherRun(row)) {
            return LoadedRow.ofAnotherRun(from.no(), rowNo);
        }
        Reading<?> reading;
        try {
            checkLength(row);
            reading = from.format().read(row, inward(from));
        } catch (RejectedRow rejected) {
            boolean saidByFirstRun = from.period().isEmpty() && !run.span().first().equals(run.firstPeriod());
            if (saidByFirstRun) {
                return LoadedRow.ofAnotherRun(from.no(), rowNo);
            }
            throw rejected;
        }
        Object value = reading.value();
        Gstin gstin = gstin(value);
        if (!gstins.contains(gstin) && from.recognised().gstin().isPresent()) {
            throw new RejectedRow(RejectionReason.WRONG_RECIPIENT, "gstin", "the row is for '" + gstin + "', but the file says that it belongs to "
                    + from.recognised().gstin().get());
        }
        if (!gstins.contains(gstin) || !isOfThisRun(from, value)) {
            return LoadedRow.ofAnotherRun(from.no(), rowNo);
        }
        List<StagedFinding> findings = reading.warnings().stream()
                .map(warning -> new StagedFinding(from.no(), rowNo, row.source().line(), row.raw(), warning, gstin)).toList();
        return new LoadedRow(from.no(), rowNo, value instanceof Document line && line.side() == Side.BOOKS ? line.withPeriod(run.period())
                : value, findings);
    }

    /** A row, good or bad, belongs to the run whose GSTIN it names; but a file that says whose it is goes to one run only. */
    private boolean namesAnotherRun(Row row) {
        return named(row).filter(gstin -> gstinsOfCommand.contains(gstin) && !gstins.contains(gstin)).isPresent();
    }

    /** The GSTIN of ours that a row names, if any. */
    static Optional<Gstin> named(Row row) {
        return Stream.of("recipient_gstin", "gstin").map(row::text).map(text -> text.strip().toUpperCase(Locale.ROOT)).filter(Gstin::isGstin)
                .map(Gstin::new).findFirst();
    }

    /** What the file says of its owner holds for rows that name no GSTIN. */
    private Inward inward(LookedAt from) {
        if (from != file) {
            Gstin owner = from.recognised().gstin().orElse(gstinsOfCommand.size() == 1 ? run.gstins().get(0) : null);
            inward = new Inward(gstinsOfCommand, owner, run.lastPeriod(), profile, rules);
            file = from;
        }
        return inward;
    }

    private static Gstin gstin(Object value) {
        if (value instanceof Document line) {
            return line.recipient();
        } else if (value instanceof Gstr3b filed) {
            return filed.gstin();
        } else if (value instanceof StatementRow row) {
            return row.gstin();
        }
        if (value instanceof Payment payment) {
            return payment.recipient();
        } else if (value instanceof Decision decision) {
            return decision.gstin();
        } else if (value instanceof TurnoverLine line) {
            return line.gstin();
        }
        return ((WorkingItem) value).gstin();
    }

    private boolean isOfThisRun(LookedAt from, Object value) {
        if (value instanceof Document line) {
            if (!from.period().orElseGet(() -> monthOf(line)).equals(run.period())) {
                return false;
            }
            LocalDate latest = run.period().next().lastDay();
            if (line.date().isAfter(latest)) {
                throw new RejectedRow(RejectionReason.DATE_OUT_OF_RANGE, "document_date", "document date " + line.date()
                        + " is after " + latest + ", a month after the end of " + run.period());
            }
        } else if (value instanceof Payment payment) {
            return from.period().orElseGet(() -> clamped(TaxPeriod.of(payment.date()))).equals(run.period());
        } else if (value instanceof Gstr3b filed) {
            if (filed.period().compareTo(run.lastPeriod()) > 0) {
                throw new RejectedRow(RejectionReason.DATE_OUT_OF_RANGE, "ret_period", "ret_period '" + filed.period() + "' is after "
                        + run.lastPeriod() + ", the last period of this command");
            }
            boolean before = filed.period().compareTo(run.span().first()) < 0;
            return filed.period().compareTo(run.span().last()) <= 0 && (!before || run.span().first().equals(run.firstPeriod()));
        }
        return true;
    }

    private TaxPeriod monthOf(Document line) {
        LocalDate booked = Optional.ofNullable(line.books()).map(books -> books.postingDate()).orElse(line.date());
        return clamped(TaxPeriod.of(booked));
    }

    private TaxPeriod clamped(TaxPeriod month) {
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
