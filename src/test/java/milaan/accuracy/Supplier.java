package milaan.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import milaan.domain.identity.Gstin;

/**
 * A supplier: one PAN with one to three GSTINs.
 *
 * @param pan         never the same for two suppliers of a data set
 * @param name        as both sides write it
 * @param gstins      the first sends most documents
 * @param style       how documents are numbered, for all GSTINs
 * @param letters     two letters that start its numbers
 * @param prices      taxable values in paise when it sells at fixed prices, else empty
 * @param isRecurring rent or periodic service
 * @param ratePercent usual rate of tax
 */
record Supplier(String pan, String name, List<Gstin> gstins, NumberStyle style, String letters, List<Long> prices,
                boolean isRecurring, int ratePercent) {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String[] HOLDERS = {"C", "C", "C", "P", "F", "H", "A", "T"};
    private static final String[] STATES = {"27", "27", "27", "24", "29", "33", "07", "06", "09", "36", "19", "32", "08"};
    private static final String[] FIRST = {"Shree Ganesh", "Bharat", "National", "Sai", "Konkan", "Deccan", "Metro", "Lakshmi",
        "Om", "Royal"};
    private static final String[] SECOND = {"Traders", "Steel", "Logistics", "Polymers", "Services", "Electricals",
        "Chemicals", "Estates", "Packaging"};
    private static final int[] RATES = {18, 18, 18, 18, 18, 12, 12, 5, 5, 28};

    /** @param number makes the PAN unique: 0 to 9,999,999 */
    static Supplier random(int number, Mix mix, SplittableRandom random) {
        boolean recurring = random.nextInt(100) < mix.recurringPercent();
        String pan = "" + letter(random) + LETTERS.charAt(number / 10_000 / 26 % 26) + LETTERS.charAt(number / 10_000 % 26)
                + HOLDERS[random.nextInt(HOLDERS.length)] + letter(random) + String.format("%04d", number % 10_000) + letter(random);
        List<Gstin> gstins = new ArrayList<>();
        int count = random.nextInt(100) < 75 ? 1 : 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            Gstin gstin = gstin(STATES[random.nextInt(STATES.length)], pan);
            if (!gstins.contains(gstin)) {
                gstins.add(gstin);
            }
        }
        boolean isLong = random.nextInt(100) < mix.longSerialPercent();
        List<NumberStyle> styles = Arrays.stream(NumberStyle.values()).filter(style -> style.isLong() == isLong).toList();
        List<Long> prices = new ArrayList<>();
        if (recurring || random.nextInt(100) < mix.priceListPercent()) {
            int listed = recurring ? 1 : 3 + random.nextInt(8);
            for (int i = 0; i < listed; i++) {
                // list prices are round far more often than not
                prices.add((5 + random.nextInt(900)) * (random.nextInt(4) == 0 ? 12_345L : 10_000L));
            }
        }
        return new Supplier(pan, FIRST[random.nextInt(FIRST.length)] + " " + SECOND[random.nextInt(SECOND.length)] + " " + number,
                List.copyOf(gstins), styles.get(random.nextInt(styles.size())), "" + letter(random) + letter(random),
                List.copyOf(prices), recurring, recurring ? 18 : RATES[random.nextInt(RATES.length)]);
    }

    static Gstin gstin(String state, String pan) {
        String first14 = state + pan + "1Z";
        return new Gstin(first14 + Gstin.checkCharacter(first14));
    }

    private static char letter(SplittableRandom random) {
        return LETTERS.charAt(random.nextInt(26));
    }
}
