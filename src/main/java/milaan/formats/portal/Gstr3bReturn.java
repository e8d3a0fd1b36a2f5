package milaan.formats.portal;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3b.Amounts;
import milaan.domain.returns.Gstr3bRow;
import milaan.formats.Cells;
import milaan.formats.Inward;
import milaan.formats.Reading;
import milaan.formats.Row;

/**
 * One object of GSTR-3B's JSON to the return it is (gst-rules sections 1.1, 1.2, 1.4).
 *
 * <p>The names in {@code itc_elg} are those of the form before August 2022: {@code itc_inelg} of type {@code RUL} is reclaimed
 * credit now, and was credit barred by section 17(5) then. The codes did not change, so only the period tells.
 *
 * <p>What Table 4 says against the form is loaded as it stands and remarked: it was filed so, and the portal's statements
 * moved by it.
 */
final class Gstr3bReturn {

    static final String GSTIN = "gstin";
    static final String PERIOD = "ret_period";

    private static final String STATUS = "status";
    private static final String FILED_ON = "fil_dt";
    private static final String TYPE = "ty";
    private static final String TAXABLE_VALUE = "txval";
    private static final String NET = "itc_elg.itc_net";
    private static final String INWARD_SUPPLIES = "inward_sup.isup_details";

    private static final List<String> DATE_STYLES = List.of("dd-MM-uuuu", "dd/MM/uuuu");

    /** Gst-rules section 1.4, without blanks and underscores. Only a filed return moves the statements. */
    private static final Map<String, Boolean> STATES = Map.of("FILED", true, "NOTFILED", false, "SAVED", false, "SUBMITTED", false,
            "OFFSET", false, "SUBMITTED/OFFSET", false, "DRAFT", false);

    /** What the {@code status} of an answer around the return says: that the portal answered, and nothing of the return. */
    private static final Set<String> ANSWERS = Set.of("1", "200", "OK", "SUCCESS", "TRUE");

    /** Keys that only a return with its payment has. */
    private static final Pattern PAYMENT = Pattern.compile("(tx_pmt|taxpayble)\\b|arn$");

    private static final Map<TaxHead, String> HEADS = new EnumMap<>(Map.of(TaxHead.IGST, "iamt", TaxHead.CGST, "camt",
            TaxHead.SGST, "samt", TaxHead.CESS, "csamt"));

    /** Rows that are one object. */
    private static final Map<Gstr3bRow, String> OBJECTS = new EnumMap<>(Map.ofEntries(
            entry(Gstr3bRow.OUTWARD_TAXABLE, "sup_details.osup_det"), entry(Gstr3bRow.OUTWARD_ZERO_RATED, "sup_details.osup_zero"),
            entry(Gstr3bRow.OUTWARD_NIL_EXEMPT, "sup_details.osup_nil_exmp"),
            entry(Gstr3bRow.INWARD_REVERSE_CHARGE, "sup_details.isup_rev"), entry(Gstr3bRow.OUTWARD_NON_GST, "sup_details.osup_nongst"),
            entry(Gstr3bRow.ECO_OPERATOR, "eco_dtls.eco_sup"), entry(Gstr3bRow.ECO_SUPPLIER, "eco_dtls.eco_reg_sup"),
            entry(Gstr3bRow.NET_ITC, NET),
            entry(Gstr3bRow.INTEREST, "intr_ltfee.intr_details"), entry(Gstr3bRow.LATE_FEE, "intr_ltfee.ltfee_details")));

    private static final Map<String, Gstr3bRow> AVAILABLE = Map.of("IMPG", Gstr3bRow.ITC_IMPORT_OF_GOODS,
            "IMPS", Gstr3bRow.ITC_IMPORT_OF_SERVICES, "ISRC", Gstr3bRow.ITC_REVERSE_CHARGE, "ISD", Gstr3bRow.ITC_ISD,
            "OTH", Gstr3bRow.ITC_OTHER);
    private static final Map<String, Gstr3bRow> REVERSED = Map.of("RUL", Gstr3bRow.REVERSED_FOR_GOOD, "OTH", Gstr3bRow.REVERSED_FOR_NOW);
    private static final Map<String, Gstr3bRow> DETAILS = Map.of("RUL", Gstr3bRow.RECLAIMED, "OTH", Gstr3bRow.BARRED);
    private static final Map<String, Gstr3bRow> LEGACY_DETAILS = Map.of("RUL", Gstr3bRow.LEGACY_INELIGIBLE,
            "OTH", Gstr3bRow.LEGACY_OTHER_INELIGIBLE);

    private static final Map<String, Gstr3bRow> EXEMPT_INTER = Map.of("GST", Gstr3bRow.INWARD_EXEMPT_INTER,
            "NONGST", Gstr3bRow.INWARD_NON_GST_INTER);
    private static final Map<String, Gstr3bRow> EXEMPT_INTRA = Map.of("GST", Gstr3bRow.INWARD_EXEMPT_INTRA,
            "NONGST", Gstr3bRow.INWARD_NON_GST_INTRA);

    /** Gst-rules section 8, V32. */
    private static final Set<Gstr3bRow> NEVER_NEGATIVE = Set.of(Gstr3bRow.REVERSED_FOR_GOOD, Gstr3bRow.REVERSED_FOR_NOW,
            Gstr3bRow.RECLAIMED, Gstr3bRow.LEGACY_INELIGIBLE);

    private final Row row;
    private final Inward inward;
    private final Map<Gstr3bRow, Amounts> rows = new EnumMap<>(Gstr3bRow.class);
    private final List<Finding> warnings = new ArrayList<>();

    private Gstr3bReturn(Row row, Inward inward) {
        this.row = row;
        this.inward = inward;
    }

    /** @throws RejectedRow with the first thing that is wrong, in the order taxpayer, period, state, tables */
    static Reading<Gstr3b> read(Row row, Inward inward) {
        if (row.has(Row.BROKEN)) {
            throw new RejectedRow(RejectionReason.UNREADABLE_ROW, "",
                    "the return cannot be read: " + row.text(Row.BROKEN) + " (expected the tables of GSTR-3B)");
        }
        return new Gstr3bReturn(row, inward).read();
    }

    private Reading<Gstr3b> read() {
        Gstin gstin = gstin();
        TaxPeriod period = period();
        boolean filed = isFiled();
        LocalDate filedOn = Cells.findDate(row, FILED_ON, DATE_STYLES).orElse(null);
        if (filed && filedOn == null && !saysFiled()) {
            warnings.add(new Finding(RejectionReason.FILING_NOT_STATED, STATUS, "the return of " + period + " has no status, no date of filing"
                    + " and no payment, as the offline utility writes it before filing: taken as filed, but it may be a draft"
                    + " (expected the return as downloaded after filing)"));
        }

        OBJECTS.forEach((number, path) -> add(number, amounts(path + ".")));
        addTaxes("itc_elg.itc_avl", AVAILABLE);
        addTaxes("itc_elg.itc_rev", REVERSED);
        addTaxes("itc_elg.itc_inelg", isNewLayout(period) ? DETAILS : LEGACY_DETAILS);
        addInwardSupplies();
        checkNet();
        return new Reading<>(new Gstr3b(gstin, period, filed, filedOn, rows, row.source()), List.copyOf(warnings));
    }

    // ---- whose, when, and whether it is filed

    private Gstin gstin() {
        Gstin gstin = Cells.findGstin(row, GSTIN).orElse(inward.gstin());
        if (gstin == null && inward.recipients().size() == 1) {
            gstin = inward.recipients().iterator().next();
        }
        if (gstin == null) {
            throw new RejectedRow(RejectionReason.MISSING_FIELD, GSTIN,
                    "gstin is missing: the return does not say whose it is and the run covers several GSTINs (expected a value)");
        }
        if (!inward.recipients().contains(gstin)) {
            throw new RejectedRow(RejectionReason.WRONG_RECIPIENT, GSTIN,
                    "the return is of '" + gstin + "' (expected " + expected(inward.recipients()) + ")");
        }
        return gstin;
    }

    private static String expected(Set<Gstin> recipients) {
        if (recipients.size() > 5) {
            return "one of the " + recipients.size() + " GSTINs of the run";
        }
        Set<String> ours = new TreeSet<>();
        recipients.forEach(gstin -> ours.add(gstin.text()));
        return String.join(" or ", ours);
    }

    private TaxPeriod period() {
        String text = Cells.text(row, PERIOD);
        TaxPeriod period;
        try {
            period = TaxPeriod.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RejectedRow(RejectionReason.BAD_DATE, PERIOD, PERIOD + " " + e.getMessage());
        }
        if (period.lastDay().isBefore(inward.earliestDate())) {
            throw new RejectedRow(RejectionReason.DATE_OUT_OF_RANGE, PERIOD, PERIOD + " '" + text + "' is before GST (expected "
                    + TaxPeriod.of(inward.earliestDate()) + " or later)");
        }
        return period;
    }

    /** A status of its own, or a payment, which is made on filing (gst-rules section 1.4). */
    private boolean saysFiled() {
        return STATES.containsKey(status()) || row.cells().keySet().stream().anyMatch(key -> PAYMENT.matcher(key).lookingAt());
    }

    private String status() {
        return Cells.findText(row, STATUS).toUpperCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /** A file that says nothing is taken for filed, for most downloads have no status; {@link #read()} warns where nothing else shows it. */
    private boolean isFiled() {
        String text = status();
        if (text.isEmpty() || ANSWERS.contains(text)) {
            return true;
        }
        if (!STATES.containsKey(text)) {
            throw Cells.rejected(RejectionReason.UNKNOWN_CODE, row, STATUS,
                    "is not a state of GSTR-3B (expected NOT_FILED, SAVED, SUBMITTED, OFFSET or FILED)");
        }
        return STATES.get(text);
    }

    /** The form of the August 2022 return; a quarter is named by its last month (gst-rules section 1.2). */
    private boolean isNewLayout(TaxPeriod period) {
        return inward.rules().find("itc.table4.layout", period.firstDay()).filter("NEW"::equals).isPresent();
    }

    // ---- tables

    private void add(Gstr3bRow number, Amounts amounts) {
        if (amounts.taxableValue() != 0 || !amounts.tax().isZero()) {
            rows.put(number, amounts);
        }
    }

    private Amounts amounts(String prefix) {
        return new Amounts(amount(prefix + TAXABLE_VALUE), new TaxAmounts(amount(prefix + "iamt"), amount(prefix + "camt"),
                amount(prefix + "samt"), amount(prefix + "csamt")));
    }

    private long amount(String field) {
        return row.has(field) ? Cells.amount(row, field) : 0;
    }

    private void addTaxes(String list, Map<String, Gstr3bRow> numbers) {
        Set<String> seen = new TreeSet<>();
        for (String prefix : entries(list)) {
            Gstr3bRow number = numbers.get(type(list, prefix, numbers.keySet(), seen));
            Amounts amounts = amounts(prefix);
            add(number, amounts);
            checkEntry(number, prefix, amounts.tax());
        }
    }

    private void addInwardSupplies() {
        Set<String> seen = new TreeSet<>();
        for (String prefix : entries(INWARD_SUPPLIES)) {
            String type = type(INWARD_SUPPLIES, prefix, EXEMPT_INTER.keySet(), seen);
            add(EXEMPT_INTER.get(type), new Amounts(amount(prefix + "inter"), TaxAmounts.ZERO));
            add(EXEMPT_INTRA.get(type), new Amounts(amount(prefix + "intra"), TaxAmounts.ZERO));
        }
    }

    /** @return {@code itc_elg.itc_avl[0].} for each entry that says anything; entries come in any order */
    private Set<String> entries(String list) {
        Set<String> entries = new TreeSet<>();
        for (String key : row.cells().keySet()) {
            int dot = key.startsWith(list) ? key.indexOf('.', list.length()) : -1;
            if (dot >= 0 && (dot == list.length() || key.charAt(list.length()) == '[')) {
                entries.add(key.substring(0, dot + 1));
            }
        }
        return entries;
    }

    private String type(String list, String prefix, Set<String> known, Set<String> seen) {
        String field = prefix + TYPE;
        String type = Cells.text(row, field).toUpperCase(Locale.ROOT);
        if (!known.contains(type)) {
            throw Cells.rejected(RejectionReason.UNKNOWN_CODE, row, field,
                    "is not a row of " + list + " (expected " + String.join(" or ", new TreeSet<>(known)) + ")");
        }
        if (!seen.add(type)) {
            throw new RejectedRow(RejectionReason.DUPLICATE_ENTRY, field, field + " '" + type + "' stands in " + list
                    + " twice (expected one entry of each)");
        }
        return type;
    }

    // ---- what Table 4 says against the form

    private void checkEntry(Gstr3bRow number, String prefix, TaxAmounts tax) {
        HEADS.forEach((head, key) -> {
            if (tax.of(head) < 0 && NEVER_NEGATIVE.contains(number)) {
                warn(prefix + key, number, tax.of(head), "is negative (expected 0 or more: the row itself has the sign)");
            }
            boolean centralOrState = head == TaxHead.CGST || head == TaxHead.SGST;
            if (centralOrState && tax.of(head) != 0 && number == Gstr3bRow.ITC_IMPORT_OF_SERVICES) {
                warn(prefix + key, number, tax.of(head),
                        "is tax of a head that an import of services never bears (expected IGST and cess only)");
            }
        });
    }

    /** Gst-rules section 8, V33. */
    private void checkNet() {
        TaxAmounts expected = TaxAmounts.ZERO;
        for (Gstr3bRow number : AVAILABLE.values()) {
            expected = expected.plus(tax(number));
        }
        for (Gstr3bRow number : REVERSED.values()) {
            expected = expected.minus(tax(number));
        }
        for (Map.Entry<TaxHead, String> head : HEADS.entrySet()) {
            long stated = tax(Gstr3bRow.NET_ITC).of(head.getKey());
            if (stated != expected.of(head.getKey())) {
                warn(NET + "." + head.getValue(), Gstr3bRow.NET_ITC, stated,
                        "is not 4A less 4B (expected " + Paise.format(expected.of(head.getKey())) + ")");
            }
        }
    }

    private TaxAmounts tax(Gstr3bRow number) {
        Amounts amounts = rows.get(number);
        return amounts == null ? TaxAmounts.ZERO : amounts.tax();
    }

    private void warn(String field, Gstr3bRow number, long paise, String whatIsWrong) {
        warnings.add(new Finding(RejectionReason.TABLE_4_WRONG, field,
                field + " '" + Paise.format(paise) + "' in row " + number.number() + " " + whatIsWrong));
    }
}
