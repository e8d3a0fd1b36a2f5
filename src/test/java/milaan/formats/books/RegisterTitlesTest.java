package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;

import milaan.formats.Profile;
import milaan.formats.books.RegisterTitles.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RegisterTitlesTest {

    private final RegisterTitles known = RegisterTitles.with(Profile.NONE);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "/cases/register-titles.csv", delimiter = ';', numLinesToSkip = 1)
    void a_title_means_its_field_or_nothing(String title, String field, String why) {
        assertThat(known.find(title).map(Meaning::field).orElse(null)).as(why).isEqualTo(field);
    }
}
