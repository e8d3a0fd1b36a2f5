package milaan.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money is a {@code long} number of paise; this is the door in and out of that form. */
public final class Paise {

    private Paise() {
    }

    /**
     * @param rupees an amount in rupees with at most two decimals
     * @return the same amount in paise
     * @throws ArithmeticException when a third decimal is not zero or the amount does not fit
     */
    public static long ofRupees(BigDecimal rupees) {
        return rupees.scale() == 2 ? rupees.unscaledValue().longValueExact() : rupees.movePointRight(2).longValueExact();
    }

    /**
     * Rounds half up to the paisa, for figures that were binary doubles in their file (1234.5699999999999).
     *
     * @throws ArithmeticException when the amount does not fit
     */
    public static long ofRupeesRounded(BigDecimal rupees) {
        return rupees.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** @return rupees with scale 2 */
    public static BigDecimal toRupees(long paise) {
        return BigDecimal.valueOf(paise, 2);
    }

    /** Plain text with two decimals, for machines: {@code -1234.50}. */
    public static String format(long paise) {
        return toRupees(paise).toPlainString();
    }

    /** Text with Indian digit grouping, for people: {@code 12,34,567.80}. */
    public static String formatIndian(long paise) {
        String plain = format(Math.abs(paise));
        String whole = plain.substring(0, plain.length() - 3);
        StringBuilder text = new StringBuilder();
        int fromRight = 0;
        for (int i = whole.length() - 1; i >= 0; i--, fromRight++) {
            if (fromRight == 3 || fromRight > 3 && fromRight % 2 == 1) {
                text.append(',');
            }
            text.append(whole.charAt(i));
        }
        return (paise < 0 ? "-" : "") + text.reverse() + plain.substring(plain.length() - 3);
    }
}
