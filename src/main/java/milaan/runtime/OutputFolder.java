package milaan.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of results that readers see either as it was or as it will be, never half. */
public final class OutputFolder {

    /** Fills a folder. */
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    private OutputFolder() {
    }

    /**
     * Fills a folder aside and then renames it into place. A process killed on the way leaves the old folder, or for an
     * instant none; the next call puts it right.
     *
     * @throws UncheckedIOException naming the folder when the disk refuses
     */
    public static void replace(Path target, Filling filling) {
        Path aside = target.resolveSibling("." + target.getFileName() + ".new");
        Path old = target.resolveSibling("." + target.getFileName() + ".old");
        try {
            delete(aside);
            Files.createDirectories(aside);
            filling.into(aside);
            delete(old);
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
            delete(target.resolveSibling(target.getFileName() + ".failed"));
        } catch (IOException e) {
            throw new UncheckedIOException("results cannot be written to '" + target + "': " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
