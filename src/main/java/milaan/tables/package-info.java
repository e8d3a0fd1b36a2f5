/**
 * The database: one class per table, with its SQL, its reader and its bulk writer.
 * Its one rule: SQL stands here (and in db/migration) and nowhere else, and no dialect leaks out.
 * Start reading at {@link milaan.tables.DocumentLineTable}.
 */
package milaan.tables;
