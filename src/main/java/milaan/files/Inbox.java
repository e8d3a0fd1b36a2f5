package milaan.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;

/** Every file below a folder, in order of name, archives opened. */
public final class Inbox {

    /** @param file name as people know it  @param finding UNSAFE_ARCHIVE or UNREADABLE_FILE */
    public record Refusal(String file, Finding finding) {
    }

    /**
     * @param files    in order of name; the same bytes under two names are listed twice
     * @param refusals what could not be unpacked or read, in order of name
     */
    public record Content(List<InboxFile> files, List<Refusal> refusals) {
    }

    /** An archive in an archive is opened, one in that is not. */
    private static final int MAX_DEPTH = 2;

    private final Path workDir;
    private final ArchiveLimits limits;
    private final List<InboxFile> files = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private Inbox(Path workDir, ArchiveLimits limits) {
        this.workDir = workDir;
        this.limits = limits;
    }

    /**
     * Junk of operating systems and hidden files are left out. Links are followed to files inside the folder only.
     *
     * @param folder  the inbox, or a single file
     * @param workDir where archives are unpacked, under names of ours; may hold the same content from a run before
     * @throws UncheckedIOException when the folder is missing or the disk fails
     */
    public static Content open(Path folder, Path workDir) {
        return open(folder, workDir, ArchiveLimits.DEFAULT);
    }

    static Content open(Path folder, Path workDir, ArchiveLimits limits) {
        Inbox inbox = new Inbox(workDir, limits);
        try {
            Path root = folder.toRealPath();
            if (Files.isRegularFile(root)) {
                inbox.add(folder.getFileName().toString(), root, 0, new Archive.Used());
            } else {
                inbox.walk(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inbox.files.sort(Comparator.comparing(InboxFile::name));
        inbox.refusals.sort(Comparator.comparing(Refusal::file));
        return new Content(List.copyOf(inbox.files), List.copyOf(inbox.refusals));
    }

    private void walk(Path root) throws IOException {
        Path ours = workDir.toAbsolutePath().normalize();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = !folder.equals(root) && (Archive.isJunk(folder.getFileName().toString()) || folder.equals(ours));
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
                if (Archive.isJunk(name)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isSymbolicLink()) {
                    Path target = Files.exists(file) ? file.toRealPath() : null;
                    if (target == null || !target.startsWith(root) || !Files.isRegularFile(target)) {
                        refuse(name, RejectionReason.UNREADABLE_FILE, "The link '" + name + "' does not lead to a file inside the inbox");
                        return FileVisitResult.CONTINUE;
                    }
                }
                if (Files.isReadable(file)) {
                    add(name, file, 0, new Archive.Used());
                } else {
                    refuse(name, RejectionReason.UNREADABLE_FILE, "'" + name + "' may not be read by this user");
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** @param depth how many archives the file lies in  @param used by the outermost of them */
    private void add(String name, Path path, int depth, Archive.Used used) throws IOException {
        Archive.Kind kind = Archive.kind(path);
        if (kind == Archive.Kind.LOCKED) {
            refuse(name, RejectionReason.UNSAFE_ARCHIVE, "The archive is protected by a password; unpack it first");
        } else if (kind == Archive.Kind.FILES && depth == MAX_DEPTH) {
            refuse(name, RejectionReason.UNSAFE_ARCHIVE, "The archive lies in an archive of an archive; unpack the outer ones first");
        } else if (kind == Archive.Kind.FILES) {
            addFilesOf(name, path, depth, used);
        } else {
            files.add(new InboxFile(name, path, sha256(path), Files.size(path)));
        }
    }

    private void addFilesOf(String name, Path archive, int depth, Archive.Used used) throws IOException {
        List<Archive.Unpacked> unpacked;
        try {
            unpacked = Archive.unpack(archive, workDir.resolve(sha256(archive)), limits, used);
        } catch (UnsafeArchive e) {
            refuse(name, RejectionReason.UNSAFE_ARCHIVE, e.getMessage());
            return;
        } catch (ZipException | EOFException e) {
            refuse(name, RejectionReason.UNREADABLE_FILE, "The archive is damaged (" + e.getMessage() + "); download or pack it again");
            return;
        }
        if (unpacked.isEmpty()) {
            refuse(name, RejectionReason.UNREADABLE_FILE, "The archive holds no files");
        }
        for (Archive.Unpacked file : unpacked) {
            add(name + "!/" + file.name(), file.path(), depth + 1, used);
        }
    }

    private void refuse(String name, RejectionReason reason, String message) {
        refusals.add(new Refusal(name, new Finding(reason, "", message)));
    }

    private static String sha256(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
