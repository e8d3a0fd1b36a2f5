package milaan.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.core.env.Environment;

/** Which database this process uses, from the environment. */
public final class Database {

    private static final String HSQLDB_FILE = "jdbc:hsqldb:file:";

    private Database() {
    }

    /** @return the file lock that guards the embedded database, empty when the database is a server or in memory */
    public static Optional<Path> lockFile(Environment environment) {
        String url = environment.getProperty("MILAAN_DB_URL", HSQLDB_FILE + environment.getProperty("MILAAN_DB_FILE", "data/milaan"));
        if (!url.startsWith(HSQLDB_FILE)) {
            return Optional.empty();
        }
        String path = url.substring(HSQLDB_FILE.length()).split(";", 2)[0];
        Path lock = Path.of(path + ".lock-milaan").toAbsolutePath();
        try {
            Files.createDirectories(lock.getParent());
        } catch (IOException e) {
            throw new RunFailure(ExitCode.TRANSIENT, "database folder '" + lock.getParent() + "' cannot be made: " + e.getMessage(), e);
        }
        return Optional.of(lock);
    }
}
