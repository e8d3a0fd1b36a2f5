package milaan.jobs.monthend;

import milaan.TestDatabase;

class CreditMonthsOnHsqldbTest extends CreditMonthsTest {

    CreditMonthsOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
