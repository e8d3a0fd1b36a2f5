package milaan.jobs.monthend;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import milaan.formats.FileKind;
import milaan.jobs.CarryFacts;
import milaan.jobs.FoldStatements;
import milaan.jobs.InboxRows;
import milaan.jobs.LoadedRow;
import milaan.jobs.RejectedRowsListener;
import milaan.jobs.Remarks;
import milaan.jobs.Steps;
import milaan.jobs.TakeInbox;
import milaan.runtime.InboxRowReader;
import milaan.runtime.Progress;
import milaan.domain.identity.TaxPeriod;
import milaan.domain.rules.Rules;
import milaan.runtime.RunInbox;
import milaan.tables.DecisionTable;
import milaan.runtime.SavepointWriter;
import milaan.tables.DocumentLineTable;
import milaan.tables.FindingTable;
import milaan.tables.MatchTable;

/**
 * A month end: take the inbox, load both sides, the payments and the returns, carry what was open, match, post the credit, apportion what is
 * common, fold Table 4 and the statements, prove, publish.
 */
@Configuration(proxyBeanMethods = false)
class MonthEndJob {

    private static final Map<FileKind, String> TWO_SIDES = new TreeMap<>(Map.of(
            FileKind.GSTR2B, "every document of the other side stands alone",
            FileKind.PURCHASE_REGISTER, "every document of the other side stands alone"));

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Steps steps;

    MonthEndJob(JobRepository repository, PlatformTransactionManager transactions, Steps steps) {
        this.repository = repository;
        this.transactions = transactions;
        this.steps = steps;
    }

    @Bean("month-end")
    Job monthEnd(Step takeInboxStep, Step importGstr2bStep, Step importPurchaseRegisterStep, Step importPaymentsStep,
            Step importReturnsStep, Step countRowsStep,
            Step checkRejectionsStep, Step carryForwardStep, Step matchStep, Step postCreditStep, Step apportionStep, Step foldStep,
            Step verifyStep, Step publishStep) {
        return new JobBuilder("month-end", repository)
                .validator(new DefaultJobParametersValidator(new String[] {"key", "period", "revision", "run"}, new String[0]))
                .start(takeInboxStep)
                .next(importGstr2bStep)
                .next(importPurchaseRegisterStep)
                .next(importPaymentsStep)
                .next(importReturnsStep)
                .next(countRowsStep)
                .next(checkRejectionsStep)
                .next(carryForwardStep)
                .next(matchStep)
                .next(postCreditStep)
                .next(apportionStep)
                .next(foldStep)
                .next(verifyStep)
                .next(publishStep)
                .build();
    }

    @Bean
    Step takeInboxStep(TakeInbox inbox) {
        return steps.tasklet("take-inbox", run -> inbox.take(run, TWO_SIDES));
    }

    @Bean
    Step importGstr2bStep(InboxRowReader<LoadedRow> gstr2bRows, RejectedRowsListener rejectedRows, SavepointWriter<LoadedRow> loadedRows) {
        return steps.importing("import-gstr2b", gstr2bRows, rejectedRows, loadedRows);
    }

    @Bean
    Step importPurchaseRegisterStep(InboxRowReader<LoadedRow> purchaseRows, RejectedRowsListener rejectedRows,
            SavepointWriter<LoadedRow> loadedRows) {
        return steps.importing("import-purchase-register", purchaseRows, rejectedRows, loadedRows);
    }

    @Bean
    Step importPaymentsStep(InboxRowReader<LoadedRow> paymentRows, RejectedRowsListener rejectedRows, SavepointWriter<LoadedRow> loadedRows) {
        return steps.importing("import-payments", paymentRows, rejectedRows, loadedRows);
    }

    @Bean
    Step carryForwardStep(CarryForward documents, CarryFacts facts) {
        return steps.tasklet("carry-forward", run -> {
            documents.carry(run);
            facts.carry(run);
        });
    }

    /** One item is a range of supplier blocks, so a chunk is one item: what a transaction holds is bounded by the range. */
    @Bean
    Step matchStep(BlockReader<MatchedRange> blocks, SavepointWriter<MatchedRange> matchedRanges) {
        return new StepBuilder("match", repository).<MatchedRange, MatchedRange>chunk(1).transactionManager(transactions)
                .reader(blocks).writer(matchedRanges)
                .listener(new Progress<MatchedRange, MatchedRange>())
                .build();
    }

    /** What each document's credit is, what of it is given back or reclaimed, and what there is to do about it. */
    @Bean
    Step postCreditStep(BlockReader<PostedRange> creditBlocks, SavepointWriter<PostedRange> postedRanges) {
        return new StepBuilder("post-credit", repository).<PostedRange, PostedRange>chunk(1).transactionManager(transactions)
                .reader(creditBlocks).writer(postedRanges)
                .listener(new Progress<PostedRange, PostedRange>())
                .build();
    }

    /** What no single document tells: the exempt share of common credit. */
    @Bean
    Step apportionStep(Apportion apportion) {
        return steps.tasklet("apportion", apportion::apportion);
    }

    /** Table 4 as the register adds up, and what the returns make of the portal's running statements, held against the portal's own. */
    @Bean
    Step foldStep(FoldCredit credit, FoldStatements statements) {
        return steps.tasklet("fold", run -> {
            statements.forget(run);
            Remarks remarks = statements.remarks(run);
            statements.fold(run, remarks);
            credit.fold(run, remarks);
            statements.say(run, remarks);
        });
    }

    @Bean
    Step verifyStep(Verify verify) {
        return steps.tasklet("verify", verify::verify);
    }

    @Bean
    Step publishStep(Publish publish) {
        return steps.tasklet("publish", publish::publish);
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> gstr2bRows(InboxRows rows, @Value("#{jobParameters['run']}") long run) {
        return rows.of("gstr2b-rows", run, FileKind.GSTR2B);
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> purchaseRows(InboxRows rows, @Value("#{jobParameters['run']}") long run) {
        return rows.of("purchase-rows", run, FileKind.PURCHASE_REGISTER);
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> paymentRows(InboxRows rows, @Value("#{jobParameters['run']}") long run) {
        return rows.of("payment-rows", run, FileKind.PAYMENTS);
    }

    @Bean
    @StepScope
    BlockReader<MatchedRange> blocks(DocumentLineTable lines, RunInbox inbox, RunDecisions decisions,
            @Value("#{jobParameters['run']}") long run) {
        return new BlockReader<>("blocks", run, lines,
                new MatchBlocks(run, lines, decisions.of(run), inbox.rules(run), inbox.run(run).period()));
    }

    @Bean
    @StepScope
    BlockReader<PostedRange> creditBlocks(DocumentLineTable lines, MatchTable matches, CreditOpenings openings, RunInbox inbox,
            RunDecisions decisions, @Value("#{jobParameters['run']}") long run) {
        return new BlockReader<>("credit-blocks", run, lines, new PostBlocks(run, matches, openings.of(inbox.run(run)), decisions.of(run),
                inbox.rules(run), inbox.run(run).period()));
    }

    @Bean
    @StepScope
    SavepointWriter<MatchedRange> matchedRanges(MatchTable matches, FindingTable findings, DecisionTable decisions,
            @Value("#{jobParameters['run']}") long run) {
        return new SavepointWriter<>(chunk -> {
            for (MatchedRange range : chunk) {
                matches.insert(run, range.blocks());
                findings.insert(run, range.findings());
                decisions.insertUsed(run, "match", range.used());
            }
        }, transactions);
    }

    @Bean
    @StepScope
    SavepointWriter<PostedRange> postedRanges(PostedRangeWriter writer, RunInbox inbox, @Value("#{jobParameters['run']}") long run) {
        Rules rules = inbox.rules(run);
        TaxPeriod period = inbox.run(run).period();
        return new SavepointWriter<>(chunk -> {
            for (PostedRange range : chunk) {
                writer.write(run, period, rules, range);
            }
        }, transactions);
    }
}
