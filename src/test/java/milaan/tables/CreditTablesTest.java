package milaan.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import milaan.TestApplication;
import milaan.TestDatabase;

/** The tables of the credit register on both databases. */
class CreditTablesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_result_has_its_view(TestDatabase.Kind kind) {
        try (TestApplication application = TestApplication.start(TestDatabase.empty(kind, folder), Map.of())) {
            for (String view : List.of("credit", "open_credit", "table_4", "table_4_tie", "rule_37", "review", "hold_list", "ims_actions",
                    "supplier_requests")) {
                assertThat(application.jdbc().queryForList("select * from current_" + view)).isEmpty();
            }
            application.jdbc().queryForList("select \"row\", gstin from table_4 order by \"row\"");
            application.jdbc().queryForList("select \"row\", gstin from table_4_tie order by gstin, \"row\"");
        }
    }
}
