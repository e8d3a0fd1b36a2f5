package milaan.jobs.monthend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import milaan.domain.credit.AccountName;
import milaan.domain.credit.CommonCreditSums;
import milaan.domain.credit.CreditEvent;
import milaan.domain.credit.CreditReason;
import milaan.domain.credit.DocumentKey;
import milaan.domain.credit.EventKind;
import milaan.domain.credit.Portion;
import milaan.domain.credit.Register;
import milaan.domain.credit.ReturnDay;
import milaan.domain.credit.TurnoverLine;
import milaan.domain.credit.reversal.CapitalGood;
import milaan.domain.credit.reversal.CommonCredit;
import milaan.domain.credit.reversal.Rule38;
import milaan.domain.credit.reversal.Rule42;
import milaan.domain.credit.reversal.Rule43;
import milaan.domain.credit.reversal.Turnover;
import milaan.domain.document.BooksFacts.CreditClass;
import milaan.domain.document.DocumentType;
import milaan.domain.document.Finding;
import milaan.domain.document.RejectionReason;
import milaan.domain.identity.FinancialYear;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.money.Paise;
import milaan.domain.money.TaxAmounts;
import milaan.domain.returns.Gstr3b;
import milaan.domain.returns.Gstr3bRow;
import milaan.domain.rules.Rules;
import milaan.runtime.RunInbox;
import milaan.tables.CapitalGoodTable;
import milaan.tables.CommonCreditTable;
import milaan.tables.CreditEventTable;
import milaan.tables.CreditLotTable;
import milaan.tables.CreditRemarkTable;
import milaan.tables.DocumentLineTable;
import milaan.tables.ReturnTable;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;
import milaan.tables.TurnoverTable;
import org.springframework.stereotype.Component;

/** Rules 38, 42 and 43: the part of the credit of a month that exempt supplies, other use, or a bank's option take away. */
@Component
class Apportion {

    /** Uses of which goods may change to common use, and common use itself. */
    private static final Set<CreditClass> WATCHED = EnumSet.of(CreditClass.CAPITAL, CreditClass.COMMON_CAPITAL, CreditClass.EXEMPT_ONLY);

    private final RunInbox inbox;
    private final RunTable runs;
    private final CreditEventTable events;
    private final CreditLotTable lots;
    private final CapitalGoodTable goods;
    private final CommonCreditTable months;
    private final TurnoverTable turnover;
    private final ReturnTable returns;
    private final DocumentLineTable lines;
    private final CreditRemarkTable remarks;

    Apportion(RunInbox inbox, RunTable runs, CreditEventTable events, CreditLotTable lots, CapitalGoodTable goods, CommonCreditTable months,
            TurnoverTable turnover, ReturnTable returns, DocumentLineTable lines, CreditRemarkTable remarks) {
        this.inbox = inbox;
        this.runs = runs;
        this.events = events;
        this.lots = lots;
        this.goods = goods;
        this.months = months;
        this.turnover = turnover;
        this.returns = returns;
        this.lines = lines;
        this.remarks = remarks;
    }

    /** Of each GSTIN: the turnover, the rules and the credit differ by State. */
    void apportion(long runId) {
        forget(runId);
        Run run = inbox.run(runId);
        Rules rules = inbox.rules(runId);
        List<CreditEvent> posted = new ArrayList<>();
        List<Register.Remark> said = new ArrayList<>();
        Map<String, List<CapitalGood>> inLife = new TreeMap<>();
        for (RunTable.Member member : run.members()) {
            apportion(run, member, rules, posted, said, inLife);
        }
        goods.insert(runId, inLife);
        if (!posted.isEmpty()) {
            events.insert(runId, CreditEventTable.RULES, posted);
        }
        if (!said.isEmpty()) {
            remarks.insert(runId, Map.of(CreditEventTable.RULES, said));
        }
    }

    /** What an attempt that was cut off at its end has left. */
    private void forget(long run) {
        events.delete(run, CreditEventTable.RULES);
        remarks.delete(run, CreditEventTable.RULES);
        months.delete(run);
        goods.delete(run);
    }

    private void apportion(Run run, RunTable.Member member, Rules rules, List<CreditEvent> posted, List<Register.Remark> said,
            Map<String, List<CapitalGood>> inLife) {
        Gstin gstin = member.gstin();
        TaxPeriod period = run.period();
        CommonCreditSums sums = new CommonCreditSums();
        events.sumsByClass(run.id(), gstin).forEach(sum -> sums.add(sum.kind(), sum.reason(), sum.creditClass(), sum.tax()));
        Set<String> waiting = lots.openAccounts(run.id(), gstin);
        List<CapitalGood> capital = capitalGoods(run, member, rules, waiting, posted);
        capital.forEach(good -> inLife.computeIfAbsent(good.document().block(), block -> new ArrayList<>()).add(good));
        List<CapitalGood> credited = capital.stream().filter(good -> !waiting.contains(good.account())).toList();

        Collection<Turnover> known = known(run.id(), gstin, period);
        TaxAmounts te = Rule43.te(credited, period, known, rules);
        CommonCredit month = Rule42.month(period, sums.t(), sums.t1(), sums.t2(), sums.t3(), sums.t4(), te, known, rules);
        months.insert(run.id(), gstin, month);
        List<Portion> portions = new ArrayList<>(Rule42.portions(month, rules));
        portions.addAll(Rule43.portions(credited, period, known, rules));
        if (Rule38.isChosen(period, rules)) {
            TaxAmounts own = events.netOfSupplier(run.id(), gstin, gstin.pan());
            portions.addAll(Rule38.portions(period, sums.net(), own, rules));
        }
        Optional<FinancialYear> year = Rule42.yearToTrueUp(period, rules);
        if (year.isPresent()) {
            List<CommonCredit> ofYear = monthsOf(run, gstin).stream().filter(one -> one.period().financialYear().equals(year.get())).toList();
            if (ofYear.stream().anyMatch(one -> !one.c2().isZero())) {
                Rule42.TrueUp trueUp = Rule42.trueUp(year.get(), ofYear, ReturnDay.of(period, rules), rules);
                portions.addAll(trueUp.portions());
                note(gstin, trueUp.notComputed(), said);
            }
        }
        Rule42.notComputed(month).ifPresent(why -> note(gstin, why, said));
        Rule43.notComputed(credited, period, known, rules).ifPresent(why -> note(gstin, why, said));
        portions.forEach(portion -> posted.add(event(gstin, period, portion)));
    }

    private static void note(Gstin gstin, String why, List<Register.Remark> said) {
        if (!why.isEmpty()) {
            said.add(new Register.Remark(null, gstin, new Finding(RejectionReason.NOT_COMPUTED, "", why)));
        }
    }

    private static CreditEvent event(Gstin gstin, TaxPeriod period, Portion portion) {
        String name = gstin + "|" + period + "|" + portion.reason();
        return new CreditEvent(AccountName.of(name), new DocumentKey(gstin, null, "", null, "", null), period, portion.kind(),
                Gstr3bRow.ITC_OTHER, portion.reason(), portion.rule(), "", portion.tax(), null, null, "", null, portion.explanation());
    }

    /** Turnover of the months that are known, none when that of the period is not: another month's figures stand in only for no turnover. */
    private Collection<Turnover> known(long run, Gstin gstin, TaxPeriod period) {
        List<TurnoverLine> books = turnover.read(run, gstin);
        List<Gstr3b> filed = returns.read(run, gstin);
        Map<TaxPeriod, Turnover> known = new TreeMap<>();
        Set<TaxPeriod> periods = new TreeSet<>();
        books.forEach(line -> periods.add(line.period()));
        filed.forEach(one -> periods.add(one.period()));
        periods.forEach(one -> Turnover.of(one, books, filed).ifPresent(found -> known.put(one, found)));
        return known.containsKey(period) ? known.values() : List.of();
    }

    /** The workings of the runs before, with the turnover that is known by now: the return of a month is filed after its run. */
    private List<CommonCredit> monthsOf(Run run, Gstin gstin) {
        List<Long> earlier = runs.findEarlierRuns(run.id(), gstin);
        List<Long> latestFirst = new ArrayList<>(List.of(run.id()));
        latestFirst.addAll(earlier);
        List<List<TurnoverLine>> books = latestFirst.stream().map(one -> turnover.read(one, gstin)).toList();
        List<Gstr3b> given = latestFirst.stream().flatMap(one -> returns.read(one, gstin).stream()).toList();
        Map<TaxPeriod, CommonCredit> all = new TreeMap<>();
        earlier.forEach(one -> months.read(one, gstin).forEach(month -> all.put(month.period(),
                turnover(month.period(), books, given).map(month::withTurnover).orElse(month))));
        return List.copyOf(all.values());
    }

    /** @param books by run, the latest first: two of them may bring the same month, which counts once */
    private static Optional<Turnover> turnover(TaxPeriod period, List<List<TurnoverLine>> books, List<Gstr3b> given) {
        return books.stream().flatMap(ofRun -> Turnover.ofBooks(period, ofRun).stream()).findFirst()
                .or(() -> Turnover.of(period, List.of(), given));
    }

    /** Those in life that the month before left, as this month's register and amendments change them, and those claimed now. */
    private List<CapitalGood> capitalGoods(Run run, RunTable.Member member, Rules rules, Set<String> waiting, List<CreditEvent> posted) {
        Map<String, CapitalGood> all = new LinkedHashMap<>();
        if (member.carriedRun() != null) {
            for (CapitalGood good : goods.read(member.carriedRun(), member.gstin())) {
                CreditClass use = lines.creditClass(run.id(), good.document().block(), good.document()).orElse(good.use());
                CapitalGood now = use == good.use() ? good : Rule43.changeUse(good, use, run.period(), rules);
                if (good.use() == CreditClass.EXEMPT_ONLY && now.use() == CreditClass.COMMON_CAPITAL && !waiting.contains(good.account())) {
                    posted.add(begins(good, now, run.period()));
                }
                all.put(now.account(), now);
            }
        }
        addClaimed(run, member.gstin(), all);
        long life = Long.parseLong(rules.get("r43.months", run.period().lastDay()));
        return all.values().stream().filter(good -> !good.tax().isZero() && Rule43.monthOfLife(good, run.period()) <= life).toList();
    }

    /** Goods whose use is first said when they are reclaimed begin then; a reclaim of others says nothing new of them. */
    private void addClaimed(Run run, Gstin gstin, Map<String, CapitalGood> all) {
        Set<String> begunByReclaim = new HashSet<>();
        Map<String, TaxAmounts> changes = new TreeMap<>();
        events.readClaimed(run.id(), gstin, WATCHED, event -> {
            boolean reclaimed = event.kind() == EventKind.RECLAIMED;
            if (all.containsKey(event.account())) {
                if (!reclaimed || begunByReclaim.contains(event.account())) {
                    changes.merge(event.account(), event.tax(), TaxAmounts::plus);
                }
            } else if (event.kind() != EventKind.CORRECTED && isOfGoods(event.document())) {
                boolean common = event.creditClass() == CreditClass.COMMON_CAPITAL;
                all.put(event.account(), new CapitalGood(event.account(), event.document(), event.creditClass(), event.tax(),
                        common ? event.tax() : TaxAmounts.ZERO, common ? run.period() : null));
                if (reclaimed) {
                    begunByReclaim.add(event.account());
                }
            }
        });
        changes.forEach((account, more) -> all.computeIfPresent(account, (key, good) -> Rule43.amend(good, more)));
    }

    private static boolean isOfGoods(DocumentKey document) {
        return document.type() != DocumentType.CRN && document.date() != null;
    }

    /** Exempt use had kept all of it from credit: what common use gives is claimed now (rule 43(1)(c), proviso). */
    private static CreditEvent begins(CapitalGood before, CapitalGood now, TaxPeriod period) {
        return new CreditEvent(now.account(), now.document(), period, EventKind.CORRECTED, Gstr3bRow.ITC_OTHER, CreditReason.EXEMPT_ONLY,
                CreditReason.RULE_43.law(), "", now.common(), now.use(), null, "", null, "Common use since " + period + ", exempt before: "
                + Paise.formatIndian(now.common().total()) + " of " + Paise.formatIndian(before.tax().total()) + " is credit now.");
    }
}
