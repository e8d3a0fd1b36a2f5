package milaan.domain.matching;

import java.util.stream.Stream;

import milaan.domain.document.DocumentNumber;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;

/**
 * How far a document of the books and one of the portal agree, field by field. The scales run from strong to weak, so that
 * a row of {@link MatchingPasses} names the weakest agreement it accepts.
 */
record Agreement(NumberLevel number, long days, boolean sameYear, boolean sameRecipient, boolean sameSupplier,
                 Kind kind, AmountLevel amounts, int score) {

    /** Keys of gst-rules section 5.2 that agree. */
    enum NumberLevel {
        N1, N2,
        /** N2 when letters that look like digits are read as digits. */
        N2_ALIKE,
        /** N3 of four digits or more: more than a chance. */
        N3_LONG,
        N3, N4,
        /** One wrong, missing, extra or swapped character. */
        SLIP,
        /** Two of them in a long number. */
        SLIPS,
        /** One of the numbers is damaged or tells nothing. */
        UNREADABLE,
        /** Two readable numbers that are not alike. */
        OTHER
    }

    /** Agreement of taxable value and heads. */
    enum AmountLevel {
        EQUAL,
        /** Each head and the taxable value within the tolerances. */
        TOLERANCE,
        /** Taxable value and total tax agree, two heads or more do not. */
        HEADS,
        DIFFER
    }

    /** Agreement of document type and reverse charge. */
    enum Kind {
        SAME, OTHER_CHARGE, OTHER_TYPE
    }

    private static final int LONG_SERIAL = 4;

    /** @return null when the two can never be a pair */
    static Agreement of(Entry books, Entry portal, Tolerances tolerances) {
        if (!books.canPairWith(portal)) {
            return null;
        }
        AmountLevel amounts = amountLevel(books, portal, tolerances);
        NumberLevel number = numberLevel(books, books.number, portal, portal.number, amounts);
        long days = books.daysTo(portal);
        boolean sameYear = books.year == portal.year;
        for (Entry.Former former : portal.formers) {
            NumberLevel formerLevel = numberLevel(books, books.number, portal, former.number(), amounts);
            long formerDays = Math.abs(books.day - former.date().toEpochDay());
            if (formerLevel.compareTo(NumberLevel.N2) <= 0 && (formerLevel.compareTo(number) < 0 || formerDays < days)) {
                // known by what it was called before: as good as N2, never as good as equal
                number = NumberLevel.N2;
                sameYear |= formerDays <= days;
                days = Math.min(days, formerDays);
            }
        }
        // gst-rules E-23: a series starts anew each year, so numbers made equal by dropping the year are not proof across years
        if (number == NumberLevel.N2 && !sameYear) {
            number = NumberLevel.N3;
        }
        Kind kind = !books.hasTypeOf(portal) ? Kind.OTHER_TYPE
                : books.document.reverseCharge() != portal.document.reverseCharge() ? Kind.OTHER_CHARGE : Kind.SAME;
        boolean sameRecipient = books.hasRecipientOf(portal);
        boolean sameSupplier = books.hasSupplierOf(portal);
        return new Agreement(number, days, sameYear, sameRecipient, sameSupplier, kind, amounts,
                score(number, days, sameRecipient && sameSupplier, kind, amounts, books.taxable, portal.taxable));
    }

    boolean hasStrongNumber() {
        return number.compareTo(NumberLevel.N2) <= 0;
    }

    boolean hasAmountsWithinTolerance() {
        return amounts.compareTo(AmountLevel.TOLERANCE) <= 0;
    }

    static AmountLevel amountLevel(Entry books, Entry portal, Tolerances tolerances) {
        return amountLevel(books.taxable, books.document.tax(), portal.taxable, portal.document.tax(), tolerances);
    }

    static AmountLevel amountLevel(long taxable, TaxAmounts tax, long otherTaxable, TaxAmounts otherTax,
                                   Tolerances tolerances) {
        long difference = Math.abs(taxable - otherTaxable);
        if (difference == 0 && tax.equals(otherTax)) {
            return AmountLevel.EQUAL;
        }
        if (difference > tolerances.taxablePaise()) {
            return AmountLevel.DIFFER;
        }
        if (isWithin(tax, otherTax, tolerances.perHeadPaise())) {
            return AmountLevel.TOLERANCE;
        }
        // gst-rules 5.3, pass 4: what one head has too much another has too little
        return headsBeyond(tax, otherTax, tolerances.perHeadPaise()) >= 2
                && Math.abs(tax.total() - otherTax.total()) <= tolerances.perHeadPaise() ? AmountLevel.HEADS : AmountLevel.DIFFER;
    }

    /** {@link TaxAmounts#isWithin} without a loop: the hottest line of the matcher. */
    static boolean isWithin(TaxAmounts a, TaxAmounts b, long tolerancePaise) {
        return Math.abs(a.igst() - b.igst()) <= tolerancePaise && Math.abs(a.cgst() - b.cgst()) <= tolerancePaise
                && Math.abs(a.sgst() - b.sgst()) <= tolerancePaise && Math.abs(a.cess() - b.cess()) <= tolerancePaise;
    }

    private static long headsBeyond(TaxAmounts a, TaxAmounts b, long tolerancePaise) {
        return Stream.of(TaxHead.values()).filter(head -> Math.abs(a.of(head) - b.of(head)) > tolerancePaise).count();
    }

    /** A slip of the finger is believed only where the amounts agree. */
    private static NumberLevel numberLevel(Entry books, DocumentNumber a, Entry portal, DocumentNumber b, AmountLevel amounts) {
        if (!books.numbered || !portal.numbered) {
            return NumberLevel.UNREADABLE;
        }
        String port = books.document.portCode();
        String otherPort = portal.document.portCode();
        if (!port.isEmpty() && !otherPort.isEmpty() && !port.equalsIgnoreCase(otherPort)) {
            return NumberLevel.OTHER;
        }
        if (a.n1().equals(b.n1())) {
            return NumberLevel.N1;
        }
        if (a.n2().equals(b.n2())) {
            return NumberLevel.N2;
        }
        if (a.looksLike(b)) {
            return NumberLevel.N2_ALIKE;
        }
        if (a.n3().equals(b.n3())) {
            return a.n3().length() >= LONG_SERIAL ? NumberLevel.N3_LONG : NumberLevel.N3;
        }
        if (!a.n4().isEmpty() && a.n4().equals(b.n4())) {
            return NumberLevel.N4;
        }
        if (amounts == AmountLevel.DIFFER) {
            return NumberLevel.OTHER;
        }
        int largest = books.isRecurring() || portal.isRecurring() ? 1 : 2;
        int slips = Math.min(Typo.slips(a.n2(), b.n2(), largest), Typo.slips(a.n1(), b.n1(), largest));
        return slips == 1 ? NumberLevel.SLIP : slips == 2 ? NumberLevel.SLIPS : NumberLevel.OTHER;
    }

    private static int score(NumberLevel number, long days, boolean sameParties, Kind kind, AmountLevel amounts,
                             long taxable, long otherTaxable) {
        int score = switch (number) {
            case N1 -> 50;
            case N2 -> 47;
            case N2_ALIKE -> 40;
            case N3_LONG -> 38;
            case N3 -> 35;
            case N4, SLIP -> 32;
            case SLIPS -> 25;
            case UNREADABLE -> 5;
            case OTHER -> 0;
        };
        score += switch (amounts) {
            case EQUAL -> 30;
            case TOLERANCE -> 27;
            case HEADS -> 15;
            case DIFFER -> (int) (12 * Math.min(Math.abs(taxable), Math.abs(otherTaxable))
                    / Math.max(1, Math.max(Math.abs(taxable), Math.abs(otherTaxable))));
        };
        score += days == 0 ? 15 : days <= 3 ? 12 : days <= 10 ? 10 : days <= 31 ? 6 : days <= 100 ? 3 : 0;
        score += kind == Kind.SAME ? 5 : 0;
        return Math.max(0, sameParties ? score : score - 8);
    }
}
