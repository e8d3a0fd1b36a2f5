package milaan.files;

/** The one way in which a cell's text is trimmed, the same for every container. */
final class CellText {

    private CellText() {
    }

    /** @return the text without blanks of any kind at its ends: non-breaking and zero-width ones too */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c > 0x7f && (Character.isWhitespace(c) || Character.isSpaceChar(c)
                || c >= '\u200B' && c <= '\u200D' || c == '\uFEFF');
    }
}
