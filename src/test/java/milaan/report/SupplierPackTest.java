package milaan.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import milaan.domain.advice.SupplierRequest;
import milaan.domain.advice.SupplierRequest.Ask;
import milaan.domain.credit.DocumentKey;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplierPackTest {

    private static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    private static final Gstin SUPPLIER = new Gstin("29AAACZ9999K1Z2");
    private static final SupplierPack PACK = new SupplierPack(new SupplierPack.Sender("Our & Company", TaxPeriod.of(2026, 4),
            LocalDate.of(2026, 5, 31), "accounts@example.com"));

    @TempDir
    Path folder;

    private static SupplierRequest request(Gstin supplier, String name, String number, long igst) {
        return new SupplierRequest(OURS, supplier, name, new DocumentKey(OURS, supplier, "", DocumentType.INV, number,
                LocalDate.of(2026, 4, 1)), Ask.REPORT, new TaxAmounts(igst, 0, 0, 0), "ours " + number, "",
                "Please report " + number + ".");
    }

    @Test
    void a_letter_is_named_by_the_gstin_and_says_what_is_at_stake() throws IOException {
        Path file = PACK.write(folder, List.of(request(SUPPLIER, "Zeta", "INV/1", 1_800_000), request(SUPPLIER, "", "INV/2", 10_000_000)));

        assertThat(file).isEqualTo(folder.resolve("29AAACZ9999K1Z2.html"));
        assertThat(Files.readString(file)).contains("Zeta").contains("29AAACZ9999K1Z2").contains("2 documents").contains("1,18,000.00")
                .contains("IGST 1,18,000.00").contains("2026-05-31").contains("Our &amp; Company").contains("accounts@example.com")
                .contains("INV/1 of 2026-04-01").contains("ours INV/2").contains("<td>nothing</td>").contains("Please report INV/1.")
                .doesNotContain(" th:").doesNotContain("<p></p>").doesNotContain("highest tax");
    }

    @Test
    void hostile_names_are_shown_and_never_run() {
        String letter = PACK.letter(List.of(request(SUPPLIER, "<script>alert(1)</script>",
                "=cmd|'/C calc'!A0\"><img src=x onerror=y>", 100)));

        assertThat(letter).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script").doesNotContain("<img")
                .contains("=cmd|&#39;/C calc&#39;!A0&quot;&gt;&lt;img");
    }

    @Test
    void a_name_is_no_expression() {
        assertThat(PACK.letter(List.of(request(SUPPLIER, "[[${7*7}]] __${7*7}__ ${sender}", "A/1", 100))))
                .contains("[[${7*7}]] __${7*7}__ ${sender}");
    }

    @Test
    void a_letter_needs_no_network_and_runs_no_script() {
        String letter = PACK.letter(List.of(request(SUPPLIER, "Zeta", "INV/1", 100)));

        assertThat(letter).contains("default-src 'none'").doesNotContain("http:").doesNotContain("https:").doesNotContain("src=")
                .doesNotContain("<link").doesNotContain("javascript");
    }

    @Test
    void a_long_list_stays_on_one_page_with_the_highest_tax_first() {
        List<SupplierRequest> many = IntStream.rangeClosed(1, 30).mapToObj(i -> request(SUPPLIER, "Zeta", "INV/" + i, i * 100L)).toList();

        String letter = PACK.letter(many);

        assertThat(letter).contains("30 documents").contains("465.00")
                .contains("These are the 12 with the highest tax; all 30 are in the list 29AAACZ9999K1Z2.csv");
        assertThat(letter.split("<tr>")).as("heading and 12 rows").hasSize(1 + 1 + 12);
        assertThat(letter).contains("INV/30 of").contains("INV/19 of").doesNotContain("INV/18 of");
        assertThat(letter.indexOf("INV/30 of")).isLessThan(letter.indexOf("INV/29 of"));
    }

    @Test
    void the_same_requests_give_the_same_letter_whatever_their_order() {
        SupplierRequest one = request(SUPPLIER, "Zeta", "INV/1", 100);
        SupplierRequest two = request(SUPPLIER, "Zeta Ltd", "INV/2", 100);

        assertThat(PACK.letter(List.of(one, two))).isEqualTo(PACK.letter(List.of(two, one)));
    }

    @Test
    void requests_are_sorted_by_supplier_and_a_row_has_all_columns() {
        Gstin other = new Gstin("27AAACZ9999K1Z6");
        SupplierRequest two = request(SUPPLIER, "Zeta", "INV/2", 1_800_050);
        SupplierRequest one = request(SUPPLIER, "Zeta", "INV/1", 100);
        SupplierRequest branch = request(other, "Zeta", "INV/9", 100);

        assertThat(SupplierPack.bySupplier(List.of(two, branch, one))).containsExactly(
                Map.entry(other, List.of(branch)), Map.entry(SUPPLIER, List.of(one, two)));
        assertThat(SupplierPack.row(two)).hasSameSizeAs(SupplierPack.COLUMNS).containsSequence(DocumentType.INV, "INV/2",
                LocalDate.of(2026, 4, 1), Ask.REPORT, new BigDecimal("18000.50"));
        assertThatThrownBy(() -> PACK.letter(List.of(one, branch))).hasMessageContaining("29AAACZ9999K1Z2, 27AAACZ9999K1Z6");
    }
}
