package milaan.jobs.monthend;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import milaan.domain.rules.Rules;
import milaan.formats.FileKind;
import milaan.formats.Profile;
import milaan.runtime.Intake;
import milaan.runtime.Intake.LookedAt;
import milaan.runtime.RulesFile;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;

/** What the steps of a run need to know of it: its files, its profile, its rules. */
@Component
class MonthEndInbox {

    private final RunTable runs;
    private final Intake intake;

    MonthEndInbox(RunTable runs, Intake intake) {
        this.runs = runs;
        this.intake = intake;
    }

    Run run(long id) {
        return runs.get(id);
    }

    Profile profile(long id) {
        return Intake.profile(run(id).profile());
    }

    Rules rules(long id) {
        Map<String, String> overrides = new TreeMap<>();
        run(id).rules().lines().filter(line -> !line.isBlank())
                .forEach(line -> overrides.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return RulesFile.read(overrides);
    }

    /** Every file that concerns the run, accepted or refused. */
    List<LookedAt> files(long id) {
        Run run = run(id);
        return Intake.concerning(intake.look(Path.of(run.input()), profile(id)),
                new Intake.Scope(run.gstins(), run.gstinsOfCommand(), run.period(), run.firstPeriod(), run.lastPeriod()));
    }

    List<LookedAt> accepted(long id, FileKind kind) {
        return files(id).stream().filter(file -> file.refusal() == null && file.format().kind() == kind).toList();
    }
}
