package milaan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that runs a job file, and what it says. */
public final class RealProcess {

    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final List<String> out = new ArrayList<>();
    private final Thread logReader;
    private final Thread outReader;

    private RealProcess(Process process) {
        this.process = process;
        logReader = reader(process.getErrorStream(), log);
        outReader = reader(process.getInputStream(), out);
    }

    /** @param environment besides the database's */
    public static RealProcess run(Path jobFile, TestDatabase database, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath(), Milaan.class.getName(), "run",
                jobFile.toString());
        builder.directory(jobFile.getParent().toFile());
        builder.environment().putAll(database.environment());
        builder.environment().putAll(environment);
        return new RealProcess(builder.start());
    }

    private static String classPath() {
        return String.join(File.pathSeparator, Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)).map(path -> Path.of(path).toAbsolutePath().toString()).toList());
    }

    private static Thread reader(InputStream stream, List<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                        lines.notifyAll();
                    }
                }
            } catch (IOException killed) {
                // what it has said is kept
            }
        });
        thread.start();
        return thread;
    }

    public void awaitLines(int count) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (log) {
            while (log.size() < count && process.isAlive() && System.nanoTime() < until) {
                log.wait(20);
            }
        }
    }

    /** With -9. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        end();
    }

    public void signal(String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor()).isZero();
    }

    /** @return exit code */
    public int end() throws InterruptedException {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("ends").isTrue();
        logReader.join();
        outReader.join();
        return process.exitValue();
    }

    public String log() {
        return log.toString();
    }

    /** The last line of standard output. */
    public String result() {
        return out.isEmpty() ? "" : out.get(out.size() - 1);
    }
}
