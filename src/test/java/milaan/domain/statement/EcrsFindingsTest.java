package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is said of the opening, by what is at hand of it: every line of {@code cases/openings.csv}, in rupees of CGST. */
class EcrsFindingsTest {

    @ParameterizedTest(name = "{7}")
    @CsvFileSource(resources = "/cases/openings.csv", numLinesToSkip = 1, delimiter = ';', emptyValue = "")
    void an_opening_is_never_declared_only_where_the_statement_says_so(String returns, String statement, String items, String upTo, String causes,
            String says, String table4, String why) {
        List<StatementRow> rows = Samples.statement(statement);
        TaxPeriod last = TaxPeriod.parse(upTo);
        StatementRoll roll = StatementRoll.of(StatementKind.ECRS, Samples.returns(returns), rows, last, Samples.RULES);
        EcrsFindings found = EcrsFindings.of(roll, rows, items(items), last, Samples.RULES);

        List<BalanceCause> cgst = found.causes().stream().filter(cause -> cause.head() == TaxHead.CGST).toList();
        assertThat(cgst.stream().map(cause -> cause.cause() + " " + cause.amountPaise() / 100)).as(why)
                .containsExactly(causes == null ? new String[0] : causes.split(", "));
        if (cgst.isEmpty()) {
            return;
        }
        assertThat(cgst.get(0).explanation()).as(why).contains(says);
        assertThat(Repair.of(cgst.get(0)).changes().stream().map(change -> change.row().number())).as(why)
                .containsExactly(table4 == null ? new String[0] : table4.split(" "));
    }

    @Test
    void without_a_working_a_balance_below_zero_asks_for_one() {
        StatementRoll roll = StatementRoll.of(StatementKind.ECRS, Samples.returns("2026-01 0/10"), List.of(), TaxPeriod.of(2026, 1),
                Samples.RULES);
        assertThat(EcrsFindings.of(roll, List.of(), List.of(), TaxPeriod.of(2026, 1), Samples.RULES).causes()).singleElement()
                .satisfies(cause -> assertThat(cause.explanation()).contains("10.00").contains("no working was given"));
    }

    /** {@code 2023-05 R REVERSED_4B2 60000, 2023-09 C RECLAIMED_4D1 20000 of R}. */
    private static List<WorkingItem> items(String text) {
        return List.of(text.split(", ")).stream().map(part -> part.split(" ")).map(words -> new WorkingItem(Samples.GSTIN, words[1], null, "", null,
                TaxPeriod.parse(words[0]), WorkingEvent.valueOf(words[2]), "", words.length > 5 ? words[5] : "",
                Samples.cgst(Samples.paise(words[3])), new SourceLine("working.csv", words[1]))).toList();
    }
}
