package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.FinancialYear;
import milaan.domain.rules.Rules;

/** {@link Section16_4#lastDay} for many documents: one answer for all of a type and financial year. */
public final class LastDays {

    private final Rules rules;
    private final Map<String, Optional<LocalDate>> known = new ConcurrentHashMap<>();

    public LastDays(Rules rules) {
        this.rules = rules;
    }

    /** @return null when section 16(4) never bars the document */
    public LocalDate of(Document document) {
        return document.tax().total() < 0 ? null : of(document.type(), document.date());
    }

    /** @return null when section 16(4) never bars it or the date is not known */
    public LocalDate of(DocumentType type, LocalDate date) {
        return date == null ? null : known.computeIfAbsent(type + " " + FinancialYear.of(date).startYear(),
                key -> Optional.ofNullable(Section16_4.lastDay(type, date, rules))).orElse(null);
    }
}
