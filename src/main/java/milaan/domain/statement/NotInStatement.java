package milaan.domain.statement;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import milaan.domain.identity.TaxPeriod;

/**
 * What is never part of the ECRS, for it can never be reclaimed or was never credit (gst-rules 2.5), known by the event of an item
 * or by the words of its reason.
 */
public enum NotInStatement {
    BLOCKED_17_5("(?<![0-9])17 ?\\( ?5 ?\\)|(?<![0-9])17 5\\b|BLOCKED (CREDIT|ITC|INPUT)", "blocked by section 17(5): permanent, belongs in 4B(1)"),
    RULE_42("\\bR(ULES?)?[ .-]*42(?![0-9])", "common credit, rule 42: permanent, belongs in 4B(1)"),
    RULE_43("\\bR(ULES?)?[ .-]*43(?![0-9])", "common capital goods, rule 43: permanent, belongs in 4B(1)"),
    RULE_38("\\bR(ULES?)?[ .-]*38(?![0-9])", "half credit of banks, rule 38: permanent, belongs in 4B(1)"),
    DEPRECIATED("DEPRECIAT|(?<![0-9])16 ?\\( ?3 ?\\)",
            "credit on which depreciation was claimed, section 16(3): no credit at all, belongs in 4B(1) when it stood in 4A"),
    TIME_BARRED("(?<![0-9])16 ?\\( ?4 ?\\)|(?<![0-9])16 4\\b|TIME[ -]?BARRED", "time-barred by section 16(4): no credit, belongs in 4D(2)"),
    PLACE_OF_SUPPLY("PLACE OF SUPPLY|\\bPOS\\b", "no credit because of the place of supply, belongs in 4D(2)"),
    /** Only where the portal itself put them in 4B(2), in returns before January 2023 (gst-rules 12, E-10); since then they are netted in 4A(5). */
    CREDIT_NOTE("CREDIT[ -]?NOTE|\\bCRN\\b|\\bCDN\\b", "a credit note, which lowers credit for good; before 2023 the portal put it in 4B(2)"),
    REVERSE_CHARGE_UNPAID("(RCM|REVERSE[ -]?CHARGE).*(UNPAID|NOT (YET )?PAID|YET TO BE PAID)|UNPAID (RCM|REVERSE[ -]?CHARGE)",
            "tax under reverse charge not paid yet: belongs to the RCM statement"),
    REJECTED_IN_IMS("\\bIMS\\b.*REJECT|REJECT.*\\bIMS\\b", "a document rejected in IMS: not in the credit of GSTR-2B");

    private static final TaxPeriod CREDIT_NOTES_NETTED = TaxPeriod.of(2023, 1);

    /** The reasons of gst-rules 2.6, which do belong, whatever is said behind them. */
    private static final Pattern BELONGS = Pattern.compile("(R37 180D|R37A SUPPLIER 3B|NOT RECEIVED|DOC MISSING|TAX NOT PAID|BOOKS MISSING|VALUE DIFF"
            + "|DISPUTE|ERROR CORRECTION)\\w*\\b.*");

    /** Their rules by number, wherever they are named: they tell why the credit waits, and other words beside them only what was thought of. */
    private static final Pattern RULE_THAT_BELONGS = Pattern.compile("\\bR(ULES?)?[ .-]*37 ?\\(? ?A?\\b|(?<![0-9])180 ?-?D(AYS?)?\\b"
            + "|(?<![0-9])16 ?\\( ?2 ?\\)|VALUE DIFF\\w*");

    /** A section named only to say that it is not the reason. */
    private static final Pattern DENIED = Pattern.compile("(DOES|DO|IS|ARE) ?N[O']T (APPLY|APPLICABLE)|\\bNOT (APPLICABLE|TIME[ -]?BARRED|BLOCKED|UNDER|U/S)\\b");

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
            case AVAILABLE_NOT_TAKEN, REVERSED_4B2, REVERSED_OTHERWISE, TO_BE_RECLAIMED ->
                    byWords(item.reason()).filter(words -> words.isCertain(item));
        };
    }

    /** What words of the reason speak of that does not decide, for another rule is named beside it or the period forbids it: to be looked at. */
    public static Optional<NotInStatement> doubt(WorkingItem item) {
        return switch (item.event()) {
            case AVAILABLE_NOT_TAKEN, REVERSED_4B2, REVERSED_OTHERWISE, TO_BE_RECLAIMED ->
                    byWords(item.reason()).filter(words -> !words.isCertain(item));
            default -> Optional.empty();
        };
    }

    private boolean isCertain(WorkingItem item) {
        String text = text(item.reason());
        return !BELONGS.matcher(text).matches() && !RULE_THAT_BELONGS.matcher(text).find() && !DENIED.matcher(text).find()
                && (this != CREDIT_NOTE || item.period().compareTo(CREDIT_NOTES_NETTED) < 0);
    }

    private static Optional<NotInStatement> byWords(String reason) {
        String text = text(reason);
        return Stream.of(values()).filter(one -> one.words.matcher(text).find()).findFirst();
    }

    private static String text(String reason) {
        return reason.toUpperCase(Locale.ROOT).replaceAll("[_\\s]+", " ");
    }
}
