package milaan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import milaan.domain.document.RejectionReason;
import milaan.files.Inbox.Content;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

    private static final ArchiveLimits SMALL = new ArchiveLimits(5, 10_000, 20, 2_000);

    @TempDir
    private Path temp;
    private Path inbox;
    private Path work;

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(temp.resolve("inbox"));
        work = temp.resolve("work");
    }

    @Test
    void files_of_all_folders_come_in_order_of_name_and_junk_does_not() throws IOException {
        write("b.csv", "b");
        write("books/april.csv", "a");
        write("a.json", "{}");
        for (String junk : List.of(".DS_Store", ".hidden/x.csv", "__MACOSX/b.csv", "~$b.xlsx", "Thumbs.db", "books/.gitkeep",
                "x.gitkeep")) {
            write(junk, "junk");
        }

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).extracting(InboxFile::name).containsExactly("a.json", "b.csv", "books/april.csv");
        assertThat(content.refusals()).isEmpty();
        assertThat(content.files().get(2).size()).isEqualTo(1);
        // the published digest of the one letter a
        assertThat(content.files().get(2).sha256()).isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    }

    @Test
    void a_single_file_is_an_inbox() throws IOException {
        write("2b.json", "{}");

        assertThat(Inbox.open(inbox.resolve("2b.json"), work).files()).extracting(InboxFile::name).containsExactly("2b.json");
    }

    @Test
    void a_missing_folder_is_an_error() {
        assertThatThrownBy(() -> Inbox.open(temp.resolve("none"), work))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("none");
    }

    @Test
    void the_same_bytes_twice_are_listed_twice() throws IOException {
        write("a.csv", "x");
        write("b.csv", "x");

        assertThat(Inbox.open(inbox, work).files()).extracting(InboxFile::sha256).hasSize(2).containsOnly(
                "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881");
    }

    @Test
    void a_zip_and_a_zip_in_it_are_opened() throws IOException {
        byte[] inner = zip("part2.json", "{\"b\":2}");
        write("2b.zip", zip("part1.json", "{\"a\":1}", "__MACOSX/._part1.json", "junk", "more/", "", "more/inner.zip", inner));

        Content content = Inbox.open(inbox, work);

        assertThat(content.refusals()).isEmpty();
        assertThat(content.files()).extracting(InboxFile::name).containsExactly("2b.zip!/more/inner.zip!/part2.json", "2b.zip!/part1.json");
        assertThat(content.files().get(0).path()).startsWith(work).hasContent("{\"b\":2}");
        assertThat(content.files().get(1).path().getFileName()).hasToString("0000");
    }

    @Test
    void a_zip_three_deep_is_refused_and_its_neighbours_are_read() throws IOException {
        byte[] third = zip("x.csv", "x");
        write("a.zip", zip("b.zip", zip("c.zip", third, "y.csv", "y")));

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).extracting(InboxFile::name).containsExactly("a.zip!/b.zip!/y.csv");
        assertThat(refusals(content)).containsExactly("a.zip!/b.zip!/c.zip UNSAFE_ARCHIVE");
    }

    @Test
    void a_workbook_is_a_file_whatever_its_name() throws IOException {
        write("register.zip", zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"));

        assertThat(Inbox.open(inbox, work).files()).extracting(InboxFile::name).containsExactly("register.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.csv", "a/../../evil.csv", "/etc/evil.csv", "..\\evil.csv", "a\\evil.csv", "C:/evil.csv", ".."})
    void a_path_that_could_leave_the_folder_refuses_the_archive(String name) throws IOException {
        write("a.zip", zip("good.csv", "x", name, "evil"));

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).isEmpty();
        assertThat(refusals(content)).containsExactly("a.zip UNSAFE_ARCHIVE");
        assertThat(everythingBelow(temp)).containsExactly("inbox", "inbox/a.zip");
    }

    @Test
    void an_entry_that_swells_too_much_refuses_the_archive() throws IOException {
        write("bomb.zip", zip("zeros.csv", "0".repeat(9_000)));
        write("good.csv", "x");

        Content content = Inbox.open(inbox, work, SMALL);

        assertThat(content.files()).extracting(InboxFile::name).containsExactly("good.csv");
        assertThat(content.refusals()).singleElement()
                .satisfies(refusal -> assertThat(refusal.finding().message()).contains("zeros.csv", "20 times"));
        assertThat(everythingBelow(work)).isEmpty();
    }

    @Test
    void a_bomb_of_the_usual_size_meets_the_usual_limits() throws IOException {
        // 64 MB of one letter pack to about 65 KB, a ratio of 1000
        write("bomb.zip", zip("zeros.csv", "0".repeat(64 << 20)));

        assertThat(refusals(Inbox.open(inbox, work))).containsExactly("bomb.zip UNSAFE_ARCHIVE");
    }

    @Test
    void too_many_bytes_in_all_refuse_the_archive() throws IOException {
        write("a.zip", zip("1.csv", noise(6_000, 1), "2.csv", noise(6_000, 2)));

        Content content = Inbox.open(inbox, work, SMALL);

        assertThat(content.files()).isEmpty();
        assertThat(content.refusals()).singleElement()
                .satisfies(refusal -> assertThat(refusal.finding().message()).contains("unpacks to more than"));
    }

    @Test
    void the_limits_hold_for_an_archive_with_those_inside() throws IOException {
        write("a.zip", zip("1.csv", noise(3_000, 1), "b.zip", zip("2.csv", noise(6_000, 2))));

        for (int run = 0; run < 2; run++) {
            Content content = Inbox.open(inbox, work, SMALL);
            assertThat(content.files()).extracting(InboxFile::name).containsExactly("a.zip!/1.csv");
            assertThat(refusals(content)).containsExactly("a.zip!/b.zip UNSAFE_ARCHIVE");
        }
    }

    @Test
    void too_many_entries_refuse_the_archive() throws IOException {
        write("a.zip", zip("1", "x", "2", "x", "3", "x", "4", "x", "5", "x", "6", "x"));

        assertThat(refusals(Inbox.open(inbox, work, SMALL))).containsExactly("a.zip UNSAFE_ARCHIVE");
    }

    @Test
    void entries_under_a_password_refuse_the_archive() throws IOException {
        byte[] zip = zip("a.csv", "x");
        zip[6] |= 1;
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
        write("a.zip", zip);

        Content content = Inbox.open(inbox, work);

        assertThat(refusals(content)).containsExactly("a.zip UNSAFE_ARCHIVE");
        assertThat(content.refusals().get(0).finding().message()).contains("password");
    }

    @Test
    void an_archive_whose_bytes_are_damaged_is_refused_as_a_whole() throws IOException {
        byte[] zip = zip("a.csv", noise(2_000, 1), "b.csv", "x");
        for (int i = 300; i < 320; i++) {
            zip[i] ^= 0x55;
        }
        write("a.zip", zip);

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).isEmpty();
        assertThat(refusals(content)).containsExactly("a.zip UNREADABLE_FILE");
        assertThat(everythingBelow(work)).isEmpty();
    }

    @Test
    void a_cut_off_zip_is_listed_and_says_so_when_read() throws IOException {
        byte[] zip = zip("a.csv", noise(2_000, 1));
        write("a.zip", java.util.Arrays.copyOf(zip, 500));

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).extracting(InboxFile::name).containsExactly("a.zip");
        assertThatThrownBy(() -> Containers.sample(content.files().get(0)))
                .isInstanceOf(UnreadableFile.class).hasMessageContaining("cut off");
    }

    @Test
    void an_archive_of_nothing_is_not_passed_over() throws IOException {
        write("a.zip", zip("folder/", ""));

        assertThat(refusals(Inbox.open(inbox, work))).containsExactly("a.zip UNREADABLE_FILE");
    }

    @Test
    void names_in_an_old_code_page_do_not_matter() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.ISO_8859_1)) {
            zip.putNextEntry(new ZipEntry("Einkäufe.csv"));
            zip.write('x');
        }
        write("a.zip", bytes.toByteArray());

        assertThat(Inbox.open(inbox, work).files()).extracting(InboxFile::name).containsExactly("a.zip!/Einkäufe.csv");
    }

    @Test
    void what_an_earlier_run_unpacked_is_used_again_and_what_it_left_half_is_not() throws IOException {
        write("a.zip", zip("1.csv", "one", "2.csv", "two"));
        Content first = Inbox.open(inbox, work);
        Path folder = first.files().get(0).path().getParent();
        var made = Files.getLastModifiedTime(folder.resolve("0001"));

        assertThat(Inbox.open(inbox, work)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(folder.resolve("0001"))).isEqualTo(made);

        Files.move(folder, folder.resolveSibling(folder.getFileName() + ".part"));
        Files.delete(folder.resolveSibling(folder.getFileName() + ".part").resolve("0001"));
        assertThat(Inbox.open(inbox, work)).isEqualTo(first);

        Files.delete(folder.resolve("0001"));
        assertThat(Inbox.open(inbox, work)).isEqualTo(first);
        assertThat(everythingBelow(work)).hasSize(3);
    }

    @Test
    void a_link_out_of_the_inbox_is_refused_and_one_inside_is_followed() throws IOException {
        Files.writeString(temp.resolve("outside.csv"), "x");
        write("a.csv", "x");
        Files.createSymbolicLink(inbox.resolve("in.csv"), inbox.resolve("a.csv"));
        Files.createSymbolicLink(inbox.resolve("out.csv"), temp.resolve("outside.csv"));
        Files.createSymbolicLink(inbox.resolve("outdir"), temp);
        Files.createSymbolicLink(inbox.resolve("gone.csv"), temp.resolve("gone"));

        Content content = Inbox.open(inbox, work);

        assertThat(content.files()).extracting(InboxFile::name).containsExactly("a.csv", "in.csv");
        assertThat(refusals(content)).containsExactly("gone.csv UNREADABLE_FILE", "out.csv UNREADABLE_FILE", "outdir UNREADABLE_FILE");
    }

    private static List<String> refusals(Content content) {
        return content.refusals().stream().map(refusal -> refusal.file() + " " + refusal.finding().reason()).toList();
    }

    private static List<String> everythingBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private void write(String name, Object content) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(content));
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Object content) {
        return content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int size, long seed) {
        byte[] bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }
}
