package milaan.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3bRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class RepairTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/cases/repairs.csv", numLinesToSkip = 1, emptyValue = "", nullValues = {})
    void a_cause_is_repaired_as_the_case_says(Cause cause, String amount, String reason, String changes, String balance, String payable, boolean adviser, String why) {
        Repair repair = Repair.of(cause(cause, WorkingCases.paise(amount), reason));
        assertThat(repair.changes().stream().map(change -> change.row().number() + "=" + change.amountPaise() / 100).collect(Collectors.joining(";")))
                .as(why).isEqualTo(changes == null ? "" : changes);
        assertThat(repair.effectOnBalancePaise()).as(why).isEqualTo(WorkingCases.paise(balance));
        assertThat(repair.effectOnPayablePaise()).as(why).isEqualTo(WorkingCases.paise(payable));
        assertThat(repair.adviserToConfirm()).as(why).isEqualTo(adviser);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_effects_follow_from_the_rows_of_table_4(Cause cause) {
        for (long paise : new long[] {-12_345, 12_345}) {
            Repair repair = Repair.of(cause(cause, paise, "4B1"));
            assertThat(repair.effectOnBalancePaise()).isEqualTo(changed(repair, Gstr3bRow.REVERSED_FOR_NOW) - changed(repair, Gstr3bRow.RECLAIMED));
            long credit = changed(repair, Gstr3bRow.ITC_OTHER) - changed(repair, Gstr3bRow.REVERSED_FOR_GOOD) - changed(repair, Gstr3bRow.REVERSED_FOR_NOW);
            assertThat(repair.effectOnPayablePaise()).isEqualTo(-credit);
            assertThat(repair.words()).isNotEmpty();
            boolean overReclaimed = repair.effectOnPayablePaise() > 0;
            assertThat(repair.interest()).startsWith(overReclaimed ? "section 50(3): only if" : "none");
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_words_name_the_amount_wherever_a_row_changes(Cause cause) {
        Repair repair = Repair.of(cause(cause, -1_23_456_78, ""));
        assertThat(repair.changes().isEmpty() || repair.words().contains(Paise.formatIndian(1_23_456_78))).isTrue();
    }

    private static long changed(Repair repair, Gstr3bRow row) {
        return repair.changes().stream().filter(change -> change.row() == row).mapToLong(Repair.Change::amountPaise).sum();
    }

    private static BalanceCause cause(Cause cause, long paise, String reason) {
        WorkingItem item = new WorkingItem(WorkingCases.OURS, "R", null, "", null, TaxPeriod.of(2024, 1), WorkingEvent.REVERSED_OTHERWISE, reason, "",
                Samples.cgst(Math.abs(paise)), new SourceLine("working.csv", "2"));
        return new BalanceCause(TaxPeriod.of(2024, 1), TaxHead.CGST, cause, item, paise, "");
    }
}
