package milaan.jobs.monthend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import milaan.domain.identity.Gstin;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxHead;
import milaan.jobs.SummaryJson;
import milaan.tables.ControlTotalTable.Total;
import milaan.tables.ResultViews;
import milaan.tables.RunTable.Run;
import milaan.tables.StatusCountTable.StatusCount;

/** What summary.json says of a month end. */
final class SummaryFile {

    private static final ResultViews.Results TABLE_4 = ResultViews.CREDIT.stream().filter(one -> one.view().equals("table_4")).findFirst()
            .orElseThrow();

    private SummaryFile() {
    }

    static void write(Path file, Run run, Gstin gstin, List<StatusCount> counts, List<Total> totals, List<String> notComputed,
            ResultViews views) throws IOException {
        try (SummaryJson summary = SummaryJson.open(file, run, gstin)) {
            JsonGenerator json = summary.json();
            writeStatuses(json, counts);
            json.writeArrayFieldStart("control_totals");
            for (Total total : totals) {
                json.writeStartObject();
                json.writeStringField("side", total.side());
                json.writeStringField("station", total.station());
                json.writeNumberField("rows", total.sum().rows());
                json.writeNumberField("taxable_value", Paise.toRupees(total.sum().taxableValue()));
                for (TaxHead head : TaxHead.values()) {
                    json.writeNumberField(head.name().toLowerCase(Locale.ROOT), Paise.toRupees(total.sum().tax().of(head)));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            summary.rows("table_4", TABLE_4.columns(), sink -> views.results(TABLE_4, run.id(), gstin.text(), sink));
            json.writeArrayFieldStart("not_computed");
            for (String message : notComputed) {
                json.writeString(message);
            }
            json.writeEndArray();
            summary.rows("files", ResultViews.FILES, sink -> views.files(run.id(), gstin.text(), sink));
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
}
