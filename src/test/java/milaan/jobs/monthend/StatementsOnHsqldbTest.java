package milaan.jobs.monthend;

import milaan.TestDatabase;

class StatementsOnHsqldbTest extends StatementsTest {

    StatementsOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
