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
 * @param positions     number of the column, from 1, by kind and field ({@code ecrs-statement: {return_period: 4}}): for
 *                      layouts whose titles do not tell the columns apart, or tell them wrongly
 */
public record Profile(Map<String, List<String>> titles, Map<String, String> documentTypes, List<String> dateStyles,
                      Map<String, Map<String, Integer>> positions) {

    public static final Profile NONE = new Profile(Map.of(), Map.of(), List.of());

    public Profile(Map<String, List<String>> titles, Map<String, String> documentTypes, List<String> dateStyles) {
        this(titles, documentTypes, dateStyles, Map.of());
    }
}
