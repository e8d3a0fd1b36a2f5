package milaan.jobs.monthend;

import milaan.TestDatabase;

class CarryForwardOnHsqldbTest extends CarryForwardTest {

    CarryForwardOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
