/**
 * File layouts: how a file is recognised, how its rows are cut, and how a row becomes a line of a document.
 *
 * <p>One rule: a layout sees samples and rows, never a file, and decides by content alone; what it cannot load it
 * rejects with the value and what was expected. Start at {@link milaan.formats.Format}.
 */
package milaan.formats;
