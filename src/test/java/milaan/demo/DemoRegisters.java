package milaan.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import milaan.domain.money.Paise;

/** Writes purchase registers under the titles and in the shapes of several packages (file-formats section 11). */
final class DemoRegisters {

    private static final DateTimeFormatter TALLY = DateTimeFormatter.ofPattern("d-MMM-uu", Locale.ENGLISH);
    private static final DateTimeFormatter SAP = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private DemoRegisters() {
    }

    /** A column: its title and what it says of a paper. Values are texts, {@link LocalDate} or {@link Long} paise. */
    private record Column(String title, String field, BiFunction<Paper, String, Object> value) {

        Object of(Paper paper) {
            return paper.cells.containsKey(field) ? paper.cells.get(field) : value.apply(paper, field);
        }
    }

    private static Column column(String title, String field) {
        return new Column(title, field, DemoRegisters::value);
    }

    private static Object value(Paper paper, String field) {
        return switch (field) {
            case "recipient_gstin" -> paper.recipient;
            case "supplier_gstin" -> paper.party.gstin();
            case "supplier_name" -> paper.party.name();
            case "document_type" -> paper.type;
            case "voucher_type" -> paper.type.equals("CRN") ? "Debit Note" : paper.type.equals("DBN") ? "Credit Note" : "Purchase";
            case "document_number" -> paper.number;
            case "document_date" -> paper.date;
            case "boe_number" -> paper.type.equals("BOE") ? paper.number : "";
            case "boe_date" -> paper.type.equals("BOE") ? paper.date : "";
            case "port_code" -> paper.portCode;
            case "place_of_supply" -> paper.placeOfSupply.equals("29") ? "29-Karnataka" : "27-Maharashtra";
            case "taxable_value" -> paper.taxable;
            case "igst" -> paper.igst;
            case "cgst" -> paper.cgst;
            case "sgst" -> paper.sgst;
            case "cess" -> paper.cess;
            case "document_value" -> paper.statedValue();
            case "reverse_charge" -> paper.reverseCharge ? "Y" : "N";
            case "voucher_number" -> paper.voucher;
            case "posting_date" -> paper.posted;
            case "received_date" -> paper.posted;
            case "status" -> paper.status;
            case "blank", "credit_class", "account", "hsn", "original_document_number", "original_document_date" -> "";
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** By day of booking, numbered through. */
    static List<Paper> dayBook(List<Paper> papers, YearMonth month, String prefix) {
        List<Paper> book = new ArrayList<>(papers);
        for (Paper paper : book) {
            LocalDate day = paper.date.isBefore(month.atDay(1)) ? month.atDay(2) : paper.date.plusDays(1);
            paper.posted = day.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : day;
        }
        book.sort(Comparator.comparing(paper -> paper.posted));
        for (int i = 0; i < book.size(); i++) {
            book.get(i).voucher = prefix + (i + 1);
        }
        return book;
    }

    // ---- texts

    /** As Tally exports to CSV: lines of the company above the heading, lakh commas, Dr and a total below. */
    static byte[] plantApril(List<Paper> papers) {
        List<Column> columns = List.of(column("Date", "posting_date"), column("Particulars", "supplier_name"),
                column("Voucher Type", "voucher_type"), column("Voucher No.", "voucher_number"),
                column("Supplier Invoice No.", "document_number"), column("Supplier Invoice Date", "document_date"),
                column("GSTIN/UIN", "supplier_gstin"), column("Place of Supply", "place_of_supply"), column("Taxable Value", "taxable_value"),
                column("IGST", "igst"), column("CGST", "cgst"), column("SGST", "sgst"), column("Gross Total", "document_value"),
                column("Reverse Charge (Y/N)", "reverse_charge"), column("Document Status", "status"));
        StringBuilder text = new StringBuilder("Ujjwal Pumps and Valves - Chakan Plant\nGat 214, Chakan, Pune\nGSTIN/UIN: " + DemoPlan.OWN
                + "\nPurchase Register\n1-Apr-26 to 30-Apr-26\n\n");
        text.append(columns.stream().map(Column::title).collect(Collectors.joining(","))).append('\n');
        for (Paper paper : dayBook(papers, YearMonth.of(2026, 4), "P/")) {
            String line = columns.stream().map(column -> quoted(text(column.of(paper), TALLY, true), ',')).collect(Collectors.joining(","));
            if (paper.cells.containsKey("line")) {
                line = line.replaceFirst(paper.party.name(), paper.cells.get("line"));
            }
            text.append(line).append('\n');
            if (paper.printedTwice) {
                text.append(line).append('\n');
            }
        }
        long total = papers.stream().mapToLong(paper -> paper.sign() * paper.taxable).sum();
        text.append(",Grand Total,,,,,,,").append(quoted(Paise.formatIndian(total), ',')).append(",,,,,,\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** As an SAP list is saved in Excel on an Indian desktop: semicolons, Windows-1252, dotted dates. */
    static byte[] plantMay(List<Paper> papers) {
        List<Column> columns = List.of(column("PO No", "blank"), column("IR No (SAP Doc No)", "voucher_number"), column("IR Posting Date", "posting_date"),
                column("Supplier Name", "supplier_name"), column("Place of Supply", "place_of_supply"), column("Voucher Type", "voucher_type"),
                column("GSTIN", "supplier_gstin"), column("RCM Applicable [Y/N]", "reverse_charge"), column("Vendor Invoice No", "document_number"),
                column("Vendor Invoice Date", "document_date"), column("Basic", "taxable_value"), column("CGST", "cgst"), column("SGST", "sgst"),
                column("IGST", "igst"), column("Comp. CESS", "cess"), column("Total Inv. Amount", "document_value"));
        return lines(columns, dayBook(papers, YearMonth.of(2026, 5), "51000"), ";", "\r\n", SAP).getBytes(Charset.forName("windows-1252"));
    }

    /** As Excel saves "Unicode text": UTF-16 with a byte order mark, tabs. */
    static byte[] importsMay(List<Paper> papers) {
        List<Column> columns = canonical("supplier_gstin", "supplier_name", "document_type", "document_number", "document_date", "taxable_value",
                "igst", "cgst", "sgst", "cess", "document_value", "reverse_charge", "received_date", "port_code");
        return ("\uFEFF" + lines(columns, dayBook(papers, YearMonth.of(2026, 5), "IM"), "\t", "\r\n", SLASHES)).getBytes(StandardCharsets.UTF_16LE);
    }

    /** What stores and administration book: what has arrived, what it is used for, and the account. The contract's own titles. */
    static byte[] stores(List<Paper> papers, YearMonth month) {
        List<Column> columns = canonical("supplier_gstin", "supplier_name", "document_type", "document_number", "document_date",
                "place_of_supply", "taxable_value", "igst", "cgst", "sgst", "cess", "document_value", "reverse_charge", "voucher_number",
                "posting_date", "received_date", "credit_class", "account", "hsn", "original_document_number", "original_document_date");
        return lines(columns, dayBook(papers, month, "S"), ",", "\n", DateTimeFormatter.ISO_LOCAL_DATE).getBytes(StandardCharsets.UTF_8);
    }

    /** The contract's own titles, for both registrations of a company. */
    static byte[] twoStates(List<Paper> papers, YearMonth month) {
        List<Column> columns = canonical("recipient_gstin", "supplier_gstin", "supplier_name", "document_type", "document_number", "document_date",
                "place_of_supply", "taxable_value", "igst", "cgst", "sgst", "cess", "document_value", "reverse_charge", "voucher_number", "posting_date",
                "credit_class");
        return lines(columns, dayBook(papers, month, "V"), ",", "\n", DateTimeFormatter.ISO_LOCAL_DATE).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Column> canonical(String... fields) {
        return List.of(fields).stream().map(field -> column(field, field)).toList();
    }

    private static String lines(List<Column> columns, List<Paper> papers, String delimiter, String end, DateTimeFormatter dates) {
        StringBuilder text = new StringBuilder(columns.stream().map(Column::title).collect(Collectors.joining(delimiter))).append(end);
        for (Paper paper : papers) {
            text.append(columns.stream().map(column -> quoted(text(column.of(paper), dates, false), delimiter.charAt(0)))
                    .collect(Collectors.joining(delimiter))).append(end);
        }
        return text.toString();
    }

    private static String text(Object value, DateTimeFormatter dates, boolean indian) {
        if (value instanceof LocalDate date) {
            return dates.format(date);
        }
        if (value instanceof Long paise) {
            return indian ? paise == 0 ? "" : Paise.formatIndian(paise) : Paise.format(paise);
        }
        return (String) value;
    }

    private static String quoted(String text, char delimiter) {
        return text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    // ---- workbooks

    /** As ERPNext's purchase register: tax accounts as columns, true dates, a total row. */
    static byte[] officeApril(List<Paper> papers) throws IOException {
        List<Column> columns = List.of(column("Posting Date", "posting_date"), column("Purchase Invoice", "voucher_number"),
                column("Supplier Name", "supplier_name"), column("Supplier GSTIN", "supplier_gstin"), column("Company GSTIN", "recipient_gstin"),
                column("Is Reverse Charge", "reverse_charge"), column("Supplier Invoice No (bill_no)", "document_number"),
                column("Supplier Invoice Date (bill_date)", "document_date"), column("Place of Supply", "place_of_supply"),
                column("Net Total", "taxable_value"), column("Input Tax IGST - UPV", "igst"), column("Input Tax CGST - UPV", "cgst"),
                column("Input Tax SGST - UPV", "sgst"), column("Grand Total", "document_value"), column("Bill of Entry No", "boe_number"),
                column("Bill of Entry Date", "boe_date"), column("Port Code", "port_code"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "Milaan", "1.0");
        Worksheet sheet = workbook.newWorksheet("Purchase Register");
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, columns.get(i).title());
        }
        int row = 1;
        for (Paper paper : dayBook(papers, YearMonth.of(2026, 4), "PINV-26-0")) {
            for (int i = 0; i < columns.size(); i++) {
                put(sheet, row, i, columns.get(i).of(paper));
            }
            row++;
        }
        sheet.value(row, 0, "Total");
        sheet.value(row, 9, Paise.toRupees(papers.stream().mapToLong(paper -> paper.sign() * paper.taxable).sum()));
        workbook.finish();
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof LocalDate date) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("dd-mm-yyyy").set();
        } else if (value instanceof Long paise) {
            sheet.value(row, column, Paise.toRupees(paise));
            sheet.style(row, column).format("0.00").set();
        } else {
            sheet.value(row, column, (String) value);
        }
    }

    /** As Zoho Books' bills in the old Excel format; bought within the State only, so nobody asked for IGST. */
    static byte[] officeMay(List<Paper> papers) throws IOException {
        List<Column> columns = List.of(column("Bill Date", "document_date"), column("Bill Number", "document_number"),
                column("Vendor Name", "supplier_name"), column("GST Identification Number (GSTIN)", "supplier_gstin"),
                column("Item Total", "taxable_value"), column("CGST", "cgst"), column("SGST", "sgst"), column("Total", "document_value"));
        try (HSSFWorkbook workbook = new HSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("Bills");
            CellStyle dates = workbook.createCellStyle();
            dates.setDataFormat(workbook.createDataFormat().getFormat("dd-mm-yyyy"));
            CellStyle amounts = workbook.createCellStyle();
            amounts.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
            HSSFRow heading = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                heading.createCell(i).setCellValue(columns.get(i).title());
            }
            for (Paper paper : dayBook(papers, YearMonth.of(2026, 5), "B")) {
                HSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (int i = 0; i < columns.size(); i++) {
                    Object value = columns.get(i).of(paper);
                    if (value instanceof LocalDate date) {
                        row.createCell(i).setCellValue(date);
                        row.getCell(i).setCellStyle(dates);
                    } else if (value instanceof Long paise) {
                        row.createCell(i).setCellValue(Paise.toRupees(paise).doubleValue());
                        row.getCell(i).setCellStyle(amounts);
                    } else {
                        row.createCell(i).setCellValue((String) value);
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
