package milaan.jobs.monthend;

import milaan.TestDatabase;

class CreditMonthsOnPostgresTest extends CreditMonthsTest {

    CreditMonthsOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
