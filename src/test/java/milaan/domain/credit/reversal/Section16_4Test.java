package milaan.domain.credit.reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts.Block;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

class Section16_4Test {

    static List<CSVRecord> cases() {
        return Cases.read("time-bar.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void credit_is_barred_by_the_day_our_return_is_filed(CSVRecord row) {
        Rules rules = Cases.rules(row.get("rules"));
        Document document = Cases.portal(DocumentType.valueOf(row.get("type")), row.get("supplier").equals("none") ? null : Cases.SUPPLIER,
                row.get("rcm").equals("Y"), LocalDate.parse(row.get("date")), Block.OFFERED);
        Supply supply = new Supply(document, null, TaxPeriod.parse(row.get("period")), LocalDate.parse(row.get("filed")),
                row.get("taken").equals("Y"), null);

        assertThat(Section16_4.lastDay(document, rules)).as(row.get("case")).isEqualTo(Cases.date(row.get("last")));
        List<Portion> portions = new Section16_4().touch(supply, Cases.IGST_18000, rules);
        if (row.get("portion").isEmpty()) {
            assertThat(portions).as(row.get("case")).isEmpty();
            return;
        }
        assertThat(portions).as(row.get("case")).singleElement().satisfies(portion -> {
            assertThat(portion.kind()).isEqualTo(EventKind.BARRED);
            assertThat(portion.reason().name()).isEqualTo(row.get("portion"));
            assertThat(portion.tax()).isEqualTo(Cases.IGST_18000);
            assertThat(portion.explanation()).contains(row.get("says"));
        });
    }

    @Test
    void the_rule_names_what_set_the_day() {
        assertThat(ruleOf("")).isEqualTo("section 16(4); s164.cutoff=30-11 from 2022-10-01");
        assertThat(ruleOf("gstr9.filed_on=2025-26:2026-10-15"))
                .isEqualTo("section 16(4); gstr9.filed_on=2025-26:2026-10-15 of the job file");
    }

    @Test
    void a_document_without_a_date_has_no_last_day() {
        assertThat(Section16_4.lastDay(null, null, Cases.rules(""))).isNull();
        assertThat(Section16_4.lastDay(null, LocalDate.of(2026, 1, 10), Cases.rules(""))).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void nothing_left_cannot_be_barred() {
        assertThat(new Section16_4().touch(late(), TaxAmounts.ZERO, Cases.rules(""))).isEmpty();
    }

    @Test
    void a_rule_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> new Section16_4().touch(late(), Cases.IGST_18000, Cases.rules("gstr9.filed_on=2025:15-10-2026")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("rule 'gstr9.filed_on' has '2025:15-10-2026', "
                        + "expected years and a day such as 2025-26:2026-10-15 or 2021-22..2022-23:2024-10-20, or none");
    }

    private static String ruleOf(String overrides) {
        return new Section16_4().touch(late(), Cases.IGST_18000, Cases.rules(overrides)).get(0).rule();
    }

    private static Supply late() {
        Document document = Cases.portal(DocumentType.INV, Cases.SUPPLIER, false, LocalDate.of(2026, 1, 10), Block.OFFERED);
        return new Supply(document, null, TaxPeriod.of(2026, 11), LocalDate.of(2026, 12, 20), false, null);
    }
}
