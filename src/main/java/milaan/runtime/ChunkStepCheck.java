package milaan.runtime;

import java.lang.reflect.Field;
import java.util.Collection;

import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.ReflectionUtils;

/**
 * Start-up check: every chunk step has the database's transaction manager. Without one Spring Batch silently takes a
 * manager that rolls nothing back, and half of a failed chunk stays in the tables.
 */
@Component
class ChunkStepCheck implements SmartInitializingSingleton {

    private final Collection<Step> steps;
    private final PlatformTransactionManager transactions;

    ChunkStepCheck(Collection<Step> steps, PlatformTransactionManager transactions) {
        this.steps = steps;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        steps.forEach(this::check);
    }

    void check(Step step) {
        if (step instanceof ChunkOrientedStep<?, ?>) {
            Field field = ReflectionUtils.findField(ChunkOrientedStep.class, "transactionManager");
            ReflectionUtils.makeAccessible(field);
            Object manager = ReflectionUtils.getField(field, step);
            if (manager == null || manager instanceof ResourcelessTransactionManager || manager != transactions) {
                throw new IllegalStateException("chunk step '" + step.getName()
                        + "' does not use the database's transaction manager: set .transactionManager(...)");
            }
        }
    }
}
