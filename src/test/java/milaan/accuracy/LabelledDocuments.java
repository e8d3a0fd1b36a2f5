package milaan.accuracy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.document.Document;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/**
 * Purchases as our books and the portal tell them, with the truth of what belongs together. Made up from a seed: the
 * same seed gives the same documents in the same (shuffled) order. Ids are given after shuffling and say nothing.
 *
 * <p><b>Fairness.</b> A label is only worth measuring against when a careful person, seeing both lists, would give it:
 * <ol>
 * <li>Where noises stack, two independent anchors of number, amount and date remain. VALUE never meets DATE, TYPO,
 *     LOOKALIKE or OTHER_STATE; it meets SERIAL_ONLY only with a serial of four digits or more.</li>
 * <li>TYPO, or SERIAL_ONLY with a serial of less than four digits, together with DATE, HEAD or another GSTIN happens only to an
 *     amount that no other purchase of that supplier has. SERIAL_ONLY with one or two digits needs such an amount always.</li>
 * <li>A mistyped number is never the number of another document of the supplier and has at least four characters,
 *     three of them the serial's.</li>
 * <li>Splits and merges happen only to unique amounts; parts add up to the paisa; at least one member keeps the number or its
 *     serial.</li>
 * <li>No noisy pair has a rival as like as its partner, and no document without partner looks like another's twin:
 *     see {@link Fairness}. Where chance made one, the noise is taken back, so rates are a little below the mix.</li>
 * <li>Equal amounts with other numbers on other days stay, on purpose: two purchases, however tempting.</li>
 * </ol>
 *
 * <p><b>Duplicates.</b> A purchase booked twice has one link. Both bookings are {@linkplain #copies copies} of one another
 * and either may take it; the other then has none.
 *
 * @param ours    our GSTINs, the first is the main one
 * @param period  period of the statement; documents are of this month and up to four months before
 * @param links   the truth; a split or a merge gives one link per member
 * @param noises  what happened to each document, by id, never empty
 * @param copies  the second booking of a duplicate to its first, by id; the links name the first
 */
public record LabelledDocuments(List<Gstin> ours, TaxPeriod period, List<Document> books, List<Document> portal,
                                Set<Link> links, Map<Long, Set<Noise>> noises, Map<Long, Long> copies) {

    /** The statement's month. */
    public static final TaxPeriod PERIOD = TaxPeriod.of(2025, 8);

    public LabelledDocuments {
        ours = List.copyOf(ours);
        books = List.copyOf(books);
        portal = List.copyOf(portal);
    }

    /**
     * @param documentsPerSide the portal gets exactly so many, the books about as many
     */
    public static LabelledDocuments generate(long seed, int documentsPerSide, Mix mix) {
        return new Generator(seed, mix).generate(documentsPerSide);
    }
}
