package milaan.jobs.ecrsopening;

import milaan.TestDatabase;

class CrashOnPostgresTest extends CrashTest {

    CrashOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
