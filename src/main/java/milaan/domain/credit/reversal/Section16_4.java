package milaan.domain.credit.reversal;

import java.time.LocalDate;
import java.util.List;

import milaan.domain.credit.CreditReason;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.identity.FinancialYear;
import milaan.domain.money.TaxAmounts;
import milaan.domain.rules.Rules;

/**
 * Section 16(4): no credit after 30 November following the financial year of the invoice or debit note, or after GSTR-9 of that year
 * was filed when that was earlier. What counts is the day on which our GSTR-3B is filed, whatever period it is for. Credit that was
 * taken before stays. A credit note is never barred.
 *
 * <p>Dates: until 30 September 2022 the due date of September's GSTR-3B; since 1 October 2022 30 November. A debit note goes by its
 * own year. Section 16(5): years 2017-18 to 2020-21 until 30-11-2021, whatever GSTR-9 says. Section 16(6): after a restored
 * registration the later of section 16(4) and the day in {@code s164.restored}. A bill of entry is barred too, with a warning, unless
 * {@code s164.boe_applies} is false. Reverse charge goes by the year of the supplier's invoice, or of ours where he has no GSTIN.
 * <p>Formula: all that is left of the credit. Lands in 4D(2); nothing in 4A.
 * <p>Worked figure (E-55): invoice of 10-01-2026, IGST 18,000. GSTR-3B of September 2026 filed on 29-11-2026: taken. Filed on 01-12-2026:
 * 18,000 in 4D(2).
 */
public final class Section16_4 implements DocumentReversal {

    @Override
    public Precedence precedence() {
        return Precedence.TIME_BAR;
    }

    @Override
    public List<Portion> touch(Supply supply, TaxAmounts left, Rules rules) {
        if (supply.taken() || left.isZero()) {
            return List.of();
        }
        Document document = supply.document();
        LocalDate lastDay = lastDay(document, rules);
        if (lastDay == null || !supply.filedOn().isAfter(lastDay)) {
            return List.of();
        }
        FinancialYear year = FinancialYear.of(document.date());
        String explanation = "GSTR-3B of " + supply.period() + " filed on " + supply.filedOn() + ", after " + lastDay
                + ", the last day for documents of " + year;
        boolean disputed = document.type() == DocumentType.BOE;
        return List.of(new Portion(EventKind.BARRED, CreditReason.TIME_BARRED, rule(year, lastDay, disputed, rules), left,
                disputed ? explanation + "; whether section 16(4) bars a bill of entry is disputed: take advice before giving it up"
                        : explanation));
    }

    /** @return last day on which a GSTR-3B with the document's credit may be filed, null when there is none */
    public static LocalDate lastDay(Document document, Rules rules) {
        return document.tax().total() < 0 ? null : lastDay(document.type(), document.date(), rules);
    }

    /**
     * @param type null when it is not known: taken for an invoice
     * @param date of the document, null when it is not known
     * @return last day on which a GSTR-3B with the document's credit may be filed, null when there is none or the date is not known
     */
    public static LocalDate lastDay(DocumentType type, LocalDate date, Rules rules) {
        if (date == null || type == DocumentType.CRN) {
            return null;
        }
        FinancialYear year = FinancialYear.of(date);
        if (type == DocumentType.BOE && !Figures.isTrue("s164.boe_applies", date, rules)) {
            return null;
        }
        LocalDate special = YearDates.find("s165.last_day", year, rules).orElse(null);
        LocalDate restored = YearDates.find("s164.restored", year, rules).orElse(null);
        return later(later(ordinary(year, rules), special), restored);
    }

    private static LocalDate ordinary(FinancialYear year, Rules rules) {
        LocalDate cutoff = Figures.dayAfter(year, "s164.cutoff", firstOfOctoberAfter(year), rules);
        return YearDates.find("gstr9.filed_on", year, rules).filter(filed -> filed.isBefore(cutoff)).orElse(cutoff);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return b == null || a.isAfter(b) ? a : b;
    }

    private static String rule(FinancialYear year, LocalDate lastDay, boolean importOfGoods, Rules rules) {
        String cited = CreditReason.TIME_BARRED.law();
        for (String code : List.of("s165.last_day", "s164.restored", "gstr9.filed_on")) {
            if (YearDates.find(code, year, rules).filter(lastDay::equals).isPresent()) {
                cited += "; " + rules.cite(code, year.lastDay());
            }
        }
        LocalDate october = firstOfOctoberAfter(year);
        if (Figures.dayAfter(year, "s164.cutoff", october, rules).equals(lastDay)) {
            cited += "; " + rules.cite("s164.cutoff", october);
        }
        return importOfGoods ? cited + "; " + rules.cite("s164.boe_applies", year.lastDay()) : cited;
    }

    /** The new date held from 1 October 2022 on and so for the year 2021-22 already. */
    private static LocalDate firstOfOctoberAfter(FinancialYear year) {
        return LocalDate.of(year.startYear() + 1, 10, 1);
    }
}
