package milaan.accuracy;

import java.util.EnumMap;
import java.util.Map;

/**
 * How often what happens.
 *
 * @param name                 for headings
 * @param perTenThousand       of 10,000 purchases, how many get each noise first; the rest stay clean
 * @param secondNoisePercent   of the noisy ones, how many get another noise on top
 * @param thirdNoisePercent    of those with two, how many get a third
 * @param priceListPercent     suppliers that sell at a few fixed prices, so that many documents are equal in amount
 * @param recurringPercent     suppliers of rent and periodic services
 * @param longSerialPercent    suppliers with numbers of 14 to 16 characters
 * @param ownGstins            1, or 2 of one PAN
 */
public record Mix(String name, Map<Noise, Integer> perTenThousand, int secondNoisePercent, int thirdNoisePercent,
                  int priceListPercent, int recurringPercent, int longSerialPercent, int ownGstins) {

    /** Mostly clean, one noise on a document. */
    public static final Mix USUAL = new Mix("usual", rates(700, 120, 150, 60, 300, 100, 150, 60, 60, 60, 150, 250, 60, 50, 200, 200),
            0, 0, 8, 6, 15, 1);

    /** Several noises on a document, long serials, 7 % missing on each side, many equal amounts. */
    public static final Mix HARD = new Mix("hard", rates(1000, 400, 400, 200, 600, 300, 500, 150, 150, 150, 450, 400, 150, 150, 660, 620),
            60, 35, 35, 15, 40, 1);

    public Mix {
        perTenThousand = Map.copyOf(perTenThousand);
        if (perTenThousand.values().stream().mapToInt(Integer::intValue).sum() > 10_000) {
            throw new IllegalArgumentException("noises of mix '" + name + "' add up to more than 10,000 in 10,000");
        }
        if (ownGstins != 1 && ownGstins != 2) {
            throw new IllegalArgumentException(ownGstins + " own GSTINs; expected 1 or 2");
        }
    }

    /** The same for a company with two GSTINs; one document in a hundred is booked under the wrong one. */
    public Mix withTwoOwnGstins() {
        Map<Noise, Integer> rates = new EnumMap<>(perTenThousand);
        rates.put(Noise.OUR_OTHER_GSTIN, 100);
        return new Mix(name + ", two own GSTINs", rates, secondNoisePercent, thirdNoisePercent, priceListPercent,
                recurringPercent, longSerialPercent, 2);
    }

    private static Map<Noise, Integer> rates(int reformatted, int typo, int serialOnly, int lookalike, int rounding,
                                             int value, int date, int head, int split, int merge, int otherState,
                                             int creditNote, int debitNote, int duplicate, int missingIn2b,
                                             int missingInBooks) {
        Map<Noise, Integer> rates = new EnumMap<>(Noise.class);
        rates.put(Noise.NUMBER_REFORMATTED, reformatted);
        rates.put(Noise.TYPO, typo);
        rates.put(Noise.SERIAL_ONLY, serialOnly);
        rates.put(Noise.LOOKALIKE, lookalike);
        rates.put(Noise.ROUNDING, rounding);
        rates.put(Noise.VALUE, value);
        rates.put(Noise.DATE, date);
        rates.put(Noise.HEAD, head);
        rates.put(Noise.SPLIT, split);
        rates.put(Noise.MERGE, merge);
        rates.put(Noise.OTHER_STATE, otherState);
        rates.put(Noise.CREDIT_NOTE, creditNote);
        rates.put(Noise.DEBIT_NOTE, debitNote);
        rates.put(Noise.DUPLICATE, duplicate);
        rates.put(Noise.MISSING_IN_2B, missingIn2b);
        rates.put(Noise.MISSING_IN_BOOKS, missingInBooks);
        return rates;
    }
}
