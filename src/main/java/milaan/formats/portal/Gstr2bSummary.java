package milaan.formats.portal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import milaan.domain.document.PortalFacts.Block;
import milaan.domain.document.Section;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

/**
 * The statement's own totals ({@code itcsumm}) by section, to be held against the sum of its documents.
 *
 * <p>Keys, see {@link #key}: {@code b2b cdnr ecom isd impg impgsez} for available and unavailable credit together,
 * {@code rejected/b2b} and so on for {@code itcRejected}, {@code reversal/b2b} for {@code itcrev}. Only sub-buckets count,
 * since each bucket repeats their sum. A section is spread over buckets: {@code nonrevsup.cdnr} holds debit notes,
 * {@code othersup.cdnr} credit notes (negative here), {@code revsup} what falls under reverse charge.
 *
 * <p>Amended sections ({@code b2ba}, {@code impgasez} ...) are left out: the summary counts the difference to the original,
 * the document rows carry the full new values (gst-rules section 4.3), so the two cannot be compared within one file.
 */
public final class Gstr2bSummary {

    private static final String OTHER_SUPPLIES = "othersup";
    private static final List<String> HEADS = List.of("igst", "cgst", "sgst", "cess");
    /** Sections that the summary leaves out when they are empty. */
    private static final List<Section> COMPARED = List.of(Section.B2B, Section.CDNR, Section.ECOM, Section.ISD, Section.IMPG, Section.IMPGSEZ);

    private Gstr2bSummary() {
    }

    /**
     * The summary's key for the documents of a section.
     *
     * @return {@code b2b}, {@code rejected/cdnr}; empty for amendments, which cannot be compared
     */
    public static String key(Block block, Section section) {
        return section.isAmendment() ? "" : prefix(block) + section.name().toLowerCase(Locale.ROOT);
    }

    private static String prefix(Block block) {
        return switch (block) {
            case OFFERED -> "";
            case REJECTED -> "rejected/";
            case REVERSAL -> "reversal/";
        };
    }

    /**
     * @param scalars scalars of the whole file
     * @param path    path of {@code itcsumm}
     * @return paise by key; empty when the file has no summary. A section that the summary does not name has the key and 0
     *         where the summary covers its part of the statement
     * @throws NumberFormatException when a total is not a number; the message is the path and the value
     */
    static Map<String, TaxAmounts> read(Map<String, String> scalars, String path) {
        Map<String, TaxAmounts> totals = new LinkedHashMap<>();
        scalars.forEach((where, value) -> {
            if (where.startsWith(path + ".")) {
                add(totals, where, where.substring(path.length() + 1).split("\\."), value);
            }
        });
        return totals;
    }

    private static void add(Map<String, TaxAmounts> totals, String path, String[] keys, String value) {
        Block block = keys.length == 0 ? null : block(keys[0]);
        if (block == null || keys.length < 3) {
            return;
        }
        int head = HEADS.indexOf(keys[keys.length - 1]);
        Section section = section(keys[keys.length - 2]);
        for (Section compared : COMPARED) {
            if (block == Block.OFFERED) {
                totals.putIfAbsent(prefix(block) + compared.name().toLowerCase(Locale.ROOT), TaxAmounts.ZERO);
            }
        }
        if (head < 0 || section == null) {
            return;
        }
        long paise = paise(path, value) * (keys[1].equals(OTHER_SUPPLIES) ? -1 : 1);
        totals.merge(prefix(block) + section.name().toLowerCase(Locale.ROOT), new TaxAmounts(head == 0 ? paise : 0,
                head == 1 ? paise : 0, head == 2 ? paise : 0, head == 3 ? paise : 0), TaxAmounts::plus);
    }

    private static Block block(String part) {
        return switch (part) {
            case "itcavl", "itcunavl" -> Block.OFFERED;
            case "itcRejected" -> Block.REJECTED;
            case "itcrev" -> Block.REVERSAL;
            default -> null;
        };
    }

    /** @return the section of a sub-bucket; null for bucket totals and for amendments */
    private static Section section(String subBucket) {
        return switch (subBucket) {
            case "b2b" -> Section.B2B;
            case "cdnr", "cdnrrev" -> Section.CDNR;
            case "ecom" -> Section.ECOM;
            case "isd" -> Section.ISD;
            case "impg" -> Section.IMPG;
            case "impgsez" -> Section.IMPGSEZ;
            default -> null;
        };
    }

    private static long paise(String path, String value) {
        try {
            return Paise.ofRupeesRounded(new BigDecimal(value));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new NumberFormatException(path + " '" + value + "' is not an amount");
        }
    }
}
