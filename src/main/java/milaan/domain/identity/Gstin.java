package milaan.domain.identity;

/**
 * A GST identification number of any kind (regular, ISD, TDS, casual, UIN ...): 2 digits and 13 letters or digits,
 * upper case. The check character is not part of being a GSTIN here: official samples fail it, so it is a warning.
 */
public record Gstin(String text) implements Comparable<Gstin> {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** @throws IllegalArgumentException when the text is not of the pattern */
    public Gstin {
        if (!isGstin(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a GSTIN (2 digits and 13 letters or digits)");
        }
    }

    public static boolean isGstin(String text) {
        if (text == null || text.length() != 15) {
            return false;
        }
        for (int i = 0; i < 15; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || i >= 2 && c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Characters 3 to 12: the PAN of the holder, the supplier block of matching. */
    public String pan() {
        return text.substring(2, 12);
    }

    /** The first two digits. */
    public String stateCode() {
        return text.substring(0, 2);
    }

    /** Modulo-36 check over the first 14 characters, weights 1 and 2 in turn. */
    public boolean hasValidCheckCharacter() {
        return text.charAt(14) == checkCharacter(text.substring(0, 14));
    }

    /** @param first14 the first 14 characters of a GSTIN */
    public static char checkCharacter(String first14) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = ALPHABET.indexOf(first14.charAt(i)) * (1 + i % 2);
            sum += product / 36 + product % 36;
        }
        return ALPHABET.charAt((36 - sum % 36) % 36);
    }

    @Override
    public int compareTo(Gstin other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
