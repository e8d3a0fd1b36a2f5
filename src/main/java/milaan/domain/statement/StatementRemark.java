package milaan.domain.statement;

import java.util.Comparator;

import milaan.domain.document.Finding;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;

/**
 * Something said of a period of a chain of returns, of a statement or of a working.
 *
 * @param period return period, null when it is about the opening balance
 * @param source the row or file it is about, null when it is about something that is not there
 */
public record StatementRemark(TaxPeriod period, SourceLine source, Finding finding) {

    /** By period and content: the order of the files plays no part. */
    static final Comparator<StatementRemark> ORDER = Comparator
            .comparing(StatementRemark::period, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(remark -> remark.finding().reason()).thenComparing(remark -> remark.finding().message())
            .thenComparing(remark -> String.valueOf(remark.source()));
}
