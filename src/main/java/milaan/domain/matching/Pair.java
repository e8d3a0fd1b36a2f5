package milaan.domain.matching;

/**
 * A possible pair and how much it is worth.
 *
 * @param weight its pass outweighs every weaker pass, then the closeness counts
 */
record Pair(Entry books, Entry portal, Agreement agreement, MatchingPasses pass, long weight) {

    /** One pair of a pass is worth more than two of the next: taking it can at most break two others. */
    private static final long STEP = 3;

    static Pair of(Entry books, Entry portal, Agreement agreement, MatchingPasses pass) {
        long rank = 1;
        for (int weaker = pass.ordinal(); weaker < MatchingPasses.LEFT_OVER.ordinal(); weaker++) {
            rank = Math.multiplyExact(rank, STEP);
        }
        return new Pair(books, portal, agreement, pass, Math.multiplyExact(rank, 1000 + closeness(books, portal, agreement)));
    }

    /** 0 to 250. */
    private static long closeness(Entry books, Entry portal, Agreement agreement) {
        long amount = Math.min(20, Math.abs(books.document.valueWithTax() - portal.document.valueWithTax()) / 10);
        return 2L * agreement.score() + Math.max(0, 30 - agreement.days()) + 20 - amount;
    }
}
