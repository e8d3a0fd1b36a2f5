package milaan.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times the opening of a year for a portfolio as users run it: {@code ./milaan run}, a fresh process and a fresh database, 36 returns and
 * two statements of each of 500 GSTINs, to published results, on HSQLDB and on PostgreSQL (fsync and synchronous commit on). Once as the
 * registrations of one PAN, which are one run, and once as 500 PANs, which are 500 runs. Writes target/performance-ecrs.md.
 * Not a timed test: it only fails when a run fails or publishes another balance than the generator has.
 * {@code mvn -B test -Pbenchmark -Dtest=EcrsBenchmark}, with {@code -Dmilaan.gstins=50 -Dmilaan.runs=1} for a short one.
 */
@Tag("benchmark")
class EcrsBenchmark {

    private static final int GSTINS = Integer.getInteger("milaan.gstins", 500);
    private static final int RUNS = Integer.getInteger("milaan.runs", 3);
    private static final Pattern STEP = Pattern.compile("INFO +([a-z0-9-]+): (?:.* )?([0-9.]+) s$");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");
    private static final Path PROC = Path.of("/proc");
    /** What Linux counts processor time in, on every machine that Java runs on: USER_HZ. */
    private static final double TICKS_PER_SECOND = 100;

    private static final List<String> REPORT = new ArrayList<>();

    @Test
    void one_pan_with_many_registrations() throws Exception {
        time("one PAN", EcrsPortfolio.ofOnePan(GSTINS));
    }

    @Test
    void many_pans() throws Exception {
        time(GSTINS + " PANs", EcrsPortfolio.ofManyPans(GSTINS));
    }

    @AfterAll
    static void report() throws IOException {
        List<String> lines = new ArrayList<>(List.of(GSTINS + " GSTINs, " + EcrsPortfolio.MONTHS + " returns each, "
                + Runtime.getRuntime().availableProcessors() + " processors", "",
                "| GSTINs of | database | run | seconds | CPU seconds, server's | load before | peak memory MB | files and MB published | steps |",
                "|---|---|--:|--:|--:|--:|--:|--:|---|"));
        lines.addAll(REPORT);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/performance-ecrs.md"), lines);
        lines.forEach(System.out::println);
    }

    private static void time(String variant, EcrsPortfolio portfolio) throws Exception {
        Path work = Files.createTempDirectory("milaan-benchmark");
        try {
            portfolio.write(work.resolve("input"));
            assertThat(new ProcessBuilder("./milaan", "--version").inheritIO().start().waitFor()).as("the launcher builds the program").isZero();
            for (int run = 1; run <= RUNS; run++) {
                Path database = Files.createDirectories(work.resolve("hsqldb" + run));
                new Timed(variant, "HSQLDB", run, portfolio, work, Map.of("MILAAN_DB_FILE", database.resolve("milaan").toString()), -1).measure();
                delete(database);
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start()) {
                for (int run = 1; run <= RUNS; run++) {
                    long postmaster;
                    try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                        statement.execute("create database benchmark" + run);
                        try (var file = statement.executeQuery("select pg_read_file('postmaster.pid')")) {
                            file.next();
                            postmaster = Long.parseLong(file.getString(1).lines().findFirst().orElseThrow().strip());
                        }
                    }
                    new Timed(variant, "PostgreSQL", run, portfolio, work, Map.of("MILAAN_DB_URL", server.getJdbcUrl("postgres", "benchmark" + run),
                            "MILAAN_DB_USER", "postgres", "MILAAN_DB_PASSWORD", "postgres"), postmaster).measure();
                }
            }
        } finally {
            delete(work);
        }
    }

    /**
     * One run of the program.
     *
     * @param work        folder that holds {@code input}
     * @param environment what selects the database
     * @param server      process of the database's server, -1 when it is inside the program
     */
    private record Timed(String variant, String database, int run, EcrsPortfolio portfolio, Path work, Map<String, String> environment, long server) {

        void measure() throws Exception {
            Path output = work.resolve("output");
            Path log = work.resolve("log");
            Path jobFile = work.resolve("ecrs-opening.yml");
            Files.writeString(jobFile, "job: ecrs-opening\ngstins: [" + portfolio.gstins().stream().map(Gstin::text).collect(Collectors.joining(", "))
                    + "]\nfinancial-year: 2026-27\ninput: " + work.resolve("input") + "\noutput: " + output + "\n");
            ProcessBuilder builder = new ProcessBuilder("./milaan", "run", jobFile.toString());
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            String load = Files.readString(PROC.resolve("loadavg")).split(" ")[0];
            double cpuOfChildren = cpuSeconds(ProcessHandle.current().pid(), true) - cpuSeconds(ProcessHandle.current().pid(), false);
            double cpuOfServer = server < 0 ? 0 : cpuSecondsOfTree(server);
            long begun = System.nanoTime();
            Process process = builder.start();
            long peak = 0;
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakKilobytes(process.pid()).orElse(0L));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double cpu = cpuSeconds(ProcessHandle.current().pid(), true) - cpuSeconds(ProcessHandle.current().pid(), false) - cpuOfChildren;
            double serverCpu = server < 0 ? 0 : cpuSecondsOfTree(server) - cpuOfServer;
            List<String> lines = Files.readAllLines(log);
            assertThat(process.exitValue()).as(String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()))).isZero();
            long[] published = sizes(output);
            REPORT.add(String.format("| %s | %s | %d | %.1f | %.1f, %.1f | %s | %d | %d, %d | %s |", variant, database, run, seconds, cpu, serverCpu,
                    load, peak / 1024, published[0], published[1] >> 20, steps(lines)));
            System.out.println(REPORT.get(REPORT.size() - 1));
            System.out.println(lines.get(lines.size() - 1));
            check(output);
            delete(output);
        }

        /** Seconds by step, summed over the runs of the command. */
        private static String steps(List<String> lines) {
            Map<String, Double> steps = new LinkedHashMap<>();
            for (String line : lines) {
                Matcher step = STEP.matcher(line);
                if (step.find()) {
                    steps.merge(step.group(1), Double.parseDouble(step.group(2)), Double::sum);
                }
            }
            return steps.entrySet().stream().map(step -> String.format("%s %.1f", step.getKey(), step.getValue())).collect(Collectors.joining(", "));
        }

        /** Every GSTIN is published; of each twentieth, every closing balance is the generator's. */
        private void check(Path output) throws IOException {
            for (int i = 0; i < portfolio.gstins().size(); i++) {
                Gstin gstin = portfolio.gstins().get(i);
                Path published = output.resolve("ecrs-opening").resolve(gstin.text()).resolve("2026-27").resolve("ecrs-statement.csv");
                assertThat(published).exists();
                if (i % 20 == 0) {
                    check(gstin, Files.readAllLines(published));
                }
            }
        }

        private void check(Gstin gstin, List<String> lines) {
            List<String> titles = List.of(lines.get(0).replace("\uFEFF", "").split(","));
            Map<String, String> closings = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                TaxPeriod period = TaxPeriod.parse(cells[titles.indexOf("period")]);
                String head = cells[titles.indexOf("head")];
                String closing = cells[titles.indexOf("closing")];
                long expected = portfolio.closing(gstin, period)[EcrsPortfolio.HEADS.indexOf(head)];
                assertThat(closing).as(gstin + " " + period + " " + head).isEqualTo(Paise.format(expected));
                closings.put(period + " " + head, closing);
            }
            assertThat(closings).as(gstin + ": the balance after the return of March").containsKeys("2026-03 IGST", "2026-03 CGST", "2026-03 SGST",
                    "2026-03 CESS");
        }
    }

    /** What the operating system says of the largest resident size so far; Linux only. */
    private static Optional<Long> peakKilobytes(long pid) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(PROC.resolve(pid + "/status")));
            return peak.find() ? Optional.of(Long.parseLong(peak.group(1))) : Optional.empty();
        } catch (IOException processEnded) {
            return Optional.empty();
        }
    }

    /** Processor time of a process, with that of its children that have ended or without; 0 when it is gone. */
    private static double cpuSeconds(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return (withEndedChildren ? ticks + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : ticks) / TICKS_PER_SECOND;
        } catch (IOException processEnded) {
            return 0;
        }
    }

    /** Of a server: itself, its children, and those that have ended. */
    private static double cpuSecondsOfTree(long pid) {
        return cpuSeconds(pid, true) + ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)
                .mapToDouble(child -> cpuSeconds(child.pid(), true)).sum();
    }

    /** @return number of files below a folder, and their bytes */
    private static long[] sizes(Path folder) throws IOException {
        long[] sizes = new long[2];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sizes[0]++;
                sizes[1] += attributes.size();
                return FileVisitResult.CONTINUE;
            }
        });
        return sizes;
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
