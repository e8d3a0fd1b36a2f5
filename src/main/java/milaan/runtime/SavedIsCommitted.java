package milaan.runtime;

import java.util.Objects;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Closes two holes of Spring Batch 6.0.4 that lose or double rows.
 * <ol>
 * <li>A chunk step moves the reader's position in memory before it commits. When the commit fails, the step's last save
 * stores the moved position and a restart skips the chunk. Here a step that failed does not save its context: the database
 * keeps the position of the last commit.</li>
 * <li>While a job is STOPPING the repository copies the stored version before it saves, so a process that was frozen and
 * has been replaced may commit once more. Here a step whose version is not the stored one cannot save inside a chunk.</li>
 * </ol>
 * A version raised in a chunk that rolls back is put back, else the end of the step could not be saved.
 */
@Component
class SavedIsCommitted implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof JobRepository repository)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.addAdvice((MethodInterceptor) call -> {
            Object[] arguments = call.getArguments();
            if (arguments.length == 1 && arguments[0] instanceof StepExecution step) {
                if (call.getMethod().getName().equals("updateExecutionContext") && step.getStatus().isUnsuccessful()) {
                    return null;
                }
                if (call.getMethod().getName().equals("update")
                        && TransactionSynchronizationManager.isSynchronizationActive()) {
                    fence(repository, step);
                }
            }
            return call.proceed();
        });
        return proxy.getProxy();
    }

    private static void fence(JobRepository repository, StepExecution step) {
        StepExecution stored = repository.getStepExecution(step.getId());
        Integer before = step.getVersion();
        if (stored != null && !Objects.equals(before, stored.getVersion())) {
            throw new OptimisticLockingFailureException("step '" + step.getStepName() + "' has been taken over: version "
                    + stored.getVersion() + " is stored, this process has " + before);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    step.setVersion(before);
                }
            }
        });
    }
}
