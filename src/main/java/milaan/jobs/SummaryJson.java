package milaan.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import milaan.domain.identity.Gstin;
import milaan.tables.RunTable.Run;

/** summary.json: the run in one page for programs. No time of day and no path in it: the same inputs give the same bytes. */
public final class SummaryJson implements AutoCloseable {

    private final JsonGenerator json;

    private SummaryJson(JsonGenerator json) {
        this.json = json;
    }

    /** Begins with what every job has: whose run it is, and the rules it was given. */
    public static SummaryJson open(Path file, Run run, Gstin gstin) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        SummaryJson summary = new SummaryJson(JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build()
                .createGenerator(Files.newOutputStream(file), JsonEncoding.UTF8).setPrettyPrinter(printer));
        JsonGenerator json = summary.json;
        json.writeStartObject();
        json.writeStringField("job", run.job());
        json.writeStringField("gstin", gstin.text());
        json.writeStringField(run.span().isMonth() ? "period" : "financial_year", run.span().toString());
        json.writeNumberField("revision", run.revision());
        json.writeStringField("verdict", "NOT_ASSESSED");
        json.writeObjectFieldStart("rules");
        for (String line : run.rules().lines().toList()) {
            json.writeStringField(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        json.writeEndObject();
        return summary;
    }

    /** For what only one job has. */
    public JsonGenerator json() {
        return json;
    }

    public void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** An array of objects, one per row. */
    public void rows(String name, List<String> columns, Consumer<Consumer<List<Object>>> rows) throws IOException {
        json.writeArrayFieldStart(name);
        rows.accept(row -> write(columns, row));
        json.writeEndArray();
    }

    private void write(List<String> columns, List<Object> row) {
        try {
            json.writeStartObject();
            for (int i = 0; i < row.size(); i++) {
                String name = columns.get(i);
                Object value = row.get(i);
                if (value == null) {
                    json.writeNullField(name);
                } else if (value instanceof BigDecimal amount) {
                    json.writeNumberField(name, amount.setScale(2));
                } else if (value instanceof Number number) {
                    json.writeNumberField(name, number.longValue());
                } else if (value instanceof Boolean flag) {
                    json.writeBooleanField(name, flag);
                } else {
                    json.writeStringField(name, value.toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
