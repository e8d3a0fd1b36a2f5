package milaan.tables;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Repository;

import milaan.domain.advice.ReviewItem;

/** What analysts may decide on. */
@Repository
public class ReviewItemTable {

    private static final List<String> COLUMNS = List.of("run_id", "block", "row_no", "gstin", "item_key", "evidence_hash", "status",
            "document", "reason", "rupees", "suggested");

    private final BulkWriter bulk;

    ReviewItemTable(BulkWriter bulk) {
        this.bulk = bulk;
    }

    /** @param document the document in a few words, for people */
    public record Shown(ReviewItem item, String document) {
    }

    /** @param blocks whole blocks, by key */
    public void insert(long run, Map<String, List<Shown>> blocks) {
        bulk.insert("review_item", COLUMNS, BlockRows.of(blocks, (block, no, shown) -> {
            ReviewItem item = shown.item();
            return new Object[] {run, block, no, item.gstin().text(), item.item(), item.evidenceHash(), item.status(), shown.document(),
                    item.reason(), BulkWriter.money(item.rupees()), KeyColumns.nameOrNull(item.suggested())};
        }));
    }
}
