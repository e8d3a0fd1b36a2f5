package milaan.domain.statement;

import java.util.regex.Pattern;

/** Where a reversal outside 4B(2) was made, as far as a working's words say. */
public enum OutsideRow {
    /** Less was claimed in 4A(5): nothing of it ever stood in 4B. */
    NETTED_IN_4A5,
    IN_4B1,
    NOT_SAID;

    private static final Pattern NETTED = Pattern.compile("\\bnett?(ed|ing)?\\b|\\bclaim(ed|ing)? less\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_GOOD = Pattern.compile("(?<![0-9])4 ?\\(? ?b ?\\)? ?\\(? ?1(?![0-9])", Pattern.CASE_INSENSITIVE);

    /** @param words the event or the reason of an item, as written */
    public static OutsideRow of(String words) {
        return NETTED.matcher(words).find() ? NETTED_IN_4A5 : FOR_GOOD.matcher(words).find() ? IN_4B1 : NOT_SAID;
    }
}
