package milaan.runtime;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import milaan.tables.RunTable;
import milaan.tables.RunTable.StatusLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code milaan status [JOBFILE] [--json]}. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Lists runs and their state, newest first.")
final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JOBFILE", arity = "0..1", description = "only runs of this job and its GSTINs")
    private Path jobFile;

    @Option(names = "--json", description = "one JSON array instead of a table")
    private boolean json;

    @Override
    public Integer call() {
        Optional<JobFile> file = Optional.ofNullable(jobFile).map(path -> JobFile.read(path, java.util.Map.of()));
        Optional<Path> lockFile = Database.lockFile(new StandardEnvironment());
        List<StatusLine> lines;
        try (ProcessLock lock = lockFile.map(path -> ProcessLock.take(path, "status")).orElse(null);
                ConfigurableApplicationContext application = CommandLine.start()) {
            lines = application.getBean(RunTable.class).status(file.map(JobFile::job).orElse("")).stream()
                    .filter(line -> file.isEmpty() || file.get().gstins().stream()
                            .anyMatch(gstin -> line.key().equals(gstin.text()) || line.key().equals(gstin.pan())))
                    .toList();
        }
        System.out.println(json ? json(lines) : table(lines));
        return ExitCode.DONE.number();
    }

    /** What people want to know: a run that is not complete is either at work, or cut off and waits to be run again. */
    private static String state(StatusLine line) {
        return line.status().equals(RunTable.STARTED) && !line.batchStatus().isEmpty() ? line.batchStatus() : line.status();
    }

    private static String table(List<StatusLine> lines) {
        if (lines.isEmpty()) {
            return "no runs";
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-12s %-16s %-8s %8s %-10s %-26s %-20s %s%n", "JOB", "KEY", "PERIOD",
                "REVISION", "STATE", "LAST STEP", "STARTED", "COMPLETED"));
        for (StatusLine line : lines) {
            text.append(String.format(Locale.ROOT, "%-12s %-16s %-8s %8d %-10s %-26s %-20s %s%n", line.job(), line.key(), line.period(), line.revision(),
                    state(line), line.step(), time(line.startedAt()), line.completedAt() == null ? "" : time(line.completedAt())));
        }
        return text.toString().stripTrailing();
    }

    private static String time(java.sql.Timestamp time) {
        return time.toLocalDateTime().withNano(0).toString();
    }

    private static String json(List<StatusLine> lines) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.writeStartArray();
            for (StatusLine line : lines) {
                generator.writeStartObject();
                generator.writeStringField("job", line.job());
                generator.writeStringField("key", line.key());
                generator.writeStringField("period", line.period());
                generator.writeNumberField("revision", line.revision());
                generator.writeStringField("state", state(line));
                generator.writeStringField("last_step", line.step());
                generator.writeStringField("started_at", time(line.startedAt()));
                generator.writeStringField("completed_at", line.completedAt() == null ? "" : time(line.completedAt()));
                generator.writeEndObject();
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
