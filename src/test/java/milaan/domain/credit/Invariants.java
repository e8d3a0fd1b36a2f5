package milaan.domain.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import milaan.domain.credit.Months.Month;
import milaan.domain.document.Document;
import milaan.domain.document.PortalFacts;
import milaan.domain.document.Side;
import milaan.domain.identity.Gstin;
import milaan.domain.money.TaxAmounts;
import milaan.domain.money.TaxHead;
import milaan.domain.returns.Gstr3bRow;

/** What holds of every month, whatever its documents are. */
final class Invariants {

    private static final List<Gstr3bRow> CLAIMED = List.of(Gstr3bRow.ITC_IMPORT_OF_GOODS, Gstr3bRow.ITC_IMPORT_OF_SERVICES,
            Gstr3bRow.ITC_REVERSE_CHARGE, Gstr3bRow.ITC_ISD, Gstr3bRow.ITC_OTHER);

    private Invariants() {
    }

    /**
     * @param documents of the month, without those carried
     * @param history   events of all months, this one among them
     */
    static void check(Month month, List<Document> documents, List<CreditEvent> history, String story) {
        accounts(month, history, story);
        month.events().stream().map(event -> event.document().recipient()).distinct().forEach(gstin -> {
            table(month, gstin, story);
            ties(month, gstin, story);
        });
        for (Gstr3bRow row : CLAIMED) {
            TaxAmounts offered = sum(documents.stream().filter(d -> d.side() == Side.PORTAL && d.portal().block() == PortalFacts.Block.OFFERED
                    && d.portal().availability() == PortalFacts.Availability.AVAILABLE && row(d) == row).map(Document::tax).toList());
            TaxAmounts tied = sum(month.ties().stream().filter(tie -> tie.row() == row && tie.cause() == Tie.Cause.GSTR_2B).map(Tie::tax).toList());
            assertThat(tied).as("what GSTR-2B offers in %s, %s", row, story).isEqualTo(offered);
        }
    }

    private static void accounts(Month month, List<CreditEvent> history, String story) {
        Map<String, List<CreditEvent>> events = history.stream().collect(Collectors.groupingBy(CreditEvent::account, TreeMap::new, Collectors.toList()));
        Map<String, List<CreditLot>> lots = month.lots().stream().collect(Collectors.groupingBy(CreditLot::account));
        events.forEach((account, all) -> {
            List<CreditLot> open = lots.getOrDefault(account, List.of());
            CreditPosition position = CreditPosition.of(account, all, open);
            // credit of a working was claimed and reversed before the register: reclaims of it and what is left of it were taken then
            Predicate<CreditEvent> ofRegister = event -> !event.lot().startsWith(CreditLot.OF_WORKING);
            TaxAmounts taken = sum(all, EventKind.TAKEN, event -> true).plus(sum(all, EventKind.CORRECTED, event -> true));
            TaxAmounts now = sum(all, EventKind.REVERSED_FOR_NOW, ofRegister);
            TaxAmounts net = taken.minus(sum(all, EventKind.REVERSED_FOR_GOOD, event -> true)).minus(now).plus(sum(all, EventKind.RECLAIMED, event -> true));
            assertThat(position.net()).as("net credit of %s, %s", account, story).isEqualTo(net);
            TaxAmounts left = now.minus(sum(all, EventKind.RECLAIMED, ofRegister))
                    .minus(sum(all, EventKind.LAPSED, event -> !event.lot().isEmpty() && ofRegister.test(event)));
            assertThat(sum(open.stream().filter(lot -> !lot.isOfWorking()).map(CreditLot::left).toList())).as("lots of %s, %s", account, story)
                    .isEqualTo(left);
            for (TaxHead head : TaxHead.values()) {
                boolean note = all.stream().anyMatch(event -> event.kind() == EventKind.TAKEN && event.tax().of(head) < 0);
                assertThat(note || net.of(head) >= 0).as("%s of %s is %s, %s", head, account, net, story).isTrue();
            }
        });
    }

    private static void table(Month month, Gstin gstin, String story) {
        Table4 table = month.table(gstin);
        Map<Gstr3bRow, TaxAmounts> counted = new EnumMap<>(Gstr3bRow.class);
        month.events().stream().filter(event -> event.document().recipient().equals(gstin)).forEach(event -> {
            Gstr3bRow row = switch (event.kind()) {
                case TAKEN, CORRECTED -> event.row();
                case REVERSED_FOR_NOW -> Gstr3bRow.REVERSED_FOR_NOW;
                case REVERSED_FOR_GOOD -> Gstr3bRow.REVERSED_FOR_GOOD;
                case RECLAIMED -> Gstr3bRow.RECLAIMED;
                case BARRED -> Gstr3bRow.BARRED;
                case DEFERRED, LAPSED -> null;
            };
            if (row != null) {
                counted.merge(row, event.tax(), TaxAmounts::plus);
            }
        });
        counted.merge(Gstr3bRow.ITC_OTHER, counted.getOrDefault(Gstr3bRow.RECLAIMED, TaxAmounts.ZERO), TaxAmounts::plus);
        TaxAmounts net = sum(CLAIMED.stream().map(row -> counted.getOrDefault(row, TaxAmounts.ZERO)).toList())
                .minus(counted.getOrDefault(Gstr3bRow.REVERSED_FOR_GOOD, TaxAmounts.ZERO))
                .minus(counted.getOrDefault(Gstr3bRow.REVERSED_FOR_NOW, TaxAmounts.ZERO));
        counted.put(Gstr3bRow.NET_ITC, net);
        table.rows().forEach(row -> assertThat(row.tax()).as("%s of %s", row.row(), story).isEqualTo(counted.getOrDefault(row.row(), TaxAmounts.ZERO)));
        for (Gstr3bRow row : List.of(Gstr3bRow.REVERSED_FOR_GOOD, Gstr3bRow.REVERSED_FOR_NOW, Gstr3bRow.RECLAIMED)) {
            for (TaxHead head : TaxHead.values()) {
                assertThat(table.get(row).of(head)).as("%s %s of %s", row, head, story).isNotNegative();
            }
        }
    }

    private static void ties(Month month, Gstin gstin, String story) {
        for (Gstr3bRow row : CLAIMED) {
            TaxAmounts tied = sum(month.ties().stream().filter(tie -> tie.gstin().equals(gstin) && tie.row() == row).map(Tie::tax).toList());
            assertThat(tied).as("ties of %s, %s", row, story).isEqualTo(month.table(gstin).get(row));
        }
    }

    private static Gstr3bRow row(Document d) {
        if (d.portal().section().isImport()) {
            return Gstr3bRow.ITC_IMPORT_OF_GOODS;
        }
        if (d.portal().section().name().startsWith("ISD")) {
            return Gstr3bRow.ITC_ISD;
        }
        return d.reverseCharge() ? Gstr3bRow.ITC_REVERSE_CHARGE : Gstr3bRow.ITC_OTHER;
    }

    private static TaxAmounts sum(List<CreditEvent> events, EventKind kind, Predicate<CreditEvent> which) {
        return sum(events.stream().filter(event -> event.kind() == kind).filter(which).map(CreditEvent::tax).toList());
    }

    private static TaxAmounts sum(List<TaxAmounts> parts) {
        return new ArrayList<>(parts).stream().reduce(TaxAmounts.ZERO, TaxAmounts::plus);
    }
}
