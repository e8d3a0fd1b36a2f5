package milaan.files;

import milaan.formats.RowPlan;
import milaan.formats.Sample;

/** Opens CSV, XLSX, XLS and JSON files, told apart by their bytes and never by their names. */
public final class Containers {

    private Containers() {
    }

    /** @throws UnreadableFile with a sentence for people: PDF, password, HTML named .xls, cut-off zip ... */
    public static Sample sample(InboxFile file) {
        throw new UnsupportedOperationException();
    }

    /** @throws UnreadableFile as {@link #sample} */
    public static Rows open(InboxFile file, RowPlan plan) {
        throw new UnsupportedOperationException();
    }
}
