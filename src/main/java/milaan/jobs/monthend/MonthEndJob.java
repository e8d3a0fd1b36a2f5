package milaan.jobs.monthend;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import org.springframework.batch.core.listener.StepExecutionListener;
import milaan.domain.document.RejectedRow;
import milaan.formats.FileKind;
import milaan.runtime.InboxRow;
import milaan.runtime.InboxRowReader;
import milaan.runtime.Progress;
import milaan.runtime.SavepointWriter;
import milaan.tables.DocumentLineTable;
import milaan.tables.FindingTable;
import milaan.tables.MatchTable;
import milaan.tables.SourceFileTable;

/** A month end: take the inbox, load both sides, carry what was open, match, prove the totals, publish. */
@Configuration(proxyBeanMethods = false)
class MonthEndJob {

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;

    MonthEndJob(JobRepository repository, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Bean("month-end")
    Job monthEnd(Step takeInboxStep, Step importGstr2bStep, Step importPurchaseRegisterStep, Step countRowsStep, Step checkRejectionsStep,
            Step carryForwardStep, Step matchStep, Step verifyStep, Step publishStep) {
        return new JobBuilder("month-end", repository)
                .validator(new DefaultJobParametersValidator(new String[] {"key", "period", "revision", "run"}, new String[0]))
                .start(takeInboxStep)
                .next(importGstr2bStep)
                .next(importPurchaseRegisterStep)
                .next(countRowsStep)
                .next(checkRejectionsStep)
                .next(carryForwardStep)
                .next(matchStep)
                .next(verifyStep)
                .next(publishStep)
                .build();
    }

    @Bean
    Step takeInboxStep(TakeInbox inbox) {
        return tasklet("take-inbox", inbox::take);
    }

    @Bean
    Step importGstr2bStep(InboxRowReader<LoadedRow> gstr2bRows, RejectedRowsListener rejectedRows,
            SavepointWriter<LoadedRow> loadedRows, @Value("${milaan.chunk-size}") int chunkSize) {
        return importStep("import-gstr2b", chunkSize, gstr2bRows, rejectedRows, loadedRows);
    }

    @Bean
    Step importPurchaseRegisterStep(InboxRowReader<LoadedRow> purchaseRows, RejectedRowsListener rejectedRows,
            SavepointWriter<LoadedRow> loadedRows, @Value("${milaan.chunk-size}") int chunkSize) {
        return importStep("import-purchase-register", chunkSize, purchaseRows, rejectedRows, loadedRows);
    }

    private Step importStep(String name, int chunkSize, InboxRowReader<LoadedRow> rows, RejectedRowsListener rejected,
            ItemWriter<LoadedRow> writer) {
        return new StepBuilder(name, repository).<InboxRow<LoadedRow>, LoadedRow>chunk(chunkSize).transactionManager(transactions)
                .reader(rows).processor(InboxRow::valueOrRejection).writer(writer)
                .faultTolerant().skip(RejectedRow.class).skipLimit(Long.MAX_VALUE)
                .skipListener(rejected).listener(new Progress<InboxRow<LoadedRow>, LoadedRow>())
                .build();
    }

    @Bean
    Step countRowsStep(CheckRejections check) {
        return tasklet("count-rows", check::count);
    }

    /** All rows have been seen before this says that too many are bad, so that it can name every kind. */
    @Bean
    Step checkRejectionsStep(CheckRejections check) {
        return tasklet("check-rejections", check::check);
    }

    @Bean
    Step carryForwardStep(CarryForward carry) {
        return tasklet("carry-forward", carry::carry);
    }

    /** One item is a range of supplier blocks, so a chunk is one item: what a transaction holds is bounded by the range. */
    @Bean
    Step matchStep(BlockReader blocks, MatchBlocks matchBlocks, SavepointWriter<MatchedRange> matchedRanges) {
        return new StepBuilder("match", repository).<LineRange, MatchedRange>chunk(1).transactionManager(transactions)
                .reader(blocks).processor(matchBlocks).writer(matchedRanges)
                .listener(new Progress<LineRange, MatchedRange>())
                .build();
    }

    @Bean
    Step verifyStep(Verify verify) {
        return tasklet("verify", verify::verify);
    }

    @Bean
    Step publishStep(Publish publish) {
        return tasklet("publish", publish::publish);
    }

    /** What a tasklet step does to a run. */
    private interface Work {
        void on(long run);
    }

    private Step tasklet(String name, Work work) {
        return new StepBuilder(name, repository).tasklet((contribution, context) -> {
            work.on(contribution.getStepExecution().getJobParameters().getLong("run"));
            return RepeatStatus.FINISHED;
        }, transactions).listener((StepExecutionListener) new Progress<>()).build();
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> gstr2bRows(MonthEndInbox inbox, @Value("#{jobParameters['run']}") long run) {
        return rows("gstr2b-rows", FileKind.GSTR2B, inbox, run);
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> purchaseRows(MonthEndInbox inbox, @Value("#{jobParameters['run']}") long run) {
        return rows("purchase-rows", FileKind.PURCHASE_REGISTER, inbox, run);
    }

    private static InboxRowReader<LoadedRow> rows(String name, FileKind kind, MonthEndInbox inbox, long run) {
        return new InboxRowReader<>(name, inbox.accepted(run, kind), new LoadRows(inbox.run(run), inbox.profile(run), inbox.rules(run)));
    }

    @Bean
    @StepScope
    SavepointWriter<LoadedRow> loadedRows(DocumentLineTable lines, FindingTable findings, SourceFileTable files,
            @Value("#{jobParameters['run']}") long run) {
        return new SavepointWriter<>(new LoadedRowWriter(run, lines, findings, files), transactions);
    }

    @Bean
    @StepScope
    RejectedRowsListener rejectedRows(FindingTable findings, @Value("#{jobParameters['run']}") long run) {
        return new RejectedRowsListener(run, findings);
    }

    @Bean
    @StepScope
    BlockReader blocks(DocumentLineTable lines, @Value("#{jobParameters['run']}") long run) {
        return new BlockReader(run, lines);
    }

    @Bean
    @StepScope
    MatchBlocks matchBlocks(MonthEndInbox inbox, @Value("#{jobParameters['run']}") long run) {
        return new MatchBlocks(inbox.rules(run), inbox.run(run).period());
    }

    @Bean
    @StepScope
    SavepointWriter<MatchedRange> matchedRanges(MatchTable matches, FindingTable findings,
            @Value("#{jobParameters['run']}") long run) {
        return new SavepointWriter<>(chunk -> {
            for (MatchedRange range : chunk) {
                matches.insert(run, range.blocks());
                findings.insert(run, range.findings());
            }
        }, transactions);
    }
}
