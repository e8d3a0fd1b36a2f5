package milaan.jobs.monthend;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxHead;
import milaan.tables.ControlTotalTable.Total;
import milaan.tables.ResultViews;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable.StatusCount;

/** summary.json: the run in one page for programs. No time of day and no path in it: the same inputs give the same bytes. */
final class SummaryFile {

    private SummaryFile() {
    }

    static void write(Path file, Run run, Gstin gstin, List<StatusCount> counts, List<Total> totals, ResultViews views) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build()
                .createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8).setPrettyPrinter(printer)) {
            json.writeStartObject();
            json.writeStringField("job", run.job());
            json.writeStringField("gstin", gstin.text());
            json.writeStringField("period", run.period().toString());
            json.writeNumberField("revision", run.revision());
            json.writeStringField("verdict", "NOT_ASSESSED");
            json.writeObjectFieldStart("rules");
            for (String line : run.rules().lines().toList()) {
                json.writeStringField(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
            json.writeEndObject();
            writeStatuses(json, counts);
            json.writeArrayFieldStart("control_totals");
            for (Total total : totals) {
                json.writeStartObject();
                json.writeStringField("side", total.side());
                json.writeStringField("station", total.station());
                json.writeNumberField("rows", total.sum().rows());
                json.writeNumberField("taxable_value", Paise.toRupees(total.sum().taxableValue()));
                for (TaxHead head : TaxHead.values()) {
                    json.writeNumberField(head.name().toLowerCase(), Paise.toRupees(total.sum().tax().of(head)));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("files");
            views.files(run.id(), row -> writeFile(json, row));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeStatuses(JsonGenerator json, List<StatusCount> counts) throws IOException {
        Map<String, StatusCount> byStatus = new LinkedHashMap<>();
        counts.forEach(count -> byStatus.merge(count.status(), count, StatusCount::plus));
        json.writeObjectFieldStart("statuses");
        for (StatusCount count : byStatus.values()) {
            json.writeObjectFieldStart(count.status());
            writeCount(json, count);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("buckets");
        for (StatusCount count : counts) {
            json.writeObjectFieldStart(count.status() + "/" + count.bucket());
            writeCount(json, count);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeCount(JsonGenerator json, StatusCount count) throws IOException {
        json.writeNumberField("matches", count.matches());
        json.writeNumberField("documents", count.documents());
        json.writeNumberField("books_tax", Paise.toRupees(count.booksTax()));
        json.writeNumberField("portal_tax", Paise.toRupees(count.portalTax()));
    }

    private static void writeFile(JsonGenerator json, List<Object> row) {
        try {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                String name = ResultViews.FILES.get(i);
                Object value = row.get(i);
                if (value == null) {
                    json.writeNullField(name);
                } else if (value instanceof BigDecimal amount) {
                    json.writeNumberField(name, amount.setScale(2));
                } else if (value instanceof Number number) {
                    json.writeNumberField(name, number.longValue());
                } else {
                    json.writeStringField(name, value.toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
