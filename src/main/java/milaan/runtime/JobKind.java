package milaan.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import milaan.formats.FileKind;

/** The jobs: the time each is run for, and the kinds of files it reads. */
public enum JobKind {
    /** A month, or month after month. */
    MONTH_END("month-end", false, EnumSet.allOf(FileKind.class)),
    /** A financial year, whose opening balance it computes. */
    ECRS_OPENING("ecrs-opening", true, EnumSet.of(FileKind.GSTR3B, FileKind.ECRS_STATEMENT, FileKind.RCM_STATEMENT, FileKind.CREDIT_WORKING));

    private final String text;
    private final boolean yearly;
    private final Set<FileKind> reads;

    JobKind(String text, boolean yearly, Set<FileKind> reads) {
        this.text = text;
        this.yearly = yearly;
        this.reads = reads;
    }

    /** @throws java.util.NoSuchElementException when no job has the name */
    static JobKind of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst().orElseThrow();
    }

    /** The name users write: {@code month-end}. */
    public String text() {
        return text;
    }

    boolean isYearly() {
        return yearly;
    }

    Set<FileKind> reads() {
        return reads;
    }
}
