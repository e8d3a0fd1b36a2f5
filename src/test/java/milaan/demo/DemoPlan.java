package milaan.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import milaan.domain.document.RejectionReason;
import milaan.domain.document.RejectionReason.Severity;

/**
 * Every document of the sample company, "Ujjwal Pumps and Valves" of Pune, from April to June 2026, with what each run must make
 * of it by gst-rules section 5. All names and numbers are invented; a fixed seed varies the ordinary ones. Documents whose credit
 * has a history of its own are planned in {@link DemoStories}.
 */
final class DemoPlan {

    static final String OWN = "27AAPFU0939F1ZV";
    static final String APRIL = "2026-04";
    static final String MAY = "2026-05";
    static final String JUNE = "2026-06";

    static final String APRIL_2B_FIRST = "gstr2b-april.zip!/returns_R2B_27AAPFU0939F1ZV_042026_1.json";
    static final String APRIL_2B_SECOND = "gstr2b-april.zip!/returns_R2B_27AAPFU0939F1ZV_042026_2.json";
    static final String APRIL_PLANT = "purchase-register-plant.csv";
    static final String APRIL_OFFICE = "purchase-register-office.xlsx";
    static final String MAY_2B = "052026_27AAPFU0939F1ZV_GSTR2B_16062026.xlsx";
    static final String MAY_PLANT = "plant-purchases-may.csv";
    static final String MAY_OFFICE = "office-bills-may.xls";
    static final String MAY_IMPORTS = "imports-and-isd-may.txt";
    static final String APRIL_STORES = "stores-and-services-april.csv";
    static final String MAY_STORES = "stores-and-services-may.csv";
    static final String JUNE_2B = "returns_R2B_27AAPFU0939F1ZV_062026.json";
    static final String JUNE_REGISTER = "purchase-register-june.csv";

    static final String STATES_PAN = "AAECU4417Q";
    static final String STATES_APRIL_REGISTER = "2026-04/purchase-register.csv";
    static final String STATES_MAY_REGISTER = "2026-05/purchase-register.csv";
    static final String STATES_WORKING = "2026-04/reversals-before-april.csv";
    static final String STATES_DECISIONS = "2026-04/decided.csv";

    static final String YEAR = "2026-27";
    static final String YEAR_RETURNS = "gstr3b-2025-26.zip";
    static final String MAY_RETURN = YEAR_RETURNS + "!/GSTR3B_27AAPFU0939F1ZV_052025.json";
    static final String JUNE_RETURN = YEAR_RETURNS + "!/GSTR3B_27AAPFU0939F1ZV_062025.json";
    static final String ECRS_STATEMENT = "Electronic Credit Reversal and Re-claimed Statement.csv";
    static final String RCM_STATEMENT = "RCM Liability-ITC Statement.xlsx";
    static final String WORKING = "reversal-working.csv";
    static final String RETURN_AGAIN = "gstr3b-september-2025 from the tax tool.json";
    static final String RETURN_MERGED = "gstr3b-october-2025 merged.json";
    static final String STATEMENT_TYPED_OVER = "ecrs-statement typed over.csv";
    static final String REGISTER = "machine-bills.csv";

    private static final String EXACT = "MATCHED/EXACT";
    private static final String EXACT_TOL = "MATCHED/EXACT_TOL";
    private static final String FROM_APRIL = " from " + APRIL;
    private static final String FROM_MAY = " from " + MAY;

    /** A document on both sides. */
    record Pair(Paper book, Paper portal) {

        Pair expect(String run, String what) {
            book.expect(run, what);
            portal.expect(run, what);
            return this;
        }

        Pair book(Consumer<Paper> change) {
            change.accept(book);
            return this;
        }

        Pair portal(Consumer<Paper> change) {
            change.accept(portal);
            return this;
        }
    }

    final List<Paper> papers = new ArrayList<>();
    /** {@code run|file|severity|code}: the rows that exceptions.csv must have, and no others. */
    final List<String> findings = new ArrayList<>();
    private final Random random = new Random(2026);
    private int parties;

    static DemoPlan ofCompany() {
        DemoPlan plan = new DemoPlan();
        plan.ordinary();
        plan.almostEqual();
        plan.differences();
        plan.likely();
        plan.splits();
        plan.doubled();
        plan.notClaimable();
        plan.amended();
        plan.missing();
        plan.outsideAndImports();
        plan.badRows();
        plan.badFiles();
        plan.statements();
        new DemoStories(plan).plan();
        return plan;
    }

    // ---- most documents: the same on both sides

    private void ordinary() {
        String[] names = {"Sahyadri Steel Centre", "Konkan Castings", "Girna Bearings", "Malwa Electricals", "Deccan Packaging",
            "Bhima Fasteners", "Tapti Rubber Works", "Nira Machine Tools", "Palghar Paints", "Indrayani Couriers", "Vaigai Seals",
            "Krishna Gaskets", "Panchganga Foundry", "Mula Office Supplies", "Kaveri Motors", "Narmada Cables", "Sina Hardware",
            "Godavari Lubricants", "Manjira Plastics", "Purna Tooling"};
        String[] states = {"27", "27", "24", "24", "27", "27", "33", "27", "27", "27", "29", "29", "27", "27", "33", "24", "27", "27", "36", "27"};
        for (int i = 0; i < names.length; i++) {
            Party party = party(names[i], states[i]);
            for (String month : List.of(APRIL, MAY)) {
                int serial = (month.equals(APRIL) ? 100 : 160) + 7 * i;
                for (int k = 0; k < 6; k++) {
                    serial += 1 + random.nextInt(8);
                    Pair pair = pair(month, party, number(i, serial), LocalDate.parse(month + "-01").plusDays(k * 5L + random.nextInt(5)),
                            3_000_00 + 5L * random.nextInt(1_800_000), i % 6 == 4 ? 5 : 18);
                    // upper and lower case are the same number
                    pair.book(book -> book.number = random.nextInt(8) == 0 ? book.number.toLowerCase() : book.number);
                    pair.expect(month, EXACT);
                }
            }
        }
        Party car = party("Pavana Motors", "27");
        pair(APRIL, car, "PM/VEH/0091", day(4, 17), 11_40_000_00, 40).book(book -> book.file = APRIL_STORES)
                .book(book -> book.cells.put("hsn", "87033399")).expect(APRIL, EXACT);
        Party rent = party("Sinhagad Estates", "27");
        pair(APRIL, rent, "SE/RENT/0426", day(4, 1), 85_000_00, 18).expect(APRIL, EXACT);
        pair(MAY, rent, "SE/RENT/0526", day(5, 1), 85_000_00, 18).expect(MAY, EXACT);
        Party lawyer = party("Advocate Meera Joglekar", "27");
        pair(APRIL, lawyer, "MJ/17", day(4, 9), 40_000_00, 18).book(this::reverse).portal(this::reverse).expect(APRIL, EXACT);
        pair(MAY, lawyer, "MJ/23", day(5, 12), 25_000_00, 18).book(this::reverse).portal(this::reverse).expect(MAY, EXACT);
        Party returned = party("Warna Bright Bars", "27");
        pair(APRIL, returned, "WBB/CN/008", day(4, 21), 18_400_00, 18).book(this::credit).portal(this::credit).expect(APRIL, EXACT);
        pair(MAY, returned, "WBB/CN/011", day(5, 19), 6_250_00, 18).book(this::credit).portal(this::credit).expect(MAY, EXACT);
        Party raised = party("Yerala Gears", "27");
        pair(APRIL, raised, "YG/DN/3", day(4, 24), 2_750_00, 18).book(this::debit).portal(this::debit).expect(APRIL, EXACT);
        Party cabs = party("Shivneri Cabs Online", "27");
        pair(APRIL, cabs, "SCO26-004417", day(4, 28), 12_600_00, 5).portal(paper -> paper.section = "ecom").expect(APRIL, EXACT);
    }

    // ---- a small difference that changes nothing

    private void almostEqual() {
        Party year = party("Chandoli Wires", "27");
        pair(APRIL, year, "CW/26-27/0231", day(4, 7), 61_250_00, 18).book(book -> book.number = "CW/231").expect(APRIL, EXACT_TOL);
        pair(MAY, year, "CW/26-27/0288", day(5, 8), 58_100_00, 18).book(book -> book.number = "CW-0288").expect(MAY, EXACT_TOL);
        Party days = party("Mahi Transformers", "24");
        pair(APRIL, days, "MT-2604", day(4, 14), 2_15_000_00, 18).book(book -> book.date = day(4, 17)).expect(APRIL, EXACT_TOL);
        pair(MAY, days, "MT-2655", day(5, 11), 1_96_500_00, 18).book(book -> book.date = day(5, 20)).expect(MAY, EXACT_TOL);
        Party rounding = party("Ulhas Chemicals", "27");
        pair(APRIL, rounding, "UC/4410", day(4, 19), 33_333_40, 18).book(book -> book.taxable = 33_333_00).expect(APRIL, EXACT_TOL);
        pair(MAY, rounding, "UC/4498", day(5, 22), 27_776_55, 18).book(book -> book.cgst += 50).book(book -> book.sgst += 50)
                .expect(MAY, EXACT_TOL);
        Party yearEnd = party("Vashishti Engineers", "27");
        pair(APRIL, yearEnd, "VE-25-0977", LocalDate.of(2026, 3, 31), 74_900_00, 18).book(book -> book.date = day(4, 1)).expect(APRIL, EXACT_TOL);
    }

    // ---- found, but something differs

    private void differences() {
        waits(pair(APRIL, party("Terna Forgings", "27"), "TF/318", day(4, 11), 54_000_00, 18)
                .book(book -> book.amounts(45_000_00, 18, true)).expect(APRIL, "DIFFERENCE/VALUE_MISMATCH"), "DIFFERENCE/VALUE_MISMATCH");
        pair(MAY, party("Ghod Filters", "27"), "GF-1206", day(5, 6), 1_20_000_00, 18)
                .book(book -> book.amounts(1_02_000_00, 18, true)).expect(MAY, "DIFFERENCE/VALUE_MISMATCH")
                .expect(JUNE, "DIFFERENCE/VALUE_MISMATCH" + FROM_MAY);
        pair(APRIL, party("Manar Couplings", "27"), "MC/77", day(4, 10), 92_000_00, 18)
                .book(book -> book.amounts(92_000_00, 18, false)).expect(APRIL, "DIFFERENCE/HEAD_MISMATCH");
        pair(APRIL, party("Bindusara Moulds", "27"), "BM/2209", day(4, 3), 38_500_00, 18)
                .book(book -> book.date = day(4, 28)).expect(APRIL, "DIFFERENCE/DATE_MISMATCH");
        pair(MAY, party("Kundalika Printers", "27"), "KP26-0144", day(5, 12), 14_700_00, 18)
                .book(book -> book.date = LocalDate.of(2025, 5, 12)).expect(MAY, "DIFFERENCE/DATE_FY_MISMATCH")
                .expect(JUNE, "DIFFERENCE/DATE_FY_MISMATCH" + FROM_MAY);
        pair(APRIL, party("Hiranyakeshi Mills", "27"), "HM/DN/14", day(4, 20), 9_800_00, 18)
                .portal(this::debit).expect(APRIL, "DIFFERENCE/TYPE_MISMATCH");
        waits(pair(APRIL, party("Rajgad Roadlines", "27"), "RR/5512", day(4, 16), 22_000_00, 5)
                .portal(this::reverse).expect(APRIL, "DIFFERENCE/RCM_MISMATCH"), "DIFFERENCE/RCM_MISMATCH");
        Party gujarat = party("Sabar Alloys", "24");
        pair(APRIL, gujarat, "SA/MH/0045", day(4, 22), 1_35_000_00, 18)
                .portal(portal -> portal.party = gujarat.in("27")).portal(portal -> portal.amounts(1_35_000_00, 18, true))
                .expect(APRIL, "DIFFERENCE/SUPPLIER_BRANCH_MISMATCH");
    }

    /** Its credit waits: the months after look at it again. */
    private void waits(Pair pair, String what) {
        pair.expect(MAY, what + FROM_APRIL).expect(JUNE, what + FROM_APRIL);
    }

    // ---- likely pairs: open until somebody decides, so the next month looks at them again

    private void likely() {
        // accepted in May
        pair(APRIL, party("Aner Pneumatics", "27"), "AP/2216", day(4, 8), 47_300_00, 18).book(book -> book.number = "AP/2261")
                .expect(APRIL, "PROBABLE/PROBABLE").expect(MAY, "MATCHED/PROBABLE" + FROM_APRIL);
        open(pair(APRIL, party("Burai Abrasives", "27"), "BA/100000", day(4, 15), 19_900_00, 18).book(book -> book.number = "1E+05"), "PROBABLE");
        warn(APRIL, APRIL_PLANT, RejectionReason.NUMBER_DAMAGED);
        open(pair(APRIL, party("Kanher Stationers", "27"), "KS/0672", day(4, 23), 4_130_00, 18)
                .book(book -> book.number = "CASH MEMO").book(book -> book.date = day(4, 25)), "PROBABLE_AMOUNT");

        // two machines, two series, one number in the books
        Party series = party("Koyna Weighing", "27");
        Pair first = pair(APRIL, series, "PL-1042", day(4, 13), 7_500_00, 18).book(book -> book.number = "1042");
        first.expect(APRIL, "PROBABLE/AMBIGUOUS");
        waits(first, "PROBABLE/PROBABLE");
        Paper second = first.portal().copy(false, APRIL_2B_SECOND);
        second.number = "PM-1042";
        add(second).expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, EXACT + FROM_APRIL);
        add(second.copy(true, MAY_PLANT)).expect(MAY, EXACT + FROM_APRIL);
    }

    private void open(Pair pair, String bucket) {
        waits(pair.expect(APRIL, "PROBABLE/" + bucket), "PROBABLE/" + bucket);
    }

    // ---- one against several

    private void splits() {
        Pair parts = pair(APRIL, party("Galana Extrusions", "27"), "GX/512", day(4, 18), 1_00_000_00, 18);
        Paper partB = parts.book().copy(true, APRIL_PLANT);
        parts.book().number = "GX/512-A";
        parts.book().amounts(40_000_00, 18, true);
        partB.number = "GX/512-B";
        add(partB.amounts(60_000_00, 18, true)).expect(APRIL, "MATCHED/SPLIT_MATCH");
        parts.expect(APRIL, "MATCHED/SPLIT_MATCH");

        Party transporter = party("Torna Logistics", "27");
        Paper together = new Paper(true, OWN, MAY_PLANT);
        together.party = transporter;
        together.number = "TL/881-883";
        together.date = day(5, 18);
        for (int i = 0; i < 3; i++) {
            long taxable = 12_000_00 + 1_500_00L * i;
            Paper portal = pair(MAY, transporter, "TL/" + (881 + i), day(5, 16 + i), taxable, 5).portal();
            papers.remove(papers.size() - 2);
            portal.expect(MAY, "MATCHED/SPLIT_MATCH");
            together.taxable += portal.taxable;
            together.cgst += portal.cgst;
            together.sgst += portal.sgst;
        }
        together.placeOfSupply = "27";
        add(together).expect(MAY, "MATCHED/SPLIT_MATCH");
    }

    // ---- the same twice

    private void doubled() {
        Pair twoVouchers = pair(APRIL, party("Dudhana Pipes", "27"), "DP/0933", day(4, 6), 66_700_00, 18);
        twoVouchers.expect(APRIL, EXACT);
        add(twoVouchers.book().copy(true, APRIL_PLANT)).expect(APRIL, "DUPLICATE/DUP_BOOKS");

        Pair printedTwice = pair(APRIL, party("Panzara Tyres", "27"), "PT-3391", day(4, 12), 28_600_00, 18);
        printedTwice.expect(APRIL, EXACT);
        printedTwice.book().printedTwice = true;
        Paper again = printedTwice.book().copy(true, "");
        papers.add(again.expect(APRIL, "DUPLICATE/DUP_BOOKS"));
        warn(APRIL, APRIL_PLANT, RejectionReason.DUPLICATE_ROW);

        Pair looksAlike = pair(MAY, party("Hatnur Engineers", "27"), "HE/26-27/0119", day(5, 14), 51_450_00, 18);
        looksAlike.expect(MAY, EXACT);
        Paper otherStyle = looksAlike.book().copy(true, MAY_PLANT);
        otherStyle.number = "HE/119";
        add(otherStyle).expect(MAY, "DUPLICATE/DUP_SUSPECT");

        // open in April, stated again in May: booked once
        Paper stated = pair(APRIL, party("Bori Springs", "27"), "BS-0718", day(4, 26), 16_200_00, 18).portal();
        Paper booked = papers.remove(papers.size() - 2);
        stated.expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, EXACT + FROM_APRIL);
        add(stated.copy(false, MAY_2B)).expect(MAY, "DUPLICATE/DUP_2B");
        booked.file = MAY_PLANT;
        add(booked).expect(MAY, EXACT + FROM_APRIL);
    }

    // ---- on both sides or one, and no credit

    private void notClaimable() {
        Pair hotel = pair(APRIL, party("Tungabhadra Residency", "29"), "TR/2604/118", day(4, 9), 13_600_00, 5);
        for (Paper paper : List.of(hotel.book(), hotel.portal())) {
            paper.amounts(13_600_00, 5, true);
            paper.placeOfSupply = "29";
        }
        hotel.portal(portal -> bar(portal, "P")).expect(APRIL, "NOT_CLAIMABLE/POS_BARRED");

        for (String month : List.of(APRIL, MAY)) {
            Paper late = new Paper(false, OWN, month.equals(APRIL) ? APRIL_2B_SECOND : MAY_2B);
            late.party = party("Arunavati Timber", "27");
            late.number = "AT/24-25/0" + (month.equals(APRIL) ? 188 : 203);
            late.date = LocalDate.of(2025, month.equals(APRIL) ? 1 : 2, 20);
            late.placeOfSupply = "27";
            late.supplierPeriod = month.equals(APRIL) ? "012025" : "022025";
            late.amounts(26_300_00, 18, true);
            bar(late, "C");
            add(late).expect(month, "NOT_CLAIMABLE/TIME_BARRED");
        }

        Pair distributed = pair(MAY, party("Ujjwal Group Services", "27"), "UGS/ISD/07", day(5, 29), 0, 18);
        for (Paper paper : List.of(distributed.book(), distributed.portal())) {
            paper.type = "ISD";
            paper.section = "isd";
            paper.cgst = 4_500_00;
            paper.sgst = 4_500_00;
        }
        distributed.book().file = MAY_IMPORTS;
        distributed.portal(portal -> bar(portal, "")).expect(MAY, "NOT_CLAIMABLE/NOT_AVAILABLE");

        pair(APRIL, party("Nakawadi Traders", "27"), "NT/0056", day(4, 5), 31_000_00, 18)
                .portal(portal -> portal.block = "docRejdata").expect(APRIL, "NOT_CLAIMABLE/REJECTED");
        Paper rejected = pair(MAY, party("Venna Agencies", "27"), "VA/2291", day(5, 15), 8_875_00, 18).portal();
        papers.remove(papers.size() - 2);
        rejected.block = "docRejdata";
        rejected.expect(MAY, "NOT_CLAIMABLE/REJECTED");

        Paper reversal = pair(APRIL, party("Morna Fabricators", "27"), "MF/1450", LocalDate.of(2025, 9, 16), 44_000_00, 18).portal();
        papers.remove(papers.size() - 2);
        reversal.block = "itcrev";
        reversal.supplierPeriod = "092025";
        reversal.expect(APRIL, "NOT_CLAIMABLE/REVERSAL");
    }

    private static void bar(Paper portal, String reason) {
        portal.available = "N";
        portal.whyNot = reason;
    }

    // ---- amended by the supplier

    private void amended() {
        // of a document that no run knows: it stands for itself
        pair(APRIL, party("Darna Insulators", "27"), "DI/4011", LocalDate.of(2026, 3, 24), 57_500_00, 18)
                .portal(portal -> amends(portal, portal.number, portal.date)).expect(APRIL, EXACT);

        // April differs; in May the supplier corrects it to what the books have
        Pair wrong = pair(APRIL, party("Aran Switchgear", "27"), "AS/0622", day(4, 15), 1_08_000_00, 18)
                .portal(portal -> portal.amounts(1_80_000_00, 18, true)).expect(APRIL, "DIFFERENCE/VALUE_MISMATCH");
        Paper corrected = wrong.book().copy(false, MAY_2B);
        amends(corrected, corrected.number, corrected.date);
        add(corrected).expect(MAY, EXACT + FROM_APRIL);
        wrong.book().expect(MAY, EXACT + FROM_APRIL);
        wrong.portal().expect(MAY, "NOT_COMPARED/AMENDED" + FROM_APRIL);

        // April agrees; in May the supplier takes it back
        Pair cancelled = pair(APRIL, party("Sukhi Laminates", "27"), "SL-1187", day(4, 27), 23_400_00, 18).expect(APRIL, EXACT);
        Paper zero = cancelled.book().copy(false, MAY_2B);
        zero.amounts(0, 18, true);
        amends(zero, zero.number, zero.date);
        add(zero).expect(MAY, "NOT_CLAIMABLE/SUPPLIER_CANCELLED" + FROM_APRIL);
        cancelled.book().expect(MAY, "NOT_CLAIMABLE/SUPPLIER_CANCELLED" + FROM_APRIL);
        cancelled.portal().expect(MAY, "NOT_COMPARED/AMENDED" + FROM_APRIL);
    }

    private static void amends(Paper portal, String number, LocalDate date) {
        portal.section = "b2ba";
        portal.originalNumber = number;
        portal.originalDate = date;
    }

    // ---- on one side only, and what becomes of it a month later

    private void missing() {
        String[] slow = {"Sangli Threads", "Mutha Instruments", "Kukadi Glass", "Ambi Solvents"};
        for (int i = 0; i < slow.length; i++) {
            Pair late = pair(APRIL, party(slow[i], i == 2 ? "29" : "27"), "L" + i + "/26/0" + (310 + 17 * i), day(4, 20 + 2 * i), 36_450_00 + 9_115_00L * i, 18);
            late.portal().file = MAY_2B;
            late.book().expect(APRIL, "MISSING_IN_2B/MISSING_IN_2B").expect(MAY, EXACT + FROM_APRIL);
            late.portal().expect(MAY, EXACT + FROM_APRIL);
        }
        Party never = party("Elgin Surface Coats", "27");
        onlyBooks(pair(APRIL, never, "ESC/71", day(4, 7), 88_000_00, 18))
                .expect(APRIL, "MISSING_IN_2B/MISSING_IN_2B").expect(MAY, "MISSING_IN_2B/MISSING_IN_2B" + FROM_APRIL)
                .expect(JUNE, "MISSING_IN_2B/MISSING_IN_2B" + FROM_APRIL);
        Pair inJune = pair(MAY, never, "ESC/96", day(5, 9), 91_500_00, 18).expect(JUNE, EXACT + FROM_MAY);
        inJune.portal().file = JUNE_2B;
        inJune.book().expect(MAY, "MISSING_IN_2B/MISSING_IN_2B");
        onlyBooks(pair(MAY, party("Café Gunjavani", "27"), "GL-5521", day(5, 27), 7_420_00, 18)).expect(MAY, "MISSING_IN_2B/MISSING_IN_2B")
                .expect(JUNE, "MISSING_IN_2B/MISSING_IN_2B" + FROM_MAY);

        Pair bookedLater = pair(APRIL, party("Jog Hydraulics", "29"), "JH/2026/0084", day(4, 29), 1_42_000_00, 18);
        bookedLater.book().file = MAY_PLANT;
        bookedLater.portal().expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, EXACT + FROM_APRIL);
        bookedLater.book().expect(MAY, EXACT + FROM_APRIL);
        // decided in May: not ours
        onlyPortal(pair(APRIL, party("Matheran Tours", "27"), "MTT/339", day(4, 30), 21_900_00, 5))
                .expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, "NOT_CLAIMABLE/MISSING_IN_BOOKS" + FROM_APRIL);
        Pair bookedInJune = pair(MAY, party("Kalu Batteries", "27"), "KB26/1172", day(5, 21), 18_250_00, 18).expect(JUNE, EXACT + FROM_MAY);
        bookedInJune.book().file = JUNE_REGISTER;
        bookedInJune.portal().expect(MAY, "MISSING_IN_BOOKS/MISSING_IN_BOOKS");
        onlyPortal(pair(MAY, party("Surya Signages", "27"), "SS/0087", day(5, 25), 11_300_00, 18))
                .expect(MAY, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(JUNE, "MISSING_IN_BOOKS/MISSING_IN_BOOKS" + FROM_MAY);

        // booked with a wrong figure in April, corrected in the register of May, reported in May
        Pair updated = pair(APRIL, party("Wainganga Metals", "27"), "WM/1519", day(4, 24), 2_48_000_00, 18);
        updated.portal().file = MAY_2B;
        Paper repaired = updated.book().copy(true, MAY_PLANT);
        updated.book().amounts(2_84_000_00, 18, true).expect(APRIL, "MISSING_IN_2B/MISSING_IN_2B");
        add(repaired).expect(MAY, EXACT + FROM_APRIL);
        updated.portal().expect(MAY, EXACT + FROM_APRIL);
        warn(MAY, MAY_PLANT, RejectionReason.CARRIED_UPDATED);
    }

    Paper onlyBooks(Pair pair) {
        papers.remove(pair.portal());
        return pair.book();
    }

    Paper onlyPortal(Pair pair) {
        papers.remove(pair.book());
        return pair.portal();
    }

    // ---- bookings that GSTR-2B cannot hold, and imports of goods

    private void outsideAndImports() {
        Party abroad = new Party("Cloudberry Hosting LLC", "");
        onlyBooks(pair(APRIL, abroad, "CBH-2026-04", day(4, 30), 16_800_00, 18)).expect(APRIL, "NOT_COMPARED/NO_GSTIN").file = APRIL_OFFICE;
        onlyBooks(pair(MAY, new Party("Ganesh Tea Stall", ""), "14", day(5, 30), 2_150_00, 5)).amounts(2_150_00, 0, true)
                .expect(MAY, "NOT_COMPARED/NO_GSTIN").file = MAY_IMPORTS;
        Paper cancelled = onlyBooks(pair(APRIL, party("Chenab Cutters", "27"), "CC/0402", day(4, 4), 12_500_00, 18));
        cancelled.status = "Cancelled";
        cancelled.expect(APRIL, "NOT_COMPARED/CANCELLED");

        importOfGoods(APRIL, new Party("Nordsee Ventile GmbH", ""), "4417093", day(4, 18), 6_32_500_00, "INNSA1", "impg");
        importOfGoods(MAY, new Party("Hanseong Bearings Co", ""), "4528816", day(5, 13), 4_18_900_00, "INBOM4", "impg");
        importOfGoods(MAY, party("Mihan Zone Castings", "27"), "2004471", day(5, 20), 1_77_250_00, "INNAG6", "impgsez");

        Pair distributed = pair(MAY, party("Ujjwal Shared Centre", "27"), "USC/ISD/112", day(5, 31), 0, 18);
        for (Paper paper : List.of(distributed.book(), distributed.portal())) {
            paper.type = "ISD";
            paper.section = "isd";
            paper.igst = 12_600_00;
        }
        distributed.book().file = MAY_IMPORTS;
        distributed.expect(MAY, EXACT);
    }

    private void importOfGoods(String month, Party party, String number, LocalDate date, long taxable, String port, String section) {
        Pair pair = pair(month, party, number, date, taxable, 18);
        for (Paper paper : List.of(pair.book(), pair.portal())) {
            paper.type = "BOE";
            paper.section = section;
            paper.portCode = port;
            paper.amounts(taxable, 18, false);
        }
        pair.book().file = month.equals(APRIL) ? APRIL_OFFICE : MAY_IMPORTS;
        // customs knows the importer only: an overseas supplier stands in no statement
        if (section.equals("impg")) {
            pair.portal().party = new Party("", "");
        }
        pair.expect(month, EXACT);
    }

    // ---- rows that are refused, and rows with a remark

    private void badRows() {
        refused(APRIL, APRIL_PLANT, "Bhandara Brushes", "BB/19", RejectionReason.BAD_GSTIN, "supplier_gstin", "27AABCB12");
        refused(APRIL, APRIL_PLANT, "Wardha Weavers", "WW/40", RejectionReason.DATE_OUT_OF_RANGE, "document_date", "11-Apr-62");
        refused(APRIL, APRIL_PLANT, "Ramtek Ropes", "RR-7", RejectionReason.BAD_AMOUNT, "taxable_value", "1,2x0.00");
        refused(APRIL, APRIL_PLANT, "Pench Timber", "PT/3", RejectionReason.MISSING_FIELD, "document_number", "");
        refused(APRIL, APRIL_PLANT, "Umred Oils", "UO/88", RejectionReason.UNREADABLE_ROW, "line", "\"Umred Oils");
        refused(APRIL, APRIL_OFFICE, "Karanja Cables", "KC/21", RejectionReason.WRONG_RECIPIENT, "recipient_gstin", Party.gstin("29", "AAPFU0939F"));
        refused(APRIL, APRIL_OFFICE, "Tumsar Tiles", "TT/64", RejectionReason.DAMAGED_CELL, "taxable_value", "#REF!");
        refused(MAY, MAY_PLANT, "Arvi Adhesives", "AA/15", RejectionReason.UNKNOWN_CODE, "place_of_supply", "ZZ");
        refused(MAY, MAY_PLANT, "Hingna Hoses", "HH-9", RejectionReason.BAD_DATE, "document_date", "12/31/2025");

        // refused in April for its date, repaired in the register of May: by then it is carried on the side of the portal
        Pair repaired = pair(APRIL, party("Katol Oranges", "27"), "KO/0447", day(4, 30), 5_150_00, 5);
        Paper bad = repaired.book().copy(true, APRIL_PLANT);
        bad.cells.put("document_date", "31-04-2026");
        add(bad);
        refuse(APRIL, APRIL_PLANT, RejectionReason.BAD_DATE);
        repaired.book().file = MAY_PLANT;
        repaired.book().expect(MAY, EXACT + FROM_APRIL);
        repaired.portal().expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, EXACT + FROM_APRIL);

        // the portal's file of April has a code that nobody knows; its own summary counts the document, so it differs too
        Paper temporary = onlyPortal(pair(APRIL, party("Saoner Springs", "27"), "SS-260", day(4, 10), 14_450_00, 18));
        temporary.file = APRIL_2B_FIRST;
        temporary.available = "T";
        refuse(APRIL, APRIL_2B_FIRST, RejectionReason.UNKNOWN_CODE);
        warn(APRIL, APRIL_2B_FIRST, RejectionReason.SUMMARY_DIFFERS);
        Paper unknown = onlyPortal(pair(APRIL, party("Deolapar Motors", "27"), "DM-81", day(4, 10), 9_300_00, 18));
        unknown.file = APRIL_2B_SECOND;
        unknown.section = "tcs";
        refuse(APRIL, APRIL_2B_SECOND, RejectionReason.UNKNOWN_SECTION);

        Party right = party("Ajanta Nozzles", "27");
        Party wrongDigit = new Party(right.name(), right.gstin().substring(0, 14) + (right.gstin().endsWith("7") ? "8" : "7"));
        pair(MAY, wrongDigit, "AN/0614", day(5, 7), 29_700_00, 18).expect(MAY, EXACT);
        warn(MAY, MAY_PLANT, RejectionReason.GSTIN_CHECKSUM);
        warn(MAY, MAY_2B, RejectionReason.GSTIN_CHECKSUM);
        Pair unequal = pair(MAY, party("Ellora Screens", "27"), "ES-377", day(5, 17), 20_000_00, 18).expect(MAY, EXACT);
        unequal.book().sgst -= 10_00;
        unequal.portal().sgst -= 10_00;
        warn(MAY, MAY_PLANT, RejectionReason.HEADS_UNEQUAL);
        warn(MAY, MAY_2B, RejectionReason.HEADS_UNEQUAL);
        pair(MAY, party("Pratap Freight", "27"), "PF/7702", day(5, 10), 30_000_00, 18)
                .book(book -> book.value = book.sum() + 1_800_00).expect(MAY, EXACT);
        warn(MAY, MAY_PLANT, RejectionReason.VALUE_DIFFERS);
        warn(MAY, MAY_OFFICE, RejectionReason.MISSING_COLUMN);
    }

    private void refused(String month, String file, String name, String number, RejectionReason code, String field, String text) {
        Paper book = onlyBooks(pair(month, party(name, "27"), number, LocalDate.parse(month + "-11"), 5_600_00 + 35_00L * parties, 18));
        book.file = file;
        book.cells.put(field, text);
        refuse(month, file, code);
    }

    // ---- files that are refused: DemoCompany writes them

    private void badFiles() {
        refuse(MAY, "stock-list.csv", RejectionReason.UNKNOWN_FILE);
        refuse(MAY, "returns_R2B_27AAPFU0939F1ZV_052026 cut off.json", RejectionReason.UNREADABLE_FILE);
        refuse(MAY, "returns_R2B_29AAPFU0939F1ZR_052026.json", RejectionReason.OTHER_GSTIN_FILE);
        refuse(MAY, "returns_R2B_27AAPFU0939F1ZV_032026.json", RejectionReason.OTHER_PERIOD_FILE);
        refuse(MAY, "plant-purchases-may_copy.csv", RejectionReason.DUPLICATE_FILE);
        refuse(MAY, "returns_R2B_27AAPFU0939F1ZV_052026.json", RejectionReason.SUPERSEDED_FILE);
        refuse(MAY, "from-the-mail.zip", RejectionReason.UNSAFE_ARCHIVE);
    }

    // ---- returns, statements and the working: DemoCredit plans them

    private void statements() {
        // April's statements are known to May, but of a file of April
        differ(APRIL, "ecrs-statement.json", "rcm-statement.json", MAY_RETURN);
        differ(MAY, "", "", "");
        differ(JUNE, "", "", "");
        // what the working tells of April and May is left to the register
        for (String item : List.of("R46", "R47", "R48", "R49", "R50", "R51", "R52", "R53")) {
            warn(MAY, WORKING, RejectionReason.WORKING_AFTER_REGISTER);
            warn(JUNE, "", RejectionReason.WORKING_AFTER_REGISTER);
        }
        differ(YEAR, ECRS_STATEMENT, RCM_STATEMENT, MAY_RETURN);
        for (String head : List.of("iamt", "camt", "samt")) {
            warn(APRIL, JUNE_RETURN, RejectionReason.TABLE_4_WRONG);
            warn(YEAR, JUNE_RETURN, RejectionReason.TABLE_4_WRONG);
        }
        warn(YEAR, RETURN_AGAIN, RejectionReason.FILING_NOT_STATED);
        warn(YEAR, RETURN_AGAIN, RejectionReason.DUPLICATE_PERIOD);
        warn(YEAR, WORKING, RejectionReason.ECRS_L5_UNLINKED);
        for (String item : List.of("R44", "R45")) {
            warn(YEAR, WORKING, RejectionReason.POSSIBLE_DOUBLE_COUNT);
        }
        refuse(YEAR, STATEMENT_TYPED_OVER, RejectionReason.BALANCE_BROKEN);
        refuse(YEAR, RETURN_MERGED, RejectionReason.DUPLICATE_ENTRY);
        refuse(YEAR, REGISTER, RejectionReason.OTHER_JOB_FILE);
    }

    // ---- the second company: one PAN, two States, and a second month without a statement

    static DemoPlan ofTwoStates() {
        DemoPlan plan = new DemoPlan();
        Party press = plan.party("Tamhini Oil Press", "27");
        Party sacks = plan.party("Bhigwan Sacks", "27");
        Party spices = plan.party("Coorg Spices", "29");
        Party carrier = plan.party("Amboli Carriers", "27");
        plan.inState("27", press, "TOP/611", day(4, 8), 96_000_00, true, true).expect(APRIL, EXACT);
        plan.inState("27", sacks, "BS/2026/77", day(4, 11), 18_750_00, true, true).expect(APRIL, EXACT);
        Pair printedAgain = plan.inState("29", spices, "CS-0319", day(4, 15), 1_24_000_00, true, true);
        printedAgain.expect(APRIL, EXACT);
        plan.inState("29", press, "TOP/640", day(4, 22), 54_500_00, true, true).expect(APRIL, EXACT);
        Pair across = plan.inState("29", carrier, "AC/5190", day(4, 17), 32_000_00, true, true);
        across.expect(APRIL, "DIFFERENCE/OUR_BRANCH_MISMATCH");
        across.book(book -> plan.papers.set(plan.papers.indexOf(book), across.book().bookedFor(twoStates("27"))));
        plan.inState("27", sacks, "BS/2026/90", day(4, 27), 21_300_00, false, true).portal()
                .expect(APRIL, "MISSING_IN_BOOKS/MISSING_IN_BOOKS").expect(MAY, EXACT + FROM_APRIL);
        Paper bookedLater = plan.inState("27", sacks, "BS/2026/90", day(4, 27), 21_300_00, true, false).book();
        bookedLater.file = STATES_MAY_REGISTER;
        bookedLater.expect(MAY, EXACT + FROM_APRIL);
        for (String state : List.of("27", "29")) {
            Paper unreported = plan.inState(state, state.equals("27") ? press : spices, "UDF/0" + state, day(5, 12), 40_000_00, true, false).book();
            unreported.file = STATES_MAY_REGISTER;
            unreported.expect(MAY, "MISSING_IN_2B/MISSING_IN_2B");
        }
        // used for exempt and taxable supplies, and nobody says how much is exempt
        for (String state : List.of("27", "29")) {
            plan.inState(state, carrier, "AC/52" + state, day(4, 24), 60_000_00, true, true).expect(APRIL, EXACT)
                    .book(book -> book.cells.put("credit_class", "COMMON"));
        }
        plan.warn(APRIL, "", RejectionReason.NOT_COMPUTED);
        // a reversal of 2024 is reclaimed by two persons' word; of another only one has decided
        plan.warn(APRIL, "", RejectionReason.RECLAIM_AFTER_TIME_BAR);
        plan.warn(APRIL, STATES_DECISIONS, RejectionReason.DECISION_UNCONFIRMED);
        // decisions have no month: in a range each month looks at them, and the lot that is reclaimed is no item any more
        plan.warn(MAY, STATES_DECISIONS, RejectionReason.DECISION_UNCONFIRMED);
        plan.warn(MAY, STATES_DECISIONS, RejectionReason.DECISION_UNKNOWN_ITEM);
        // the register of May begins in April: what April has reconciled opens nothing
        plan.add(printedAgain.book().copy(true, STATES_MAY_REGISTER)).expect(MAY, "DUPLICATE/DUP_BOOKS" + FROM_APRIL);
        plan.warn(MAY, STATES_MAY_REGISTER, RejectionReason.ALREADY_RECONCILED);
        plan.warn(MAY, "", RejectionReason.SIDE_MISSING);
        return plan;
    }

    static String twoStates(String state) {
        return Party.gstin(state, STATES_PAN);
    }

    static String statement(String state) {
        return "2026-04/returns_R2B_" + twoStates(state) + "_042026.json";
    }

    private Pair inState(String state, Party party, String number, LocalDate date, long taxable, boolean booked, boolean reported) {
        Paper book = new Paper(true, twoStates(state), STATES_APRIL_REGISTER);
        book.party = party;
        book.number = number;
        book.date = date;
        book.placeOfSupply = state;
        book.amounts(taxable, 5, party.isIn(state));
        Pair pair = new Pair(book, book.copy(false, statement(state)));
        if (booked) {
            add(book);
        }
        if (reported) {
            add(pair.portal());
        }
        return pair;
    }

    // ---- building blocks

    /** A document on both sides; the last two of {@link #papers}, the booking first. */
    Pair pair(String month, Party party, String number, LocalDate date, long taxable, int rate) {
        boolean april = month.equals(APRIL);
        boolean june = month.equals(JUNE);
        boolean sameState = party.gstin().isEmpty() || party.isIn("27");
        // the office books what comes from within the State: its May export has no IGST column
        boolean office = parties % 3 == 2 && sameState && rate == 18 && isOrdinary(number);
        Paper book = new Paper(true, OWN, june ? JUNE_REGISTER : april ? office ? APRIL_OFFICE : APRIL_PLANT
                : office ? MAY_OFFICE : MAY_PLANT);
        book.party = party;
        book.number = number;
        book.date = date;
        book.placeOfSupply = "27";
        book.amounts(taxable, rate, sameState);
        Paper portal = book.copy(false, june ? JUNE_2B : april ? parties % 2 == 0 ? APRIL_2B_FIRST : APRIL_2B_SECOND : MAY_2B);
        add(book);
        add(portal);
        return new Pair(book, portal);
    }

    /** Only the first suppliers are booked by the office. */
    private boolean isOrdinary(String number) {
        return parties <= 20 && !number.isEmpty();
    }

    Paper add(Paper paper) {
        papers.add(paper);
        return paper;
    }

    private void differ(String run, String ecrs, String rcm, String mayReturn) {
        warn(run, ecrs, RejectionReason.OPENING_AMENDED);
        warn(run, mayReturn, RejectionReason.RETURN_DIFFERS);
        warn(run, ecrs, RejectionReason.MISSING_PERIOD);
        warn(run, rcm, RejectionReason.MISSING_PERIOD);
    }

    Party party(String name, String state) {
        parties++;
        String letters = name.toUpperCase().replaceAll("[^A-Z]", "");
        return Party.of(name, state, letters.substring(1, 4) + "C" + letters.charAt(0) + (1000 + 37 * parties) + letters.charAt(4));
    }

    static String number(int style, int serial) {
        return switch (style % 5) {
            case 0 -> String.format("%s/26-27/%04d", (char) ('A' + style) + "T", serial);
            case 1 -> String.format("KC-%05d", serial);
            case 2 -> String.format("2627%05d", serial);
            case 3 -> String.format("INV/%d", serial);
            default -> String.format("B%02d/%03d", style, serial);
        };
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    private void reverse(Paper paper) {
        paper.reverseCharge = true;
    }

    void credit(Paper paper) {
        paper.type = "CRN";
        paper.section = "cdnr";
    }

    private void debit(Paper paper) {
        paper.type = "DBN";
        paper.section = "cdnr";
    }

    void refuse(String run, String file, RejectionReason code) {
        finding(run, file, code, Severity.REJECTED);
    }

    void warn(String run, String file, RejectionReason code) {
        finding(run, file, code, Severity.WARNING);
    }

    private void finding(String run, String file, RejectionReason code, Severity severity) {
        if (code.severity() != severity) {
            throw new IllegalArgumentException(code + " is not " + severity);
        }
        findings.add(run + "|" + file + "|" + severity + "|" + code);
    }
}
