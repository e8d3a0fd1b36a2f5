package milaan.files;

import static milaan.files.Fixtures.bytes;
import static milaan.files.Fixtures.cells;
import static milaan.files.Fixtures.layout;
import static milaan.files.Fixtures.plan;
import static milaan.files.Fixtures.rows;
import static milaan.files.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import milaan.formats.Row;
import milaan.formats.RowPlan.SheetLayout;
import milaan.formats.RowPlan.TableRows;
import milaan.formats.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void each_delimiter_is_found(String d) {
        assertThat(cells(text(folder, "a.csv", "number" + d + "amount\nA/1" + d + "100\n"))).isEqualTo("1: number|amount\n2: A/1|100\n");
    }

    @Test
    void lakh_commas_do_not_hide_the_semicolons() {
        String csv = "number;taxable;igst;cgst\nA/1;2,15,000.00;1,38,700.00;0\nA/2;12,15,000.00;2,18,700.00;5,000\nA/3;1,00,000;0;9,000\n";

        assertThat(cells(text(folder, "a.csv", csv))).contains("2: A/1|2,15,000.00|1,38,700.00|0\n", "4: A/3|1,00,000|0|9,000\n");
    }

    @Test
    void quoted_lakh_commas_are_one_cell() {
        assertThat(cells(text(folder, "a.csv", "n,amount\nA/1,\"2,15,000.00\"\n"))).contains("2: A/1|2,15,000.00\n");
    }

    @Test
    void the_hint_sep_names_the_delimiter_and_is_no_row() {
        assertThat(cells(text(folder, "a.csv", "sep=|\na|b,c\n1|2,3\n"))).isEqualTo("2: a|b,c\n3: 1|2,3\n");
    }

    @Test
    void utf8_with_byte_order_mark() {
        assertThat(cells(text(folder, "a.csv", "\uFEFFनाम,₹\n1,2\n"))).isEqualTo("1: नाम|₹\n2: 1|2\n");
    }

    @Test
    void byte_order_marks_of_glued_files_go_from_line_starts() {
        assertThat(cells(text(folder, "a.csv", "\uFEFFa,b\n1,2\n\uFEFF3,4\n"))).isEqualTo("1: a|b\n2: 1|2\n3: 3|4\n");
    }

    @Test
    void utf16_with_and_without_byte_order_mark() {
        String tsv = "नाम\tamount\r\nA/1\t100\r\n";
        String plain = "number\tamount\r\nA/1\t100\r\n";

        assertThat(cells(text(folder, "a.csv", "\uFEFF" + tsv, StandardCharsets.UTF_16LE))).isEqualTo("1: नाम|amount\n2: A/1|100\n");
        assertThat(cells(text(folder, "b.csv", "\uFEFF" + tsv, StandardCharsets.UTF_16BE))).isEqualTo("1: नाम|amount\n2: A/1|100\n");
        assertThat(cells(text(folder, "c.xls", plain, StandardCharsets.UTF_16LE))).isEqualTo("1: number|amount\n2: A/1|100\n");
        assertThat(cells(text(folder, "d.xls", plain, StandardCharsets.UTF_16BE))).isEqualTo("1: number|amount\n2: A/1|100\n");
    }

    @Test
    void a_single_windows_byte_in_the_last_line_decides_the_whole_file() {
        String csv = "name,amount\n" + "Sharma,100\n".repeat(20_000) + "Rao – Sons,5\n";

        List<Row> rows = rows(text(folder, "a.csv", csv, WINDOWS), plan("", 20_002, 2));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.text("a")).isEqualTo("Rao – Sons"));
    }

    @Test
    void a_character_cut_by_the_read_buffer_is_still_utf8() {
        String csv = "a,b\n" + "x".repeat(65_535 - 4) + "₹,1\n";

        assertThat(rows(text(folder, "a.csv", csv), plan("", 2, 2))).singleElement()
                .satisfies(row -> assertThat(row.text("a")).endsWith("x₹"));
    }

    @Test
    void zero_bytes_are_not_text() {
        assertThatThrownBy(() -> cells(bytes(folder, "a.csv", new byte[] {'a', ',', 'b', '\n', 0, 0, 7, 1, 'c', 'd'})))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("binary");
    }

    @Test
    void an_empty_file_says_so() {
        assertThatThrownBy(() -> cells(text(folder, "a.csv", ""))).isInstanceOf(UnreadableFile.class).hasMessage("The file is empty");
    }

    @Test
    void a_blank_before_a_quote_is_tolerated() {
        assertThat(cells(text(folder, "a.csv", "\"TCS Tax Amount\",\"TDS Name\", \"TDS Amount\"\n1, \"a, b\" ,3\n")))
                .isEqualTo("1: TCS Tax Amount|TDS Name|TDS Amount\n2: 1|a, b|3\n");
    }

    @Test
    void empty_cells_between_tabs_stay() {
        assertThat(cells(text(folder, "a.csv", "a\tb\tc\td\n1\t\t\t4\n\t\t3\t\n"))).isEqualTo("1: a|b|c|d\n2: 1|||4\n3: ||3|\n");
    }

    @Test
    void ragged_and_blank_rows_keep_the_line_numbers() {
        assertThat(cells(text(folder, "a.csv", "Purchase register\r\n\r\na,b,c\r\n  \r\n1,2,3,,\r\n,,\r\n4\r\n")))
                .isEqualTo("1: Purchase register\n3: a|b|c\n5: 1|2|3||\n7: 4\n");
    }

    @Test
    void a_line_break_inside_quotes_belongs_to_its_row() {
        assertThat(cells(text(folder, "a.csv", "a,b\n1,\"Pune\r\n411001\"\n2,x\n"))).isEqualTo("1: a|b\n2: 1|Pune\n411001\n4: 2|x\n");
    }

    @Test
    void doubled_quotes_are_one_quote() {
        assertThat(cells(text(folder, "a.csv", "a,b\n1,\"5\"\" pipe\"\n2,6\" pipe\n"))).isEqualTo("1: a|b\n2: 1|5\" pipe\n3: 2|6\" pipe\n");
    }

    @Test
    void a_quote_that_is_never_closed_costs_only_its_own_line() {
        List<Row> rows = rows(text(folder, "a.csv", "a,b\n1,x\n2,\"Rao\n3,y\n4,z\n"), plan("", 2, 2));

        assertThat(rows).extracting(row -> row.source().line()).containsExactly("2", "3", "4", "5");
        assertThat(rows.get(1).raw()).isEqualTo("2,\"Rao");
        assertThat(rows.get(1).cells()).containsOnlyKeys(Row.BROKEN);
        assertThat(rows.get(1).text(Row.BROKEN)).contains("never closed");
        assertThat(rows.get(2).text("b")).isEqualTo("y");
    }

    @Test
    void a_quote_that_the_next_quoted_row_would_close_costs_only_its_own_line() {
        List<Row> rows = rows(text(folder, "a.csv", "a,b\n1,\"Rao\n2,\"Sen\"\n3,\"Das\"\n"), plan("", 2, 2));

        assertThat(rows).extracting(Row::raw).containsExactly("1,\"Rao", "2,Sen", "3,Das");
        assertThat(rows.get(0).text(Row.BROKEN)).contains("behind a closing quote");
    }

    @Test
    void whole_rows_inside_an_open_quote_are_not_swallowed() {
        String csv = "a,b,c,d,e\n1,\"Rao,x,y,z\n2,Sen,x,y,z\n3,Das,x,y,z\n4,Roy\",x,y,z\n";

        List<Row> rows = rows(text(folder, "a.csv", csv), plan("", 2, 5));

        assertThat(rows).extracting(row -> row.source().line()).containsExactly("2", "3", "4", "5");
        assertThat(rows.get(0).text(Row.BROKEN)).contains("before the next row");
        assertThat(rows.get(1).text("b")).isEqualTo("Sen");
    }

    @Test
    void a_line_of_two_million_characters_is_one_broken_row() {
        List<Row> rows = rows(text(folder, "a.csv", "a,b\n1," + "x".repeat(2_000_000) + "\n2,y\n"), plan("", 2, 2));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text(Row.BROKEN)).contains("longer than a million");
        assertThat(rows.get(0).raw()).hasSize(Row.RAW_LIMIT);
        assertThat(rows.get(1).cells()).isEqualTo(Map.of("a", "2", "b", "y"));
    }

    @Test
    void an_open_quote_before_a_long_file_loses_no_row() {
        List<Row> rows = rows(text(folder, "a.csv", "a,b\n0,\"Rao\n" + "1,Sen\n".repeat(50_000)), plan("", 2, 2));

        assertThat(rows).hasSize(50_001);
        assertThat(rows.get(50_000).source().line()).isEqualTo("50002");
    }

    @Test
    void several_columns_of_one_field_are_numbered() {
        SheetLayout layout = new SheetLayout("", 2, Map.of(3, "igst", 0, "number", 1, "igst"), Map.of(), Set.of(), row -> true, List.of());

        List<Row> rows = rows(text(folder, "a.csv", "n,i,x,j\nA/1,10,0,20\n"), new TableRows(List.of(layout)));

        assertThat(rows.get(0).cells()).isEqualTo(Map.of("number", "A/1", "igst", "10", "igst#2", "20"));
    }

    @Test
    void totals_are_skipped_and_hand_nothing_down() {
        SheetLayout layout = new SheetLayout("", 2, Map.of(0, "supplier", 1, "number", 2, "amount"), Map.of("section", "b2b"),
                Set.of("supplier", "number"), row -> !row.text("supplier").startsWith("Total"), List.of());
        InboxFile file = text(folder, "a.csv", "s,n,a\nRao,A/1,1\n,,2\nTotal,,3\n,,4\n,A/2,5\n,,6\n");

        try (Rows rows = Containers.open(file, new TableRows(List.of(layout)))) {
            assertThat(rows.next().cells()).isEqualTo(Map.of("supplier", "Rao", "number", "A/1", "amount", "1", "section", "b2b"));
            assertThat(rows.next().cells()).isEqualTo(Map.of("supplier", "Rao", "number", "A/1", "amount", "2", "section", "b2b"));
            assertThat(rows.next().cells()).isEqualTo(Map.of("supplier", "Rao", "number", "A/1", "amount", "4", "section", "b2b"));
            // a row with a number of its own is another voucher: its supplier is not the one above
            assertThat(rows.next().cells()).isEqualTo(Map.of("number", "A/2", "amount", "5", "section", "b2b"));
            assertThat(rows.next().cells()).isEqualTo(Map.of("number", "A/2", "amount", "6", "section", "b2b"));
            assertThat(rows.next()).isNull();
            assertThat(rows.skipped()).isEqualTo(1);
        }
    }

    @Test
    void the_raw_text_is_the_row_as_csv() {
        List<Row> rows = rows(text(folder, "a.csv", "a;b;c\nA/1;2,15,000.00;\"x;y\"\n"), plan("", 2, 3));

        assertThat(rows.get(0).raw()).isEqualTo("A/1,\"2,15,000.00\",x;y");
        assertThat(rows.get(0).source()).hasToString("a.csv:2");
    }

    @Test
    void the_sample_ends_after_sixty_rows() {
        assertThat(((Sample.Table) Containers.sample(text(folder, "a.csv", "a,b\n".repeat(100)))).sheets().get(0).rows())
                .hasSize(60).last().satisfies(line -> assertThat(line.number()).isEqualTo(60));
    }

    @Test
    void files_of_other_kinds_say_what_they_are() {
        assertRefused("%PDF-1.7\n...", "PDF");
        assertRefused("<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML");
        assertRefused("\n <TABLE border=1><tr><td>1</td></tr></TABLE>", "HTML");
        assertRefused("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"
                + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>", "XML spreadsheet");
        assertRefused("<ENVELOPE><BODY/></ENVELOPE>", "Tally");
        assertThatThrownBy(() -> Containers.sample(bytes(folder, "a.tar.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0})))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("gzip");
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(new byte[257]);
        tar.writeBytes("ustar\0000".getBytes(StandardCharsets.US_ASCII));
        tar.writeBytes(new byte[247]);
        assertThatThrownBy(() -> Containers.sample(bytes(folder, "a.tar", tar.toByteArray())))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("tar archive");
    }

    private void assertRefused(String content, String word) {
        assertThatThrownBy(() -> Containers.sample(text(folder, "report.xls", content)))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining(word);
    }

    @Test
    void two_hundred_thousand_rows_are_read_once() {
        StringBuilder csv = new StringBuilder("gstin,name,number,date,taxable,igst,cgst,sgst,cess,value\n");
        for (int i = 0; i < 200_000; i++) {
            csv.append("27AAPFU0939F1ZV,\"Rao, Sons\",INV/").append(i).append(",12-04-2026,\"2,15,000.00\",0,100.50,100.50,0,1000\n");
        }
        InboxFile file = text(folder, "a.csv", csv.toString());
        long start = System.nanoTime();

        List<Row> rows = rows(file, new TableRows(List.of(layout("", 2, 10))));

        System.out.printf("CSV: 200,000 rows of 10 columns in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(rows).hasSize(200_000);
        assertThat(rows.get(199_999).text("c")).isEqualTo("INV/199999");
    }
}
