package milaan.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Two payments for each booking of a register: half by bill, the rest on account; every tenth bill is paid by half only. */
final class GeneratedPayments {

    private static final CSVFormat TITLED = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final LocalDate LATEST = LocalDate.of(2025, 8, 31);

    private GeneratedPayments() {
    }

    /** @return number of payments */
    static int write(Path register, Path payments) throws IOException {
        int written = 0;
        int booking = 0;
        try (Reader in = Files.newBufferedReader(register); Writer out = Files.newBufferedWriter(payments)) {
            out.write("recipient_gstin,supplier_gstin,document_number,document_date,payment_date,amount,kind\n");
            for (CSVRecord row : TITLED.parse(in)) {
                String value = row.get("document_value");
                if (!row.get("document_type").equals("INV") || row.get("supplier_gstin").isEmpty() || value.isEmpty()
                        || new BigDecimal(value).signum() <= 0) {
                    continue;
                }
                booking++;
                BigDecimal half = new BigDecimal(value).divide(BigDecimal.valueOf(2), 2, RoundingMode.UP);
                out.write(line(row, row.get("document_number") + "," + row.get("document_date"), half, "PAYMENT"));
                written++;
                if (booking % 10 != 0) {
                    out.write(line(row, ",", half, booking % 7 == 0 ? "TDS" : "PAYMENT"));
                    written++;
                }
            }
        }
        return written;
    }

    private static String line(CSVRecord row, String bill, BigDecimal amount, String kind) {
        LocalDate date = LocalDate.parse(row.get("document_date")).plusDays(20);
        return row.get("recipient_gstin") + "," + row.get("supplier_gstin") + "," + bill + "," + (date.isAfter(LATEST) ? LATEST : date) + ","
                + amount.toPlainString() + "," + kind + "\n";
    }

    public static void main(String[] args) throws IOException {
        System.out.println(write(Path.of(args[0]), Path.of(args[1])) + " payments");
    }
}
