package milaan.jobs.ecrsopening;

import milaan.TestDatabase;

class EcrsOpeningJobOnPostgresTest extends EcrsOpeningJobTest {

    EcrsOpeningJobOnPostgresTest() {
        super(TestDatabase.Kind.POSTGRESQL);
    }
}
