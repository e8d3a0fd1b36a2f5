package milaan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import milaan.accuracy.GeneratedFiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times a month end as users run it: {@code ./milaan run}, a fresh process and a fresh database, from files to published
 * results, on HSQLDB and on PostgreSQL (with fsync and synchronous commit on). Prints wall time, steps and peak memory, and writes them to target/performance.md.
 * Not a timed test: it only fails when a run fails. {@code mvn -B test -Pbenchmark}; {@code -Dmilaan.payments=true} brings two payments for
 * each bill.
 */
@Tag("benchmark")
class MonthEndBenchmark {

    private static final int DOCUMENTS = Integer.getInteger("milaan.documents", 100_000);
    private static final boolean PAYMENTS = Boolean.getBoolean("milaan.payments");
    private static final Pattern STEP = Pattern.compile("INFO +([a-z0-9-]+): (?:.* )?([0-9.]+) s");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    private final List<String> report = new ArrayList<>();

    @Test
    void files_to_published_results() throws Exception {
        Path work = Files.createTempDirectory("milaan-benchmark");
        try {
            Path input = work.resolve("input");
            GeneratedFiles.main(new String[] {input.toString(), String.valueOf(DOCUMENTS), "11", "usual"});
            assertThat(new ProcessBuilder("./milaan", "--version").inheritIO().start().waitFor()).as("the launcher builds the program").isZero();
            int payments = PAYMENTS ? GeneratedPayments.write(input.resolve("purchase-register.csv"), input.resolve("payments.csv")) : 0;
            report.add(DOCUMENTS + " documents a side, " + payments + " payments, " + Runtime.getRuntime().availableProcessors() + " processors");
            report.add("");
            report.add("| database | run | seconds | peak memory MB | steps |");
            report.add("|---|--:|--:|--:|---|");
            for (int run = 1; run <= 3; run++) {
                Path database = work.resolve("hsqldb" + run);
                time("HSQLDB", run, input, work.resolve("out-hsqldb" + run), Map.of("MILAAN_DB_FILE", database.resolve("milaan").toString()));
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start()) {
                for (int run = 1; run <= 3; run++) {
                    try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                        statement.execute("create database benchmark" + run);
                    }
                    time("PostgreSQL", run, input, work.resolve("out-postgres" + run), Map.of(
                            "MILAAN_DB_URL", server.getJdbcUrl("postgres", "benchmark" + run), "MILAAN_DB_USER", "postgres",
                            "MILAAN_DB_PASSWORD", "postgres"));
                }
            }
            Files.createDirectories(Path.of("target"));
            Files.write(Path.of("target/performance.md"), report);
            report.forEach(System.out::println);
        } finally {
            delete(work);
        }
    }

    private void time(String database, int run, Path input, Path output, Map<String, String> environment) throws Exception {
        String statement;
        try (Stream<Path> files = Files.list(input)) {
            statement = files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("returns_R2B_")).findFirst().orElseThrow();
        }
        String[] parts = statement.split("[_.]");
        Path log = output.resolveSibling(output.getFileName() + ".log");
        ProcessBuilder builder = new ProcessBuilder("./milaan", "run", "jobs/month-end.yml", "--set", "gstin=" + parts[2],
                "--set", "period=" + parts[3], "--set", "input=" + input, "--set", "output=" + output);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long begun = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process.pid()).orElse(0L));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        List<String> lines = Files.readAllLines(log);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        StringBuilder steps = new StringBuilder();
        for (String line : lines) {
            Matcher step = STEP.matcher(line);
            if (step.find()) {
                steps.append(steps.isEmpty() ? "" : ", ").append(step.group(1)).append(' ').append(step.group(2));
            }
        }
        report.add(String.format("| %s | %d | %.1f | %d | %s |", database, run, seconds, peak / 1024, steps));
        System.out.println(report.get(report.size() - 1));
        System.out.println(lines.get(lines.size() - 1));
    }

    /** What the operating system says of the largest resident size so far; Linux only. */
    private static Optional<Long> peakKilobytes(long pid) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return peak.find() ? Optional.of(Long.parseLong(peak.group(1))) : Optional.empty();
        } catch (IOException processEnded) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
