package milaan.jobs.ecrsopening;

import milaan.TestDatabase;

class EcrsOpeningJobOnHsqldbTest extends EcrsOpeningJobTest {

    EcrsOpeningJobOnHsqldbTest() {
        super(TestDatabase.Kind.HSQLDB);
    }
}
