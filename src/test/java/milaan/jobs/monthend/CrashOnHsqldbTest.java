package milaan.jobs.monthend;

import milaan.TestDatabase;

class CrashOnHsqldbTest extends CrashTest {

    CrashOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
