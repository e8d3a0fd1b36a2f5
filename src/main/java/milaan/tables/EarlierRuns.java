package milaan.tables;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import milaan.domain.identity.Gstin;

/** The runs that each GSTIN's credit goes back to: they need not be the same, since a run may be repeated for one GSTIN alone. */
final class EarlierRuns {

    private EarlierRuns() {
    }

    /** @return all of them, oldest first */
    static Set<Long> of(Map<Gstin, List<Long>> runs) {
        return runs.values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the GSTINs whose credit goes back to a run */
    static Set<String> gstins(long run, Map<Gstin, List<Long>> runs) {
        return runs.entrySet().stream().filter(chain -> chain.getValue().contains(run)).map(chain -> chain.getKey().text())
                .collect(Collectors.toSet());
    }
}
