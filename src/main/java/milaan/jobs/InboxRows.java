package milaan.jobs;

import org.springframework.stereotype.Component;

import milaan.formats.FileKind;
import milaan.runtime.InboxRowReader;
import milaan.runtime.RunInbox;

/** Readers of the rows of a run's files. */
@Component
public class InboxRows {

    private final RunInbox inbox;

    InboxRows(RunInbox inbox) {
        this.inbox = inbox;
    }

    /** @param name names the reader in the step's context */
    public InboxRowReader<LoadedRow> of(String name, long run, FileKind... kinds) {
        return new InboxRowReader<>(name, inbox.accepted(run, kinds),
                new LoadRows(inbox.run(run), inbox.profile(run), inbox.rules(run)));
    }
}
