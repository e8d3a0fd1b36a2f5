package milaan.jobs.monthend;

import milaan.TestDatabase;

class CreditJobOnHsqldbTest extends CreditJobTest {

    CreditJobOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
