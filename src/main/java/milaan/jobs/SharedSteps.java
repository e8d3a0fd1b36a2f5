package milaan.jobs;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import milaan.formats.FileKind;
import milaan.runtime.InboxRowReader;
import milaan.runtime.RunInbox;
import milaan.runtime.SavepointWriter;
import milaan.tables.FindingTable;

/** The steps that every job has, with their readers and writers. */
@Configuration(proxyBeanMethods = false)
class SharedSteps {

    /** Returns, the portal's statements and the workings kept by hand: decisions and turnover: few rows of several kinds. */
    @Bean
    Step importReturnsStep(Steps steps, InboxRowReader<LoadedRow> returnRows, RejectedRowsListener rejectedRows,
            SavepointWriter<LoadedRow> loadedRows) {
        return steps.importing("import-returns", returnRows, rejectedRows, loadedRows);
    }

    @Bean
    Step countRowsStep(Steps steps, CheckRejections check) {
        return steps.tasklet("count-rows", check::count);
    }

    /** All rows have been seen before this says that too many are bad, so that it can name every kind. */
    @Bean
    Step checkRejectionsStep(Steps steps, CheckRejections check) {
        return steps.tasklet("check-rejections", check::check);
    }

    @Bean
    @StepScope
    InboxRowReader<LoadedRow> returnRows(InboxRows rows, @Value("#{jobParameters['run']}") long run) {
        return rows.of("return-rows", run, FileKind.GSTR3B, FileKind.ECRS_STATEMENT, FileKind.RCM_STATEMENT, FileKind.CREDIT_WORKING,
                FileKind.DECISIONS, FileKind.TURNOVER_BOOKS);
    }

    @Bean
    @StepScope
    SavepointWriter<LoadedRow> loadedRows(LoadedRowWriter writer, PlatformTransactionManager transactions,
            @Value("#{jobParameters['run']}") long run) {
        return new SavepointWriter<>(writer.of(run), transactions);
    }

    @Bean
    @StepScope
    RejectedRowsListener rejectedRows(FindingTable findings, RunInbox inbox, @Value("#{jobParameters['run']}") long run) {
        return new RejectedRowsListener(inbox.run(run), findings);
    }
}
