package milaan.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaxAmountsTest {

    private static final TaxAmounts AMOUNTS = new TaxAmounts(1, 20, 300, 4000);

    @Test
    void heads_are_added_head_by_head() {
        assertThat(AMOUNTS.plus(AMOUNTS)).isEqualTo(new TaxAmounts(2, 40, 600, 8000));
        assertThat(AMOUNTS.minus(AMOUNTS)).isEqualTo(TaxAmounts.ZERO);
        assertThat(AMOUNTS.minus(AMOUNTS).isZero()).isTrue();
        assertThat(AMOUNTS.negated()).isEqualTo(new TaxAmounts(-1, -20, -300, -4000));
        assertThat(AMOUNTS.total()).isEqualTo(4321);
    }

    @Test
    void each_head_can_be_asked_for() {
        assertThat(AMOUNTS.of(TaxHead.IGST)).isEqualTo(1);
        assertThat(AMOUNTS.of(TaxHead.CGST)).isEqualTo(20);
        assertThat(AMOUNTS.of(TaxHead.SGST)).isEqualTo(300);
        assertThat(AMOUNTS.of(TaxHead.CESS)).isEqualTo(4000);
    }

    @Test
    void a_tolerance_holds_for_each_head_alone() {
        TaxAmounts other = new TaxAmounts(11, 10, 310, 3990);

        assertThat(AMOUNTS.isWithin(other, 10)).isTrue();
        assertThat(AMOUNTS.isWithin(other, 9)).isFalse();
        assertThat(AMOUNTS.isWithin(new TaxAmounts(4321, 0, 0, 0), 10)).as("equal totals are not equal heads").isFalse();
    }

    @Test
    void an_overflow_is_loud() {
        assertThatThrownBy(() -> new TaxAmounts(Long.MAX_VALUE, 0, 0, 0).plus(AMOUNTS)).isInstanceOf(ArithmeticException.class);
    }
}
