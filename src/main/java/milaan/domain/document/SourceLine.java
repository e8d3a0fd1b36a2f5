package milaan.domain.document;

/**
 * Where a value came from.
 *
 * @param file name of the file as the user knows it ({@code books.zip!/april.csv})
 * @param line row number ({@code 12}), sheet and row ({@code B2B!12}) or JSON path ({@code docdata.b2b[0].inv[3]};
 *             {@code $} is the whole file)
 */
public record SourceLine(String file, String line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
