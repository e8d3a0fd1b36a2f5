package milaan.formats;

import java.util.List;
import java.util.Map;

/**
 * A user's additions to what the formats know, from a profile file.
 *
 * @param titles        more column titles by field ({@code document_number: [Bill Ref]})
 * @param documentTypes document type (INV, CRN, DBN, BOE, ISD) by voucher type of the books, compared without case
 * @param dateStyles    date patterns of {@link java.time.format.DateTimeFormatter} tried before the known ones; the way to
 *                      settle 04/05/2026
 */
public record Profile(Map<String, List<String>> titles, Map<String, String> documentTypes, List<String> dateStyles) {

    public static final Profile NONE = new Profile(Map.of(), Map.of(), List.of());
}
