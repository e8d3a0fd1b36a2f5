package milaan.files;

import java.nio.file.Path;

/**
 * A file of the inbox, unpacked where it lay in an archive.
 *
 * @param name   as people know it, relative to the inbox, {@code /} between folders: {@code books/april.csv},
 *               {@code 2b.zip!/part1.json}
 * @param path   where its bytes lie
 * @param sha256 hex digest of its bytes
 * @param size   in bytes
 */
public record InboxFile(String name, Path path, String sha256, long size) {
}
