package milaan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkpaperTest {

    private static final List<String> DECISIONS = List.of("ACCEPT", "REJECT", "CLAIM", "DEFER", "REVERSE", "BLOCK", "LINK");

    @TempDir
    Path folder;

    private Path write(String name) {
        Path file = folder.resolve(name);
        try (Workpaper workpaper = new Workpaper(file)) {
            workpaper.add("reconciliation", List.of("number", "date", "taxable_value", "rows", "reason"), List.of(
                    Arrays.asList("INV/1", LocalDate.of(2026, 4, 1), new BigDecimal("-1234567.50"), 3, null),
                    Arrays.asList("=cmd|' /C calc'!A0", "", new BigDecimal("0.00"), 4_000_000_000L,
                            "a\u0001b <&> \"ü\" ₹ 😀\nnext ")));
            WorkpaperSheet review = workpaper.sheet("review", List.of("item", "decision", "decided_by"),
                    Map.of("decision", DECISIONS, "decided_by", List.of()));
            for (int i = 0; i < 2_500; i++) {
                review.row(Arrays.asList("item " + i, null, null));
            }
            workpaper.add("empty", List.of("a", "b"), List.of());
        }
        return file;
    }

    @Test
    void cells_come_back_as_they_were_written() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(write("w.xlsx")))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("reconciliation", "review", "empty");
            List<Row> rows = workbook.findSheet("reconciliation").orElseThrow().read();
            assertThat(texts(rows.get(0))).containsExactly("number", "date", "taxable_value", "rows", "reason");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("INV/1");
            assertThat(rows.get(1).getCellText(1)).isEqualTo("2026-04-01");
            assertThat(rows.get(1).getCellAsNumber(2)).contains(new BigDecimal("-1234567.50"));
            assertThat(rows.get(1).getCellAsNumber(3)).contains(new BigDecimal("3"));
            assertThat(rows.get(1).getOptionalCell(4)).isEmpty();
            assertThat(rows.get(2).getCellAsNumber(3)).contains(new BigDecimal("4000000000"));
            assertThat(rows.get(2).getCellText(4)).isEqualTo("ab <&> \"ü\" ₹ 😀\nnext ");
            List<Row> review = workbook.findSheet("review").orElseThrow().read();
            assertThat(review).hasSize(2_501);
            assertThat(review.get(2_500).getCellText(0)).isEqualTo("item 2499");
            assertThat(workbook.findSheet("empty").orElseThrow().read()).hasSize(1);
        }
    }

    private static List<String> texts(Row row) {
        return row.stream().map(Cell::getText).toList();
    }

    @Test
    void what_looks_like_a_formula_is_text() throws IOException {
        Path file = write("w.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
            Cell cell = workbook.findSheet("reconciliation").orElseThrow().read().get(2).getCell(0);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getText()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(cell.getFormula()).isNull();
        }
        assertThat(part(file, "xl/worksheets/sheet1.xml")).doesNotContain("<f>").doesNotContain("<f ");
    }

    @Test
    void the_same_rows_give_the_same_bytes() throws Exception {
        byte[] one = Files.readAllBytes(write("one.xlsx"));
        Thread.sleep(20);

        assertThat(Files.readAllBytes(write("two.xlsx"))).isEqualTo(one);
        assertThat(part(folder.resolve("one.xlsx"), "docProps/core.xml")).contains("<dc:creator>Milaan</dc:creator>")
                .doesNotContain("created");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void headings_stay_in_view_and_can_be_filtered() throws IOException {
        String sheet = part(write("w.xlsx"), "xl/worksheets/sheet1.xml");

        assertThat(sheet).contains("ySplit=\"1\"").contains("state=\"frozen\"").contains("<autoFilter ref=\"A1:E3\">");
        assertThat(sheet).as("width of INV/1 and the longer =cmd, and two").contains("<col min=\"1\" max=\"1\" width=\"20.0\"");
        assertThat(part(folder.resolve("w.xlsx"), "xl/styles.xml")).contains("#,##,##0.00").contains("<b/>");
    }

    @Test
    void a_decision_is_chosen_from_a_list() throws IOException {
        String sheet = part(write("w.xlsx"), "xl/worksheets/sheet2.xml");

        assertThat(sheet).contains("sqref=\"B2:B2501\" type=\"list\"")
                .contains("<formula1>\"ACCEPT,REJECT,CLAIM,DEFER,REVERSE,BLOCK,LINK\"</formula1>")
                .contains("errorStyle=\"stop\"").contains("Expected one of ACCEPT, REJECT");
        assertThat(sheet).as("only one column has words").contains("<dataValidations count=\"1\">");
        assertThat(sheet).as("cells to fill in are coloured").containsPattern("<c r=\"B2\" s=\"\\d+\">")
                .containsPattern("<c r=\"C2501\" s=\"\\d+\">");
    }

    @Test
    void a_full_sheet_goes_on_in_another() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Milaan", null)) {
            WorkpaperSheet sheet = new WorkpaperSheet(workbook, "matches", List.of("a"), Map.of(), 2);
            for (int i = 1; i <= 5; i++) {
                sheet.row(List.of(i));
            }
            sheet.finish();
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName)).containsExactly("matches", "matches (2)", "matches (3)");
            List<Row> last = workbook.findSheet("matches (3)").orElseThrow().read();
            assertThat(last.get(0).getCellText(0)).isEqualTo("a");
            assertThat(last.get(1).getCellAsNumber(0)).contains(new BigDecimal("5"));
        }
    }

    @Test
    void a_text_too_long_for_a_cell_is_cut() throws IOException {
        Path file = folder.resolve("long.xlsx");
        try (Workpaper workpaper = new Workpaper(file)) {
            workpaper.add("s", List.of("a"), List.of(List.of("x".repeat(40_000))));
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCellText(0)).hasSize(32_767).endsWith("x…");
        }
    }

    @Test
    void a_row_of_the_wrong_length_and_an_unknown_input_column_are_refused() {
        try (Workpaper workpaper = new Workpaper(folder.resolve("w.xlsx"))) {
            assertThatThrownBy(() -> workpaper.sheet("s", List.of("a")).row(List.of(1, 2)))
                    .hasMessage("A row of 2 cells for 1 columns: [1, 2]");
            assertThatThrownBy(() -> workpaper.sheet("t", List.of("a"), Map.of("b", List.of())))
                    .hasMessage("Column 'b' is to be filled in and not among [a]");
        }
    }

    private static String part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
