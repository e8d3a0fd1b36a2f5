package milaan.jobs.ecrsopening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import milaan.SmallMonth;
import milaan.SmallYear;
import milaan.TestApplication;
import milaan.TestDatabase;
import milaan.domain.identity.Gstin;
import milaan.domain.identity.TaxPeriod;
import milaan.runtime.JobFile;
import milaan.runtime.RunResult;

/** Every line of {@code cases/ecrs-wrong-input.csv} through the whole job: its code, its sentence, and what becomes of the year. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongInputTest {

    private static final String OWN = "27AAPFU0939F1ZV";

    private TestApplication application;
    @TempDir
    Path folder;

    @BeforeAll
    void start(@TempDir Path databases) {
        application = TestApplication.start(TestDatabase.empty(TestDatabase.Kind.HSQLDB, databases), Map.of());
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget_every_run() throws IOException {
        application.empty();
        Files.createDirectories(folder.resolve("input"));
    }

    /** @param portal balance A of CGST, a dash when not known */
    @ParameterizedTest(name = "{11}")
    @CsvFileSource(resources = "/cases/ecrs-wrong-input.csv", numLinesToSkip = 1, delimiter = ';')
    void wrong_input_is_named_with_its_code_and_a_sentence(String returns, String statement, String rcm, String working, String other,
            String change, Long limit, int exit, String portal, String code, String says, String why) throws IOException {
        write(returns, statement, rcm, working);
        if (other != null) {
            writeOther(other);
        }
        if (change != null) {
            change(change);
        }
        RunResult result = application.run(new JobFile("ecrs-opening", List.of(new Gstin(OWN)), TaxPeriod.of(2026, 4), TaxPeriod.of(2027, 3),
                folder.resolve("input"), folder.resolve("output"), "", limit == null ? 200 : limit, Map.of()));

        assertThat(result.exitCode().number()).as("%s: %s", why, result.message()).isEqualTo(exit);
        if (exit != 0) {
            assertThat(result.message()).as(why).contains(says).doesNotContain("Exception");
            assertThat(folder.resolve("output/ecrs-opening").resolve(OWN).resolve("2026-27")).doesNotExist();
            return;
        }
        List<String> said = exceptions();
        if (code == null) {
            assertThat(said).as("%s: nothing is wrong", why).allMatch(line -> line.startsWith("SIDE_MISSING ") || line.startsWith("MISSING_PERIOD "));
        } else {
            assertThat(said).as(why).anyMatch(line -> line.startsWith(code + " ") && line.replace(';', ',').contains(says));
        }
        assertThat(application.jdbc().queryForObject("select cgst from current_ecrs_bridge where figure = 'A'", BigDecimal.class)).as(why)
                .isEqualTo(portal.equals("-") ? null : new BigDecimal(portal + ".00"));
    }

    private List<String> exceptions() {
        return application.jdbc().queryForList("select code || ' ' || message from exceptions order by file_no, row_no", String.class);
    }

    private void write(String returns, String statement, String rcm, String working) throws IOException {
        SmallYear year = new SmallYear(OWN, folder.resolve("input"));
        if (returns != null) {
            year.returns(returns);
        }
        if (statement != null) {
            year.ecrs("ecrs.csv", statement);
        }
        if (rcm != null) {
            year.rcm("rcm.csv", rcm);
        }
        if (working != null) {
            year.working("working.csv", working);
        }
    }

    private void writeOther(String what) throws IOException {
        SmallYear year = new SmallYear(OWN, folder.resolve("input"));
        SmallMonth april = new SmallMonth(OWN, "2026-04").both("24AAACR5055K1Z8", "A/1", "2026-04-05", "1000.00");
        switch (what) {
            case "gstr2b" -> april.writePortal(folder.resolve("input/2b.json"));
            case "register" -> april.write(folder.resolve("month")).write(folder.resolve("input"));
            case "later" -> year.returnsInOneFile("several.json", "2026-02 1/0, 2027-04 1/0");
            case "letter" -> year.write("letter.txt", "Dear all,\nplease find the statement attached.\n");
            case "closing" -> year.write("closing.json", "{\"gstin\":\"" + OWN + "\",\"clsbal\":{\"igst\":0,\"cgst\":5,\"sgst\":0,\"cess\":0}}");
            case "proposal" -> year.write("proposal.json", "{\"r3bautopop\":{\"liabitc\":" + year.filed("2026-03 1/0") + "}}");
            case "cut" -> year.write("cut.json", year.filed("2026-03 1/0").substring(0, 200));
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** {@code ecrs.csv: what stands there => what shall stand there}. */
    private void change(String change) throws IOException {
        Path file = folder.resolve("input").resolve(change.substring(0, change.indexOf(": ")));
        String[] words = change.substring(change.indexOf(": ") + 2).split(" => ");
        String text = Files.readString(file);
        assertThat(text).contains(words[0]);
        Files.writeString(file, text.replace(words[0], words[1]));
    }
}
