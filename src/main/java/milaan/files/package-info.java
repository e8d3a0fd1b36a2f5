/**
 * Containers: CSV, XLSX, XLS, JSON and ZIP become rows of text; results become CSV.
 *
 * <p>One rule: nothing is believed and nothing is lost here. A row that cannot be cut into cells is still a row
 * ({@link milaan.formats.Row#BROKEN}), a file that cannot be read says why. Open {@link milaan.files.Containers} first.
 */
package milaan.files;
