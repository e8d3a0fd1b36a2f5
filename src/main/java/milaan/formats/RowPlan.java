package milaan.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How the rows of a recognised file are cut out of its container. */
public sealed interface RowPlan {

    /**
     * Every object at one of these paths is a row. Cells: its own scalars by key; scalars of the objects around it by
     * key where the row has none of that name; objects inside it flattened with a dot ({@code itc.igst}); arrays inside
     * it with positions ({@code items[0].txval}); {@code $path} = the path that matched. A row inside a row is part of the
     * outer one.
     *
     * @param paths key paths without array positions, as in {@link Sample.Json#paths()}
     */
    record JsonRows(Set<String> paths) implements RowPlan {
    }

    /** @param sheets layouts by sheet, in the order of the file; a sheet without a layout is not read */
    record TableRows(List<SheetLayout> sheets) implements RowPlan {
    }

    /**
     * @param sheet     name of the sheet
     * @param firstRow  1-based number of the first row behind the heading
     * @param columns   field name by 0-based column. Several columns of one field become {@code field}, {@code field#2},
     *                  {@code field#3} from left to right
     * @param constants cells that every row of the sheet gets ({@code section}), unless the row has its own
     * @param fillDown  fields taken from the row above when all of them are blank: half a row is never completed by another's
     * @param isData    false for totals, repeated headings and other rows that are not data. Sees the row as it stands, with
     *                  constants and before anything is filled down; blank and broken rows never get here
     * @param findings  remarks on the layout, such as a missing column
     */
    record SheetLayout(String sheet, int firstRow, Map<Integer, String> columns, Map<String, String> constants,
                       Set<String> fillDown, Predicate<Row> isData, List<milaan.domain.document.Finding> findings) {
    }
}
