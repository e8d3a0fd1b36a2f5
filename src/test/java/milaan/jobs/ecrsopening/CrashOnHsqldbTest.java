package milaan.jobs.ecrsopening;

import milaan.TestDatabase;

class CrashOnHsqldbTest extends CrashTest {

    CrashOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
