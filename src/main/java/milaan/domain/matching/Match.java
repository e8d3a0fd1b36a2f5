package milaan.domain.matching;

import java.util.List;

/**
 * Documents that belong together, or one that stands alone, with the reason.
 *
 * @param id           depends only on the content of the documents, never on their order in the files
 * @param status       what to do
 * @param bucket       why
 * @param pass         name of the pass of {@code MatchingPasses} that made it
 * @param reason       a sentence with the values of both sides; for a lone document its nearest candidate and what stopped it
 * @param score        0 to 100: how well the documents agree; 0 for a lone document
 * @param lines        at least one
 * @param evidenceHash changes when any figure or fact behind the match changes; a decision is honoured only while it is the same
 */
public record Match(String id, Status status, Bucket bucket, String pass, String reason, int score,
                    List<MatchLine> lines, String evidenceHash) {

    public Match {
        lines = List.copyOf(lines);
    }
}
