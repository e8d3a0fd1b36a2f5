package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import milaan.domain.credit.Payment;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectedRow;
import milaan.domain.document.RejectionReason;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.files.Containers;
import milaan.files.InboxFile;
import milaan.formats.Format.Fit;
import milaan.formats.Inward;
import milaan.formats.Profile;
import milaan.formats.Row;
import milaan.formats.RowPlan;
import milaan.formats.Sample;
import milaan.runtime.RulesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentsTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Gstin SUPPLIER = new Gstin("29AABCB2222B1ZE");
    private static final Inward APRIL = new Inward(Set.of(OURS), OURS, TaxPeriod.of(2026, 4), Profile.NONE, RulesFile.read(Map.of()));
    private static final Map<String, String> GOOD = Map.of("recipient_gstin", "27AAPFU0939F1ZV", "supplier_gstin", "29AABCB2222B1ZE",
            "document_number", "BC/77", "document_date", "10-01-2026", "payment_date", "06-04-2026", "amount", "59000.00", "kind", "PAYMENT");

    private final Payments format = new Payments();

    @ParameterizedTest(name = "{0} {1}: {4}")
    @CsvFileSource(resources = "/cases/payments-rejections.csv", delimiter = ';', numLinesToSkip = 1)
    void a_bad_cell_is_named_with_its_reason(String field, String value, RejectionReason reason, String message, String why) {
        Rejections.check(format, Rejections.row(GOOD, field, value), APRIL, field, reason, message, why);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/cases/payments-words.csv", delimiter = ';', numLinesToSkip = 1)
    void kinds_are_read_as_packages_write_them(String text, Payment.Kind expected, String why) {
        assertThat(format.read(Rejections.row(GOOD, "kind", text), APRIL).value().kind()).as(why).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/cases/payments-recognition.csv", delimiter = '|', quoteCharacter = '"', numLinesToSkip = 1)
    void a_list_of_payments_is_told_from_a_list_of_bills(String heading, String refused, String why) {
        Fit fit = format.fit(RegisterFiles.sampleOf(heading), Profile.NONE);
        if (refused == null) {
            assertThat(fit).as(why).isInstanceOf(Fit.Recognised.class);
            assertThat(new PurchaseRegister().fit(RegisterFiles.sampleOf(heading), Profile.NONE)).as(why).isInstanceOf(Fit.Refused.class);
            assertThat(new CreditWorking().fit(RegisterFiles.sampleOf(heading), Profile.NONE)).as(why).isInstanceOf(Fit.Refused.class);
        } else {
            assertThat(fit).as(why).isInstanceOfSatisfying(Fit.Refused.class, said -> assertThat(said.missing()).startsWith(refused));
        }
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void no_real_register_or_working_is_taken_for_payments(Path file) {
        Sample sample = Containers.sample(new InboxFile(file.getFileName().toString(), file, "", 0));
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOf(Fit.Refused.class);
    }

    static Stream<Path> otherFiles() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("registers", "workings", "decisions", "turnover")) {
            try (Stream<Path> found = Files.list(Path.of(PaymentsTest.class.getResource("/samples/" + folder).toURI()))) {
                found.filter(file -> !file.endsWith("expected.csv")).sorted().forEach(files::add);
            }
        }
        return files.stream();
    }

    @Test
    void a_workbook_with_purchases_is_a_register_though_it_has_payments_too() {
        Sample.Sheet payments = sheet("Payments", "supplier_gstin;document_number;payment_date;amount");
        Sample.Sheet purchases = sheet("Purchases", "Supplier GSTIN;Invoice No;Invoice Date;Taxable Value;IGST");
        Sample.Table both = new Sample.Table(List.of(payments, purchases));
        assertThat(format.fit(both, Profile.NONE)).isInstanceOfSatisfying(Fit.Refused.class,
                refused -> assertThat(refused.missing()).startsWith("another sheet is a purchase register"));
        assertThat(new PurchaseRegister().fit(both, Profile.NONE)).isInstanceOf(Fit.Recognised.class);
    }

    @Test
    void the_profile_tells_which_day_and_amount_are_those_of_the_payment() {
        Profile profile = new Profile(Map.of("payment_date", List.of("Date"), "amount", List.of("Amount")), Map.of(), List.of());
        assertThat(format.fit(RegisterFiles.sampleOf("Supplier GSTIN;Bill No;Date;Amount"), profile)).isInstanceOf(Fit.Recognised.class);
    }

    @Test
    void the_day_of_the_bank_comes_before_the_day_of_the_voucher() {
        RowPlan.SheetLayout layout = layout("Supplier GSTIN;Bill No;Date;Payment Date;Clearing Date;Amount Paid;Allocated Amount");
        assertThat(layout.columns()).containsEntry(4, "payment_date").containsEntry(6, "amount")
                .containsEntry(3, "voucher_date").doesNotContainKeys(2, 5);
    }

    @Test
    void a_set_off_without_a_day_of_the_bank_has_the_day_of_its_voucher_and_a_cheque_not_cleared_is_no_payment() {
        Map<String, String> uncleared = new HashMap<>(GOOD);
        uncleared.remove("payment_date");
        uncleared.put("voucher_date", "07-04-2026");
        assertThat(format.read(Rejections.row(uncleared, "kind", "Journal"), APRIL).value().date()).isEqualTo(LocalDate.of(2026, 4, 7));
        Rejections.check(format, Rejections.row(uncleared, "kind", "Payment"), APRIL, "payment_date", RejectionReason.MISSING_FIELD,
                "payment_date is blank", "not debited yet");
    }

    @Test
    void a_bill_wise_export_gives_its_payments() {
        InboxFile file = RegisterFiles.sampleFile("payments", "tally-bill-wise.csv");
        Sample sample = Containers.sample(file);
        assertThat(format.fit(sample, Profile.NONE)).isInstanceOfSatisfying(Fit.Recognised.class, fit -> {
            assertThat(fit.gstin()).contains(OURS);
            assertThat(fit.period()).as("payments of any month").isEmpty();
            assertThat(fit.evidence()).contains("heading in row 6", "payment_date = 'Paid On'", "document_number = 'Bill Ref No.'");
        });
        List<Payment> payments = new ArrayList<>();
        List<Finding> rejected = new ArrayList<>();
        for (Row row : RegisterFiles.rows(file, format.plan(sample, Profile.NONE))) {
            try {
                payments.add(format.read(row, APRIL).value());
            } catch (RejectedRow e) {
                rejected.add(e.finding());
            }
        }
        assertThat(payments).containsExactly(
                new Payment(OURS, SUPPLIER, "BC/77", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 4, 6), 59_000_00, Payment.Kind.PAYMENT,
                        new SourceLine("tally-bill-wise.csv", "7")),
                new Payment(OURS, SUPPLIER, "BC/77", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 4, 5), 1_180_00, Payment.Kind.SET_OFF,
                        new SourceLine("tally-bill-wise.csv", "8")),
                new Payment(OURS, new Gstin("27AAACA1111A1ZS"), "", null, LocalDate.of(2026, 4, 9), 2_15_000_50, Payment.Kind.PAYMENT,
                        new SourceLine("tally-bill-wise.csv", "9")));
        assertThat(payments.get(2).isOnAccount()).isTrue();
        assertThat(rejected).extracting(Finding::message).containsExactly("supplier_gstin is blank");
    }

    @Test
    void what_the_layout_does_not_say_is_said() {
        assertThat(layout("supplier_gstin;payment_date;amount;TDS").findings()).extracting(Finding::message).containsExactly(
                "no column for 'document_number': every payment is taken as on account",
                "the column 'TDS' is not read: tax deducted counts as paid when it has a row of its own of the kind TDS");
    }

    @Test
    void totals_and_repeated_headings_are_no_data() {
        RowPlan.SheetLayout layout = layout("supplier_gstin;document_number;payment_date;amount");
        assertThat(layout.isData().test(row(Map.of("document_number", "Grand Total", "amount", "5")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("amount", "5")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("supplier_gstin", "supplier_gstin", "payment_date", "payment_date", "amount", "amount")))).isFalse();
        assertThat(layout.isData().test(row(Map.of("document_number", "Total", "supplier_gstin", "29AABCB2222B1ZE")))).isTrue();
        assertThat(layout.isData().test(row(Map.of("payment_date", "06-04-2026", "amount", "5")))).as("to be rejected").isTrue();
    }

    private RowPlan.SheetLayout layout(String heading) {
        return ((RowPlan.TableRows) format.plan(RegisterFiles.sampleOf(heading), Profile.NONE)).sheets().get(0);
    }

    private static Sample.Sheet sheet(String name, String heading) {
        return new Sample.Sheet(name, RegisterFiles.sampleOf(heading).sheets().get(0).rows());
    }

    private static Row row(Map<String, String> cells) {
        return new Row(new SourceLine("payments.csv", "2"), cells, "");
    }
}
