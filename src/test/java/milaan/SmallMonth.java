package milaan;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;

/** The files of a month with a handful of documents, written down in a test: 18 % IGST on everything. */
public final class SmallMonth {

    public static final String TITLES = "recipient_gstin,supplier_gstin,supplier_name,document_type,document_number,document_date,"
            + "place_of_supply,taxable_value,igst,cgst,sgst,cess,document_value,reverse_charge,voucher_number,posting_date\n";

    private static final DateTimeFormatter PORTAL_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    private final Gstin own;
    private final TaxPeriod period;
    private final List<String> invoices = new ArrayList<>();
    private final List<String> amendments = new ArrayList<>();
    private final StringBuilder register = new StringBuilder(TITLES);
    private String generated;
    private int vouchers;

    public SmallMonth(String own, String period) {
        this.own = new Gstin(own);
        this.period = TaxPeriod.parse(period);
        this.generated = PORTAL_DATE.format(this.period.next().month().atDay(14));
    }

    /** A GSTIN with a valid check character. @param state two digits  @param pan ten characters */
    public static String gstin(String state, String pan) {
        String first14 = state + pan + "1Z";
        return first14 + Gstin.checkCharacter(first14);
    }

    /** Both sides have it, alike. */
    public SmallMonth both(String supplier, String number, String date, String taxable) {
        return portal(supplier, number, date, taxable).books(supplier, number, date, taxable);
    }

    public SmallMonth portal(String supplier, String number, String date, String taxable) {
        invoices.add("{\"ctin\":\"" + supplier + "\",\"trdnm\":\"Supplier\",\"supprd\":\"" + period.toPortalText()
                + "\",\"supfildt\":\"11-" + PORTAL_DATE.format(period.next().firstDay()).substring(3) + "\",\"inv\":[{"
                + invoice(number, date, taxable) + "}]}");
        return this;
    }

    /** The supplier amends a document of an earlier month. */
    public SmallMonth amendment(String supplier, String number, String date, String taxable, String originalNumber, String originalDate) {
        amendments.add("{\"ctin\":\"" + supplier + "\",\"trdnm\":\"Supplier\",\"supprd\":\"" + period.toPortalText()
                + "\",\"supfildt\":\"11-" + PORTAL_DATE.format(period.next().firstDay()).substring(3) + "\",\"inv\":[{\"oinum\":\""
                + originalNumber + "\",\"oidt\":\"" + PORTAL_DATE.format(LocalDate.parse(originalDate)) + "\","
                + invoice(number, date, taxable) + "}]}");
        return this;
    }

    private String invoice(String number, String date, String taxable) {
        return "\"inum\":\"" + number + "\",\"typ\":\"R\",\"dt\":\"" + PORTAL_DATE.format(LocalDate.parse(date)) + "\",\"val\":"
                + new BigDecimal(taxable).add(tax(taxable)) + ",\"pos\":\"" + own.stateCode()
                + "\",\"rev\":\"N\",\"itcavl\":\"Y\",\"rsn\":\"\",\"txval\":" + taxable + ",\"igst\":" + tax(taxable)
                + ",\"cgst\":0,\"sgst\":0,\"cess\":0";
    }

    public SmallMonth books(String supplier, String number, String date, String taxable) {
        return row(own + "," + supplier + ",Supplier,INV," + number + "," + date + "," + own.stateCode() + "," + taxable + "," + tax(taxable)
                + ",0.00,0.00,0.00," + new BigDecimal(taxable).add(tax(taxable)) + ",N,V" + ++vouchers + "," + date);
    }

    /** A line of the register as it stands. */
    public SmallMonth row(String line) {
        register.append(line).append('\n');
        return this;
    }

    /** @param day day of the next month on which the portal made the statement */
    public SmallMonth generatedOn(int day) {
        generated = PORTAL_DATE.format(period.next().month().atDay(day));
        return this;
    }

    private static BigDecimal tax(String taxable) {
        return new BigDecimal(taxable).multiply(new BigDecimal("0.18")).setScale(2, RoundingMode.HALF_UP);
    }

    /** Writes {@code 2b.json} and {@code register.csv}. */
    public SmallMonth write(Path folder) throws IOException {
        writePortal(folder.resolve("2b.json"));
        Files.writeString(folder.resolve("register.csv"), register);
        return this;
    }

    public SmallMonth writePortal(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        List<String> sections = new ArrayList<>();
        if (!invoices.isEmpty()) {
            sections.add("\"b2b\":[" + String.join(",", invoices) + "]");
        }
        if (!amendments.isEmpty()) {
            sections.add("\"b2ba\":[" + String.join(",", amendments) + "]");
        }
        Files.writeString(file, "{\"chksum\":\"" + "0".repeat(64) + "\",\"data\":{\"gstin\":\"" + own + "\",\"rtnprd\":\""
                + period.toPortalText() + "\",\"version\":\"1.0\",\"gendt\":\"" + generated + "\",\"docdata\":{"
                + String.join(",", sections) + "}}}");
        return this;
    }
}
