package milaan.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import milaan.domain.document.Finding;
import milaan.domain.document.SourceLine;
import milaan.domain.identity.Gstin;
import milaan.tables.StagedFinding;

/** What a step has to say of rows that were loaded before it, collected for exceptions.csv. */
public final class Remarks {

    /** Behind the remarks that the rows got when they were read. */
    static final long BEHIND_ROWS = 1_000_000_000_000L;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<StagedFinding> remarks = new ArrayList<>();

    /** @param names names of the run's files by number */
    public Remarks(Map<Integer, String> names) {
        names.forEach((no, name) -> numbers.put(name, no));
    }

    /** @param source the row, of this run or of an earlier one; null when it is about something that is not there: {@code where} says what */
    public void add(SourceLine source, String where, Finding finding, Gstin gstin) {
        Integer file = source == null ? null : numbers.get(source.file());
        String line = source == null ? where : file == null ? source.toString() : source.line();
        remarks.add(new StagedFinding(file == null ? 0 : file, BEHIND_ROWS + remarks.size() + 1, line, "", finding, gstin));
    }

    public List<StagedFinding> all() {
        return List.copyOf(remarks);
    }
}
