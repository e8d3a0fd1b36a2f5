package milaan.tables;

import java.util.List;
import java.util.Map;

import milaan.tables.ControlTotalTable.Sum;

/** A table of rows that files bring and that are no lines of documents. @param <T> what a row says */
public interface FactTable<T> {

    /** The class of its values. */
    Class<T> value();

    void insert(long run, List<Staged<T>> values);

    /** @return rows and rupees by number of the file, without what was carried from an earlier run */
    Map<Integer, Sum> loadedByFile(long run);
}
