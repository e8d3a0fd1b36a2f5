package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.RejectionReason.Severity;
import milaan.domain.document.SourceLine;
import milaan.formats.Format;
import milaan.formats.Inward;
import milaan.formats.Row;

/** Lines of a file of rejections: a good row with one cell changed is rejected, remarked on or read without a word. */
final class Rejections {

    private Rejections() {
    }

    /** @param reason null when the row is read without a word */
    static void check(Format<?> format, Row row, Inward inward, String field, RejectionReason reason, String message, String why) {
        if (reason == null || reason.severity() == Severity.WARNING) {
            List<Finding> warnings = format.read(row, inward).warnings();
            assertThat(warnings).as(why).hasSize(reason == null ? 0 : 1).allSatisfy(finding -> assertNames(finding, field, reason, message));
        } else {
            RejectedRow rejected = catchThrowableOfType(RejectedRow.class, () -> format.read(row, inward));
            assertThat(rejected).as(why).isNotNull();
            assertNames(rejected.finding(), field, reason, message);
        }
    }

    private static void assertNames(Finding finding, String field, RejectionReason reason, String message) {
        assertThat(finding.field()).isEqualTo(field);
        assertThat(finding.reason()).isEqualTo(reason);
        assertThat(finding.message()).contains(message);
    }

    /** @param value null or empty takes the cell away */
    static Row row(Map<String, String> good, String field, String value) {
        Map<String, String> cells = new HashMap<>(good);
        if (value == null || value.isEmpty()) {
            cells.remove(field);
        } else {
            cells.put(field, value);
        }
        return new Row(new SourceLine("file.csv", "2"), cells, "");
    }
}
