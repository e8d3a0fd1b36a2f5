package milaan.domain.matching;

import java.util.List;

import milaan.domain.document.Document;

/**
 * All documents of one supplier PAN (or all imports, or all without GSTIN) of a run, both sides, of every GSTIN of ours
 * that the run covers. The unit of matching: nothing matches across blocks.
 */
public record Block(String key, List<Document> books, List<Document> portal) {

    public Block {
        books = List.copyOf(books);
        portal = List.copyOf(portal);
    }
}
