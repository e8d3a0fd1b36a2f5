package milaan.jobs.monthend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import milaan.domain.identity.Gstin;
import milaan.domain.matching.Status;
import milaan.domain.money.Paise;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable.StatusCount;

/** One GSTIN of a run over several: its documents per status, and the tax of both sides. */
final class PortfolioRow {

    static final List<String> COLUMNS = columns();

    private PortfolioRow() {
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("gstin", "period", "documents"));
        for (Status status : Status.values()) {
            columns.add(status.name().toLowerCase(Locale.ROOT) + "_documents");
        }
        columns.addAll(List.of("books_tax", "portal_tax", "verdict"));
        return List.copyOf(columns);
    }

    static List<Object> of(Run run, Gstin gstin, List<StatusCount> counts) {
        List<Object> row = new ArrayList<>(List.of(gstin.text(), run.period(),
                counts.stream().mapToLong(StatusCount::documents).sum()));
        for (Status status : Status.values()) {
            row.add(counts.stream().filter(count -> count.status().equals(status.name())).mapToLong(StatusCount::documents).sum());
        }
        row.add(Paise.toRupees(counts.stream().mapToLong(StatusCount::booksTax).sum()));
        row.add(Paise.toRupees(counts.stream().mapToLong(StatusCount::portalTax).sum()));
        row.add("NOT_ASSESSED");
        return row;
    }
}
