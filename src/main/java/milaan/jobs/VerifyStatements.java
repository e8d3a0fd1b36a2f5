package milaan.jobs;

import java.util.List;

import org.springframework.stereotype.Component;

import milaan.tables.StatementRollTable;

/** The rolls as they are stored: each row adds up, and each opens with what the one before it closed with. */
@Component
public class VerifyStatements {

    private final StatementRollTable rolls;

    VerifyStatements(StatementRollTable rolls) {
        this.rolls = rolls;
    }

    /** @param faults what disagrees is added to them */
    public void check(long run, List<String> faults) {
        rolls.rowsThatDoNotAddUp(run).forEach(row -> faults.add(row + ": closing is not opening + added - used"));
        rolls.rowsThatDoNotFollow(run).forEach(row -> faults.add(row + ": opening is not the closing of the period before"));
    }
}
