package milaan.domain.statement;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Lines of case files as items of a working; amounts of the files are rupees. */
final class WorkingCases {

    static final Gstin OURS = new Gstin("27AAPFU0939F1ZV");
    static final Gstin SUPPLIER = new Gstin("29AABCB2222B1ZE");

    private WorkingCases() {
    }

    static Map<String, List<CSVRecord>> byCase(String resource) throws IOException {
        Map<String, List<CSVRecord>> byCase = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(WorkingCases.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
                byCase.computeIfAbsent(row.get("case"), name -> new ArrayList<>()).add(row);
            }
        }
        return byCase;
    }

    static WorkingItem item(CSVRecord row) {
        String number = row.isMapped("document") ? row.get("document") : "";
        return new WorkingItem(OURS, row.get("id"), SUPPLIER, number, LocalDate.of(2023, 4, 20), TaxPeriod.parse(row.get("period")),
                WorkingEvent.valueOf(row.get("event")), row.get("reason"), row.get("origin"), tax(row),
                new SourceLine("working.csv", String.valueOf(row.getRecordNumber())));
    }

    static TaxAmounts tax(CSVRecord row) {
        return TaxAmounts.byHead(head -> row.isMapped(head.name().toLowerCase()) ? paise(row.get(head.name().toLowerCase())) : 0);
    }

    /** {@code cgst=-30000;sgst=...}; empty is zero. */
    static TaxAmounts tax(String text) {
        TaxAmounts sum = TaxAmounts.ZERO;
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            TaxHead named = TaxHead.valueOf(part.substring(0, part.indexOf('=')).toUpperCase());
            long paise = paise(part.substring(part.indexOf('=') + 1));
            sum = sum.plus(TaxAmounts.byHead(head -> head == named ? paise : 0));
        }
        return sum;
    }

    static long paise(String rupees) {
        return rupees.isEmpty() ? 0 : Paise.ofRupees(new BigDecimal(rupees));
    }
}
