package milaan.jobs.monthend;

import milaan.TestDatabase;

class CarryForwardOnPostgresTest extends CarryForwardTest {

    CarryForwardOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
