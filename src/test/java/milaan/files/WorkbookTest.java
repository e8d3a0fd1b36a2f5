package milaan.files;

import static milaan.files.Fixtures.file;
import static milaan.files.Fixtures.layout;
import static milaan.files.Fixtures.plan;
import static milaan.files.Fixtures.rows;
import static milaan.files.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import milaan.formats.Row;
import milaan.formats.RowPlan.TableRows;
import milaan.formats.Sample;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {

    @TempDir
    private Path folder;

    @Test
    void a_cell_is_what_it_holds_and_not_what_it_shows() throws IOException {
        InboxFile file = crafted("", """
                <row r="2">
                  <c r="A2" s="1"><v>201234.56</v></c> <c r="B2"><v>1234.5699999999999</v></c> <c r="C2" s="2"><v>45383</v></c>
                  <c r="D2" s="3"><v>1234567890123456</v></c> <c r="E2" s="3"><v>1.23456789012345E+15</v></c>
                  <c r="F2" s="4"><v>46137</v></c>
                  <c r="G2" t="b"><v>1</v></c> <c r="H2" t="e"><v>#REF!</v></c> <c r="I2" t="inlineStr"><is><t> 000123 </t></is></c>
                  <c r="J2"><f>1+1</f><v>2.50</v></c> <c r="K2" t="str"><f>"a"</f><v>A/1</v></c> <c r="L2"><f>SUM(A1)</f></c>
                  <c r="M2" t="e"><f>1/0</f><v>#DIV/0!</v></c> <c r="N2" s="5"><v>-99.999</v></c> <c r="O2" s="2"><v>45383.75</v></c>
                  <c r="P2" t="str"><f>""</f><v></v></c> <c r="Q2"><v>100.0</v></c> <c r="R2"><v>1.0E-2</v></c>
                </row>""");

        assertThat(cells(file, 2)).isEqualTo("201234.56|1234.5699999999999|2024-04-01|1234567890123456|1234567890123450|2026-04-25"
                + "|TRUE|#REF!|000123|2.5|A/1|#N/A|#DIV/0!|-99.999 Dr|2024-04-01||100|0.01");
    }

    @Test
    void dates_of_a_1904_workbook_begin_there() throws IOException {
        // 1 April 2024 is serial 45383 from 1900 and 1,462 days less from 1904
        assertThat(cells(crafted("<workbookPr date1904=\"1\"/>", "<row r=\"1\"><c r=\"A1\" s=\"2\"><v>43921</v></c></row>"), 1))
                .isEqualTo("2024-04-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            General            | false
            #,##0.00           | false
            0.00E+00           | false
            #,##0.00\\ "Dr"    | false
            [Red]#,##0;[Green]-#,##0 | false
            0_d                | false
            h:mm               | false
            mm:ss.0            | false
            [h]:mm             | false
            dd/mm/yyyy         | true
            d-mmm-yy           | true
            mmm-yy             | true
            mmmm               | true
            [$-409]d\\-mmm     | true
            m/d/yyyy\\ h:mm    | true
            """)
    void a_date_is_known_by_its_format(String format, boolean date) {
        assertThat(ExcelText.showsDate(format)).isEqualTo(date);
    }

    @Test
    void a_number_that_is_no_day_stays_a_number_in_a_date_format() {
        ExcelText text = new ExcelText(false);

        assertThat(text.number("-5", "dd/mm/yyyy")).isEqualTo("-5");
        assertThat(text.number("99999999", "dd/mm/yyyy")).isEqualTo("99999999");
        assertThat(text.number("45382.9999999999", "dd/mm/yyyy")).isEqualTo("2024-04-01");
    }

    @ParameterizedTest(name = "{0} as {1}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1000     | 0.00" Cr"                                  | 1000 Cr  | the whole of the sign is in the format
            1000     | #,##0.00\\ \\D\\r                          | 1000 Dr  | letters may be escaped one by one
            -5.5     | 0.00" Dr";0.00" Cr"                        | 5.5 Cr   | the second section shows a negative number without its minus
            5.5      | 0.00" Dr";0.00" Cr"                        | 5.5 Dr   | and the first a positive one
            0        | 0.00" Dr";0.00" Cr";0.00                   | 0        | a section of its own for zero
            -5.5     | 0.00" Cr"                                  | -5.5 Cr  | a single section keeps the minus
            1234567  | [>=10000000]##\\,##\\,##\\,##0.00" Cr";[>=100000]##\\,##\\,##0.00" Cr";##,##0.00" Dr" | 1234567 Cr | lakhs and crores have conditions
            99       | [>=10000000]##\\,##\\,##\\,##0.00" Cr";[>=100000]##\\,##\\,##0.00" Cr";##,##0.00" Dr" | 99 Dr      | the last section holds for the rest
            12345678 | 0.00,," Cr"                                | 12345678 | shown in crores: no credit
            1000     | "Cr. No. "0                                | 1000     | words before the number are none
            1000     | #,##0.00                                   | 1000     | no word at all
            """)
    void dr_and_cr_of_a_number_format_stand_behind_the_number(String stored, String format, String expected, String why) {
        assertThat(new ExcelText(false).number(stored, format)).as(why).isEqualTo(expected);
    }

    @Test
    void an_exponent_beyond_any_number_is_not_written_out() {
        assertThat(new ExcelText(false).number("1E999999999", null)).isEqualTo("1E999999999");
    }

    @Test
    void blank_rows_end_nothing_and_row_numbers_are_those_of_excel() throws IOException {
        InboxFile file = crafted("", """
                <row r="1"><c r="A1" t="inlineStr"><is><t>h</t></is></c></row>
                <row r="5"><c r="A5"><v>1</v></c></row><row r="6"><c r="A6" s="1"/><c r="B6" s="1"/></row>
                <row r="900000"><c r="B900000"><v>2</v></c></row>""");

        List<Row> rows = rows(file, plan("Data", 2, 2));

        assertThat(rows).extracting(row -> row.source().line()).containsExactly("Data!5", "Data!900000");
        assertThat(rows.get(1).cells()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void hidden_rows_and_sheets_are_read_and_merged_cells_are_filled_once() throws IOException {
        Path path = folder.resolve("register.xlsx");
        try (OutputStream out = Files.newOutputStream(path); Workbook workbook = new Workbook(out, "milaan", "1.0")) {
            Worksheet first = workbook.newWorksheet("Read me");
            first.value(0, 0, "Goods and Services Tax");
            Worksheet second = workbook.newWorksheet("B2B");
            second.value(0, 0, "Invoice Details");
            second.range(0, 0, 0, 1).merge();
            second.value(1, 0, "A/1");
            second.value(1, 1, 201234.56);
            second.style(1, 1).format("#,##0").set();
            second.value(2, 0, "A/2");
            second.hideRow(2);
            second.setVisibilityState(VisibilityState.HIDDEN);
        }

        Sample.Table sample = (Sample.Table) Containers.sample(file(path));

        assertThat(sample.sheets()).extracting(Sample.Sheet::name).containsExactly("Read me", "B2B");
        assertThat(sample.sheets().get(1).rows().get(0).cell(0)).isEqualTo("Invoice Details");
        assertThat(sample.sheets().get(1).rows().get(0).cell(1)).isEmpty();
        assertThat(rows(file(path), plan("B2B", 2, 2))).extracting(Row::raw).containsExactly("A/1,201234.56", "A/2");
    }

    @Test
    void several_sheets_are_read_in_order_and_others_not() throws IOException {
        Path path = folder.resolve("2b.xlsx");
        try (OutputStream out = Files.newOutputStream(path); Workbook workbook = new Workbook(out, "milaan", "1.0")) {
            for (String name : List.of("B2B", "Empty", "Notes", "CDNR")) {
                Worksheet sheet = workbook.newWorksheet(name);
                if (!name.equals("Empty")) {
                    sheet.value(0, 0, name + "/1");
                    sheet.value(1, 0, name + "/2");
                }
            }
        }

        List<Row> rows = rows(file(path), new TableRows(List.of(layout("B2B", 1, 1), layout("Empty", 1, 1), layout("CDNR", 2, 1))));

        assertThat(rows).extracting(row -> row.source() + "=" + row.text("a"))
                .containsExactly("2b.xlsx:B2B!1=B2B/1", "2b.xlsx:B2B!2=B2B/2", "2b.xlsx:CDNR!2=CDNR/2");
    }

    @Test
    void a_sheet_with_only_a_chart_has_no_rows() throws IOException {
        InboxFile file = xlsx("", "", "</sheetData></worksheet>");
        Path charts = folder.resolve("charts.xlsx");
        try (ZipFile from = new ZipFile(file.path().toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(charts))) {
            for (var entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.write(entry.getName().endsWith("sheet1.xml") ? "<chartsheet><drawing/></chartsheet>".getBytes(StandardCharsets.UTF_8)
                        : text.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(((Sample.Table) Containers.sample(file(charts))).sheets()).containsExactly(new Sample.Sheet("Data", List.of()));
    }

    @Test
    void escaped_characters_are_themselves() throws IOException {
        assertThat(cells(crafted("", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>GSTIN_x000D_of_x005F_x_$1</t></is></c></row>"), 1))
                .isEqualTo("GSTIN\rof_x_$1");
    }

    @Test
    void an_external_entity_is_not_read() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
        InboxFile file = xlsx("", "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>before&x;</t></is></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> Containers.sample(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("'Data'")
                .hasMessageNotContaining("the-secret");
    }

    @Test
    void entities_that_multiply_are_not_expanded() throws IOException {
        StringBuilder types = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 10; i++) {
            types.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        InboxFile file = xlsx("", types + "]>",
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a9;</t></is></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> Containers.sample(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining("damaged");
    }

    @Test
    void a_cut_off_workbook_says_so() throws IOException {
        InboxFile whole = crafted("", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
        byte[] bytes = Files.readAllBytes(whole.path());

        assertThatThrownBy(() -> Containers.sample(Fixtures.bytes(folder, "cut.xlsx", Arrays.copyOf(bytes, bytes.length / 2))))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("cut off");
    }

    @Test
    void a_workbook_that_unpacks_to_more_than_it_can_hold_is_refused_whatever_it_says_of_itself() throws IOException {
        InboxFile honest = crafted("", " ".repeat(3 << 20));
        assertThatThrownBy(() -> Containers.sample(honest)).isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("'xl/worksheets/sheet1.xml' unpacks to more than 200 times its packed size");

        byte[] lying = Files.readAllBytes(honest.path());
        int directory = new String(lying, StandardCharsets.ISO_8859_1).lastIndexOf("xl/worksheets/sheet1.xml") - 46;
        Arrays.fill(lying, directory + 24, directory + 28, (byte) 1);
        assertThatThrownBy(() -> Containers.sample(Fixtures.bytes(folder, "lying.xlsx", lying))).isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("more than 200 times");
    }

    @Test
    void a_sheet_whose_xml_ends_too_early_is_refused() throws IOException {
        InboxFile file = xlsx("", "", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"");

        assertThatThrownBy(() -> rows(file, plan("Data", 1, 1))).isInstanceOf(UnreadableFile.class).hasMessageContaining("'Data'");
    }

    @Test
    void an_old_workbook_gives_the_same_text() throws IOException {
        Path path = folder.resolve("register.xls");
        try (HSSFWorkbook workbook = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(path)) {
            var sheet = workbook.createSheet("Data");
            CellStyle grouped = workbook.createCellStyle();
            grouped.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            var row = sheet.createRow(3);
            row.createCell(0).setCellValue(201234.56);
            row.getCell(0).setCellStyle(grouped);
            row.createCell(1).setCellValue(45383);
            row.getCell(1).setCellStyle(day);
            row.createCell(2).setCellValue(" 000123");
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellErrorValue(FormulaError.REF.getCode());
            row.createCell(6).setCellFormula("A4*2");
            row.createCell(7).setCellValue(1234567890123456d);
            row.createCell(8).setCellValue(-0.1);
            sheet.addMergedRegion(new CellRangeAddress(3, 3, 2, 3));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(6));
            workbook.write(out);
        }

        assertThat(cells(file(path), 4)).isEqualTo("201234.56|2024-04-01|000123||TRUE|#REF!|402469.12|1234567890123456|-0.1");
        assertThat(rows(file(path), plan("Data", 1, 9))).singleElement()
                .satisfies(row -> assertThat(row.source()).hasToString("register.xls:Data!4"));
    }

    @Test
    void a_workbook_under_a_password_asks_for_one_without() throws IOException {
        Path path = folder.resolve("locked.xlsx");
        try (POIFSFileSystem ole = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(path)) {
            ole.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            ole.writeFilesystem(out);
        }

        assertThatThrownBy(() -> Containers.sample(file(path))).isInstanceOf(UnreadableFile.class).hasMessageContaining("password");
    }

    @Test
    void an_old_workbook_under_a_password_asks_for_one_without() throws IOException {
        Path path = folder.resolve("locked.xls");
        org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook workbook = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(path)) {
            workbook.createSheet("Data").createRow(0).createCell(0).setCellValue("x");
            workbook.write(out);
        } finally {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
        }

        assertThatThrownBy(() -> Containers.sample(file(path))).isInstanceOf(UnreadableFile.class).hasMessageContaining("password");
    }

    @Test
    void other_office_files_say_what_they_are() throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(folder.resolve("letter.xls"))) {
            ole.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), "WordDocument");
            ole.writeFilesystem(out);
        }
        assertThatThrownBy(() -> Containers.sample(file(folder.resolve("letter.xls"))))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("no workbook");
        assertThatThrownBy(() -> Containers.sample(zip("letter.docx", "[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("no workbook");
        assertThatThrownBy(() -> Containers.sample(zip("a.xlsb", "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("xlsb");
        assertThatThrownBy(() -> Containers.sample(zip("a.ods", "mimetype", "application/vnd.oasis", "content.xml", "<x/>")))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("OpenDocument");
    }

    @Test
    void a_plan_for_another_container_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> Fixtures.jsonRows(text(folder, "a.csv", "a,b\n1,2\n"), "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_hundred_thousand_rows_are_streamed() throws IOException {
        Path path = folder.resolve("large.xlsx");
        try (OutputStream out = Files.newOutputStream(path); Workbook workbook = new Workbook(out, "milaan", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Data");
            for (int i = 0; i < 200_000; i++) {
                sheet.value(i, 0, "27AAPFU0939F1ZV");
                sheet.value(i, 1, "INV/" + i);
                sheet.value(i, 2, 45383 + i % 30);
                sheet.style(i, 2).format("dd/mm/yyyy").set();
                for (int column = 3; column < 10; column++) {
                    sheet.value(i, column, i + 0.56);
                }
                if (i % 5000 == 0) {
                    sheet.flush();
                }
            }
        }
        long start = System.nanoTime();

        List<Row> rows = rows(file(path), plan("Data", 1, 10));

        System.out.printf("XLSX: 200,000 rows of 10 columns in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        assertThat(rows).hasSize(200_000);
        assertThat(rows.get(199_999).cells()).containsEntry("b", "INV/199999")
                .containsEntry("c", "2024-04-20").containsEntry("j", "199999.56");
    }

    /** Cells of one row as the sample shows them. */
    private static String cells(InboxFile file, int number) {
        return ((Sample.Table) Containers.sample(file)).sheets().get(0).rows().stream().filter(line -> line.number() == number)
                .map(line -> String.join("|", line.cells())).findFirst().orElseThrow();
    }

    private InboxFile crafted(String workbookPr, String rows) throws IOException {
        return xlsx(workbookPr, "", rows + "</sheetData></worksheet>");
    }

    /** A workbook with the sheet Data; formats: 0 General, 1 #,##0, 2 built-in date, 3 0.00E+00, 4 dd/mm/yyyy, 5 0.00 "Dr". */
    private InboxFile xlsx(String workbookPr, String docType, String rows) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        return zip("crafted.xlsx",
                "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/></Types>",
                "_rels/.rels", "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + relations + "\"><Relationship Id=\"rId1\" Type=\"" + office
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\">" + workbookPr
                        + "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; Dr&quot;\"/></numFmts><cellXfs>"
                        + "<xf numFmtId=\"0\"/><xf numFmtId=\"3\"/><xf numFmtId=\"14\"/><xf numFmtId=\"11\"/><xf numFmtId=\"164\"/>"
                        + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml", docType + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows);
    }

    private InboxFile zip(String name, String... namesAndTexts) throws IOException {
        Path path = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file(path);
    }
}
