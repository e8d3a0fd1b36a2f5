package milaan.jobs.monthend;

import milaan.TestDatabase;

class StatementsOnPostgresTest extends StatementsTest {

    StatementsOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
