package milaan.domain.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Picks of all possible pairs those that agree best overall, each document once. Documents that share no candidate do not
 * influence each other, so every connected component is solved alone: optimally up to a bound, beyond it best pair first.
 */
final class Assignment {

    private static final int LARGEST_OPTIMAL = 400;

    private static final Comparator<Pair> BEST_FIRST = Comparator.comparingLong((Pair p) -> -p.weight())
            .thenComparingInt(p -> p.books().order).thenComparingInt(p -> p.portal().order);

    /** @param ambiguous another choice would have been as good */
    record Choice(Pair pair, boolean ambiguous) {
    }

    private Assignment() {
    }

    /** @param pairs in a fixed order: the result does not depend on anything else */
    static List<Choice> best(List<Pair> pairs) {
        List<Choice> choices = new ArrayList<>();
        for (List<Pair> component : components(pairs)) {
            if (component.size() == 1) {
                choices.add(new Choice(component.get(0), false));
                continue;
            }
            List<Pair> chosen = component.size() <= LARGEST_OPTIMAL ? optimal(component) : greedy(component);
            markAmbiguous(component, chosen, choices);
        }
        return choices;
    }

    private static List<List<Pair>> components(List<Pair> pairs) {
        int books = 1 + pairs.stream().mapToInt(pair -> pair.books().order).max().orElse(0);
        int portal = 1 + pairs.stream().mapToInt(pair -> pair.portal().order).max().orElse(0);
        int[] parent = new int[books + portal];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (Pair pair : pairs) {
            parent[root(parent, pair.books().order)] = root(parent, books + pair.portal().order);
        }
        Map<Integer, List<Pair>> byRoot = new HashMap<>();
        List<List<Pair>> components = new ArrayList<>();
        for (Pair pair : pairs) {
            byRoot.computeIfAbsent(root(parent, pair.books().order), r -> {
                List<Pair> component = new ArrayList<>(1);
                components.add(component);
                return component;
            }).add(pair);
        }
        return components;
    }

    private static int root(int[] parent, int i) {
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }

    private static List<Pair> optimal(List<Pair> component) {
        SimpleWeightedGraph<Entry, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        Set<Entry> books = new LinkedHashSet<>();
        Set<Entry> portal = new LinkedHashSet<>();
        Map<DefaultWeightedEdge, Pair> pairOf = new HashMap<>();
        for (Pair pair : component) {
            books.add(pair.books());
            portal.add(pair.portal());
            graph.addVertex(pair.books());
            graph.addVertex(pair.portal());
            DefaultWeightedEdge edge = graph.addEdge(pair.books(), pair.portal());
            graph.setEdgeWeight(edge, pair.weight());
            pairOf.put(edge, pair);
        }
        List<Pair> chosen = new ArrayList<>();
        for (DefaultWeightedEdge edge : new MaximumWeightBipartiteMatching<>(graph, books, portal).getMatching().getEdges()) {
            chosen.add(pairOf.get(edge));
        }
        chosen.sort(BEST_FIRST);
        return chosen;
    }

    private static List<Pair> greedy(List<Pair> component) {
        List<Pair> sorted = new ArrayList<>(component);
        sorted.sort(BEST_FIRST);
        Set<Entry> used = new HashSet<>();
        List<Pair> chosen = new ArrayList<>();
        for (Pair pair : sorted) {
            if (!used.contains(pair.books()) && !used.contains(pair.portal())) {
                used.add(pair.books());
                used.add(pair.portal());
                chosen.add(pair);
            }
        }
        return chosen;
    }

    /** A pair is ambiguous when swapping it for another of its pass, with what that frees, would be as good. */
    private static void markAmbiguous(List<Pair> component, List<Pair> chosen, List<Choice> choices) {
        Map<Entry, Pair> taken = new HashMap<>();
        for (Pair pair : chosen) {
            taken.put(pair.books(), pair);
            taken.put(pair.portal(), pair);
        }
        Map<Entry, Map<Entry, Pair>> byEnds = new HashMap<>();
        for (Pair pair : component) {
            byEnds.computeIfAbsent(pair.books(), e -> new HashMap<>()).put(pair.portal(), pair);
        }
        Set<Pair> ambiguous = new HashSet<>();
        for (Pair other : component) {
            Pair ofBooks = taken.get(other.books());
            Pair ofPortal = taken.get(other.portal());
            if (ofBooks == other) {
                continue;
            }
            if (ofBooks != null && ofPortal != null) {
                Pair back = byEnds.get(ofPortal.books()).get(ofBooks.portal());
                if (back != null && nearTie(ofBooks, other) && nearTie(ofPortal, back)) {
                    ambiguous.add(ofBooks);
                    ambiguous.add(ofPortal);
                }
            } else if (ofBooks != null && nearTie(ofBooks, other)) {
                ambiguous.add(ofBooks);
            } else if (ofPortal != null && nearTie(ofPortal, other)) {
                ambiguous.add(ofPortal);
            }
        }
        for (Pair pair : chosen) {
            choices.add(new Choice(pair, ambiguous.contains(pair)));
        }
    }

    private static boolean nearTie(Pair chosen, Pair other) {
        return chosen.pass() == other.pass() && chosen.agreement().score() - other.agreement().score() <= 2
                && Math.abs(chosen.agreement().days() - other.agreement().days()) <= 1;
    }
}
