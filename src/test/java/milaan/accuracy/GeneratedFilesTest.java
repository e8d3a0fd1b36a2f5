package milaan.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;

class GeneratedFilesTest {

    @TempDir
    private Path folder;

    @Test
    void files_are_named_as_the_portal_names_them_one_for_each_gstin() throws IOException {
        LabelledDocuments data = LabelledDocuments.generate(11, 300, Mix.HARD.withTwoOwnGstins());

        assertThat(GeneratedFiles.write(data, folder).stream().map(file -> file.getFileName().toString())).containsExactly(
                "returns_R2B_" + data.ours().get(0) + "_082025.json", "returns_R2B_" + data.ours().get(1) + "_082025.json", "purchase-register.csv");
    }

    @Test
    void the_statement_holds_every_document_and_its_summary_their_sum() throws IOException {
        LabelledDocuments data = LabelledDocuments.generate(12, 500, Mix.HARD);
        Map<String, BigDecimal> sums = sumsOfNumbers(GeneratedFiles.write(data, folder).get(0));

        for (boolean notes : new boolean[] {false, true}) {
            List<Document> some = data.portal().stream().filter(document -> notes == (document.type() == DocumentType.CRN)).toList();
            long igst = some.stream().mapToLong(document -> Math.abs(document.tax().igst())).sum();
            BigDecimal summary = notes ? sums.get("data.itcsumm.itcavl.othersup.igst")
                    : sums.get("data.itcsumm.itcavl.nonrevsup.igst").add(sums.getOrDefault("data.itcsumm.itcavl.revsup.igst", BigDecimal.ZERO));
            assertThat(summary).isEqualByComparingTo(BigDecimal.valueOf(igst, 2));
        }
        long all = data.portal().stream().mapToLong(document -> Math.abs(document.taxableValue())).sum();
        assertThat(sums.get("data.docdata.b2b.inv.txval").add(sums.get("data.docdata.cdnr.nt.txval")))
                .isEqualByComparingTo(BigDecimal.valueOf(all, 2));
    }

    @Test
    void lines_of_the_register_add_up_to_the_bookings() throws IOException {
        LabelledDocuments data = LabelledDocuments.generate(13, 500, Mix.USUAL);
        Path register = GeneratedFiles.write(data, folder).get(1);
        Map<String, BigDecimal> taxable = new HashMap<>();
        int lines = 0;
        try (Reader reader = Files.newBufferedReader(register)) {
            for (CSVRecord line : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                taxable.merge(line.get("voucher_number"), new BigDecimal(line.get("taxable_value")), BigDecimal::add);
                lines++;
            }
        }

        assertThat(lines).isGreaterThan(data.books().size() + 50);
        assertThat(taxable).hasSameSizeAs(data.books());
        for (Document document : data.books()) {
            assertThat(taxable.get(document.books().voucherNumber())).isEqualByComparingTo(BigDecimal.valueOf(Math.abs(document.taxableValue()), 2));
        }
    }

    /** Sums of all numbers by their path without array positions. */
    private static Map<String, BigDecimal> sumsOfNumbers(Path file) throws IOException {
        Map<String, BigDecimal> sums = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isNumeric()) {
                    String path = json.getParsingContext().pathAsPointer().toString().replaceAll("/\\d+", "").substring(1).replace('/', '.');
                    sums.merge(path, json.getDecimalValue(), BigDecimal::add);
                }
            }
        }
        return sums;
    }
}
