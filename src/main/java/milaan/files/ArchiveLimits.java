package milaan.files;

/**
 * How much an archive may hold before it is taken for a trap.
 *
 * @param entries    files in an archive and the archives inside it
 * @param bytes      their size unpacked
 * @param ratio      unpacked to packed size of one entry, ...
 * @param ratioFrom  ... once it has unpacked to so many bytes: small files of zeros are harmless
 */
record ArchiveLimits(int entries, long bytes, long ratio, long ratioFrom) {

    static final ArchiveLimits DEFAULT = new ArchiveLimits(1000, 2L << 30, 200, 1 << 20);
}
