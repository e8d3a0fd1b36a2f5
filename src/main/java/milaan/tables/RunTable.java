package milaan.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.Span;
import milaan.domain.identity.TaxPeriod;

/** Runs and the GSTINs they cover. */
@Repository
public class RunTable {

    /**
     * A run of a job: everything its steps need to know.
     *
     * @param id                0 before it has one
     * @param key               GSTIN, or PAN when it covers several GSTINs
     * @param span              the month or financial year it is for
     * @param inputsDigest      SHA-256 over files, rules and the runs it starts from
     * @param firstPeriod       first period of the range that one command covers
     * @param lastPeriod        last one
     * @param profile           path of a profile file, empty when none
     * @param rejectedRowsLimit more rejected rows than this stop the run
     * @param rules             overrides of rules.csv as {@code code=value} lines
     * @param gstinsOfCommand   every GSTIN of the command, also those of its other runs
     */
    public record Run(long id, String job, String key, Span span, int revision, String status,
                      String inputsDigest, TaxPeriod firstPeriod, TaxPeriod lastPeriod, String input, String output,
                      String profile, long rejectedRowsLimit, String rules, List<Gstin> gstinsOfCommand,
                      List<Member> members) {

        /** The month of the run, or the first month of its financial year. */
        public TaxPeriod period() {
            return span.first();
        }

        public boolean isCompleted() {
            return status.equals(COMPLETED);
        }

        public List<Gstin> gstins() {
            return members.stream().map(Member::gstin).toList();
        }
    }

    /** @param carriedRun the completed run of the period before, null when there is none */
    public record Member(Gstin gstin, Long carriedRun) {
    }

    public static final String STARTED = "STARTED";
    public static final String COMPLETED = "COMPLETED";
    public static final String ABANDONED = "ABANDONED";
    private static final String MONTH_END = "month-end";

    private final JdbcTemplate jdbc;
    private final SimpleJdbcInsert insert;

    RunTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.insert = new SimpleJdbcInsert(jdbc).withTableName("run").usingGeneratedKeyColumns("run_id")
                .usingColumns("job", "run_key", "period", "revision", "status", "inputs_digest", "first_period",
                        "last_period", "input", "output", "profile", "rejected_rows_limit", "rules", "command_gstins", "started_at");
    }

    /** Run and members in one transaction: a run with half of its GSTINs would be taken for the whole. @return the id given to the run */
    @Transactional
    public long insert(Run run) {
        long id = insert.executeAndReturnKey(Map.ofEntries(Map.entry("job", run.job()), Map.entry("run_key", run.key()),
                Map.entry("period", run.span().toString()), Map.entry("revision", run.revision()),
                Map.entry("status", run.status()), Map.entry("inputs_digest", run.inputsDigest()),
                Map.entry("first_period", run.firstPeriod().toString()), Map.entry("last_period", run.lastPeriod().toString()),
                Map.entry("input", run.input()), Map.entry("output", run.output()), Map.entry("profile", run.profile()),
                Map.entry("rejected_rows_limit", run.rejectedRowsLimit()), Map.entry("rules", run.rules()),
                Map.entry("command_gstins", String.join(" ", run.gstinsOfCommand().stream().map(Gstin::text).toList())),
                Map.entry("started_at", Timestamp.from(Instant.now())))).longValue();
        for (Member member : run.members()) {
            jdbc.update("insert into run_gstin (run_id, gstin, carried_run_id) values (?, ?, ?)", id, member.gstin().text(),
                    member.carriedRun());
        }
        return id;
    }

    /** What may change between a failure and its restart: places and limits, never what identifies the run. */
    public void updatePlaces(long id, Run wanted) {
        jdbc.update("update run set input = ?, output = ?, profile = ?, rejected_rows_limit = ? where run_id = ?", wanted.input(),
                wanted.output(), wanted.profile(), wanted.rejectedRowsLimit(), id);
    }

    public void setStatus(long id, String status) {
        jdbc.update("update run set status = ?, completed_at = ? where run_id = ?", status,
                status.equals(COMPLETED) ? Timestamp.from(Instant.now()) : null, id);
    }

    public Run get(long id) {
        return jdbc.queryForObject("select * from run where run_id = ?", this::read, id);
    }

    /**
     * @param gstins the GSTINs that the run covers: several sets of one PAN share its key, and know nothing of each other
     * @return the run with the highest revision, abandoned ones included
     */
    public Optional<Run> findLatest(String job, String key, Span span, List<Gstin> gstins) {
        return jdbc.query("select * from run where job = ? and run_key = ? and period = ? order by revision desc",
                this::read, job, key, span.toString()).stream().filter(run -> run.gstins().equals(gstins)).findFirst();
    }

    /** @return the highest revision of a key and period, 0 when there is none */
    public int lastRevision(String job, String key, Span span) {
        return jdbc.queryForObject("select coalesce(max(revision), 0) from run where job = ? and run_key = ? and period = ?", Integer.class, job,
                key, span.toString());
    }

    /** @return the completed run of the same GSTINs of the revision next below, if any */
    public Optional<Run> findCompletedBefore(Run run) {
        return jdbc.query("select * from run where job = ? and run_key = ? and period = ? and revision < ? and status = ? "
                + "order by revision desc", this::read, run.job(), run.key(), run.span().toString(), run.revision(),
                COMPLETED).stream().filter(before -> before.gstins().equals(run.gstins())).findFirst();
    }

    /** @return the current run of the latest period before this one that the GSTIN has one of */
    public Optional<Long> findCurrentBefore(String job, Gstin gstin, Span span) {
        return jdbc.queryForList("select run_id from current_run where job = ? and gstin = ? and period < ? order by period desc",
                Long.class, job, gstin.text(), span.toString()).stream().findFirst();
    }

    /** @return the latest month end up to the end of a year: its credit register is the books' side of the year */
    public Optional<Long> findRegister(Gstin gstin, Span year) {
        return findCurrentBefore(MONTH_END, gstin, Span.of(year.last().next()));
    }

    /** @return true when the open documents of the run before have been carried in for this GSTIN */
    public boolean isCarried(long run, Gstin gstin) {
        return jdbc.queryForObject("select count(carried_documents) from run_gstin where run_id = ? and gstin = ?", Integer.class,
                run, gstin.text()) > 0;
    }

    public void setCarried(long run, Gstin gstin, int documents) {
        jdbc.update("update run_gstin set carried_documents = ? where run_id = ? and gstin = ?", documents, run, gstin.text());
    }

    /** @return the runs that this GSTIN's credit of the run goes back to, latest first */
    public List<Long> findEarlierRuns(long run, Gstin gstin) {
        List<Long> chain = new ArrayList<>();
        Long next = run;
        while (true) {
            List<Long> before = jdbc.queryForList("select carried_run_id from run_gstin where run_id = ? and gstin = ? "
                    + "and carried_run_id is not null", Long.class, next, gstin.text());
            if (before.isEmpty()) {
                return chain;
            }
            next = before.get(0);
            chain.add(next);
        }
    }

    /** One line of {@code milaan status}. */
    public record StatusLine(String job, String key, String period, int revision, String status, Timestamp startedAt,
                             Timestamp completedAt, String batchStatus, String step) {
    }

    /** @return runs newest first, with the state of the job repository and the last step begun */
    public List<StatusLine> status(String job) {
        return jdbc.query("select r.*, "
                        + "(select max(e.job_execution_id) from batch_job_execution_params p "
                        + " join batch_job_execution e on e.job_execution_id = p.job_execution_id "
                        + " where p.parameter_name = 'run' and p.parameter_value = cast(r.run_id as varchar(20))) as execution "
                        + "from run r where ? = '' or r.job = ? order by r.run_id desc",
                (row, i) -> {
                    long execution = row.getLong("execution");
                    String batch = single("select status from batch_job_execution where job_execution_id = ?", execution);
                    String step = single("select step_name from batch_step_execution where job_execution_id = ? "
                            + "order by step_execution_id desc", execution);
                    return new StatusLine(row.getString("job"), row.getString("run_key"), row.getString("period"),
                            row.getInt("revision"), row.getString("status"), row.getTimestamp("started_at"),
                            row.getTimestamp("completed_at"), batch, step);
                }, job, job);
    }

    private String single(String sql, long execution) {
        return jdbc.queryForList(sql, String.class, execution).stream().findFirst().orElse("");
    }

    private Run read(ResultSet row, int i) throws SQLException {
        long id = row.getLong("run_id");
        List<Member> members = jdbc.query("select gstin, carried_run_id from run_gstin where run_id = ? order by gstin",
                (member, j) -> new Member(new Gstin(member.getString(1)), member.getObject(2, Long.class)), id);
        return new Run(id, row.getString("job"), row.getString("run_key"), Span.parse(row.getString("period")),
                row.getInt("revision"), row.getString("status"), row.getString("inputs_digest"),
                TaxPeriod.parse(row.getString("first_period")), TaxPeriod.parse(row.getString("last_period")),
                row.getString("input"), row.getString("output"), row.getString("profile"),
                row.getLong("rejected_rows_limit"), row.getString("rules"),
                Stream.of(row.getString("command_gstins").split(" ")).map(Gstin::new).toList(), members);
    }
}
