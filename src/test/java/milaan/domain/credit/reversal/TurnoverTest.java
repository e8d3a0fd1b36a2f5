package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.TurnoverLine;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;

class TurnoverTest {

    private static final TaxPeriod APRIL = TaxPeriod.of(2026, 4);
    private static final SourceLine SOURCE = new SourceLine("file", "1");

    static List<CSVRecord> cases() {
        return Cases.read("turnover-of-month.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void exempt_and_total_turnover_come_from_the_books_or_the_return(CSVRecord row) {
        List<TurnoverLine> books = new ArrayList<>(List.of(line(TaxPeriod.of(2026, 3), TurnoverLine.Supply.EXEMPT, "999")));
        for (String part : parts(row.get("books"))) {
            String[] cells = part.split("=");
            books.add(line(APRIL, TurnoverLine.Supply.valueOf(cells[0]), cells[1]));
        }
        Map<Gstr3bRow, Gstr3b.Amounts> rows = new EnumMap<>(Gstr3bRow.class);
        for (String part : parts(row.get("return"))) {
            String[] cells = part.split("=");
            rows.put(Gstr3bRow.valueOf(cells[0]), new Gstr3b.Amounts(Cases.paise(cells[1]), TaxAmounts.ZERO));
        }
        List<Gstr3b> returns = rows.isEmpty() ? List.of() : List.of(new Gstr3b(Cases.OURS, APRIL, true, null, rows, SOURCE));

        Optional<Turnover> turnover = Turnover.of(APRIL, books, returns);
        if (row.get("source").isEmpty()) {
            assertThat(turnover).as(row.get("case")).isEmpty();
            return;
        }
        assertThat(turnover).as(row.get("case")).contains(new Turnover(APRIL, Cases.paise(row.get("exempt")), Cases.paise(row.get("total")),
                Turnover.Source.valueOf(row.get("source"))));
    }

    @Test
    void a_filed_return_comes_before_a_draft_of_the_month() {
        Gstr3b draft = gstr3b(false, "100");
        Gstr3b filed = gstr3b(true, "70");

        assertThat(Turnover.of(APRIL, List.of(), List.of(draft, filed)).orElseThrow().total()).isEqualTo(Cases.paise("70"));
        assertThat(Turnover.of(APRIL, List.of(), List.of(draft)).orElseThrow().total()).isEqualTo(Cases.paise("100"));
    }

    private static Gstr3b gstr3b(boolean filed, String taxable) {
        return new Gstr3b(Cases.OURS, APRIL, filed, null,
                Map.of(Gstr3bRow.OUTWARD_TAXABLE, new Gstr3b.Amounts(Cases.paise(taxable), TaxAmounts.ZERO)), SOURCE);
    }

    private static String[] parts(String text) {
        return text.isEmpty() ? new String[0] : text.split(";");
    }

    private static TurnoverLine line(TaxPeriod period, TurnoverLine.Supply supply, String rupees) {
        return new TurnoverLine(Cases.OURS, period, supply, Cases.paise(rupees), TaxAmounts.ZERO, SOURCE);
    }
}
