package milaan.formats.portal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.statement.StatementKind;
import milaan.domain.statement.StatementRow;
import milaan.formats.Cells;
import milaan.formats.Inward;
import milaan.formats.Reading;
import milaan.formats.ReturnPeriod;
import milaan.formats.Row;

/**
 * Rows of both statements, from whatever container, under the key names of the portal's JSON (gst-rules 2.11, 3.6): {@code trandt
 * refno rtnprd desc}, and tables of the return with a head behind a dot ({@code itc4b2.igst}). A table that is missing is 0.
 */
final class StatementRows {

    /** What an answer on declared opening balances has instead of the tables. */
    static final String DECLARED = "opnbal";
    static final String CLOSING = "clsbal";

    private static final List<TaxHead> ALL = List.of(TaxHead.values());
    private static final List<TaxHead> IMPORTED = List.of(TaxHead.IGST, TaxHead.CESS);
    /** Tables from left to right, as the portal's CSV has them. */
    private static final List<String> ECRS_TABLES = List.of("itc4a5", "itc4b2", "itc4d1", CLOSING);
    private static final List<String> RCM_TABLES = List.of("inwardsup_3_1d", "itc4a2", "itc4a3", CLOSING);
    private static final Map<String, String> NAMES = Map.of("itc4a5", "4A(5)", "itc4b2", "4B(2)", "itc4d1", "4D(1)", "inwardsup_3_1d", "3.1(d)",
            "itc4a2", "4A(2)", "itc4a3", "4A(3)", CLOSING, "closing balance", DECLARED, "opening balance");

    private static final Pattern OPENING = Pattern.compile("\\s*(amended\\s+|amendment\\s+of\\s+)?opening\\s+bal(ance)?\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATED = Pattern.compile("report|declar|amend|furnish", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO = Pattern.compile("[^1-9\\p{L}]*");
    private static final Pattern QUARTERLY = Pattern.compile("gstr-?\\s?3bq|quarter", Pattern.CASE_INSENSITIVE);

    private StatementRows() {
    }

    static List<String> tables(StatementKind kind) {
        return kind == StatementKind.ECRS ? ECRS_TABLES : RCM_TABLES;
    }

    /** Table whose amounts raise the balance. */
    static String addedTable(StatementKind kind) {
        return kind == StatementKind.ECRS ? "itc4b2" : "inwardsup_3_1d";
    }

    /** Tables whose amounts lower the balance. */
    static List<String> usedTables(StatementKind kind) {
        return kind == StatementKind.ECRS ? List.of("itc4d1") : List.of("itc4a2", "itc4a3");
    }

    /** Heads of a table from left to right; none for what is no table. 4A(2) is import of services: IGST and cess only. */
    static List<TaxHead> heads(StatementKind kind, String table) {
        return !tables(kind).contains(table) ? List.of() : table.equals("itc4a2") ? IMPORTED : ALL;
    }

    static List<String> fields(StatementKind kind, String table) {
        return heads(kind, table).stream().map(head -> field(table, head)).toList();
    }

    static String field(String table, TaxHead head) {
        return table + "." + key(head);
    }

    static String key(TaxHead head) {
        return head.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 4B(2)}, as the law writes the table. */
    static String name(String table) {
        return NAMES.getOrDefault(table, table);
    }

    /**
     * The row that a taxpayer's declaration of the opening balance makes: it says that it is one, or its amount stands in the table
     * that raises the balance. An {@code Opening Balance} that only says with what the period of a download begins is none: its
     * amount stands under closing alone, beside dashes or zeros.
     */
    static boolean isDeclaration(StatementKind kind, Row row) {
        return states(row, DECLARED) || saysOpening(row) && (STATED.matcher(row.text("desc")).find() || raises(row, addedTable(kind)));
    }

    static boolean saysOpening(Row row) {
        return Stream.of("desc", "srno", "trandt", "refno", "rtnprd").anyMatch(field -> OPENING.matcher(row.text(field)).matches());
    }

    private static boolean raises(Row row, String table) {
        return ALL.stream().map(head -> field(table, head)).anyMatch(field -> Cells.hasAmount(row, field) && !ZERO.matcher(row.text(field)).matches());
    }

    static boolean states(Row row, String table) {
        return ALL.stream().anyMatch(head -> Cells.hasAmount(row, field(table, head)));
    }

    /** @throws RejectedRow BAD_AMOUNT, DAMAGED_CELL */
    static TaxAmounts amounts(Row row, String table) {
        return new TaxAmounts(Cells.amount(row, field(table, TaxHead.IGST)), Cells.amount(row, field(table, TaxHead.CGST)),
                Cells.amount(row, field(table, TaxHead.SGST)), Cells.amount(row, field(table, TaxHead.CESS)));
    }

    /**
     * @throws RejectedRow also BAD_AMOUNT for a negative amount in a column of a return (only balances may be negative) and for central
     *                     or State tax on imported services
     */
    static Reading<StatementRow> read(StatementKind kind, Row row, Inward inward) {
        Gstin gstin = Cells.findGstin(row, "gstin").orElse(inward.gstin());
        if (gstin == null) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "gstin",
                    "gstin is blank, and the file does not say which of the run's GSTINs it belongs to");
        }
        if (!inward.recipients().contains(gstin)) {
            throw new RejectedRow(RejectionReason.WRONG_RECIPIENT, "gstin", "gstin '" + gstin + "' is not of this run (expected "
                    + inward.recipients().stream().sorted().map(Gstin::text).collect(Collectors.joining(", ")) + ")");
        }
        StatementRow read = parse(kind, row, gstin, inward.profile().dateStyles());
        if (read.period() != null && read.period().lastDay().isBefore(inward.earliestDate())) {
            throw Cells.rejected(RejectionReason.DATE_OUT_OF_RANGE, row, "rtnprd", "is before GST began (expected " + inward.earliestDate() + " or later)");
        }
        checkSigns(kind, row, read);
        return new Reading<>(read, List.of());
    }

    /** The row as it stands, its signs not looked at. @param gstin null when it does not matter @param styles of the profile */
    static StatementRow parse(StatementKind kind, Row row, Gstin gstin, List<String> styles) {
        if (row.has(Row.BROKEN)) {
            throw new RejectedRow(RejectionReason.UNREADABLE_ROW, "", row.text(Row.BROKEN));
        }
        List<String> dates = new ArrayList<>(styles);
        dates.addAll(Cells.DAY_FIRST);
        boolean declaration = isDeclaration(kind, row);
        LocalDate date = declaration && saysOpening(row.text("trandt")) ? null : Cells.findDate(row, "trandt", dates).orElse(null);
        Optional<ReturnPeriod> period = declaration ? Optional.empty() : Cells.findPeriod(row, "rtnprd");
        if (!declaration && period.isEmpty()) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, "rtnprd", "rtnprd '" + row.text("rtnprd") + "' names no return period, and '"
                    + row.text("desc") + "' is not the opening balance that was declared; only that row has none");
        }
        TaxAmounts added = declaration ? declared(kind, row) : amounts(row, addedTable(kind));
        TaxAmounts used = TaxAmounts.ZERO;
        for (String table : usedTables(kind)) {
            used = used.plus(amounts(row, table));
        }
        return new StatementRow(kind, gstin, period.map(ReturnPeriod::period).orElse(null), date, note(row, "refno"), note(row, "desc"),
                period.map(ReturnPeriod::quarterly).orElse(false) || QUARTERLY.matcher(row.text("desc")).find(),
                kind == StatementKind.ECRS ? amounts(row, "itc4a5") : TaxAmounts.ZERO, added, used,
                declaration && !states(row, CLOSING) ? added : amounts(row, CLOSING), row.source());
    }

    /** In 4B(2) or 3.1(d); where a row says nothing there, what it leaves as its balance. */
    private static TaxAmounts declared(StatementKind kind, Row row) {
        for (String table : List.of(addedTable(kind), DECLARED, CLOSING)) {
            TaxAmounts amounts = amounts(row, table);
            if (!amounts.isZero()) {
                return amounts;
            }
        }
        return TaxAmounts.ZERO;
    }

    private static boolean saysOpening(String text) {
        return OPENING.matcher(text).matches();
    }

    /** A reference or description; a dash or NA is none. */
    private static String note(Row row, String field) {
        String text = Cells.findText(row, field);
        return text.matches("[^\\p{L}\\p{N}]*|(?i)N/?A") ? "" : text;
    }

    /**
     * An RCM opening balance below zero is credit taken before the tax was paid (gst-rules 3.2); credit of Table 4A is below zero when
     * credit notes are more than bills (gst-rules 1.2, since January 2023).
     */
    private static void checkSigns(StatementKind kind, Row row, StatementRow read) {
        for (String table : Stream.concat(tables(kind).stream(), Stream.of(DECLARED)).toList()) {
            boolean mayBeNegative = table.equals(CLOSING) && !(kind == StatementKind.ECRS && read.isOpeningBalance())
                    || kind == StatementKind.RCM && read.isOpeningBalance() || table.startsWith("itc4a");
            for (TaxHead head : TaxHead.values()) {
                String field = field(table, head);
                if (!mayBeNegative && Cells.amount(row, field) < 0) {
                    throw Cells.rejected(RejectionReason.BAD_AMOUNT, row, field, "is negative, and " + (table.equals(CLOSING) ? "a declared opening balance"
                            : name(table)) + " of this statement never is (expected 0 or more): a sign or an amount is in the wrong column");
                }
            }
        }
        for (TaxHead head : List.of(TaxHead.CGST, TaxHead.SGST)) {
            if (kind == StatementKind.RCM && Cells.amount(row, field("itc4a2", head)) != 0) {
                throw Cells.rejected(RejectionReason.BAD_AMOUNT, row, field("itc4a2", head), "is " + head
                        + " in 4A(2); import of services bears IGST and cess only (expected 0)");
            }
        }
    }
}
