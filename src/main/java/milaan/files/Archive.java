package milaan.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip: what kind it is, and its files unpacked under names of ours. */
final class Archive {

    enum Kind {
        /** A zip of files. */
        FILES,
        /** A workbook or another document that happens to be a zip. */
        DOCUMENT,
        /** Has entries under a password. */
        LOCKED,
        /** Starts like a zip and cannot be opened: whoever reads it will say so. */
        DAMAGED,
        NO_ZIP
    }

    /** @param name inside the archive  @param path where it was unpacked to */
    record Unpacked(String name, Path path) {
    }

    /** What is used up of the limits, by one archive and the archives inside it. */
    static final class Used {
        private int entries;
        private long bytes;
    }

    private Archive() {
    }

    static Kind kind(Path path) throws IOException {
        byte[] head = TextFile.head(path);
        if (!TextFile.startsWith(head, 'P', 'K', 3, 4) && !TextFile.startsWith(head, 'P', 'K', 5, 6)) {
            return Kind.NO_ZIP;
        }
        try (ZipFile zip = open(path)) {
            return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null ? Kind.DOCUMENT : Kind.FILES;
        } catch (ZipException e) {
            boolean lockedFirst = head.length > 6 && (head[6] & 1) == 1;
            return lockedFirst || String.valueOf(e.getMessage()).contains("encrypted") ? Kind.LOCKED : Kind.DAMAGED;
        }
    }

    private static ZipFile open(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            // old packers write names in the code page of their country
            return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Unpacks into a folder that appears only when it is complete; if it is there already, it is used as it is.
     *
     * @param folder does not exist, or was made by this method from the same bytes
     * @return in order of the archive, without folders and junk
     */
    static List<Unpacked> unpack(Path path, Path folder, ArchiveLimits limits, Used used) throws IOException, UnsafeArchive {
        try (ZipFile zip = open(path)) {
            List<ZipEntry> entries = entries(zip, limits, used);
            if (!isComplete(folder, entries)) {
                delete(folder);
                Path part = folder.resolveSibling(folder.getFileName() + ".part");
                delete(part);
                Files.createDirectories(part);
                try {
                    long before = used.bytes;
                    for (int i = 0; i < entries.size(); i++) {
                        unpack(zip, entries.get(i), part.resolve(name(i)), limits, used);
                    }
                    used.bytes = before;
                    Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    delete(part);
                }
            }
            List<Unpacked> files = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Path file = folder.resolve(name(i));
                used.bytes += Files.size(file);
                files.add(new Unpacked(entries.get(i).getName(), file));
            }
            if (used.bytes > limits.bytes()) {
                throw tooLarge(limits);
            }
            return files;
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }

    private static List<ZipEntry> entries(ZipFile zip, ArchiveLimits limits, Used used) throws UnsafeArchive {
        List<ZipEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            String name = entry.getName();
            if (leavesFolder(name)) {
                throw new UnsafeArchive("The archive has an entry '" + printable(name) + "', a path that could leave its folder");
            }
            if (entry.isDirectory() || isJunk(name)) {
                continue;
            }
            if (!names.add(name)) {
                throw new UnsafeArchive("The archive has two entries of the name '" + printable(name) + "'");
            }
            if (++used.entries > limits.entries()) {
                throw new UnsafeArchive("The archive has more than " + limits.entries() + " files");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static boolean leavesFolder(String name) {
        return name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0 || name.matches("(?s)[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..");
    }

    private static String printable(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "…" : name.replaceAll("\\p{Cntrl}", "?");
    }

    /** What operating systems and Excel leave beside the files of people; hidden files are among it. */
    static boolean isJunk(String name) {
        for (String part : name.split("/")) {
            if (part.startsWith(".") || part.startsWith("~$") || part.endsWith(".gitkeep") || part.equals("__MACOSX")
                    || part.equalsIgnoreCase("Thumbs.db") || part.equalsIgnoreCase("desktop.ini")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isComplete(Path folder, List<ZipEntry> entries) throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            Path file = folder.resolve(name(i));
            if (!Files.isRegularFile(file) || Files.size(file) != entries.get(i).getSize()) {
                return false;
            }
        }
        return Files.isDirectory(folder);
    }

    /** Counts what really comes out: the sizes that a zip states of itself may be lies. */
    private static void unpack(ZipFile zip, ZipEntry entry, Path file, ArchiveLimits limits, Used used) throws IOException, UnsafeArchive {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        CRC32 sum = new CRC32();
        try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                used.bytes += read;
                if (used.bytes > limits.bytes()) {
                    throw tooLarge(limits);
                }
                if (size > limits.ratioFrom() && size / limits.ratio() > Math.max(entry.getCompressedSize(), 1)) {
                    throw new UnsafeArchive("'" + printable(entry.getName()) + "' unpacks to more than " + limits.ratio()
                            + " times its packed size");
                }
                sum.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        // the JDK does not look at it when it reads by the directory
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of '" + printable(entry.getName()) + "' does not fit");
        }
    }

    private static UnsafeArchive tooLarge(ArchiveLimits limits) {
        return new UnsafeArchive("The archive unpacks to more than " + (limits.bytes() >> 20) + " MB");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
