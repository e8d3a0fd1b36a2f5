package milaan.jobs.monthend;

import milaan.TestDatabase;

class CrashOnPostgresTest extends CrashTest {

    CrashOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
