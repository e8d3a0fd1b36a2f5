package milaan.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import milaan.domain.rules.Rules;
import milaan.formats.FileKind;
import milaan.formats.Profile;
import milaan.runtime.Intake.LookedAt;
import milaan.tables.RunTable;
import milaan.tables.RunTable.Run;

/** What the steps of a run need to know of it: its files, its profile, its rules. */
@Component
public class RunInbox {

    private final RunTable runs;
    private final Intake intake;

    RunInbox(RunTable runs, Intake intake) {
        this.runs = runs;
        this.intake = intake;
    }

    public Run run(long id) {
        return runs.get(id);
    }

    public Profile profile(long id) {
        return Intake.profile(run(id).profile());
    }

    public Rules rules(long id) {
        Map<String, String> overrides = new TreeMap<>();
        run(id).rules().lines().filter(line -> !line.isBlank())
                .forEach(line -> overrides.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return RulesFile.read(overrides);
    }

    /** Every file that concerns the run, accepted or refused. */
    public List<LookedAt> files(long id) {
        Run run = run(id);
        return Intake.concerning(intake.look(Path.of(run.input()), profile(id)), Intake.Scope.of(run));
    }

    /** The files that the run loads, of these kinds. */
    public List<LookedAt> accepted(long id, FileKind... kinds) {
        return files(id).stream().filter(file -> file.refusal() == null && List.of(kinds).contains(file.format().kind())).toList();
    }
}
