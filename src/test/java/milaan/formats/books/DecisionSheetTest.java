package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.domain.credit.Decision;
import milaan.domain.credit.Decision.Action;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.files.Containers;
import milaan.files.Formats;
import milaan.files.InboxFile;
import milaan.formats.FileKind;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DecisionSheetTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Inward APRIL = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
    private static final Map<String, String> GOOD = Map.of("gstin", "27AAPFU0939F1ZV", "item_key", "M-1", "evidence_hash", "9f2c4a",
            "decision", "ACCEPT", "reason", "same bill", "decided_by", "A. Rao", "decided_on", "2026-05-04");
    private static final String REVIEW = "gstin;item_key;evidence_hash;status;document;reason;rupees;suggested;decision;decision_reason;"
            + "decided_by;decided_on";

    private final DecisionSheet format = new DecisionSheet();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/cases/decisions-rejections.csv", delimiter = ';', quoteCharacter = '"', numLinesToSkip = 1)
    void a_bad_cell_is_named_with_its_reason(String field, String value, RejectionReason reason, String message, String why) {
        Rejections.check(format, Rejections.row(GOOD, field, value), APRIL, field, reason, message, why);
    }

    @Test
    void our_own_review_file_put_back_gives_the_decisions_made_in_it() {
        InboxFile file = RegisterFiles.sampleFile("decisions", "review.csv");
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
        List<Decision> decisions = new ArrayList<>();
        List<Finding> rejected = new ArrayList<>();
        for (Row row : RegisterFiles.rows(file, format.plan(sample, Profile.NONE))) {
            try {
                decisions.add(format.read(row, APRIL).value());
            } catch (RejectedRow e) {
                rejected.add(e.finding());
            }
        }
        assertThat(decisions).containsExactly(
                new Decision(OURS, "M-1", "9f2c4a", Action.ACCEPT, "=same bill as on paper", "A. Rao", LocalDate.of(2026, 5, 4),
                        new SourceLine("review.csv", "2")),
                new Decision(OURS, "-2026  04/x", "00ff13", Action.DEFER, "", "A. Rao", LocalDate.of(2026, 5, 4),
                        new SourceLine("review.csv", "4")));
        assertThat(rejected).extracting(Finding::reason).containsExactly(RejectionReason.UNKNOWN_CODE);
    }

    @Test
    void the_analysts_words_are_the_reason_and_ours_only_where_there_are_none() {
        assertThat(layout(REVIEW).columns()).containsEntry(9, "reason").doesNotContainKey(5);
        assertThat(layout("match_id;evidence_hash;decision;reason;decided_by;decided_on").columns()).containsEntry(3, "reason");
    }

    @Test
    void a_match_id_names_the_item_where_there_is_no_item_key() {
        assertThat(layout("match_id;evidence_hash;decision;decided_by;decided_on").columns()).containsEntry(0, "item_key");
        assertThat(layout("match_id;item_key;evidence_hash;decision;decided_by;decided_on").columns())
                .containsEntry(0, "match_id").containsEntry(1, "item_key");
        Row row = Rejections.row(Map.of("match_id", "M-7", "evidence_hash", "0a", "decision", "REJECT", "decided_by", "A. Rao",
                "decided_on", "2026-05-04"), "item_key", "");
        assertThat(format.read(row, APRIL).value().item()).isEqualTo("M-7");
    }

    @Test
    void a_row_without_a_decision_is_no_data_and_one_with_a_wrong_word_is() {
        RowPlan.SheetLayout layout = layout(REVIEW);
        for (String nothing : List.of("", "-", "NA", "'")) {
            assertThat(layout.isData().test(Rejections.row(GOOD, "decision", nothing))).as(nothing).isFalse();
        }
        assertThat(layout.isData().test(Rejections.row(GOOD, "decision", "perhaps"))).isTrue();
    }

    @Test
    void the_review_itself_without_a_column_for_the_decision_is_none() {
        assertThat(format.fit(RegisterFiles.sampleOf("gstin;match_id;evidence_hash;status;reason"), Profile.NONE))
                .isInstanceOfSatisfying(Fit.Refused.class, refused -> assertThat(refused.missing()).startsWith("no column for 'decision'"));
        assertThat(layout("item_key;evidence_hash;decision").findings()).extracting(Finding::message).containsExactly(
                "no column for 'decided_by': no decision can be taken over", "no column for 'decided_on': no decision can be taken over");
    }

    @Test
    void the_sheet_review_of_our_workpaper_is_read_and_its_other_sheets_are_not(@TempDir Path folder) throws Exception {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        sheets.put("Summary", List.of(List.of("GSTIN", "27AAPFU0939F1ZV"), List.of("Documents", 10290)));
        sheets.put("Reconciliation", List.of(List.of("match_id", "status", "reason", "recipient_gstin", "books_supplier_gstin",
                "books_document_number", "books_document_date", "books_igst", "evidence_hash")));
        sheets.put("Credit", List.of(List.of("event_id", "lot_id", "supplier_gstin", "document_number", "document_date", "event", "table_4_row",
                "reason", "rule", "period", "igst", "cgst", "sgst", "cess"),
                List.of("E-1", "", "29AABCB2222B1ZE", "BC/77", LocalDate.of(2026, 1, 10), "TAKEN", "4A5", "IN_2B", "", "2026-04", 9000)));
        sheets.put("Review", List.of(List.of((Object[]) REVIEW.split(";")),
                List.of("27AAPFU0939F1ZV", "M-1", "9f2c4a", "PROBABLE", "BC/77", "Likely pair", 18000, "ACCEPT", "Reject", "not ours", "A. Rao",
                        LocalDate.of(2026, 5, 4)),
                List.of("27AAPFU0939F1ZV", "M-2", "77ab10", "PROBABLE", "A-9", "Likely pair", 18, "ACCEPT", "", "", "", "")));
        InboxFile file = workbook(folder.resolve("workpaper.xlsx"), sheets);
        Sample sample = Containers.sample(file);
        assertThat(Formats.all().stream().filter(any -> any.fit(sample, Profile.NONE) instanceof Fit.Recognised).findFirst().orElseThrow().kind())
                .isEqualTo(FileKind.DECISIONS);
        RowPlan.TableRows plan = (RowPlan.TableRows) format.plan(sample, Profile.NONE);
        assertThat(plan.sheets()).singleElement().satisfies(layout -> assertThat(layout.findings()).isEmpty());
        assertThat(RegisterFiles.rows(file, plan)).singleElement().satisfies(row -> assertThat(format.read(row, APRIL).value()).isEqualTo(
                new Decision(OURS, "M-1", "9f2c4a", Action.REJECT, "not ours", "A. Rao", LocalDate.of(2026, 5, 4),
                        new SourceLine("workpaper.xlsx", "Review!2"))));
    }

    private static InboxFile workbook(Path path, Map<String, List<List<Object>>> sheets) throws Exception {
        try (OutputStream bytes = Files.newOutputStream(path); Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            sheets.forEach((name, rows) -> fill(workbook.newWorksheet(name), rows));
        }
        return new InboxFile(path.getFileName().toString(), path, "", 0);
    }

    private static void fill(Worksheet sheet, List<List<Object>> rows) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Object cell = rows.get(row).get(column);
                if (cell instanceof LocalDate day) {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                } else if (cell instanceof Number number) {
                    sheet.value(row, column, number);
                } else {
                    sheet.value(row, column, (String) cell);
                }
            }
        }
    }

    private RowPlan.SheetLayout layout(String heading) {
        return ((RowPlan.TableRows) format.plan(RegisterFiles.sampleOf(heading), Profile.NONE)).sheets().get(0);
    }
}
