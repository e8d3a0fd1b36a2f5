/**
 * Tallies the two sides of one supplier block. Its one rule: the result depends on what the documents say, never on the order
 * in which they came. {@link milaan.domain.matching.MatchingPasses} is the table of what counts as a match;
 * {@link milaan.domain.matching.BlockMatcher} drives it, {@code Assignment} picks the best pairs, {@code Splits} the groups.
 * Start with the table.
 */
package milaan.domain.matching;
