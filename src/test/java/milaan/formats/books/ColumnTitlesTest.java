package milaan.formats.books;

import static org.assertj.core.api.Assertions.assertThat;

import milaan.formats.FileKind;
import milaan.formats.Profile;
import milaan.formats.books.ColumnTitles.Meaning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ColumnTitlesTest {

    private final ColumnTitles known = ColumnTitles.with(FileKind.PURCHASE_REGISTER, Profile.NONE);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "/cases/register-titles.csv", delimiter = ';', numLinesToSkip = 1)
    void a_title_means_its_field_or_nothing(String title, String field, String why) {
        assertThat(known.find(title).map(Meaning::field).orElse(null)).as(why).isEqualTo(field);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvFileSource(resources = "/cases/books-titles.csv", delimiter = ';', numLinesToSkip = 1)
    void a_title_means_another_field_in_another_kind_of_file(FileKind kind, String title, String field, String why) {
        assertThat(ColumnTitles.with(kind, Profile.NONE).find(title).map(Meaning::field).orElse(null)).as(why).isEqualTo(field);
    }
}
