package milaan.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;

class GatheringTest {

    @ParameterizedTest(name = "{3}")
    @CsvFileSource(resources = "/cases/gathering.csv", numLinesToSkip = 1, emptyValue = "")
    void lines_become_documents(String lines, String documents, String remarks, String why) {
        Gathering gathered = Gathering.of(parse(lines));

        assertThat(gathered.documents().stream().map(document -> text(document, gathered)).collect(Collectors.joining("; ")))
                .as(why).isEqualTo(documents);
        assertThat(gathered.remarks().stream().map(remark -> remark.finding().reason().name()).collect(Collectors.joining(" ")))
                .as(why).isEqualTo(remarks == null ? "" : remarks);
    }

    @Test
    void a_document_has_the_id_of_its_first_line() {
        Gathering gathered = Gathering.of(parse("BOOKS A/1 100 18 hsn=1; BOOKS A/2 1 0; BOOKS A/1 200 36 hsn=2"));

        assertThat(gathered.documents()).extracting(Document::id).containsExactly(1L, 2L);
        assertThat(gathered.lineCounts()).containsEntry(1L, 2).containsEntry(2L, 1);
    }

    @Test
    void an_update_says_what_changed() {
        Gathering gathered = Gathering.of(parse("BOOKS A/1 100000 18000 carried=2026-04; BOOKS A/1 110000 19800"));

        assertThat(gathered.remarks().get(0).finding().message()).isEqualTo("document 'A/1' of 2026-04-05, open since 2026-04, stands in this "
                + "register again and is updated, taxable 1,00,000.00 -> 1,10,000.00, tax 18,000.00 -> 19,800.00");
    }

    private static List<Document> parse(String lines) {
        List<Document> documents = new ArrayList<>();
        for (String line : lines.split("; ")) {
            documents.add(line(documents.size() + 1, line.strip().split(" ")));
        }
        return documents;
    }

    private static Document line(long id, String[] words) {
        Side side = Side.valueOf(words[0]);
        Long value = word(words, "value=").isEmpty() ? null : paise(word(words, "value="));
        String section = word(words, "section=");
        String carried = word(words, "carried=");
        String file = word(words, "file=");
        String status = word(words, "status=");
        return new Document(id, side, new Gstin("27AAPFU0939F1ZV"), new Gstin("29AAACZ9999K1Z2"), "Supplier", DocumentType.INV, words[1],
                LocalDate.of(2026, 4, 5), TaxPeriod.of(2026, 4), paise(words[2]), new TaxAmounts(paise(words[3]), 0, 0, 0), value, "27",
                List.of(words).contains("reverse"), "", null, "", "", List.of(words).contains("damaged"),
                side == Side.BOOKS ? null : new PortalFacts(section.isEmpty() ? Section.B2B : Section.valueOf(section),
                        PortalFacts.Block.OFFERED, PortalFacts.Availability.AVAILABLE, "R", "2026-04", null, ""),
                side == Side.PORTAL ? null : new BooksFacts(word(words, "voucher="), null, BooksFacts.Receipt.NOT_STATED, null,
                        BooksFacts.CreditClass.ELIGIBLE, BooksFacts.Status.valueOf(status.isEmpty() ? "ACTIVE" : status),
                        word(words, "hsn="), "18", ""),
                new SourceLine(file.isEmpty() ? "register.csv" : file, String.valueOf(id + 1)),
                carried.isEmpty() ? null : TaxPeriod.parse(carried));
    }

    private static String word(String[] words, String name) {
        return List.of(words).stream().filter(word -> word.startsWith(name)).map(word -> word.substring(name.length())).findFirst().orElse("");
    }

    private static long paise(String rupees) {
        return Paise.ofRupees(new BigDecimal(rupees));
    }

    private static String text(Document d, Gathering gathered) {
        int lines = gathered.lineCounts().get(d.id());
        return d.number() + " " + Paise.format(d.taxableValue()) + " " + Paise.format(d.tax().igst())
                + (d.type() == DocumentType.INV ? "" : " " + d.type())
                + (d.books() == null || d.books().status() == BooksFacts.Status.ACTIVE ? "" : " " + d.books().status())
                + (lines == 1 ? "" : " lines=" + lines)
                + (d.documentValue() == null ? "" : " value=" + Paise.format(d.documentValue()))
                + (d.carriedFrom() == null ? "" : " carried=" + d.carriedFrom());
    }
}
