package milaan.tables;

/**
 * A value loaded from a row of a file, or carried from an earlier run.
 *
 * @param fileNo number of the file in its run, 0 for a carried value
 * @param rowNo  position of the row in its file, from 1
 */
public record Staged<T>(int fileNo, long rowNo, T value) {
}
