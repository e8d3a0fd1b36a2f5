package milaan.files;

import java.nio.file.Path;
import java.util.List;

import milaan.domain.document.Finding;

/** Every file below a folder, in order of name, archives opened. */
public final class Inbox {

    /** @param file name as people know it  @param finding UNSAFE_ARCHIVE or UNREADABLE_FILE */
    public record Refusal(String file, Finding finding) {
    }

    /** @param files in order of name  @param refusals what could not be unpacked */
    public record Content(List<InboxFile> files, List<Refusal> refusals) {
    }

    private Inbox() {
    }

    /**
     * @param folder  the inbox, or a single file
     * @param workDir where archives are unpacked, under names of ours; may hold the same content from a run before
     */
    public static Content open(Path folder, Path workDir) {
        throw new UnsupportedOperationException();
    }
}
