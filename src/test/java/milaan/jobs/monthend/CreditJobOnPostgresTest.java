package milaan.jobs.monthend;

import milaan.TestDatabase;

class CreditJobOnPostgresTest extends CreditJobTest {

    CreditJobOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
