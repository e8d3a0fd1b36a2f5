package milaan.domain.statement;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is never part of the ECRS, for it can never be reclaimed or was never credit (gst-rules 2.5), known by the event of an item
 * or by the words of its reason.
 */
public enum NotInStatement {
    BLOCKED_17_5("(?<![0-9])17 ?\\( ?5 ?\\)|(?<![0-9])17 5\\b|BLOCKED (CREDIT|ITC|INPUT)", "blocked by section 17(5): permanent, belongs in 4B(1)"),
    RULE_42("\\bR(ULES?)?[ .-]*42(?![0-9])", "common credit, rule 42: permanent, belongs in 4B(1)"),
    RULE_43("\\bR(ULES?)?[ .-]*43(?![0-9])", "common capital goods, rule 43: permanent, belongs in 4B(1)"),
    RULE_38("\\bR(ULES?)?[ .-]*38(?![0-9])", "half credit of banks, rule 38: permanent, belongs in 4B(1)"),
    DEPRECIATED("DEPRECIAT|(?<![0-9])16 ?\\( ?3 ?\\)", "depreciation claimed on the tax, section 16(3): no credit at all, 4B(1) when it stood in 4A"),
    TIME_BARRED("(?<![0-9])16 ?\\( ?4 ?\\)|(?<![0-9])16 4\\b|TIME[ -]?BARRED", "time-barred by section 16(4): no credit, belongs in 4D(2)"),
    PLACE_OF_SUPPLY("PLACE OF SUPPLY|\\bPOS\\b", "no credit because of the place of supply, belongs in 4D(2)"),
    CREDIT_NOTE("CREDIT[ -]?NOTE|\\bCRN\\b|\\bCDN\\b", "a credit note lowers credit for good: netted in 4A(5), before 2023 put in 4B(2) by the portal"),
    REVERSE_CHARGE_UNPAID("(RCM|REVERSE[ -]?CHARGE).*(UNPAID|NOT (YET )?PAID|YET TO BE PAID)|UNPAID (RCM|REVERSE[ -]?CHARGE)",
            "tax under reverse charge not paid yet: belongs to the RCM statement"),
    REJECTED_IN_IMS("\\bIMS\\b.*REJECT|REJECT.*\\bIMS\\b", "rejected in IMS: not in the credit of GSTR-2B");

    /** The reasons of gst-rules 2.6, which do belong, whatever is said behind them. */
    private static final Pattern BELONGS = Pattern.compile("(R37 180D|R37A SUPPLIER 3B|NOT RECEIVED|DOC MISSING|TAX NOT PAID|BOOKS MISSING|VALUE DIFF"
            + "|DISPUTE|ERROR CORRECTION)\\b.*");

    private final Pattern words;
    private final String sentence;

    NotInStatement(String words, String sentence) {
        this.words = Pattern.compile(words);
        this.sentence = sentence;
    }

    /** Why it is not part of the statement and where it belongs, for people. */
    public String sentence() {
        return sentence;
    }

    /** By the event; of what was reversed or not taken also by the reason. A reclaim happened, whatever its reason says. */
    public static Optional<NotInStatement> find(WorkingItem item) {
        return switch (item.event()) {
            case BLOCKED_17_5 -> Optional.of(BLOCKED_17_5);
            case RULE_42 -> Optional.of(RULE_42);
            case RULE_43 -> Optional.of(RULE_43);
            case RULE_38 -> Optional.of(RULE_38);
            case DEPRECIATED -> Optional.of(DEPRECIATED);
            case TIME_BARRED -> Optional.of(TIME_BARRED);
            case PLACE_OF_SUPPLY -> Optional.of(PLACE_OF_SUPPLY);
            case RECLAIMED_4D1, RECLAIMED_OTHERWISE -> Optional.empty();
            case AVAILABLE_NOT_TAKEN, REVERSED_4B2, REVERSED_OTHERWISE, TO_BE_RECLAIMED -> byWords(item.reason());
        };
    }

    private static Optional<NotInStatement> byWords(String reason) {
        String text = reason.toUpperCase(Locale.ROOT).replaceAll("[_\\s]+", " ");
        for (NotInStatement one : BELONGS.matcher(text).matches() ? new NotInStatement[0] : values()) {
            if (one.words.matcher(text).find()) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
