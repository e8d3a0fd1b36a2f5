package milaan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import milaan.runtime.Intake;
import milaan.runtime.JobFile;
import milaan.runtime.Launcher;
import milaan.runtime.RunResult;

/** The application as the real one starts, in this process: every launch stands for a process of its own. */
public final class TestApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TestApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param more configurations with beans that take the place of real ones */
    public static TestApplication start(TestDatabase database, Map<String, String> properties, Class<?>... more) {
        return start(database, properties, builder -> builder.sources(more));
    }

    /** @param change a last change of the application before it starts */
    public static TestApplication start(TestDatabase database, Map<String, String> properties, Consumer<SpringApplicationBuilder> change) {
        List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(), "--spring.datasource.password=" + database.password(),
                "--logging.level.root=OFF", "--logging.level.milaan=OFF"));
        properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        SpringApplicationBuilder builder = new SpringApplicationBuilder(Milaan.class).registerShutdownHook(false);
        change.accept(builder);
        return new TestApplication(builder.run(arguments.toArray(String[]::new)));
    }

    /** Runs a job file; what the inbox held at the time of an earlier launch is forgotten. */
    public RunResult run(JobFile file) {
        return run(file, null);
    }

    public RunResult run(JobFile file, Integer revision) {
        get(Intake.class).forget();
        return get(Launcher.class).launch(file, revision);
    }

    public JdbcTemplate jdbc() {
        return get(JdbcTemplate.class);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Forgets every run: the next one is the first again, with the same ids. */
    public void empty() {
        for (String table : List.of("batch_step_execution_context", "batch_job_execution_context", "batch_step_execution",
                "batch_job_execution_params", "batch_job_execution", "batch_job_instance", "match_line", "match_result",
                "gathered_document", "block_range", "status_count", "document_line", "finding", "source_file", "control_total", "result_change",
                "gstr3b_row", "gstr3b", "statement_row", "working_item", "statement_roll", "ecrs_finding", "ecrs_opening", "ecrs_opening_item",
                "ecrs_year", "ecrs_bridge", "balance_series", "payment", "open_payment", "payable", "credit_event", "credit_lot",
                "waiting_match", "decision_used", "credit_remark", "decision", "turnover_line", "capital_good", "common_credit", "table_4", "table_4_tie_part", "review_item",
                "hold_item", "ims_action", "supplier_request", "rule_37_line", "run_gstin", "run")) {
            jdbc().update("delete from " + table);
        }
        jdbc().execute("alter table run alter column run_id restart with 1");
    }

    @Override
    public void close() {
        context.close();
    }
}
