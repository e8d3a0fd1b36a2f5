package milaan.formats.portal;

import static milaan.formats.portal.StatementFile.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.formats.Profile;
import milaan.formats.RowPlan;
import milaan.formats.Sample;

class StatementTableTest {

    private static final String HEADS = "Integrated Tax|Central Tax|State/UT Tax|Cess";
    private static final String EDGE = "Sr.No|Date|Reference No.|Return Period|Description";
    private static final String GROUPS = EDGE + "|ITC claimed - Table 4A(5)||||ITC reversed - Table 4B(2)||||ITC reclaimed - Table 4D(1)||||Closing Balance";
    private static final String BELOW = "|||||" + HEADS + "|" + HEADS + "|" + HEADS + "|" + HEADS;
    private static final String RCM_GROUPS = EDGE + "|RCM liability - Table 3.1(d)||||ITC - Table 4A(2)||ITC - Table 4A(3)||||Closing Balance";
    private static final String RCM_BELOW = "|||||" + HEADS + "|Integrated Tax|Cess|" + HEADS + "|" + HEADS;
    private static final List<String> ROLL = List.of("2026-04 +20000 -50000 =70000", "2026-05 +0 -90000 =-20000", "2026-06 +20000 -0 =0",
            "2026-07 +5000 -5000 =0");

    // ---- the worked rolls

    @Test
    void the_portals_csv_has_a_mark_a_preamble_two_heading_rows_and_dashes() {
        StatementFile file = csv(ecrs(roll()));

        assertThat(file.kind()).isEqualTo("ecrs-statement");
        assertThat(file.gstin()).contains(new Gstin(OURS));
        assertThat(file.refusal()).isEmpty();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.findings()).isEmpty();
        assertThat(file.cgst()).isEqualTo(ROLL);
        assertThat(file.rows().get(0)).satisfies(row -> {
            assertThat(row.gstin()).isEqualTo(new Gstin(OURS));
            assertThat(row.date()).isEqualTo(LocalDate.of(2026, 5, 20));
            assertThat(row.reference()).isEqualTo("AA270426000001A");
            assertThat(row.description()).isEqualTo("Filing of Form GSTR-3B");
            assertThat(row.claimed()).isEqualTo(new TaxAmounts(0, 300_000_00, 300_000_00, 0));
            assertThat(row.added()).isEqualTo(new TaxAmounts(0, 20_000_00, 20_000_00, 0));
            assertThat(row.source().line()).isEqualTo("9");
        });
    }

    @Test
    void the_same_statement_in_a_workbook_says_the_same() {
        String[] lines = ecrs(roll());

        assertThat(StatementFile.workbook("Sheet1", Profile.NONE, lines).cgst()).isEqualTo(ROLL);
        assertThat(StatementFile.oldWorkbook("Sheet1", lines).cgst()).isEqualTo(ROLL);
        String[] numbers = Arrays.stream(lines).map(line -> line.replaceAll("(?<=\\d),(?=\\d)", "")).toArray(String[]::new);
        assertThat(StatementFile.workbook("Sheet1", Profile.NONE, numbers)).satisfies(file -> {
            assertThat(file.cgst()).isEqualTo(ROLL);
            assertThat(file.refusal()).isEmpty();
            assertThat(file.rows().get(0).source().line()).isEqualTo("Sheet1!9");
        });
    }

    @Test
    void the_rcm_statement_has_two_columns_for_imported_services_and_may_be_negative() {
        StatementFile file = csv(rcm(
                "1|20/09/2024|AA1|Aug-24|On filing of GSTR-3B| -|10,000.00|10,000.00| -| -| -| -|6,000.00|6,000.00| -| -|4,000.00|4,000.00| -",
                "2|20/10/2024|AA2|Sep-24|On filing of GSTR-3B| -|5,000.00|5,000.00| -| -| -| -|12,000.00|12,000.00| -| -|-3,000.00|-3,000.00| -",
                "3|20/11/2024|AA3|Oct-24|On filing of GSTR-3B|500|8,000.00|8,000.00|7|300|7| -|5,000.00|5,000.00| -|200|0|0| -"));

        assertThat(file.kind()).isEqualTo("rcm-statement");
        assertThat(file.refusal()).isEmpty();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.cgst()).containsExactly("2024-08 +10000 -6000 =4000", "2024-09 +5000 -12000 =-3000", "2024-10 +8000 -5000 =0");
        assertThat(file.rows().get(2).used()).isEqualTo(new TaxAmounts(300_00, 5_000_00, 5_000_00, 7_00));
        assertThat(file.rows().get(2).claimed()).isEqualTo(TaxAmounts.ZERO);
    }

    @Test
    void the_march_return_stands_behind_the_balance_of_the_first_of_april() {
        StatementFile file = csv(ecrs(" -| -| -| -|Opening Balance" + amounts("-", "-", "-", "1,20,000.00"),
                row("1", "20/04/2026", "Mar-26", "30,000.00", "50,000.00", "1,00,000.00"),
                " -| -| -| -|Closing Balance" + amounts("-", "-", "-", "1,00,000.00")));

        assertThat(file.refusal()).isEmpty();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.cgst()).containsExactly("2026-03 +30000 -50000 =100000");
        assertThat(file.rows().get(0).period()).isEqualTo(TaxPeriod.of(2026, 3));
    }

    @Test
    void the_balance_before_the_first_row_is_checked_where_it_is_given() {
        StatementFile file = csv(ecrs(" -| -| -| -|Opening Balance" + amounts("-", "-", "-", "1,10,000.00"),
                row("1", "20/04/2026", "Mar-26", "30,000.00", "50,000.00", "1,00,000.00")));

        assertThat(file.refusal()).map(Finding::message).hasValueSatisfying(message -> assertThat(message)
                .startsWith("row 10 (return period 2026-03): the closing balance of CGST is 1,00,000.00, expected 90,000.00 (1,10,000.00 before, "
                        + "30,000.00 added in 4B(2), 50,000.00 used in 4D(1))"));
    }

    @Test
    void an_opening_balance_beside_zeros_is_that_of_the_download_and_no_declaration() {
        StatementFile file = csv(ecrs(" -| -| -| -|Opening Balance" + amounts("0.00", "0.00", "0.00", "1,20,000.00"),
                row("1", "20/04/2026", "Mar-26", "30,000.00", "50,000.00", "1,00,000.00")));

        assertThat(file.refusal()).isEmpty();
        assertThat(file.rejected()).isEmpty();
        assertThat(file.cgst()).containsExactly("2026-03 +30000 -50000 =100000");
        assertThat(csv(ecrs(" -| -| -| -|Opening Balance" + amounts("0.00", "0.00", "0.00", "1,10,000.00"),
                row("1", "20/04/2026", "Mar-26", "30,000.00", "50,000.00", "1,00,000.00"))).refusal()).as("its arithmetic is checked")
                .map(Finding::field).contains("clsbal.cgst");
    }

    // ---- opening balances

    @Test
    void the_declared_opening_balance_has_no_period_and_the_last_amendment_counts() {
        String[] rows = {declared("10/10/2023", "90,000.00"), declared("20/12/2023", "1,00,000.00"),
                row("3", "20/09/2023", "Aug-23", "20,000.00", "50,000.00", "70,000.00")};

        for (String[] order : List.of(rows, new String[] {rows[2], rows[1], rows[0]}, new String[] {rows[1], rows[2], rows[0]})) {
            StatementFile file = csv(ecrs(order));
            assertThat(file.refusal()).isEmpty();
            assertThat(file.cgst()).containsExactlyInAnyOrder("opening +90000 -0 =90000", "opening +100000 -0 =100000", "2023-08 +20000 -50000 =70000");
        }
        assertThat(csv(ecrs(rows[1], row("2", "20/09/2023", "Aug-23", "20,000.00", "50,000.00", "80,000.00"))).refusal()).map(Finding::field)
                .contains("clsbal.cgst");
    }

    @Test
    void a_declaration_may_stand_where_its_date_lies_between_the_returns() {
        assertThat(csv(ecrs(row("1", "20/09/2023", "Aug-23", "20,000.00", " -", "20,000.00"),
                row("2", "20/10/2023", "Sep-23", "10,000.00", " -", "30,000.00"),
                declared("25/10/2023", "1,00,000.00").replaceAll("1,00,000.00\\|1,00,000.00\\| -$", "1,30,000.00|1,30,000.00| -"),
                row("4", "20/11/2023", "Oct-23", " -", "30,000.00", "1,00,000.00"))).refusal()).isEmpty();
    }

    @Test
    void a_negative_opening_balance_is_one_of_rcm_only() {
        assertThat(csv(rcm("1|15/10/2024|AA0| -|Opening Balance reported| -|-3,000.00|-3,000.00| -| -| -| -| -| -| -| -|-3,000.00|-3,000.00| -"))
                .cgst()).containsExactly("opening +-3000 -0 =-3000");
        assertThat(csv(rcm("1|15/10/2024|AA0| -|Opening Balance reported| -| -| -| -| -| -| -| -| -| -| -|-3,000.00|-3,000.00| -"))
                .cgst()).containsExactly("opening +-3000 -0 =-3000");
        assertThat(csv(ecrs(declared("10/10/2023", "-3,000.00"))).rejected()).singleElement().asString().startsWith("9 BAD_AMOUNT itc4b2.cgst '-3,000.00'");
    }

    // ---- the chain

    @Test
    void columns_in_another_order_break_the_balance_and_a_profile_puts_them_right() {
        String[] swapped = ecrs(Arrays.stream(roll()).map(line -> swap(line, 9, 13)).toArray(String[]::new));

        StatementFile refused = csv(swapped);
        assertThat(refused.refusal()).hasValueSatisfying(finding -> {
            assertThat(finding.reason()).isEqualTo(RejectionReason.BALANCE_BROKEN);
            assertThat(finding.field()).isEqualTo("clsbal.cgst");
            assertThat(finding.message()).startsWith("row 10 (return period 2026-05): the closing balance of CGST is -20,000.00, expected 1,60,000.00 "
                    + "(70,000.00 before, 90,000.00 added in 4B(2), 0.00 used in 4D(1)); the columns are probably not in the order")
                    .contains("positions: ecrs-statement");
        });

        StatementFile accepted = StatementFile.text("a.csv", text(swapped), positions("ecrs-statement", Map.of("4b2", 14, "4d1", 10)));
        assertThat(accepted.refusal()).isEmpty();
        assertThat(accepted.cgst()).isEqualTo(ROLL);
    }

    @Test
    void the_order_of_the_rows_does_not_matter() {
        List<String> rows = new ArrayList<>(List.of(roll()));
        rows.add(rows.get(2));
        List<String> broken = new ArrayList<>(rows);
        broken.set(1, row("2", "20/06/2026", "May-26", " -", "90,000.00", "-10,000.00"));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(rows, new Random(seed));
            Collections.shuffle(broken, new Random(seed));
            assertThat(csv(ecrs(rows.toArray(String[]::new))).refusal()).isEmpty();
            assertThat(csv(ecrs(broken.toArray(String[]::new))).refusal()).map(Finding::message)
                    .hasValueSatisfying(message -> assertThat(message).contains("(return period 2026-05): the closing balance of CGST is -10,000.00, "
                            + "expected -20,000.00"));
        }
    }

    @Test
    void a_missing_month_is_a_hole_and_no_break() {
        assertThat(csv(ecrs(roll()[0], row("3", "20/07/2026", "Jun-26", "5.00", "1.00", "777.00"))).refusal()).isEmpty();
    }

    @Test
    void quarters_follow_each_other_and_months_follow_quarters() {
        String june = row("1", "22/07/2026", "Apr-Jun 2026", "500.00", " -", "500.00");
        String september = row("2", "22/10/2026", "Sep-26", "100.00", " -", "600.00").replace("GSTR-3B", "GSTR-3BQ");
        String october = row("3", "20/11/2026", "Oct-26", " -", "100.00", "500.00");

        StatementFile file = csv(ecrs(june, september, october));
        assertThat(file.refusal()).isEmpty();
        assertThat(file.cgst()).containsExactly("2026-06Q +500 -0 =500", "2026-09Q +100 -0 =600", "2026-10 +0 -100 =500");
        assertThat(csv(ecrs(june, september.replace("600.00", "700.00"))).refusal()).isPresent();
    }

    @Test
    void two_different_rows_of_a_period_must_follow_each_other() {
        String first = row("1", "20/05/2026", "Apr-26", "20.00", " -", "120.00");
        String second = row("2", "21/05/2026", "Apr-26", "5.00", " -", "125.00");
        String march = row("0", "20/04/2026", "Mar-26", "100.00", " -", "100.00");

        assertThat(csv(ecrs(second, first, march)).refusal()).isEmpty();
        assertThat(csv(ecrs(march, first, second.replace("125.00", "130.00"))).refusal()).map(Finding::reason).contains(RejectionReason.BALANCE_BROKEN);
    }

    @Test
    void every_gstin_of_a_file_has_its_own_balance() {
        String[] rows = {OURS + row("1", "20/05/2026", "Apr-26", "20.00", " -", "120.00"),
                "29AAPFU0939F1ZR" + row("1", "20/05/2026", "Apr-26", "5.00", " -", "5.00"),
                OURS + row("2", "20/06/2026", "May-26", " -", "20.00", "100.00"),
                "29AAPFU0939F1ZR" + row("2", "20/06/2026", "May-26", "5.00", " -", "10.00")};
        List<String> lines = new ArrayList<>(List.of(GROUPS.replace("Sr.No", "GSTIN"), BELOW));
        Arrays.stream(rows).map(row -> row.replaceFirst("(\\w{15})[^|]*\\|", "$1|")).forEach(lines::add);

        StatementFile file = csv(lines.toArray(String[]::new));
        assertThat(file.refusal()).isEmpty();
        assertThat(file.rows()).hasSize(2);
        assertThat(file.rejected()).hasSize(2).allMatch(why -> why.contains("WRONG_RECIPIENT gstin '29AAPFU0939F1ZR'"));
    }

    // ---- headings

    @ParameterizedTest
    @ValueSource(strings = {"4A(5) %s|4B(2) %s|4D(1) %s|Closing balance %s", "itc4a5.%s|itc4b2.%s|itc4d1.%s|clsbal.%s",
            "ITC Claimed in GSTR-3B (Table 4(A)(5)) - %s|ITC Reversed (Table 4(B)(2)) - %s|Re-claimed ITC (Table 4(D)(1)) - %s|Balance of ITC reversed - %s",
            "%s availed|%s reversal|%s re-claimed|Closing %s"})
    void one_merged_heading_row_in_any_words_is_understood(String titles) {
        String heading = EDGE.replace("Sr.No", "S. No.").replace("Return Period", "Tax Period") + "|" + Arrays.stream(titles.split("\\|"))
                .map(title -> List.of("IGST", "CGST", "SGST", "Cess").stream().map(head -> String.format(title, head)).collect(Collectors.joining("|")))
                .collect(Collectors.joining("|"));
        List<String> lines = new ArrayList<>(List.of("Statement", heading));
        lines.addAll(List.of(roll()));

        StatementFile file = csv(lines.toArray(String[]::new));
        assertThat(file.kind()).isEqualTo("ecrs-statement");
        assertThat(file.cgst()).isEqualTo(ROLL);
        assertThat(file.refusal()).isEmpty();
    }

    @Test
    void titles_count_before_positions() {
        String[] lines = ecrs(Arrays.stream(roll()).map(line -> swap(line, 9, 13)).toArray(String[]::new));
        lines[6] = swap(lines[6] + "|||", 9, 13);

        assertThat(csv(lines).cgst()).isEqualTo(ROLL);
    }

    @Test
    void group_titles_that_stand_too_far_right_leave_the_portals_order() {
        String[] lines = ecrs(roll());
        lines[6] = EDGE + "|||ITC claimed - Table 4A(5)||||ITC reversed - Table 4B(2)||||ITC reclaimed - Table 4D(1)||||Closing Balance";

        assertThat(csv(lines).cgst()).isEqualTo(ROLL);
    }

    @Test
    void heading_rows_shorter_than_the_rows_or_missing_leave_the_portals_order() {
        String[] lines = ecrs(roll());
        lines[6] = EDGE + "|Amounts";
        lines[7] = "|||||Integrated Tax|Central Tax|State/UT Tax";
        assertThat(csv(lines).cgst()).isEqualTo(ROLL);

        List<String> bare = new ArrayList<>(List.of("Electronic Credit Reversal and Re-claimed Statement", "GSTIN|" + OURS));
        bare.addAll(List.of(roll()));
        assertThat(csv(bare.toArray(String[]::new)).cgst()).isEqualTo(ROLL);
    }

    @Test
    void columns_of_totals_are_left_alone() {
        String withTotal = HEADS + "|Total";
        List<String> lines = new ArrayList<>(List.of("ECRS", EDGE, "|||||" + String.join("|", Collections.nCopies(4, withTotal))));
        for (String row : roll()) {
            List<String> cells = new ArrayList<>(List.of(row.split("\\|", -1)));
            for (int at : new int[] {21, 17, 13, 9}) {
                cells.add(at, "999.00");
            }
            lines.add(String.join("|", cells));
        }

        assertThat(csv(lines.toArray(String[]::new)).cgst()).isEqualTo(ROLL);
    }

    @Test
    void a_profile_alone_places_the_columns_of_a_sheet_that_names_its_statement() {
        List<String> lines = new ArrayList<>(List.of("Ref|When|Which|Note|a|b|c"));
        lines.add("AA1|20/05/2026|Apr-26|Filing|20,000.00|50,000.00|70,000.00");
        lines.add("AA2|20/06/2026|May-26|Filing|0|90,000.00|-20,000.00");
        Profile profile = positions("ecrs-statement", Map.of("date", 2, "return_period", 3, "description", 4, "4b2_cgst", 5, "4d1_cgst", 6, "closing_cgst", 7));

        StatementFile file = StatementFile.workbook("ECRS", profile, lines.toArray(String[]::new));
        assertThat(file.cgst()).isEqualTo(ROLL.subList(0, 2));
        assertThat(file.refusal()).isEmpty();
        assertThat(file.findings()).extracting(Finding::message).contains("no column for 4B(2) IGST, SGST, CESS: taken as 0");
        assertThat(StatementFile.workbook("Sheet1", profile, lines.toArray(String[]::new)).kind()).isNotEqualTo("ecrs-statement");
    }

    @Test
    void a_profile_with_an_unknown_field_or_one_column_twice_is_said() {
        assertThat(StatementFile.text("a.csv", text(ecrs(roll())), positions("ecrs-statement", Map.of("4c1", 3))).kind())
                .startsWith("the profile names the position '4c1', which the ECRS statement does not have; it has 4a5, 4a5_cess");
        assertThat(StatementFile.text("a.csv", text(ecrs(roll())), positions("ecrs-statement", Map.of("4b2", 6, "4d1", 9))).kind())
                .isEqualTo("the profile gives column 9 of the ECRS statement to two fields");
    }

    @Test
    void totals_repeated_headings_and_notes_are_no_data() {
        String[] roll = roll();
        StatementFile file = csv(ecrs(roll[0], GROUPS, BELOW, roll[1], "Total||||" + amounts("1", "2", "3", "4"),
                "||||Grand Total" + amounts("1", "2", "3", "4"), "Note: this statement is generated by the system", roll[2], roll[3]));

        assertThat(file.cgst()).isEqualTo(ROLL);
        assertThat(file.rejected()).isEmpty();
    }

    @Test
    void a_ledger_and_a_named_sheet_without_its_columns_are_refused() {
        assertThat(csv("Electronic Credit Ledger", EDGE + "|Integrated Tax|Central Tax|State Tax|CESS|Total", "1|20/05/2026|AA1|Apr-26|x|1|2|3|4|10").kind())
                .isNotEqualTo("ecrs-statement");
        assertThat(csv("Electronic Credit Reversal and Re-claimed Statement", EDGE + "|IGST|CGST|IGST|SGST", "1|20/05/2026|AA1|Apr-26|x|1|2|3|4").kind())
                .startsWith("no column for 4B(2), 4D(1), closing balance; the heading has: Sr.No, Date").contains("positions: ecrs-statement");
    }

    @Test
    void a_sheet_that_only_mentions_the_statement_is_none() {
        assertThat(csv("Our ECRS opening", "gstin,item_id,document_date,return_period,event,igst,cgst,sgst,cess".replace(',', '|'),
                OURS + "|1|01/04/2026|2026-04|REVERSED_4B2|1|2|3|4", OURS + "|2|01/04/2026|2026-04|REVERSED_4B2|1|2|3|4").kind())
                .isNotEqualTo("ecrs-statement");
        assertThat(csv("Table 4 of GSTR-3B", "(1) ITC reclaimed which was reversed under Table 4(B)(2)|1|2|3|4",
                "(2) Ineligible ITC|1|2|3|4").kind()).isNotEqualTo("ecrs-statement");
    }

    @Test
    void the_other_statement_on_a_second_sheet_is_said_and_not_read() {
        List<Sample.Sheet> sheets = List.of(sheet("A", ecrs(roll())), sheet("B", rcm(
                "1|20/09/2024|AA1|Aug-24|On filing of GSTR-3B| -|10,000.00|10,000.00| -| -| -| -|6,000.00|6,000.00| -| -|4,000.00|4,000.00| -")));

        RowPlan.TableRows plan = (RowPlan.TableRows) new EcrsStatementTable().plan(new Sample.Table(sheets), Profile.NONE);
        assertThat(plan.sheets().get(0).findings()).isEmpty();
        assertThat(plan.sheets().get(1).findings()).extracting(Finding::message)
                .containsExactly("sheet 'B' is not read: it is the RCM statement; bring it as a file of its own");
    }

    private static Sample.Sheet sheet(String name, String... lines) {
        List<Sample.Line> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new Sample.Line(rows.size() + 1, List.of(line.split("\\|", -1))));
        }
        return new Sample.Sheet(name, rows);
    }

    @ParameterizedTest(name = "{0} column {1} = {2}: {5}")
    @CsvFileSource(resources = "/cases/statements.csv", numLinesToSkip = 1)
    void a_row_that_cannot_be_loaded_says_why(String kind, int column, String value, String code, String words, String why) {
        String[] cells = (kind.equals("ecrs") ? roll()[0]
                : "1|20/09/2024|AA1|Aug-24|On filing of GSTR-3B|0|10,000.00|10,000.00|0|0|0|0|0|6,000.00|6,000.00|0|0|4,000.00|4,000.00|0").split("\\|", -1);
        cells[column] = value == null ? "" : value;
        String row = String.join("|", cells);
        String[] even = {"RCM Liability/ITC Statement", "GSTIN|" + OURS, RCM_GROUPS.replace("4A(2)||", "4A(2)||||"), BELOW, row};

        StatementFile file = kind.equals("ecrs") ? csv(ecrs(row)) : csv(even);
        assertThat(file.rows()).as(why).isEmpty();
        assertThat(file.rejected()).singleElement().asString().contains(" " + code + " ").contains(words);
    }

    // ----

    private static StatementFile csv(String... lines) {
        return StatementFile.text("statement.csv", text(lines), Profile.NONE);
    }

    /** With the mark, CRLF, and quotes round cells with commas, as the portal writes. */
    private static String text(String... lines) {
        return "\uFEFF" + Arrays.stream(lines).map(line -> Arrays.stream(line.split("\\|", -1))
                .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n")) + "\r\n";
    }

    private static String[] ecrs(String... rows) {
        return statement("Electronic Credit Reversal and Re-claimed Statement", GROUPS, BELOW, rows);
    }

    private static String[] rcm(String... rows) {
        return statement("RCM Liability/ITC Statement", RCM_GROUPS, RCM_BELOW, rows);
    }

    private static String[] statement(String title, String groups, String below, String... rows) {
        List<String> lines = new ArrayList<>(List.of(title, "", "||GSTIN|" + OURS, "||Legal Name|Own Sample Company", "||From|01/04/2026",
                "||To|31/03/2027", groups, below));
        lines.addAll(List.of(rows));
        return lines.toArray(String[]::new);
    }

    /** gst-rules 2.10, SGST as CGST. */
    private static String[] roll() {
        return new String[] {row("1", "20/05/2026", "Apr-26", "20,000.00", "50,000.00", "70,000.00"),
                row("2", "20/06/2026", "May-26", " -", "90,000.00", "-20,000.00"), row("3", "20/07/2026", "Jun-26", "20,000.00", " -", "0.00"),
                row("4", "20/08/2026", "Jul-26", "5,000.00", "5,000.00", "0.00")};
    }

    private static String row(String number, String date, String period, String added, String used, String closing) {
        return " " + number + "|" + date + "|AA270426000001A|" + period + "|Filing of Form GSTR-3B" + amounts("3,00,000.00", added, used, closing);
    }

    private static String declared(String date, String amount) {
        return " -|" + date + "|AA270423000009Z| -|Opening Balance reported for <31/07/2023>" + amounts(" -", amount, " -", amount);
    }

    private static String amounts(String claimed, String added, String used, String closing) {
        StringBuilder cells = new StringBuilder();
        for (String amount : List.of(claimed, added, used, closing)) {
            cells.append("| -|").append(amount).append('|').append(amount).append("| -");
        }
        return cells.toString();
    }

    /** Four cells from one column exchanged with four from another. */
    private static String swap(String line, int one, int other) {
        String[] cells = line.split("\\|", -1);
        for (int i = 0; i < 4; i++) {
            String kept = cells[one + i];
            cells[one + i] = cells[other + i];
            cells[other + i] = kept;
        }
        return String.join("|", cells);
    }

    private static Profile positions(String kind, Map<String, Integer> positions) {
        return new Profile(Map.of(), Map.of(), List.of(), Map.of(kind, positions));
    }
}
