package milaan.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Rows that are numbered within their block, from 1. */
final class BlockRows {

    /** The columns of a row. */
    interface Values<T> {
        Object[] of(String block, int no, T value);
    }

    private BlockRows() {
    }

    static <T> List<Object[]> of(Map<String, List<T>> blocks, Values<T> values) {
        return behind(block -> 0, blocks, values);
    }

    /** @param last number of the block's last row that is there already, 0 when none */
    static <T> List<Object[]> behind(ToIntFunction<String> last, Map<String, List<T>> blocks, Values<T> values) {
        List<Object[]> rows = new ArrayList<>();
        blocks.forEach((block, inBlock) -> {
            int no = last.applyAsInt(block);
            for (T value : inBlock) {
                rows.add(values.of(block, ++no, value));
            }
        });
        return rows;
    }
}
