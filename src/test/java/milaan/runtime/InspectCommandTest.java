package milaan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class InspectCommandTest {

    @Test
    void payments_are_named_with_what_would_be_rejected() throws Exception {
        assertThat(inspect("payments/tally-bill-wise.csv")).contains("kind     payments (heading in row 6: supplier_gstin = 'Party GSTIN'",
                "gstin    27AAPFU0939F1ZV", "period   each row has its own", "rows     4, of which 3 can be loaded and 1 are rejected",
                "left out 1 which are no data", "REJECTED MISSING_FIELD x 1", "row 10: supplier_gstin is blank");
    }

    @Test
    void a_review_put_back_shows_how_many_decisions_are_in_it() throws Exception {
        assertThat(inspect("decisions/review.csv")).contains("kind     decisions", "rows     3, of which 2 can be loaded and 1 are rejected",
                "left out 1 which are no data", "row 5: decision 'yes' is no decision");
    }

    @Test
    void turnover_is_named() throws Exception {
        assertThat(inspect("turnover/books.csv")).contains("kind     turnover-books", "rows     4, of which 4 can be loaded and 0 are rejected");
    }

    private static String inspect(String sample) throws Exception {
        TestCommand run = TestCommand.execute("inspect", Path.of(InspectCommandTest.class.getResource("/samples/" + sample).toURI()).toString());
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }
}
