package milaan.jobs.ecrsopening;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import milaan.formats.FileKind;
import milaan.jobs.CarryFacts;
import milaan.jobs.Steps;
import milaan.jobs.TakeInbox;

/** The opening of a year: take the inbox, load returns, statements and workings, carry what is known, compute, prove, publish. */
@Configuration(proxyBeanMethods = false)
class EcrsOpeningJob {

    private static final Map<FileKind, String> THREE_WITNESSES = new TreeMap<>(Map.of(
            FileKind.GSTR3B, "the balance is rolled from the returns that earlier runs know, if any",
            FileKind.ECRS_STATEMENT, "the portal's balance is known only as far as earlier runs know it",
            FileKind.CREDIT_WORKING, "the books' open items are known only as far as earlier runs know them"));

    private final Steps steps;

    EcrsOpeningJob(Steps steps) {
        this.steps = steps;
    }

    @Bean("ecrs-opening")
    Job ecrsOpening(JobRepository repository, Step takeReturnsStep, Step importReturnsStep, Step countRowsStep, Step checkRejectionsStep,
            Step carryFactsStep, Step computeOpeningStep, Step verifyOpeningStep, Step publishOpeningStep) {
        return new JobBuilder("ecrs-opening", repository)
                .validator(new DefaultJobParametersValidator(new String[] {"key", "period", "revision", "run"}, new String[0]))
                .start(takeReturnsStep)
                .next(importReturnsStep)
                .next(countRowsStep)
                .next(checkRejectionsStep)
                .next(carryFactsStep)
                .next(computeOpeningStep)
                .next(verifyOpeningStep)
                .next(publishOpeningStep)
                .build();
    }

    @Bean
    Step takeReturnsStep(TakeInbox inbox) {
        return steps.tasklet("take-inbox", run -> inbox.take(run, THREE_WITNESSES));
    }

    @Bean
    Step carryFactsStep(CarryFacts carry) {
        return steps.tasklet("carry-forward", carry::carry);
    }

    @Bean
    Step computeOpeningStep(ComputeOpening compute) {
        return steps.tasklet("compute-opening", compute::compute);
    }

    @Bean
    Step verifyOpeningStep(VerifyOpening verify) {
        return steps.tasklet("verify", verify::verify);
    }

    @Bean
    Step publishOpeningStep(PublishOpening publish) {
        return steps.tasklet("publish", publish::publish);
    }
}
