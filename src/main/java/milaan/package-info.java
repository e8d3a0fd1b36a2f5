/**
 * Milaan: GST portal exports and books, tallied. The path of the data is the order of the rooms: files, formats, domain, tables,
 * with jobs saying when and runtime saying how it survives.
 * Its one rule: domain uses only Java, and nothing uses jobs (ArchitectureTest).
 * Start reading at {@link milaan.Milaan}, then {@code milaan.jobs.monthend.MonthEndJob}.
 */
package milaan;
