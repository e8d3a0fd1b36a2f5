package milaan.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import milaan.demo.DemoPlan.Pair;
import milaan.domain.document.RejectionReason;
import milaan.domain.money.Paise;

/**
 * Documents of the sample company whose credit has a history: goods that arrive late, bills that are not paid, blocked and common
 * credit, decisions. With them the payments, the turnover and the decisions of the three months. What Table 4 must be is worked out
 * by hand in {@code cases/demo-table-4.csv}, never from here.
 */
final class DemoStories {

    static final Map<String, String> PAYMENTS = Map.of(DemoPlan.APRIL, "payments-april.csv", DemoPlan.MAY, "payments-may.csv", DemoPlan.JUNE,
            "payments-june.csv");
    static final Map<String, String> TURNOVER = Map.of(DemoPlan.APRIL, "turnover-april.csv", DemoPlan.MAY, "turnover-may.csv", DemoPlan.JUNE,
            "turnover-june.csv");
    static final String DECISIONS = "review-decided.csv";

    private static final String EXACT = "MATCHED/EXACT";
    private static final String FROM_APRIL = " from " + DemoPlan.APRIL;
    private static final String FROM_MAY = " from " + DemoPlan.MAY;

    /** @param number empty when it is on account */
    private record Paid(String file, Party party, String number, LocalDate day, long amount, String kind) {
    }

    private final DemoPlan plan;

    DemoStories(DemoPlan plan) {
        this.plan = plan;
    }

    void plan() {
        arrivals();
        oldBills();
        blockedAndCommon();
        joinedByHand();
        offeredTwice();
        june();
        payments();
        decisions();
    }

    // ---- goods that are not there yet

    private void arrivals() {
        Pair castings = stores(DemoPlan.APRIL, plan.party("Hadapsar Castings", "29"), "HDC/2604/88", DemoPlan.day(4, 27), 2_50_000_00);
        notReceived(castings.book());
        castings.expect(DemoPlan.APRIL, EXACT).expect(DemoPlan.MAY, EXACT + FROM_APRIL);
        again(castings.book(), DemoPlan.MAY_STORES, DemoPlan.MAY, "2026-05-04");

        Party works = plan.party("Lonand Machine Works", "27");
        Pair machine = stores(DemoPlan.APRIL, works, "LMW/0417", DemoPlan.day(4, 21), 4_00_000_00);
        notReceived(machine.book());
        machine.expect(DemoPlan.APRIL, EXACT).expect(DemoPlan.MAY, EXACT + FROM_APRIL).expect(DemoPlan.JUNE, EXACT + FROM_APRIL);
        Pair note = stores(DemoPlan.MAY, works, "LMW/CN/09", DemoPlan.day(5, 15), 50_000_00);
        note.book(plan::credit).portal(plan::credit).expect(DemoPlan.MAY, EXACT);
        note.book().cells.put("original_document_number", "LMW/0417");
        note.book().cells.put("original_document_date", "2026-04-21");
        again(machine.book(), DemoPlan.JUNE_REGISTER, DemoPlan.JUNE, "2026-06-09");
    }

    private static void notReceived(Paper book) {
        book.cells.put("received_date", "");
    }

    /** A later register repeats the booking, with the day of arrival. The first booking is the one that is carried. */
    private void again(Paper book, String file, String month, String received) {
        Paper repeated = plan.add(book.copy(true, file));
        repeated.cells.put("received_date", received);
        plan.warn(month, file, RejectionReason.CARRIED_UPDATED);
    }

    // ---- bills of last autumn that their suppliers report only now

    private void oldBills() {
        late(plan.party("Belgaum Alloys", "29"), "BGA/25-26/311", LocalDate.of(2025, 10, 10), 2_00_000_00, "102025");
        late(plan.party("Nasik Wire Ropes", "27"), "NWR/0876", LocalDate.of(2025, 11, 18), 1_00_000_00, "112025");
        // booked when the year to claim it was over, and never reported
        Paper lost = plan.onlyBooks(stores(DemoPlan.MAY, plan.party("Shirwal Tooling", "27"), "SHT/24-25/0930",
                LocalDate.of(2025, 1, 14), 60_000_00));
        lost.expect(DemoPlan.MAY, "MISSING_IN_2B/MISSING_IN_2B").expect(DemoPlan.JUNE, "MISSING_IN_2B/MISSING_IN_2B" + FROM_MAY);
    }

    private void late(Party party, String number, LocalDate date, long taxable, String reported) {
        stores(DemoPlan.APRIL, party, number, date, taxable).portal(portal -> portal.supplierPeriod = reported).expect(DemoPlan.APRIL, EXACT);
    }

    // ---- section 17(5), rules 42 and 43

    private void blockedAndCommon() {
        stores(DemoPlan.APRIL, plan.party("Amanora Motor Insurance", "27"), "AMI/77310", DemoPlan.day(4, 12), 20_000_00)
                .book(book -> book.cells.put("credit_class", "BLOCKED_17_5")).expect(DemoPlan.APRIL, EXACT);
        stores(DemoPlan.MAY, plan.party("Poona Sports Ground", "27"), "PSG/26/1140", DemoPlan.day(5, 6), 30_000_00)
                .book(book -> book.cells.put("account", "Club Membership")).expect(DemoPlan.MAY, EXACT);
        Party audit = plan.party("Kothrud Audit Partners", "27");
        common(DemoPlan.APRIL, audit, "KAP/26/041", DemoPlan.day(4, 15), 2_00_000_00, "COMMON");
        common(DemoPlan.MAY, audit, "KAP/26/052", DemoPlan.day(5, 15), 1_00_000_00, "COMMON");
        common(DemoPlan.JUNE, audit, "KAP/26/066", DemoPlan.day(6, 15), 1_00_000_00, "COMMON");
        common(DemoPlan.MAY, plan.party("Ambegaon Weighbridges", "27"), "AW/519", DemoPlan.day(5, 7), 20_00_000_00, "COMMON_CAPITAL");
        Party spares = plan.party("Wai Spares Depot", "27");
        for (int i = 1; i <= 2; i++) {
            stores(DemoPlan.APRIL, spares, "WSD-10" + i, DemoPlan.day(4, 5 + i), 10_000_00).expect(DemoPlan.APRIL, EXACT);
        }
    }

    private void common(String month, Party party, String number, LocalDate date, long taxable, String use) {
        stores(month, party, number, date, taxable).book(book -> book.cells.put("credit_class", use)).expect(month, EXACT);
    }

    // ---- one supplier, two numbers and two amounts: only a person knows that they are one bill

    private void joinedByHand() {
        Pair coolants = stores(DemoPlan.MAY, plan.party("Satpura Coolants", "27"), "SPC-9/MAY", DemoPlan.day(5, 12), 50_000_00);
        coolants.portal(portal -> portal.number = "2627/0457").portal(portal -> portal.date = DemoPlan.day(5, 14))
                .portal(portal -> portal.amounts(51_200_00, 18, true));
        coolants.expect(DemoPlan.MAY, "MATCHED/LINKED").expect(DemoPlan.JUNE, "MATCHED/LINKED" + FROM_MAY);
    }

    // ---- claimed in April, and in the statement of June again

    private void offeredTwice() {
        Pair twice = stores(DemoPlan.APRIL, plan.party("Baramati Agro Parts", "27"), "BAP/0312", DemoPlan.day(4, 18), 25_000_00)
                .expect(DemoPlan.APRIL, EXACT);
        plan.add(twice.portal().copy(false, DemoPlan.JUNE_2B)).expect(DemoPlan.JUNE, "MISSING_IN_BOOKS/MISSING_IN_BOOKS");
        plan.warn(DemoPlan.JUNE, DemoPlan.JUNE_2B, RejectionReason.CLAIMED_TWICE);
    }

    // ---- June: few documents, and what May left open

    /** For the company of two States: what was reversed before April, and what was decided of it. */
    static String workingOfTwoStates() {
        StringBuilder text = new StringBuilder(
                "gstin,item_id,supplier_gstin,document_number,document_date,return_period,event,reason,origin_item_id,igst,cgst,sgst,cess\n");
        for (String state : List.of("27", "29")) {
            String supplier = "," + Party.of("Tamhini Kilns", state, "AAGCT3307B").gstin() + ",";
            String start = DemoPlan.twoStates(state) + ",K" + state;
            text.append(start).append("-1").append(supplier)
                    .append("TK/118,2024-02-12,2024-02,REVERSED_4B2,NOT_RECEIVED - kiln in lots,,0.00,7200.00,7200.00,0.00\n");
            text.append(start).append("-2").append(supplier).append("TK/122,2025-12-03,2025-12,REVERSED_4B2,DISPUTE,,0.00,1350.00,1350.00,0.00\n");
        }
        return text.toString();
    }

    static String decidedOfTwoStates() {
        String[][] items = {{"27", "1", "a54ed194e97d1232"}, {"27", "2", "a356c45a7bc2cf88"}, {"29", "1", "a2ff28c99ad2aad4"},
                {"29", "2", "a9b650507135986f"}};
        StringBuilder text = new StringBuilder("gstin,item_key,evidence_hash,decision,decision_reason,decided_by,decided_on\n");
        for (String[] item : items) {
            String gstin = DemoPlan.twoStates(item[0]);
            String row = gstin + ",working/" + gstin + "/K" + item[0] + "-" + item[1] + "," + item[2] + ",CLAIM,";
            text.append(row).append("Erected and taken over on 6 April,P. Bhide,2026-05-15\n");
            if (item[1].equals("1")) {
                text.append(row).append("Report of the engineer seen,F. D'Souza,2026-05-16\n");
            }
        }
        return text.toString();
    }

    private void june() {
        String[] names = {"Nigdi Fasteners", "Alandi Coatings", "Bhor Fabricators", "Hosur Gear Works", "Vapi Chemicals", "Jejuri Packaging"};
        String[] states = {"27", "27", "27", "33", "24", "27"};
        for (int i = 0; i < names.length; i++) {
            Party party = plan.party(names[i], states[i]);
            for (int k = 1; k <= 2; k++) {
                plan.pair(DemoPlan.JUNE, party, "J" + (i + 1) + "/26-27/0" + (40 + 9 * k + i), DemoPlan.day(6, 3 + 8 * k + i),
                        20_000_00 + 5_000_00L * i * k, 18)
                        .expect(DemoPlan.JUNE, EXACT);
            }
        }
    }

    // ---- payments

    private List<Paid> paid() {
        List<Paid> paid = new ArrayList<>();
        String april = PAYMENTS.get(DemoPlan.APRIL);
        paid.add(new Paid(april, party("Kothrud Audit Partners"), "KAP/26/041", DemoPlan.day(4, 28), 2_16_000_00, "PAYMENT"));
        paid.add(new Paid(april, party("Kothrud Audit Partners"), "KAP/26/041", DemoPlan.day(4, 28), 20_000_00, "TDS"));
        paid.add(new Paid(april, party("Wai Spares Depot"), "WSD-101", DemoPlan.day(4, 29), 12_000_00, "PAYMENT"));
        paid.add(new Paid(april, party("Wai Spares Depot"), "", DemoPlan.day(4, 30), 5_000_00, "PAYMENT"));
        paid.add(new Paid(april, party("Amanora Motor Insurance"), "AMI/77310", DemoPlan.day(4, 10), 23_600_00, "PAYMENT"));
        paid.add(new Paid(april, party("Kothrud Audit Partners"), "KAP/26/014", DemoPlan.day(4, 28), 9_440_00, "PAYMENT"));
        paid.add(new Paid(april, Party.of("Ratlam Wires", "23", "AAFCR6218K"), "RW/88", DemoPlan.day(4, 22), 31_270_00, "PAYMENT"));
        paid.add(new Paid(april, party("Lonand Machine Works"), "LMW/0417", DemoPlan.day(5, 4), 1_00_000_00, "PAYMENT"));
        String may = PAYMENTS.get(DemoPlan.MAY);
        paid.add(new Paid(may, party("Kothrud Audit Partners"), "KAP/26/041", DemoPlan.day(4, 28), 2_16_000_00, "PAYMENT"));
        paid.add(new Paid(may, party("Nasik Wire Ropes"), "NWR/0876", DemoPlan.day(5, 8), 40_000_00, "PAYMENT"));
        paid.add(new Paid(may, party("Nasik Wire Ropes"), "NWR/0876", DemoPlan.day(5, 8), 2_000_00, "TDS"));
        paid.add(new Paid(may, party("Nasik Wire Ropes"), "", DemoPlan.day(5, 12), 17_000_00, "PAYMENT"));
        String june = PAYMENTS.get(DemoPlan.JUNE);
        paid.add(new Paid(june, party("Belgaum Alloys"), "BGA/25-26/311", DemoPlan.day(6, 12), 2_36_000_00, "PAYMENT"));
        paid.add(new Paid(june, party("Hadapsar Castings"), "HDC/2604/88", DemoPlan.day(6, 18), 2_95_000_00, "PAYMENT"));
        return paid;
    }

    private void payments() {
        String april = PAYMENTS.get(DemoPlan.APRIL);
        // the ECRS of the portal held credit when the register began, and the working that says of what comes with May
        plan.warn(DemoPlan.APRIL, "", RejectionReason.NOT_COMPUTED);
        plan.warn(DemoPlan.APRIL, april, RejectionReason.PAYMENT_ABOVE_INVOICE);
        plan.warn(DemoPlan.APRIL, april, RejectionReason.PAYMENT_BEFORE_INVOICE);
        plan.warn(DemoPlan.APRIL, april, RejectionReason.PAYMENT_WITHOUT_DOCUMENT);
        plan.warn(DemoPlan.APRIL, april, RejectionReason.PAYMENT_UNKNOWN_SUPPLIER);
        plan.warn(DemoPlan.APRIL, april, RejectionReason.PAYMENT_IN_FUTURE);
        plan.warn(DemoPlan.MAY, PAYMENTS.get(DemoPlan.MAY), RejectionReason.PAYMENT_REPEATED);
    }

    private Party party(String name) {
        return plan.papers.stream().map(paper -> paper.party).filter(party -> party.name().equals(name)).findFirst().orElseThrow();
    }

    /** A bank's list of payments to suppliers, one row each. */
    String payments(String month) {
        StringBuilder text = new StringBuilder("supplier_gstin,supplier_name,document_number,payment_date,amount,kind\n");
        for (Paid one : paid()) {
            if (one.file().equals(PAYMENTS.get(month))) {
                text.append(String.join(",", one.party().gstin(), one.party().name(), one.number(), one.day().toString(), Paise.format(one.amount()),
                        one.kind())).append('\n');
            }
        }
        return text.toString();
    }

    // ---- turnover: exempt are water pumps sold to farmers' co-operatives

    static String turnover(String month) {
        String[] classes = switch (month) {
            case DemoPlan.APRIL -> new String[] {"TAXABLE,5600000.00", "ZERO_RATED,800000.00", "EXEMPT,1600000.00"};
            case DemoPlan.MAY -> new String[] {"TAXABLE,6300000.00", "ZERO_RATED,700000.00", "EXEMPT,1000000.00"};
            default -> new String[] {"TAXABLE,4500000.00", "EXEMPT,1500000.00"};
        };
        StringBuilder text = new StringBuilder("gstin,return_period,supply,taxable_value\n");
        for (String row : classes) {
            text.append(DemoPlan.OWN).append(',').append(month).append(',').append(row).append('\n');
        }
        return text.toString();
    }

    // ---- decisions on the review of May

    private void decisions() {
        for (RejectionReason code : List.of(RejectionReason.DECISION_OUTDATED, RejectionReason.DECISION_UNKNOWN_ITEM,
                RejectionReason.DECISION_CONFLICT, RejectionReason.DECISION_NOT_POSSIBLE)) {
            plan.warn(DemoPlan.MAY, DECISIONS, code);
        }
    }

    /** Rows of May's review.csv with the last four columns filled in; keys and hashes are copied from there, as an analyst does. */
    static String decided() {
        return String.join("\n", "item_key,evidence_hash,status,document,decision,decision_reason,decided_by,decided_on",
                "h8a17abb53c9e088,h3d3fc49edfb204c,PROBABLE,AP/2216,ACCEPT,Bill seen: digits swapped when booked,S. Kulkarni,2026-06-15",
                "h17913d04329d9ca,ha52dab016ea4166,MISSING_IN_BOOKS,MTT/339,REJECT,"
                        + "None of us has travelled; the supplier is told,S. Kulkarni,2026-06-15",
                "h0a7ef3c82c4d4c1+h714452f9c1067ec,h06034688752407e+hbf0f9070aac3cd7,,SPC-9/MAY and 2627/0457,LINK,"
                        + "Booked from the delivery note before the bill came,S. Kulkarni,2026-06-15",
                "working/" + DemoPlan.OWN + "/R44,aaa2c2403275440b,OPEN_LOT,BMT/1290,CLAIM,"
                        + "Machine received on 2 May: goods note 118,R. Deshmukh,2026-06-16",
                "hc7dc3f877efdd05,h5e762139e4f335c,PROBABLE,KS/0672,ACCEPT,Paid in cash,S. Kulkarni,2026-05-16",
                "hf6f89df57492007,h424b14dd9a921fe,MISSING_IN_BOOKS,JH/2026/0084,DEFER,The bill is on its way,S. Kulkarni,2026-05-16",
                "habc99f5499dd275,he4b466c763917eb,PROBABLE,BA/100000,ACCEPT,Same amount and day,S. Kulkarni,2026-06-15",
                "habc99f5499dd275,he4b466c763917eb,PROBABLE,BA/100000,REJECT,The bill must be seen first,R. Deshmukh,2026-06-16",
                "h45baacf2c4e6006+h20c5988bd2b2251,h123d29bc77284ba+h63a83486d15ffbe,,ESC/71 and SS/0087,LINK,"
                        + "Both are for surface work,S. Kulkarni,2026-06-15", "");
    }

    private Pair stores(String month, Party party, String number, LocalDate date, long taxable) {
        Pair pair = plan.pair(month, party, number, date, taxable, 18);
        pair.book().file = switch (month) {
            case DemoPlan.APRIL -> DemoPlan.APRIL_STORES;
            case DemoPlan.MAY -> DemoPlan.MAY_STORES;
            default -> DemoPlan.JUNE_REGISTER;
        };
        return pair;
    }
}
