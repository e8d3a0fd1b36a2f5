package milaan.domain.matching;

import java.util.List;

/** Matches one block: pure, deterministic, the same whatever the order of the documents. */
public final class BlockMatcher {

    private final Tolerances tolerances;

    public BlockMatcher(Tolerances tolerances) {
        this.tolerances = tolerances;
    }

    /** @return matches in a fixed order (by id); every document of the block in exactly one line */
    public List<Match> match(Block block) {
        throw new UnsupportedOperationException();
    }
}
