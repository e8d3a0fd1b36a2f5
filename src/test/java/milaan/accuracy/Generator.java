package milaan.accuracy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

import milaan.domain.document.BooksFacts;
import milaan.domain.document.Document;
import milaan.domain.document.DocumentType;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Section;
import milaan.domain.document.Side;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.TaxAmounts;

/** Makes {@link LabelledDocuments}: suppliers, their purchases, what happens to each, and what that leaves on each side. */
final class Generator {

    private static final List<Gstin> OURS = List.of(Supplier.gstin("27", "AAKCM4821P"), Supplier.gstin("29", "AAKCM4821P"));
    private static final Map<String, String> STATE_LETTERS = Map.ofEntries(Map.entry("27", "MH"), Map.entry("24", "GJ"),
            Map.entry("29", "KA"), Map.entry("33", "TN"), Map.entry("07", "DL"), Map.entry("06", "HR"), Map.entry("09", "UP"),
            Map.entry("36", "TS"), Map.entry("19", "WB"), Map.entry("32", "KL"), Map.entry("08", "RJ"));
    private static final Set<Noise> NUMBER_NOISES = EnumSet.of(Noise.NUMBER_REFORMATTED, Noise.TYPO, Noise.SERIAL_ONLY, Noise.LOOKALIKE);
    private static final Set<Noise> AMOUNT_NOISES = EnumSet.of(Noise.ROUNDING, Noise.VALUE, Noise.HEAD);
    private static final Set<Noise> PLACE_NOISES = EnumSet.of(Noise.OTHER_STATE, Noise.OUR_OTHER_GSTIN);
    /** Noises of one field, which may be stacked. */
    private static final List<Noise> STACKABLE = List.of(Noise.NUMBER_REFORMATTED, Noise.TYPO, Noise.SERIAL_ONLY, Noise.LOOKALIKE,
            Noise.ROUNDING, Noise.ROUNDING, Noise.VALUE, Noise.DATE, Noise.DATE, Noise.HEAD, Noise.OTHER_STATE);
    private static final LocalDate FIRST_DATE = LocalDate.of(2025, 4, 1);
    private static final LocalDate LAST_DATE = LabelledDocuments.PERIOD.lastDay();

    private final long seed;
    private final Mix mix;
    private final SplittableRandom random;

    Generator(long seed, Mix mix) {
        this.seed = seed;
        this.mix = mix;
        this.random = new SplittableRandom(seed);
    }

    LabelledDocuments generate(int documentsPerSide) {
        List<Deal> all = new ArrayList<>();
        Map<Deal, Supplier> supplierOf = new HashMap<>();
        int onPortal = 0;
        int supplierNumber = random.nextInt(1_000_000);
        while (onPortal < documentsPerSide) {
            Supplier supplier = Supplier.random(supplierNumber++, mix, random);
            List<Deal> deals = deals(supplier, supplierSize(documentsPerSide));
            countSharers(deals);
            makeNoise(supplier, deals);
            Fairness.enforce(deals);
            for (Deal deal : deals) {
                // a lone booking may always follow; the portal side is filled to the document
                if (onPortal + deal.portal.size() <= documentsPerSide) {
                    all.add(deal);
                    supplierOf.put(deal, supplier);
                    onPortal += deal.portal.size();
                }
            }
        }
        return documents(all, supplierOf);
    }

    /** Heavy tail: most suppliers send a few documents, the largest an eighth of all. */
    private int supplierSize(int documentsPerSide) {
        double size = Math.pow(1 - random.nextDouble(), -1 / 0.9);
        return (int) Math.min(size, Math.max(10, documentsPerSide / 8));
    }

    // --- purchases

    private List<Deal> deals(Supplier supplier, int size) {
        return supplier.isRecurring() ? recurring(supplier) : ordinary(supplier, size);
    }

    private List<Deal> ordinary(Supplier supplier, int size) {
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            dates.add(random.nextInt(100) < 85 ? LAST_DATE.minusDays(random.nextInt(31)) : FIRST_DATE.plusDays(random.nextInt(122)));
        }
        Collections.sort(dates);
        List<Deal> deals = new ArrayList<>();
        Map<String, Integer> serials = new HashMap<>();
        int gap = 1 + random.nextInt(Math.max(1, Math.min(20, 40_000 / size)));
        for (LocalDate date : dates) {
            Gstin from = supplier.gstins().get(random.nextInt(100) < 70 ? 0 : random.nextInt(supplier.gstins().size()));
            int draw = random.nextInt(10_000);
            int creditNotes = mix.perTenThousand().getOrDefault(Noise.CREDIT_NOTE, 0);
            int debitNotes = mix.perTenThousand().getOrDefault(Noise.DEBIT_NOTE, 0);
            DocumentType type = draw < creditNotes && !deals.isEmpty() ? DocumentType.CRN
                    : draw >= creditNotes && draw < creditNotes + debitNotes && !deals.isEmpty() ? DocumentType.DBN : DocumentType.INV;
            int serial = serials.merge(from + type.name(), 1 + random.nextInt(gap), (old, step) -> old + step);
            if (serial == 1 || serials.get(from + type.name() + "start") == null) {
                int start = random.nextInt(type == DocumentType.INV ? 9000 : 300);
                serials.put(from + type.name() + "start", start);
                serial = serials.merge(from + type.name(), start, Integer::sum);
            }
            String number = number(supplier, from, type, serial);
            Deal invoice = type == DocumentType.INV ? null : deals.get(random.nextInt(deals.size()));
            if (invoice != null && (invoice.original.type() != DocumentType.INV || !invoice.original.supplier().equals(from))) {
                invoice = null;
            }
            long taxable = taxable(supplier, deals, type, invoice);
            Gstin to = OURS.get(mix.ownGstins() == 2 && random.nextInt(3) == 0 ? 1 : 0);
            deals.add(deal(supplier, from, to, type, number, date, taxable, invoice));
        }
        return deals;
    }

    private String number(Supplier supplier, Gstin from, DocumentType type, int serial) {
        String letters = switch (type) {
            case CRN -> "CN";
            case DBN -> "DN";
            default -> supplier.letters();
        };
        NumberStyle style = type != DocumentType.INV && supplier.style() == NumberStyle.DIGITS ? NumberStyle.PADDED : supplier.style();
        if (type != DocumentType.INV && (style == NumberStyle.BRANCH_JOINED || style == NumberStyle.YEAR_LAST)) {
            style = NumberStyle.JOINED;
        }
        return style.write(letters, STATE_LETTERS.get(from.stateCode()), serial);
    }

    private long taxable(Supplier supplier, List<Deal> deals, DocumentType type, Deal invoice) {
        if (type != DocumentType.INV && invoice != null) {
            // half of the notes give back the whole invoice
            return type == DocumentType.CRN && random.nextBoolean() ? invoice.original.taxable()
                    : Math.max(10_000, invoice.original.taxable() * (5 + random.nextInt(60)) / 100);
        }
        if (!supplier.prices().isEmpty()) {
            return supplier.prices().get(random.nextInt(supplier.prices().size()));
        }
        if (!deals.isEmpty() && random.nextInt(100) < 4) {
            return Math.abs(deals.get(random.nextInt(deals.size())).original.taxable());
        }
        // 100 rupees to about 10 lakh, most of them small
        double rupees = 100 * Math.exp(random.nextDouble() * 9.2);
        return random.nextInt(3) == 0 ? Math.round(rupees) * 100 : Math.round(rupees * 100);
    }

    /** Every week or every month one document per contract, all of one amount; a second contract may have the same. */
    private List<Deal> recurring(Supplier supplier) {
        Gstin from = supplier.gstins().get(0);
        boolean weekly = random.nextInt(3) == 0;
        int contracts = 1 + random.nextInt(2);
        int serial = 1 + random.nextInt(800);
        int gap = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(12);
        List<Deal> deals = new ArrayList<>();
        LocalDate date = FIRST_DATE.plusDays(random.nextInt(5));
        for (int turn = 0; !date.isAfter(LAST_DATE); turn++) {
            for (int contract = 0; contract < contracts; contract++) {
                serial += contract == 0 ? gap : 1;
                deals.add(deal(supplier, from, OURS.get(0), DocumentType.INV, number(supplier, from, DocumentType.INV, serial), date,
                        supplier.prices().get(0), null));
            }
            date = weekly ? date.plusDays(7) : date.plusMonths(1);
        }
        return deals;
    }

    private Deal deal(Supplier supplier, Gstin from, Gstin to, DocumentType type, String number, LocalDate date, long taxable, Deal invoice) {
        int rate = random.nextInt(10) == 0 ? 18 : supplier.ratePercent();
        long sign = type == DocumentType.CRN ? -1 : 1;
        Paper paper = new Paper(to, from, type, number, date, sign * taxable, tax(from, to, sign * taxable, rate));
        Set<Noise> nature = EnumSet.noneOf(Noise.class);
        if (supplier.isRecurring()) {
            nature.add(Noise.RECURRING);
        } else if (type == DocumentType.CRN) {
            nature.add(Noise.CREDIT_NOTE);
        } else if (type == DocumentType.DBN) {
            nature.add(Noise.DEBIT_NOTE);
        }
        return new Deal(paper, rate, random.nextInt(150) == 0, invoice, nature);
    }

    /** Within a State half CGST and half SGST, else IGST; each head rounded to the paisa. */
    static TaxAmounts tax(Gstin from, Gstin to, long taxable, int ratePercent) {
        if (from.stateCode().equals(to.stateCode())) {
            long half = Math.round(taxable * ratePercent / 200.0);
            return new TaxAmounts(0, half, half, 0);
        }
        return new TaxAmounts(Math.round(taxable * ratePercent / 100.0), 0, 0, 0);
    }

    private static void countSharers(List<Deal> deals) {
        Map<Long, Integer> perRupees = new HashMap<>();
        for (Deal deal : deals) {
            perRupees.merge(tenRupees(deal), 1, Integer::sum);
        }
        for (Deal deal : deals) {
            long at = tenRupees(deal);
            deal.sharers = 0;
            for (long near = at - 1; near <= at + 1; near++) {
                deal.sharers += perRupees.getOrDefault(near, 0);
            }
        }
    }

    private static long tenRupees(Deal deal) {
        return Math.abs(deal.original.taxable()) / 1000;
    }

    // --- what happens to them

    private void makeNoise(Supplier supplier, List<Deal> deals) {
        Set<String> numbers = new HashSet<>();
        deals.forEach(deal -> {
            numbers.add(NumberNoise.core(deal.original.number()));
            numbers.add(inSeries(deal.original.supplier(), deal.original));
        });
        for (int i = 0; i < deals.size(); i++) {
            Deal deal = deals.get(i);
            if (deal.absorbed) {
                continue;
            }
            Noise first = firstNoise(deal);
            switch (first) {
                case NONE -> { }
                case MISSING_IN_2B -> {
                    deal.noises.add(first);
                    deal.portal.clear();
                }
                case MISSING_IN_BOOKS -> {
                    deal.noises.add(first);
                    deal.books.clear();
                }
                case SPLIT -> split(deal);
                case MERGE -> merge(deals, i);
                case DUPLICATE -> duplicate(deal);
                default -> alter(supplier, deal, first, numbers);
            }
            if (deal.original.type() == DocumentType.DBN && deal.books.size() == 1 && random.nextInt(100) < 30) {
                deal.books.set(0, deal.books.get(0).withType(DocumentType.INV));
                // not clean in every field, so a document without partner may not resemble it
                deal.noises.add(Noise.DEBIT_NOTE);
            }
        }
    }

    private Noise firstNoise(Deal deal) {
        boolean mayBeNoisy = deal.nature.isEmpty() || mix.secondNoisePercent() > 0 || deal.nature.contains(Noise.RECURRING);
        if (deal.nature.contains(Noise.RECURRING) && random.nextInt(100) < 12) {
            return random.nextBoolean() ? Noise.MISSING_IN_2B : Noise.MISSING_IN_BOOKS;
        }
        int draw = random.nextInt(10_000);
        for (Noise noise : Noise.values()) {
            if (noise == Noise.CREDIT_NOTE || noise == Noise.DEBIT_NOTE) {
                continue;
            }
            draw -= mix.perTenThousand().getOrDefault(noise, 0);
            if (draw < 0) {
                return mayBeNoisy ? noise : Noise.NONE;
            }
        }
        return Noise.NONE;
    }

    /** One field's noise, and in the hard mix one or two more on other fields. */
    private void alter(Supplier supplier, Deal deal, Noise first, Set<String> numbers) {
        Set<Noise> wanted = EnumSet.of(first);
        if (random.nextInt(100) < mix.secondNoisePercent()) {
            addOther(wanted);
            if (random.nextInt(100) < mix.thirdNoisePercent()) {
                addOther(wanted);
            }
        }
        while (!isFair(deal, wanted)) {
            // the first alone is fair unless it needs what this purchase has not
            if (wanted.size() == 1) {
                return;
            }
            Set<Noise> extra = EnumSet.copyOf(wanted);
            extra.remove(first);
            wanted.remove(extra.iterator().next());
        }
        for (Noise noise : wanted) {
            Paper changed = changed(supplier, deal, deal.books.get(0), noise, numbers);
            if (changed != null) {
                deal.books.set(0, changed);
                deal.noises.add(noise);
            }
        }
    }

    private void addOther(Set<Noise> wanted) {
        Noise other = STACKABLE.get(random.nextInt(STACKABLE.size()));
        // a number may be mistyped or misread and written differently as well
        if (other == Noise.NUMBER_REFORMATTED && !wanted.contains(Noise.SERIAL_ONLY)) {
            wanted.add(other);
        }
        for (Set<Noise> sameField : List.of(NUMBER_NOISES, AMOUNT_NOISES, PLACE_NOISES, EnumSet.of(Noise.DATE))) {
            if (sameField.contains(other) && Collections.disjoint(sameField, wanted)) {
                wanted.add(other);
            }
        }
    }

    private static boolean isFair(Deal deal, Set<Noise> noises) {
        boolean longSerial = NumberNoise.serial(deal.original.number()).length() >= 4;
        boolean weakNumber = noises.contains(Noise.TYPO) || noises.contains(Noise.SERIAL_ONLY) && !longSerial;
        boolean elsewhere = !Collections.disjoint(noises, PLACE_NOISES);
        if (noises.contains(Noise.VALUE)) {
            return !noises.contains(Noise.DATE) && !elsewhere && !weakNumber && !noises.contains(Noise.LOOKALIKE);
        }
        if (weakNumber && elsewhere && noises.contains(Noise.DATE)) {
            return false;
        }
        return !weakNumber || deal.isAmountUnique() || !noises.contains(Noise.DATE) && !noises.contains(Noise.HEAD) && !elsewhere;
    }

    /** @return the booking with the noise, or null where this purchase cannot have it */
    private Paper changed(Supplier supplier, Deal deal, Paper paper, Noise noise, Set<String> numbers) {
        return switch (noise) {
            case NUMBER_REFORMATTED -> renumbered(paper, NumberNoise.reformatted(paper.number(), random));
            case SERIAL_ONLY -> renumbered(paper, deal.isAmountUnique() || NumberNoise.serial(paper.number()).length() >= 3
                    ? NumberNoise.serialOnly(paper.number(), random) : null);
            case LOOKALIKE -> renumbered(paper, NumberNoise.lookalike(paper.number(), random));
            case TYPO -> {
                String number = NumberNoise.mistyped(paper.number(), random);
                yield number == null || numbers.contains(NumberNoise.core(number)) ? null : paper.withNumber(number);
            }
            case ROUNDING -> rounded(paper);
            case VALUE -> revalued(deal, paper);
            case HEAD -> paper.tax().isZero() ? null : paper.withAmounts(paper.taxable(), otherHeads(paper.tax()));
            case DATE -> paper.withDate(otherDate(paper.date()));
            case OTHER_STATE -> {
                List<Gstin> others = supplier.gstins().stream()
                        .filter(gstin -> !gstin.equals(paper.supplier()) && !numbers.contains(inSeries(gstin, deal.original))).toList();
                yield others.isEmpty() ? null : paper.withSupplier(others.get(random.nextInt(others.size())));
            }
            case OUR_OTHER_GSTIN -> paper.withRecipient(OURS.get(paper.recipient().equals(OURS.get(0)) ? 1 : 0));
            default -> throw new IllegalArgumentException(noise + " is not a change of one field");
        };
    }

    /** The branches of a supplier may use the same number; then a booking under the wrong one would look like a copy. */
    private static String inSeries(Gstin supplier, Paper paper) {
        return supplier + "|" + paper.type() + "|" + NumberNoise.core(paper.number());
    }

    private static Paper renumbered(Paper paper, String number) {
        return number == null ? null : paper.withNumber(number);
    }

    private Paper rounded(Paper paper) {
        boolean toRupees = random.nextBoolean();
        TaxAmounts tax = paper.tax();
        long slip = random.nextInt(199) - 99;
        TaxAmounts otherTax = toRupees
                ? new TaxAmounts(rupees(tax.igst()), rupees(tax.cgst()), rupees(tax.sgst()), rupees(tax.cess()))
                : new TaxAmounts(tax.igst() == 0 ? 0 : tax.igst() + slip, tax.cgst() == 0 ? 0 : tax.cgst() + slip,
                        tax.sgst() == 0 ? 0 : tax.sgst() + slip, tax.cess());
        long taxable = random.nextBoolean() ? paper.taxable() : paper.taxable() + random.nextInt(199) - 99;
        Paper rounded = paper.withAmounts(taxable, otherTax);
        return rounded.equals(paper) ? null : rounded;
    }

    private static long rupees(long paise) {
        return Math.round(paise / 100.0) * 100;
    }

    private Paper revalued(Deal deal, Paper paper) {
        long sign = paper.taxable() < 0 ? -1 : 1;
        long old = Math.abs(paper.taxable());
        long least = Math.max(2500, old / 200);
        if (random.nextInt(4) == 0 && !paper.tax().isZero()) {
            // the right value at a wrong rate
            int rate = deal.ratePercent == 18 ? 12 : 18;
            TaxAmounts tax = tax(paper.supplier(), paper.recipient(), paper.taxable(), rate);
            return Math.abs(tax.total() - paper.tax().total()) < least ? null : paper.withAmounts(paper.taxable(), tax);
        }
        long difference = least + Math.round(old * random.nextDouble() * 0.4);
        long taxable = random.nextBoolean() || difference >= old ? old + difference : old - difference;
        return paper.withAmounts(sign * taxable, tax(paper.supplier(), paper.recipient(), sign * taxable, deal.ratePercent));
    }

    private static TaxAmounts otherHeads(TaxAmounts tax) {
        return tax.igst() != 0 ? new TaxAmounts(0, tax.igst() / 2, tax.igst() - tax.igst() / 2, tax.cess())
                : new TaxAmounts(tax.cgst() + tax.sgst(), 0, 0, tax.cess());
    }

    /** Mostly the day of posting, some days later; else weeks or months off. Never after the statement's month. */
    private LocalDate otherDate(LocalDate date) {
        int draw = random.nextInt(100);
        int days = draw < 55 ? 1 + random.nextInt(10) : draw < 85 ? 11 + random.nextInt(30) : 41 + random.nextInt(80);
        LocalDate later = date.plusDays(days);
        return later.isAfter(LAST_DATE) || random.nextInt(4) == 0 ? date.minusDays(days) : later;
    }

    private void split(Deal deal) {
        Paper whole = deal.original;
        int parts = 2 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        if (!deal.isAmountUnique() || Math.abs(whole.taxable()) < 100_000) {
            return;
        }
        int writing = random.nextInt(100);
        List<Paper> papers = new ArrayList<>();
        long taxableLeft = whole.taxable();
        TaxAmounts taxLeft = whole.tax();
        for (int part = 1; part <= parts; part++) {
            boolean last = part == parts;
            long taxable = last ? taxableLeft : taxableLeft * (15 + random.nextInt(30)) / 100;
            TaxAmounts tax = last ? taxLeft : share(whole.tax(), taxable, whole.taxable());
            taxableLeft -= taxable;
            taxLeft = taxLeft.minus(tax);
            String number = writing < 40 ? whole.number() + (writing < 20 ? "-" + part : "/" + (char) ('A' + part - 1)) : whole.number();
            if (mix.secondNoisePercent() > 0 && writing >= 60 && writing < 80) {
                String serial = NumberNoise.serialOnly(whole.number(), random);
                number = serial == null ? number : serial;
            }
            LocalDate date = writing < 65 || part == 1 ? whole.date() : earliest(whole.date().plusDays(random.nextInt(20)), LAST_DATE);
            papers.add(whole.withNumber(number).withDate(date).withAmounts(taxable, tax));
        }
        deal.noises.add(Noise.SPLIT);
        deal.books.clear();
        deal.books.addAll(papers);
    }

    private static TaxAmounts share(TaxAmounts tax, long part, long whole) {
        double share = (double) part / whole;
        return new TaxAmounts(Math.round(tax.igst() * share), Math.round(tax.cgst() * share), Math.round(tax.sgst() * share),
                Math.round(tax.cess() * share));
    }

    private static LocalDate earliest(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /** This purchase and the next ones from the same GSTIN within 25 days in one booking. */
    private void merge(List<Deal> deals, int lead) {
        Deal first = deals.get(lead);
        int bills = 2 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
        List<Deal> members = new ArrayList<>(List.of(first));
        for (int i = lead + 1; i < Math.min(deals.size(), lead + 12) && members.size() < bills; i++) {
            Deal next = deals.get(i);
            boolean fits = next.original.supplier().equals(first.original.supplier())
                    && next.original.recipient().equals(first.original.recipient())
                    && next.original.type() == DocumentType.INV && next.reverseCharge == first.reverseCharge
                    && !next.absorbed && next.isAmountUnique()
                    && !next.original.date().isAfter(first.original.date().plusDays(25));
            if (fits) {
                members.add(next);
            }
        }
        if (members.size() < 2 || !first.isAmountUnique() || first.original.type() != DocumentType.INV) {
            return;
        }
        Paper last = members.get(members.size() - 1).original;
        long taxable = 0;
        TaxAmounts tax = TaxAmounts.ZERO;
        first.portal.clear();
        for (Deal member : members) {
            taxable += member.original.taxable();
            tax = tax.plus(member.original.tax());
            first.portal.add(member.original);
            if (member != first) {
                member.absorbed = true;
                member.books.clear();
                member.portal.clear();
            }
        }
        String lastSerial = NumberNoise.serial(last.number());
        String number = switch (random.nextInt(4)) {
            case 0 -> first.original.number();
            case 1 -> last.number();
            case 2 -> first.original.number() + "-" + lastSerial;
            default -> first.original.number() + " to " + lastSerial;
        };
        first.books.clear();
        first.books.add(first.original.withNumber(number).withDate(last.date()).withAmounts(taxable, tax));
        first.noises.add(Noise.MERGE);
    }

    /** The copy is the same, or written differently, or dated a few days later. */
    private void duplicate(Deal deal) {
        Paper copy = deal.original;
        int kind = random.nextInt(3);
        if (kind == 1) {
            String number = NumberNoise.reformatted(copy.number(), random);
            copy = number == null ? copy : copy.withNumber(number);
        } else if (kind == 2) {
            copy = copy.withDate(earliest(copy.date().plusDays(1 + random.nextInt(12)), LAST_DATE));
        }
        deal.books.add(copy);
        deal.noises.add(Noise.DUPLICATE);
    }

    // --- papers to documents

    private record Sheet(Deal deal, Paper paper, int place) {
    }

    private LabelledDocuments documents(List<Deal> deals, Map<Deal, Supplier> supplierOf) {
        List<Sheet> bookSheets = new ArrayList<>();
        List<Sheet> portalSheets = new ArrayList<>();
        for (Deal deal : deals) {
            for (int i = 0; i < deal.books.size(); i++) {
                bookSheets.add(new Sheet(deal, deal.books.get(i), i));
            }
            for (int i = 0; i < deal.portal.size(); i++) {
                portalSheets.add(new Sheet(deal, deal.portal.get(i), i));
            }
        }
        Random order = new Random(seed);
        Collections.shuffle(bookSheets, order);
        Collections.shuffle(portalSheets, order);

        long id = 0;
        Map<Deal, List<Long>> booksIds = new HashMap<>();
        Map<Deal, List<Long>> portalIds = new HashMap<>();
        Map<Long, Set<Noise>> noises = new LinkedHashMap<>();
        Map<Long, Long> copies = new LinkedHashMap<>();
        List<Document> books = new ArrayList<>();
        List<Document> portal = new ArrayList<>();
        Map<Deal, Long> firstBooking = new HashMap<>();
        for (Sheet sheet : bookSheets) {
            books.add(booksDocument(++id, sheet, supplierOf.get(sheet.deal)));
            noises.put(id, sheet.deal.labels());
            if (sheet.deal.noises.contains(Noise.DUPLICATE)) {
                Long other = firstBooking.putIfAbsent(sheet.deal, id);
                if (other != null) {
                    copies.put(id, other);
                    continue;
                }
            }
            booksIds.computeIfAbsent(sheet.deal, d -> new ArrayList<>()).add(id);
        }
        for (Sheet sheet : portalSheets) {
            portal.add(portalDocument(++id, sheet, supplierOf.get(sheet.deal)));
            noises.put(id, sheet.deal.labels());
            portalIds.computeIfAbsent(sheet.deal, d -> new ArrayList<>()).add(id);
        }
        Set<Link> links = new LinkedHashSet<>();
        for (Deal deal : deals) {
            for (long booksId : booksIds.getOrDefault(deal, List.of())) {
                for (long portalId : portalIds.getOrDefault(deal, List.of())) {
                    links.add(new Link(booksId, portalId));
                }
            }
        }
        return new LabelledDocuments(OURS.subList(0, mix.ownGstins()), LabelledDocuments.PERIOD, books, portal, links, noises, copies);
    }

    private Document booksDocument(long id, Sheet sheet, Supplier supplier) {
        Paper paper = sheet.paper;
        LocalDate posting = earliest(paper.date().plusDays(random.nextInt(6)), LAST_DATE);
        BooksFacts facts = new BooksFacts(String.format("PV-%06d", id), posting, BooksFacts.Receipt.RECEIVED, posting,
                BooksFacts.CreditClass.ELIGIBLE, BooksFacts.Status.ACTIVE, "8471", String.valueOf(sheet.deal.ratePercent), "Purchases");
        boolean statesOriginal = sheet.deal.creditedInvoice != null && random.nextBoolean();
        return new Document(id, Side.BOOKS, paper.recipient(), paper.supplier(), supplier.name(), paper.type(), paper.number(), paper.date(),
                TaxPeriod.of(posting), paper.taxable(), paper.tax(), paper.total(), paper.recipient().stateCode(), sheet.deal.reverseCharge,
                statesOriginal ? sheet.deal.creditedInvoice.original.number() : "",
                statesOriginal ? sheet.deal.creditedInvoice.original.date() : null, "", "", false, null, facts,
                new SourceLine("purchase-register.csv", String.valueOf(id + 1)), null);
    }

    private Document portalDocument(long id, Sheet sheet, Supplier supplier) {
        Paper paper = sheet.paper;
        TaxPeriod supplierPeriod = TaxPeriod.of(paper.date());
        Section section = paper.type() == DocumentType.INV ? Section.B2B : Section.CDNR;
        PortalFacts facts = new PortalFacts(section, PortalFacts.Block.OFFERED, PortalFacts.Availability.AVAILABLE, "R",
                supplierPeriod.toString(), LabelledDocuments.PERIOD.next().firstDay().plusDays(10), "A");
        return new Document(id, Side.PORTAL, paper.recipient(), paper.supplier(), supplier.name(), paper.type(), paper.number(), paper.date(),
                LabelledDocuments.PERIOD, paper.taxable(), paper.tax(), paper.total(), paper.recipient().stateCode(), sheet.deal.reverseCharge,
                "", null, "", "", false, facts, null,
                new SourceLine("returns_R2B.json", "docdata." + section.name().toLowerCase() + "[" + id + "]"), null);
    }
}
