package milaan.files;

/** The lines of the sheets of one table, in order. */
interface Lines extends AutoCloseable {

    /** @return the next line, null after the last; blank ones may be left out */
    Line next();

    @Override
    void close();
}
